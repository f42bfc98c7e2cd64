"""Tests of the privacy guard: what it finds, what it leaves alone, and that its time stays linear."""
