"""Cases: what moderators and the look-out did, why, and what came of it; never what was said."""
