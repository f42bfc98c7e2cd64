"""Members and their data: the client-safe door, what is held of a member, erasing it, and the register."""
