"""Tests of keeping the community safe."""
