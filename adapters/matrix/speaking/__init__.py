"""From parts to events in rooms."""
