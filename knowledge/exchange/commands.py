"""The commands for editors to take a file in, to give the sources out, and to look at what feeds brought."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

from bot.core.commands import Call, command
from bot.core.content import Block, card, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, File, Reply, Seen, Style
from knowledge.exchange import leads, requests
from knowledge.exchange.forms import IN, Form, form_of
from knowledge.exchange.leads import Lead
from knowledge.exchange.lines import CharsetError
from knowledge.sources import store

if TYPE_CHECKING:
    from knowledge.exchange.taking_in import Works, WrongRow

MOST_BYTES = 2_000_000
MOST_OUT = 20_000
"""What is larger takes the one thread that writes too long; the operator does it from the command line."""
SHOWN = 3


class OutForm(StrEnum):
    """How sources are given out."""

    CSV = Form.CSV.value
    JSON_LINES = Form.JSON_LINES.value
    YAML = Form.YAML.value
    ATOM = Form.ATOM.value
    BIBTEX = Form.BIBTEX.value


_FILES = {
    Form.CSV: ("bronnen.csv", "text/csv"),
    Form.JSON_LINES: ("bronnen.jsonl", "application/jsonl"),
    Form.YAML: ("bronnen.yaml", "application/yaml"),
    Form.ATOM: ("bronnen.atom", "application/atom+xml"),
    Form.BIBTEX: ("bronnen.bib", "application/x-bibtex"),
}


class ExchangeCommands:
    """Sources in and out in bulk."""

    @command("lees-in", needs=Role.EDITOR, seen=Seen.ASKER)
    def take_in(self, call: Call, bestand: File | None = None, feed: str | None = None) -> Reply:
        """Take in the sources of a file, or have a feed read: right rows go in, the others are told."""
        if bestand is not None:
            return _taken(call, bestand)
        if feed is None:
            raise UserError("exchange-what")
        return _asked(call, feed.strip())

    @command("geef-uit", needs=Role.EDITOR, seen=Seen.ASKER)
    def put_out(self, call: Call, vorm: OutForm = OutForm.CSV) -> Reply:
        """Give all sources out as a file."""
        from knowledge.exchange.putting_out import put_out

        if store.count_shown(call.unit) > MOST_OUT:
            raise UserError("exchange-too-many", limit=MOST_OUT)
        form = Form(vorm.value)
        lines = list(put_out(call.unit, form))
        name, media_type = _FILES[form]
        content = "\n".join((*lines, "")).encode()
        return Reply(p(call.say("exchange-out")), files=(File(name, media_type, content),))

    @command("tips", needs=Role.EDITOR, seen=Seen.ASKER)
    def show_leads(self, call: Call, vanaf: int = 0) -> Reply:
        """Pages that feeds know of and the sources do not."""
        number, start = leads.number_waiting(call.unit), max(0, vanaf)
        found = leads.waiting(call.unit, start, SHOWN)
        if not found:
            return Reply(p(call.say("exchange-no-leads")))
        blocks: list[Block] = [p(call.say("exchange-leads", number=number))]
        blocks += [_card(place, each) for place, each in enumerate(found, start + 1)]
        actions = [a for place, each in enumerate(found, start + 1) for a in _choices(call, place, each)]
        if start + SHOWN < number:
            actions.append(Action(call.say("find-do-more"), "tips", {"vanaf": str(start + SHOWN)}))
        return Reply(tuple(blocks), tuple(actions))

    @command("tip-weg", needs=Role.EDITOR, seen=Seen.ASKER, hidden=True)
    def dismiss(self, call: Call, tip: str) -> Reply:
        """Show a lead no longer."""
        leads.dismiss(call.unit, tip)
        return self.show_leads(call)


def _taken(call: Call, file: File) -> Reply:
    """What became of a file: right rows are in, the others come back in a table."""
    # Here, because a start would read every form for who never takes a file in.
    from knowledge.exchange.opening import digest_of, reader
    from knowledge.exchange.taking_in import Told, take_in
    from knowledge.exchange.telling import told

    form = form_of(file.name)
    if form is not Form.ATOM and form not in IN:
        raise UserError("exchange-form", name=file.name[:60])
    if len(file.content) > MOST_BYTES:
        raise UserError("exchange-too-large", limit=MOST_BYTES // 1_000_000)
    content = BytesIO(file.content)
    try:
        rows = reader(content, form)
    except CharsetError as error:
        raise UserError("exchange-charset", line=error.line) from None
    wrong: list[WrongRow] = []
    works: Works = lambda work, /: work(call.unit)  # noqa: E731 # a protocol with a type of its own
    report = take_in(rows, digest_of(content), works, call.now, Told(wrong.append))
    return told(call.say, report, wrong)


def _asked(call: Call, address: str) -> Reply:
    """Have a feed read by `FeedReader`; calling an address takes longer than an answer may."""
    from knowledge.links.guard import Policy, RefusedError

    try:
        Policy().checked(address if len(address.split()) == 1 else "")
    except RefusedError:
        raise UserError("exchange-feed-refused") from None
    fresh = requests.put(call.unit, address, call.now)
    return Reply(p(call.say("exchange-feed-asked" if fresh else "exchange-feed-waits", address=address)))


def _card(place: int, each: Lead) -> Block:
    facts = [x for x in (each.publisher, str(each.published or ""), each.origin) if x]
    return card(
        f"{place}. {each.title or each.url}", each.url, each.summary or " ", facts=[("·", " · ".join(facts))]
    )


def _choices(call: Call, place: int, each: Lead) -> tuple[Action, ...]:
    given = {"titel": each.title, "adres": each.url, "uitgever": each.publisher, "samenvatting": each.summary}
    known = {name: value for name, value in given.items() if value}
    return (
        Action(call.say("exchange-do-add", place=place), "bron", known, Style.PRIMARY),
        Action(call.say("exchange-do-dismiss", place=place), "tip-weg", {"tip": each.id}),
    )
