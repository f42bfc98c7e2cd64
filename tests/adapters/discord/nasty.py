"""Texts that would do something if they were not escaped, and how to compare what is left of them."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from tests.adapters.discord.markdown import GAP

HREF = "https://voorbeeld.nl/pagina"
NASTY = [
    *("@everyone", "@here", "<@80351110224678912>", "<@!80351110224678912>", "<@&80351110224678912>"),
    *(
        "<#80351110224678912>",
        "<:hoi:80351110224678912>",
        "<a:hoi:80351110224678912>",
        ":smile:",
        "<id:home>",
    ),
    *("<t:1618953630:R>", "</waar:80351110224678912>", "https://kwaad.nl/a_b", "<https://kwaad.nl>"),
    *("discord.gg/abc", "[klik](https://kwaad.nl)", "](https://kwaad.nl)", "[", "]", "(", ")", "\\", "\\\\"),
    *("*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "```\n", "> ", ">>> ", "# ", "### ", "-# "),
    *(
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2026. ",
        "\n",
        "\r\n",
        "\u2028",
        "\t",
        "  ",
        " ",
        "@",
        "#",
        "<",
        ">",
        ":",
        ".",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\u3164",
        "\x00",
        "https:",
        "//kwaad.nl",
        "woord",
        "1",
        "é",
        "👨‍👩‍👧",
    ),
]
ANY_SIGN = st.text(st.characters(exclude_categories=()), max_size=8)
TEXTS = st.lists(st.sampled_from(NASTY) | ANY_SIGN, max_size=12).map("".join)


def squeezed(words: str) -> str:
    """Words without spaces; square brackets are round in a label."""
    return re.sub(r"\s", "", words.replace(GAP, "")).replace("[", "(").replace("]", ")")
