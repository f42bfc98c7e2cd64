"""From facts to numbers: weeks, figures, trends, spread and what stays hidden."""
