"""The login, its device, and how both are made and kept."""
