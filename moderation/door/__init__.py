"""The client-safe door: what is masked or held back in which room, and how its writer is helped on."""
