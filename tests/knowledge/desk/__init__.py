"""Tests of what editors see at the desk."""
