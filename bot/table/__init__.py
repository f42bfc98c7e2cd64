"""The policy table (beleidstafel): its meetings, agenda, decisions and action points."""
