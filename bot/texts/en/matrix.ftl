# What the Matrix adapter says by itself.

matrix-unreadable =
    I cannot read this message: I was not given its key. Please send it again.
    If that does not help, sign out of your app and in again.
