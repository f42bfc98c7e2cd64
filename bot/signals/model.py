"""Plain values and rules of signals: states, levels, triage, consent."""

from __future__ import annotations

from enum import StrEnum


class Perspective(StrEnum):
    """The source of knowledge of who gives a signal."""

    PRACTICE = "praktijk"
    CLIENT = "client"
    POLICY = "beleid"
    SCIENCE = "wetenschap"


class Level(StrEnum):
    """Where the key lies."""

    ORGANISATION = "eigen_organisatie"
    FUNDING = "inkoop_financiering"
    LOCAL = "lokaal_beleid"
    NATIONAL = "landelijk_beleid"
    LAW = "wet"


class Triage(StrEnum):
    """The three questions of triage: which of them a signal asks for."""

    SHARE_KNOWLEDGE = "kennis_delen"
    EMPLOYER_COMMISSIONER = "werkgever_opdrachtgever"
    DEVELOP_KNOWLEDGE = "kennis_ontwikkelen"
