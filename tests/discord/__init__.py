"""The whole assistant on Discord, against the peer: catching up, trouble, load."""
