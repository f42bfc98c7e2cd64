"""The commands with which moderators see how the door does, and make it stricter, milder or wiser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.core.commands import Call, Suggestion, command
from bot.core.content import Block, b, h, line, p, table, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Audience, Conversation
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import matching
from bot.core.zone import local_day
from moderation.door import store
from moderation.door.model import Change, RuleCount, RuleMode, Sensitivity, Subject
from moderation.door.proposing import Proposals
from moderation.door.publicity import entry
from moderation.door.strictness import Strictness
from moderation.door.wording import change_words, kind_key

DAYS = timedelta(days=30)
_RULES, _CHANGES, _SHOWN = 8, 5, 3
_DOUBTED, _WRONG = 3, 0.3


class DoorCommands:
    """`room_name` gives what members call the room with this key."""

    def __init__(self, strictness: Strictness, proposals: Proposals, room_name: Callable[[str], str]) -> None:
        self._strictness = strictness
        self._proposals = proposals
        self._room_name = room_name

    @command("privacyfilter", needs=Role.MODERATOR, seen=Seen.ASKER)
    def overview(self, call: Call) -> Reply:
        """How strict the guard is, what was changed, and which rule is often wrong."""
        today = local_day(call.now)
        counts = store.counts(call.unit, (today - DAYS, today))
        changes = store.latest(call.unit, _CHANGES)
        body = (h(call.say("door-title")), *self._set(call), *_counted(call, counts))
        if changes:
            body += (h(call.say("door-changes"), 3), ul(*(self._changed(call, each) for each in changes)))
        return Reply(body, (*_advice(call, counts), *_undo(call, changes[:1]), *self._more(call)))

    @command("privacyfilter-kamer", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def set_room(self, call: Call, kanaal: Conversation, stand: Sensitivity) -> Reply:
        """Make the guard stricter or milder in one room."""
        if kanaal.audience is Audience.DIRECT:
            raise UserError("door-not-private")
        value = "" if stand is self._strictness.usually(kanaal) else stand.value
        return self._change(call, Subject.ROOM, kanaal.whole_room.key, value)

    @command(
        "privacyfilter-regel", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True, suggests={"regel": "rules"}
    )
    def set_rule(self, call: Call, regel: str, stand: RuleMode) -> Reply:
        """Let one rule only look on, or hold messages back again."""
        name = regel.strip().casefold()
        if name not in self._rules(call):
            raise UserError("door-rule-unknown")
        value = RuleMode.OBSERVE.value if stand is RuleMode.OBSERVE else ""
        return self._change(call, Subject.RULE, name, value)

    @command("openbaar", needs=Role.MODERATOR, seen=Seen.ASKER, judges=("wat",))
    def propose(self, call: Call, wat: str) -> Reply:
        """Show what would change if this number or organisation were public, and ask whether to."""
        words = " ".join(wat.split())
        shown = self._proposals.preview(words, store.settings(call.unit, Subject.PUBLIC))
        body: list[Block] = [p(call.say("door-public-ask", what=words))]
        if shown.freed:
            body.append(p(call.say("door-public-freed", count=len(shown.freed), tried=shown.tried)))
            body.append(ul(*shown.freed[:_SHOWN]))
        else:
            body.append(p(call.say("door-public-same", tried=shown.tried)))
        yes = Action(call.say("door-public-do"), "openbaar-nu", {"wat": words}, once=True)
        return Reply(tuple(body), (yes,))

    @command("openbaar-nu", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True, judges=("wat",))
    def make_public(self, call: Call, wat: str) -> Reply:
        """Put a number or organisation on the public list."""
        shown = self._proposals.preview(wat, store.settings(call.unit, Subject.PUBLIC))
        return self._change(call, Subject.PUBLIC, shown.entry, Subject.PUBLIC.value)

    @command("niet-openbaar", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True, judges=("wat",))
    def make_private(self, call: Call, wat: str) -> Reply:
        """Take a number or organisation off the list that moderators made."""
        if entry(wat) not in store.settings(call.unit, Subject.PUBLIC):
            raise UserError("door-public-unknown")
        return self._change(call, Subject.PUBLIC, entry(wat), "")

    @command("privacyfilter-terug", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def undo(self, call: Call, wijziging: int) -> Reply:
        """Turn one change back."""
        made = store.change_by_id(call.unit, wijziging)
        now = store.settings(call.unit, made.subject).get(made.name, "") if made else ""
        if made is None or now != made.after:
            raise UserError("door-undo-late")
        return self._change(call, made.subject, made.name, made.before)

    def rules(self, call: Call, typed: str) -> Sequence[Suggestion]:
        """The rules that ever found something."""
        return matching(typed, ((rule, rule) for rule in self._rules(call)))

    def _rules(self, call: Call) -> list[str]:
        return sorted({*store.rules_seen(call.unit), *store.settings(call.unit, Subject.RULE)})

    def _change(self, call: Call, subject: Subject, name: str, value: str) -> Reply:
        if store.settings(call.unit, subject).get(name, "") == value:
            raise UserError("door-same")
        made = store.change(call.unit, subject, name, value, call.person, call.now)
        return Reply(p(call.say("door-done"), " ", self._changed(call, made)), _undo(call, [made]))

    def _more(self, call: Call) -> tuple[Action, ...]:
        """What can be set, each of which asks what it needs."""
        offered = ["privacyfilter-kamer", "privacyfilter-regel", "openbaar"]
        offered += ["niet-openbaar"] if store.settings(call.unit, Subject.PUBLIC) else []
        return tuple(Action(call.say(f"door-do-{each}"), each) for each in offered)

    def _changed(self, call: Call, made: Change) -> str:
        name = self._room_name(made.name) if made.subject is Subject.ROOM else made.name
        return change_words(call.say, made, name)

    def _set(self, call: Call) -> tuple[Block, ...]:
        """What moderators set."""
        say, unit = call.say, call.unit
        rooms = store.settings(unit, Subject.ROOM)
        named = (
            line(b(self._room_name(key)), ": ", say(f"enum-sensitivity-{x}")) for key, x in rooms.items()
        )
        lists = [("door-rooms", tuple(named))]
        lists.append(("door-rules-observe", tuple(line(x) for x in store.settings(unit, Subject.RULE))))
        lists.append(("door-public", tuple(line(x) for x in store.settings(unit, Subject.PUBLIC))))
        found = [block for key, items in lists if items for block in (h(say(key), 3), ul(*items))]
        return (p(say("door-usual")), *found)


def _counted(call: Call, counts: Sequence[RuleCount]) -> tuple[Block, ...]:
    """Which rules found most, those that are most often wrong first."""
    say = call.say
    if not counts:
        return (p(say("door-no-counts")),)
    ranked = sorted(counts, key=lambda x: (-x.waived, -x.refused, -x.masked, x.rule))[:_RULES]
    head = [say(f"door-count-{x}") for x in ("rule", "kind", "refused", "waived", "masked", "observed")]
    rows = [
        (x.rule, say(f"{kind_key(x.kind)}.short"), *map(str, (x.refused, x.waived, x.masked, x.observed)))
        for x in ranked
    ]
    return (h(say("door-counts", days=DAYS.days), 3), p(say("door-counts-how")), table(head, rows))


def _advice(call: Call, counts: Sequence[RuleCount]) -> tuple[Action, ...]:
    """A button for each rule that is often wrong."""
    wrong = [x for x in counts if x.waived >= _DOUBTED and x.doubt >= _WRONG]
    worst = sorted(wrong, key=lambda x: -x.doubt)[:2]
    given = [{"regel": x.rule, "stand": RuleMode.OBSERVE.value} for x in worst]
    return tuple(
        Action(call.say("door-do-observe", rule=each["regel"]), "privacyfilter-regel", each) for each in given
    )


def _undo(call: Call, changes: Sequence[Change]) -> tuple[Action, ...]:
    return tuple(
        Action(call.say("door-do-undo"), "privacyfilter-terug", {"wijziging": str(x.id)}, once=True)
        for x in changes
    )
