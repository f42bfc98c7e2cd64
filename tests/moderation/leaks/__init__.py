"""Tests of what happens when client data slipped through."""
