# What the Matrix adapter says by itself.

matrix-unreadable =
    Ik kan dit bericht niet lezen: ik heb de sleutel niet gekregen. Stuur het nog een keer.
    Lukt dat niet, meld je dan af en weer aan in je app.
matrix-no-files = Op Matrix kan ik nog geen bestanden aannemen. Doe het op Discord of in de webchat, of vraag de beheerder.
