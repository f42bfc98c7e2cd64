"""Whom a message calls, as clients and people write it."""

from __future__ import annotations

import pytest

from adapters.matrix.listening.reading import read

ME = "@vraagbaak:example.org"
PILL = f'<a href="https://matrix.to/#/{ME}">Vraagbaak</a>: waar vind ik dat?'


@pytest.mark.parametrize(
    "body",
    [
        "Vraagbaak: waar vind ik dat?",
        "vraagbaak, waar vind ik dat?",
        "@Vraagbaak : waar vind ik dat?",
        f"{ME} waar vind ik dat?",
    ],
)
def test_who_begins_with_its_name_speaks_to_the_assistant(body: str) -> None:
    said = read({"msgtype": "m.text", "body": body}, ME, "Vraagbaak")
    assert said is not None
    assert (said.named, said.text) == (True, "waar vind ik dat?")


@pytest.mark.parametrize("more", [{"m.mentions": {"user_ids": [ME]}}, {"formatted_body": PILL}])
def test_who_picks_its_name_from_the_list_speaks_to_the_assistant(more: dict[str, object]) -> None:
    said = read({"msgtype": "m.text", "body": "Vraagbaak: waar vind ik dat?", **more}, ME, "Vraagbaak")
    assert said is not None
    assert (said.named, said.text) == (True, "waar vind ik dat?")


@pytest.mark.parametrize(
    "body", ["Vraagbaak vind ik handig: echt", "Ik vroeg het Vraagbaak: niets", "Vraagbaakje: hoi", ": hoi"]
)
def test_who_speaks_of_the_assistant_does_not_speak_to_it(body: str) -> None:
    said = read({"msgtype": "m.text", "body": body}, ME, "Vraagbaak")
    assert said is not None
    assert (said.named, said.text) == (False, body)


@pytest.mark.parametrize("kind", ["m.image", "m.file", "m.video", "m.audio"])
def test_of_a_file_only_its_caption_is_read(kind: str) -> None:
    name = "Kevin Jansen intake.pdf"
    for more in ({}, {"filename": name}):
        bare = read({"msgtype": kind, "body": name, **more}, ME, "Vraagbaak")
        assert bare is not None
        assert (bare.text, bare.file) == ("", True)
    told = read({"msgtype": kind, "body": "Vraagbaak: mag dit?", "filename": name}, ME, "Vraagbaak")
    assert told is not None
    assert (told.text, told.file, told.named) == ("mag dit?", True, True)


def test_what_other_bots_say_has_no_words_for_us() -> None:
    assert read({"msgtype": "m.notice", "body": "hoi"}, ME, "Vraagbaak") is None
