"""Tests of the desk: who gets in, and what a page or a form may do."""
