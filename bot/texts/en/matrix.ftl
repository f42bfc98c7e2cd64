# What the Matrix adapter says by itself.

matrix-unreadable =
    I cannot read this message: I was not given its key. Please send it again.
    If that does not help, sign out of your app and in again.
matrix-no-files = On Matrix I cannot take files yet. Do it on Discord or in the web chat, or ask the administrator.
