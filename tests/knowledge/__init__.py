"""Finding: analysis, ranking, the gate, danger, and the knowledge base in the database and in chat."""
