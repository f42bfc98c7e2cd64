"""The dossier of a meeting of the policy table: a quarter of practice, and what is asked of the table."""
