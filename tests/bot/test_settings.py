"""Settings: what is wrong is told with the file, the key and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.errors import SetupError
from bot.core.people import Role
from bot.core.places import Audience
from bot.equipment import equip
from bot.settings.model import Settings
from bot.settings.reading import config_folder, data_folder, load, load_roles

SHIPPED = Path(__file__).resolve().parent.parent.parent / "config"


def written(folder: Path, text: str, name: str = "vraagbaak.toml") -> Path:
    """A config folder with this file in it."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path) -> str:
    """What is said of settings that are wrong."""
    with pytest.raises(SetupError) as caught:
        load(folder)
    assert str(folder / "vraagbaak.toml") in str(caught.value)
    return str(caught.value)


def matrix(**given: str) -> str:
    """The table [matrix] with these values, and good ones for the rest."""
    values = {"homeserver": "https://matrix.example.org", "user": "@vraagbaak:example.org", **given}
    return "[matrix]\n" + "\n".join(f'{key} = "{value}"' for key, value in values.items())


def test_an_empty_file_has_safe_defaults(tmp_path: Path) -> None:
    found = load(written(tmp_path, ""))
    assert found == Settings()
    assert found.moderation.acts is False
    assert found.digest.minimum_group >= 5


def test_the_shipped_settings_and_roles_are_read() -> None:
    found = load(SHIPPED)
    rooms = {x.id: x for x in found.web.rooms}
    assert rooms["waar-vind-ik"].listens
    assert rooms["staf"].audience is Audience.STAFF
    roles = load_roles(SHIPPED)
    assert Role.MODERATOR in roles["web:mo"]
    assert {key.partition(":")[2] for key in roles if key.startswith("web:")} <= {
        person.id for person in found.web.people
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[digest]\nminimun_group = 3", ("minimun_group", "$.digest", "did you mean 'minimum_group'?")),
        ("[web]\nprot = 1", ("prot", "$.web", "did you mean 'port'?")),
        ("[asistant]\n", ("asistant", "did you mean 'assistant'?")),
        ("[web]\nqwzx = 1", ("qwzx", "$.web", "remove it")),
        ('[web]\nport = "8317"', ("`int`", "`str`", "$.web.port")),
        ("[moderation]\nacts = 1", ("`bool`", "`int`", "$.moderation.acts")),
        ("[[web.rooms]]\nid = 'x'", ("name", "$.web.rooms[0]")),
        (
            "[[web.rooms]]\nid = 'x'\nname = 'x'\naudience = 'iedereen'",
            ("iedereen", "rooms[0].audience", "choose one of community, staff"),
        ),
        ('[assistant]\nlocale = "fr"', ("'fr'", "$.assistant.locale", "choose one of nl, en")),
        ("[web]\nport = 99999", ("<= 65535", "$.web.port")),
        ("[assistant]\ntoo_old_hours = 0", (">= 1", "$.assistant.too_old_hours")),
        ("[prompts]\nquiet_from = 25", ("<= 24", "$.prompts.quiet_from")),
        ("[digest]\nminimum_group = 1", (">= 2", "$.digest.minimum_group")),
        ("[prompts]\nper_week = 1.5", ("`int`", "$.prompts.per_week")),
        ("[web\nport = 1", ("no valid TOML", "line 1")),
        ("assistant = 'x'", ("$.assistant",)),
        (
            matrix(homeserver="matrix.example.org"),
            ("homeserver: 'matrix.example.org'", "https://", "$.matrix"),
        ),
        (matrix(homeserver="http://matrix.example.org"), ("homeserver", "use https")),
        (matrix(homeserver="http://8.8.8.8:8008"), ("homeserver", "use https")),
        (matrix(user="vraagbaak"), ("user: 'vraagbaak'", "@vraagbaak:example.org", "$.matrix")),
        (matrix(user=""), ("user: ''", "@vraagbaak:example.org")),
        (matrix(space="gemeenschap"), ("space: 'gemeenschap'", "#signalen:example.org")),
        (
            matrix() + "\n[[matrix.rooms]]\nid = '#hal'\nname = 'hal'",
            ("rooms: '#hal'", "#signalen:example.org", "$.matrix"),
        ),
        (matrix(invites="iedereen"), ("'iedereen'", "$.matrix.invites", "members, staff, nobody")),
        ("[web]\nport = 1\nport = 2", ("no valid TOML", "Cannot overwrite")),
    ],
)
def test_a_mistake_names_file_key_and_remedy(tmp_path: Path, text: str, told: tuple[str, ...]) -> None:
    said = refused(written(tmp_path, text))
    for words in told:
        assert words in said


