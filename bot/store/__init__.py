"""Where the assistant keeps what it must not forget: one database, one writer."""
