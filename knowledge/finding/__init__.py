"""From a question to sources or to silence: the index, the search, the gate, danger."""
