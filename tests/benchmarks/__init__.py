"""How light and quick it is, as figures of one run; `make bench` prints them."""
