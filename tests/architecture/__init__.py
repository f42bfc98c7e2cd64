"""Reading the source as a plan of the house: who may import whom, and how big a room may be."""