def test_a_file_that_is_no_text_or_is_missing_is_told(tmp_path: Path) -> None:
    assert "is missing; copy it from the project's config folder" in refused(tmp_path)
    (tmp_path / "vraagbaak.toml").write_bytes(b"\xff\xfe[web]")
    assert "no valid TOML" in refused(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[web]\nmo = ["mederator"]', ("mederator", "$[...][...][0]", "roles are lid, moderator, redacteur")),
        ('[web]\nmo = "moderator"', ("$[...]", "roles are lid, moderator")),
        ("web = 1", ("roles are lid",)),
        ('[matrix]\nmo = ["moderator"]', ("'mo'", "@mo:example.org", '"50"', "$.matrix")),
        ('[matrix]\n0 = ["moderator"]', ("'0'", "power level", "$.matrix")),
        ('[web]\nmo = ["moderator"', ("no valid TOML",)),
    ],
)
def test_a_mistake_in_the_roles_names_the_file_and_the_roles_there_are(
    tmp_path: Path, text: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(SetupError) as caught:
        load_roles(written(tmp_path, text, "roles.toml"))
    assert str(tmp_path / "roles.toml") in str(caught.value)
    for words in told:
        assert words in str(caught.value)


def test_roles_are_found_by_platform_and_account(tmp_path: Path) -> None:
    folder = written(tmp_path, '[web]\nmo = ["moderator", "beheerder"]\n[discord]\n12 = []', "roles.toml")
    assert load_roles(folder) == {"web:mo": {Role.MODERATOR, Role.ADMIN}, "discord:12": frozenset()}


@pytest.mark.parametrize(
    "room", ["!AbC1:example.org", "!" + "a-_9" * 11, "#hal:example.org", "#hal:[::1]:8448"]
)
def test_rooms_of_every_room_version_and_aliases_are_addresses(tmp_path: Path, room: str) -> None:
    text = matrix(space=room) + f"\n[[matrix.rooms]]\nid = '{room}'\nname = 'hal'"
    assert [x.id for x in load(written(tmp_path, text)).matrix.rooms] == [room]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org:8448/",
        "http://127.0.0.1:8008",
        "http://synapse:8008",
        "http://[::1]:1",
    ],
)
def test_plain_http_is_for_this_machine_and_the_own_network(tmp_path: Path, url: str) -> None:
    assert load(written(tmp_path, matrix(homeserver=url))).matrix.homeserver == url


def test_accounts_and_power_levels_on_matrix_have_roles(tmp_path: Path) -> None:
    text = '[matrix]\n"@mo:example.org" = ["redacteur"]\n"50" = ["moderator"]'
    assert load_roles(written(tmp_path, text, "roles.toml")) == {
        "matrix:@mo:example.org": {Role.EDITOR},
        "matrix:50": {Role.MODERATOR},
    }


def test_the_config_folder_is_the_named_one_or_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VRAAGBAAK_CONFIG", raising=False)
    named, other = tmp_path / "a", tmp_path / "b" / "config"
    for folder in (named, other):
        folder.mkdir(parents=True)
        written(folder, "")
    monkeypatch.chdir(other.parent)
    assert config_folder().resolve() == other
    monkeypatch.setenv("VRAAGBAAK_CONFIG", str(named))
    assert config_folder() == named
    assert config_folder(str(other)) == other
    with pytest.raises(SetupError) as caught:
        config_folder(str(tmp_path / "nergens"))
    assert str(tmp_path / "nergens" / "vraagbaak.toml") in str(caught.value)
    assert "--config" in str(caught.value)


def test_the_data_folder_is_the_given_one_or_the_one_in_the_settings(tmp_path: Path) -> None:
    assert data_folder(Settings()) == Path("data")
    assert data_folder(load(written(tmp_path, "[assistant]\ndata = '/srv/x'"))) == Path("/srv/x")
    assert data_folder(Settings(), "elders") == Path("elders")


def test_a_config_folder_with_settings_only_names_the_next_missing_file(tmp_path: Path) -> None:
    written(tmp_path, "")
    with pytest.raises(SetupError, match=r"roles\.toml is missing; copy it"):
        equip(tmp_path)
    written(tmp_path, "", "roles.toml")
    with pytest.raises(SetupError, match=r"prompts\.toml"):
        equip(tmp_path)


@pytest.mark.parametrize("section", ["prompts", "digest"])
def test_a_schedule_that_cannot_be_read_is_told_before_anything_starts(tmp_path: Path, section: str) -> None:
    folder = written(tmp_path, f'[{section}]\nschedule = "elke week"')
    (folder / "roles.toml").touch()
    with pytest.raises(SetupError) as caught:
        equip(folder)
    assert str(folder / "vraagbaak.toml") in str(caught.value)
    assert f"$.{section}.schedule" in str(caught.value)
