"""The assistant on Matrix, against a real homeserver."""
