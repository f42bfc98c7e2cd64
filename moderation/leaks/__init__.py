"""Data leaks: client data that slipped through is taken away everywhere, and its clock is kept."""
