"""Tests of the assistant itself."""
