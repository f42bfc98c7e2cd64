"""Reading Dutch: words, stems, compounds, other words for the same, places; and a question taken apart."""
