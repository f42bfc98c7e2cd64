"""A file of decisions: as handed out, filled in, taken in as a whole or not at all, and undone."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.core.errors import UserError
from bot.store.engine import open_engine
from bot.table import agenda
from bot.table.decisions import register
from bot.table.decisions.file import DecisionFile, DecisionForm, read, template
from bot.table.decisions.importing import Imported, Importing, WrongFileError
from bot.table.decisions.model import ActionState, DraftState, Outcome
from bot.table.following import actions, drafts
from bot.table.meeting_tables import table_event
from bot.table.model import ItemState
from bot.tabling import TabledBundles
from tests.bot.table.conftest import ROLE, SAY, Table
from tests.bot.table.decisions.test_deciding import WORDS, ready
from tests.databases import Template

BUNDLES = ("B-001", "B-002", "B-003")
GOOD = {
    "uitkomst": "oppakken",
    "tekst": WORDS,
    "ontvanger": "vng",
    "eigenaar": "beleidstafel",
    "datum": "1-6-2026",
}
REFUSED = {**GOOD, "uitkomst": "afwijzen", "reden": "al_geregeld", "datum": "2026-06-01"}
CLIENT = "De moeder van Kevin de Vries belt"


def importing(table: Table) -> Importing:
    return Importing(table.bundles, lambda text: None if "Kevin" in text else text)


def take_in(table: Table, file: DecisionFile) -> Imported:
    with table.unit.begin_nested():
        return importing(table).take_in(table.unit, file, SAY["nl"], ROLE, table.now)


def handed_out(table: Table, form: DecisionForm) -> str:
    items = agenda.items(table.unit, "V-2026-1", ItemState.ON)
    titles = {each.bundle: "Tarief dekt de kosten niet" for each in items}
    return template(form, "V-2026-1", items, titles, "Vul in.")


def filled(table: Table, given: Mapping[str, Mapping[str, str]]) -> DecisionFile:
    """The form as a spreadsheet gives it back, with rows for these bundles filled in."""
    lines = list(
        csv.DictReader(io.StringIO(handed_out(table, DecisionForm.CSV).lstrip("\ufeff")), delimiter=";")
    )
    out = io.StringIO()
    writer = csv.DictWriter(out, list(lines[0]), delimiter=";")
    writer.writeheader()
    writer.writerows({**line, **given.get(line["bundel"], {})} for line in lines)
    return read("besluiten.csv", out.getvalue().encode("utf-8-sig"))


def lines_written(table: Table) -> int:
    return int(table.unit.execute(select(func.count()).select_from(table_event)).scalar_one())


@pytest.mark.parametrize("form", list(DecisionForm))
def test_the_form_that_is_handed_out_can_be_read_and_holds_nothing_yet(
    table: Table, form: DecisionForm
) -> None:
    ready(table, *BUNDLES)
    file = read(f"x.{form}", handed_out(table, form).encode())
    assert (file.meeting, file.rows) == ("V-2026-1", ())


def test_one_file_gives_states_action_points_and_drafts(table: Table) -> None:
    ready(table, *BUNDLES)
    done = take_in(table, filled(table, {"B-001": GOOD, "B-002": REFUSED}))
    assert [x.decision.outcome for x in done.made] == [Outcome.TAKE_UP, Outcome.DECLINE]
    assert [table.state(each) for each in BUNDLES] == ["opgepakt", "afgewezen", "geagendeerd"]
    assert len(actions.actions(table.unit, ActionState.OPEN)) == 1
    assert len(drafts.drafts(table.unit, DraftState.DRAFT)) == 2


def test_the_same_file_again_changes_nothing(table: Table) -> None:
    ready(table, *BUNDLES)
    file = filled(table, {"B-001": GOOD})
    take_in(table, file)
    before = lines_written(table)
    again = take_in(table, file)
    assert (again.made, [x.bundle for x in again.known], lines_written(table)) == ((), ["B-001"], before)


def test_a_decision_that_was_taken_otherwise_is_told(table: Table) -> None:
    ready(table, *BUNDLES)
    files = [filled(table, {"B-001": each}) for each in (GOOD, REFUSED)]
    take_in(table, files[0])
    with pytest.raises(WrongFileError) as caught:
        take_in(table, files[1])
    assert [x.key for x in caught.value.faults] == ["table-decided-otherwise"]


def test_one_wrong_row_keeps_all_out_and_each_is_told(table: Table) -> None:
    ready(table, *BUNDLES)
    before = lines_written(table)
    file = filled(
        table,
        {
            "B-001": GOOD,
            "B-002": {**GOOD, "tekst": "Kort"},
            "B-003": {**GOOD, "tekst": f"{WORDS} {CLIENT}"},
        },
    )
    with pytest.raises(WrongFileError) as caught:
        take_in(table, file)
    assert [(x.row.bundle, x.key) for x in caught.value.faults] == [
        ("B-002", "table-too-short"),
        ("B-003", "table-row-client"),
    ]
    assert (register.decisions(table.unit), lines_written(table)) == ([], before)


def test_the_last_file_is_undone_as_one_while_nothing_was_sent(table: Table) -> None:
    ready(table, *BUNDLES)
    take_in(table, filled(table, {"B-001": GOOD, "B-002": REFUSED}))
    assert len(importing(table).undo(table.unit, SAY["nl"], ROLE, table.now)) == 2
    assert {table.state(each) for each in BUNDLES} == {"geagendeerd"}
    with pytest.raises(UserError, match="table-no-import"):
        importing(table).undo(table.unit, SAY["nl"], ROLE, table.now)
    take_in(table, filled(table, {"B-001": GOOD}))
    drafts.end(table.unit, drafts.drafts(table.unit, DraftState.DRAFT)[0], DraftState.SENT, ROLE, table.now)
    with pytest.raises(UserError, match="table-sent-already"):
        importing(table).undo(table.unit, SAY["nl"], ROLE, table.now)


def test_toml_and_several_action_points(table: Table) -> None:
    ready(table, *BUNDLES)
    toml = f"""
