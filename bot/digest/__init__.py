"""The weekly digest of the beleidstafel: one set of figures, shown as chat, page, table and data."""
