"""What happens when machines fail at the worst moment."""