vergadering = "V-2026-1"
[[besluit]]
bundel = "b-001"
uitkomst = "oppakken"
tekst = "{WORDS}"
ontvanger = "vng"
eigenaar = "beleidstafel"
datum = 2026-06-01
terugkoppeling = "De tafel vraagt het aan de VNG."
[[besluit.actiepunt]]
tekst = "Brief aan de VNG"
eigenaar = "beleidstafel"
datum = 2026-05-01
[[besluit.actiepunt]]
tekst = "Reken het tarief na"
eigenaar = "productieteam"
datum = "15-5-2026"
"""
    (made,) = take_in(table, read("x.toml", toml.encode())).made
    assert [(x.text, x.owner) for x in made.actions] == [
        ("Brief aan de VNG", "beleidstafel"),
        ("Reken het tarief na", "productieteam"),
    ]
    assert made.draft is not None
    assert made.draft.text == "De tafel vraagt het aan de VNG."
    heads = "vergadering,bundel,uitkomst,tekst,ontvanger,eigenaar,datum,actie,actie_eigenaar,actie_datum"
    first = f"V-2026-1,B-002,oppakken,{WORDS},vng,beleidstafel,2026-06-01,Bel,productieteam,2026-05-01"
    second = "V-2026-1,B-002,,,,,,Schrijf,programmaraad,2026-05-02"
    sheet = read("x.csv", "\n".join((heads, first, second)).encode())
    (other,) = take_in(table, sheet).made
    assert [x.text for x in other.actions] == ["Bel", "Schrijf"]


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("x.docx", b"", "form"),
        ("x.toml", b"a = ", "toml"),
        ("x.toml", b"besluit = 3", "form"),
        ("x.toml", b"vergadering = 'V-2026-1'\n[[besluit]]\nkleur = 1", "column"),
        ("x.csv", b"bundel;kleur\nB-001;rood", "column"),
        ("x.csv", b"bundel;uitkomst\nB-001;oppakken", "meeting"),
        ("x.csv", b"\xff\xfe\x00", "charset"),
        ("x.csv", b"x" * 500_001, "large"),
    ],
)
def test_what_is_no_file_of_decisions_is_refused(name: str, content: bytes, key: str) -> None:
    with pytest.raises(UserError, match=f"table-file-{key}"):
        read(name, content)


ROWS = st.dictionaries(
    st.sampled_from(BUNDLES),
    st.fixed_dictionaries(
        {
            "uitkomst": st.sampled_from(["oppakken", "beantwoorden", "doorschuiven", "iets"]),
            "tekst": st.sampled_from([WORDS, "Kort"]),
            "datum": st.sampled_from(["2026-06-01", "2026-01-01", "ooit"]),
        }
    ),
)


@given(ROWS)
@settings(max_examples=25)
def test_a_file_comes_in_whole_or_not_at_all(
    migrated: Template, tmp_path_factory: pytest.TempPathFactory, rows: dict[str, dict[str, str]]
) -> None:
    engine = open_engine(migrated.put(tmp_path_factory.mktemp("import")))
    with engine.begin() as unit:
        table = Table(unit, TabledBundles(5))
        ready(table, *BUNDLES)
        file = filled(table, {bundle: {**GOOD, **row} for bundle, row in rows.items()})
        before = lines_written(table)
        try:
            done = take_in(table, file)
        except WrongFileError:
            assert (register.decisions(unit), lines_written(table)) == ([], before)
        else:
            assert {x.decision.bundle for x in done.made} == set(rows)
    engine.dispose()
