"""Tests of the policy table."""
