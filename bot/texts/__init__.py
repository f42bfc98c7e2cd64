"""Every sentence the assistant says: one catalogue per language, one file per room, Dutch first."""
