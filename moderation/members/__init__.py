"""Members and their data: what is held of a member, erasing it, and the register."""
