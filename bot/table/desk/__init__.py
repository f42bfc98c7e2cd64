"""The policy table at the desk: meetings, agendas and what came of them."""
