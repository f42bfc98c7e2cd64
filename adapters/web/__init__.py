"""The web chat: a platform of its own on this machine, with rooms, members, private replies and threads."""
