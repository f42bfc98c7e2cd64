"""Editing the terms of signals."""
