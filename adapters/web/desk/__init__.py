"""The desk: pages for who has a role, in a browser."""
