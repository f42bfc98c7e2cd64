"""How the tables came to be, step by step; `bot.store.upgrade` walks the steps.

A step is a file `versions/vNNNN_words.py` with `revision = "NNNN"` and the number before it as
`down_revision`. Steps are never changed once released.
"""
