"""Plain values of signals: states, roles, levels, triage, consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Theme(StrEnum):
    """The subject of a signal: one of twelve."""

    ACCESS = "toegang_wachttijd"
    COMMISSIONING = "inkoop_tarieven"
    ADMINISTRATION = "administratie_verantwoording"
    PRIVACY = "privacy_gegevensdeling"
    COLLABORATION = "samenwerking_regie"
    PROTECTION = "jeugdbescherming_veiligheid"
    SCHOOL = "onderwijs_jeugdhulp"
    TURNING_18 = "overgang_18"
    CRAFT = "vakmanschap_scholing"
    STAFF = "personeel_werkdruk"
    RESIDENTIAL = "verblijf_pleegzorg"
    CLIENTS = "clientpositie_participatie"


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


class Perspective(StrEnum):
    """The source of knowledge of who gives a signal."""

    PRACTICE = "praktijk"
    CLIENT = "client"
    POLICY = "beleid"
    SCIENCE = "wetenschap"


class Kind(StrEnum):
    """Whether something rubs or works well."""

    RUBS = "schuurt"
    WORKS = "werkt"


class ConsentLevel(StrEnum):
    """What may be done with a signal; from strictest to most open, strictly anonymous last."""

    INTERNAL = "intern"
    ANONYMOUS = "anoniem"
    QUOTE = "citeren"
    APPROACHABLE = "benaderbaar"
    BY_NAME = "op-naam"
    STRICT = "anoniem-strikt"


class Source(StrEnum):
    """Who says so: a rule proposes, the contributor and the moderator decide."""

    RULE = "regel"
    CONTRIBUTOR = "melder"
    MODERATOR = "moderator"


class SignalState(StrEnum):
    """Where a signal stands."""

    CANDIDATE = "kandidaat"
    NEW = "nieuw"
    VALIDATED = "gevalideerd"
    BUNDLED = "gebundeld"
    REJECTED = "afgewezen"
    WITHDRAWN = "ingetrokken"
    MERGED = "samengevoegd"
    EXPIRED = "verlopen"


class BundleState(StrEnum):
    """Where a bundle stands on its way to the beleidstafel and back."""

    OPEN = "open"
    SCHEDULED = "geagendeerd"
    DISCUSSED = "besproken"
    TAKEN_UP = "opgepakt"
    FED_BACK = "teruggekoppeld"
    DECLINED = "afgewezen"
    CLOSED = "afgesloten"
    MERGED = "samengevoegd"
    EXPIRED = "vervallen"


State = SignalState | BundleState


class Reason(StrEnum):
    """Why a signal is not taken up; the contributor always hears it, with another way to go."""

    NO_SIGNAL = "geen_signaal"
    CASE = "casuistiek"
    PERSON_OR_ORGANISATION = "over_persoon_of_organisatie"
    COPY = "dubbel"
    OUTSIDE = "buiten_domein"
    NOT_CONCRETE = "onvoldoende_concreet"
    SAFETY = "acute_veiligheid"
    WITHDRAWN = "ingetrokken"


class DeclineReason(StrEnum):
    """Why the beleidstafel does not take a bundle up; always with words of its own."""

    SETTLED = "al_geregeld"
    OTHER_BODY = "ander_gremium"
    KNOWLEDGE_SUFFICES = "kennis_volstaat"
    LITTLE_SUPPORT = "te_weinig_steun"
    NO_AUTHORITY = "buiten_bevoegdheid"


class ActorRole(StrEnum):
    """In which role somebody takes a step; the history keeps this and never who."""

    CONTRIBUTOR = "signaleerder"
    MODERATOR = "moderator"
    SECRETARY = "secretaris"
    STEWARD = "gegevensbeheerder"
    ASSISTANT = "assistent"


@dataclass(frozen=True, slots=True)
class Answers:
    """The three questions of triage, answered."""

    share_knowledge: bool
    employer_commissioner: bool
    develop_knowledge: bool

    @property
    def outcomes(self) -> tuple[Triage, ...]:
        """The questions answered with yes."""
        asked = zip(
            Triage, (self.share_knowledge, self.employer_commissioner, self.develop_knowledge), strict=True
        )
        return tuple(outcome for outcome, yes in asked if yes)


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal as it is kept; `text` is masked and confirmed, and None for a candidate or once erased."""

    id: str
    person: str | None
    text: str | None
    kind: Kind
    consent: ConsentLevel
    state: SignalState
    theme: Theme | None
    theme_by: Source
    level: Level | None
    level_by: Source
    answers: Answers | None
    perspective: Perspective | None
    region: str | None
    platform: str
    channel: str
    given_at: datetime
    bundle: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Signals about one issue; `title` states the bottleneck, not a solution."""

    id: str
    title: str
    state: BundleState
    theme: Theme | None
    level: Level | None
    created_at: datetime
    merged_into: str | None = None


class Recognition(StrEnum):
    """What somebody says to a bundle: it happens here too, or here it does work."""

    SAME = "herken"
    WORKS = "werkt"


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind a bundle: distinct contributors and endorsers; nobody counts twice.

    `works` are those who say that it does work where they are; they stand not behind the bottleneck.
    """

    contributors: frozenset[str]
    endorsers: frozenset[str]
    unknown: int = 0  # signals without a person: strictly anonymous or erased
    works: frozenset[str] = frozenset()
    past: int = 0  # endorsers of whom nothing is kept any more, and below those for whom it worked
    past_works: int = 0

    @property
    def persons(self) -> int:
        """How many different people that are at least."""
        return len(self.contributors | self.endorsers) + self.unknown + self.past


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history of a signal or bundle."""

    subject: str
    frm: str
    to: str
    role: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What a contributor hands in: confirmed and masked words, and what they chose to add."""

    text: str
    theme: Theme | None = None
    level: Level | None = None
    kind: Kind = Kind.RUBS
    consent: ConsentLevel = ConsentLevel.ANONYMOUS
    profession: str | None = None
    perspective: Perspective | None = None
    profile_region: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a signal was given; `message` points at the chat message it came from, if any.

    `copied` tells that its words are those of that message.
    """

    platform: str
    channel: str
    message: str | None = None
    copied: bool | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """What came in between two moments, for a digest: plain values, nothing of the database."""

    signals: tuple[Signal, ...]
    bundles: Mapping[str, Bundle] = field(default_factory=dict)
    support: Mapping[str, Support] = field(default_factory=dict)
    endorsed: tuple[tuple[str, datetime], ...] = ()
    steps: tuple[Step, ...] = ()
