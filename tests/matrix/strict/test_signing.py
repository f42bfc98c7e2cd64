"""The assistant vouches for its own device: on a real homeserver, checked as others would check it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
import vodozemac
from nio.api import Api

from adapters.matrix.homeserver import RefusedError, at
from adapters.matrix.login.signing import SEEDS_FILE, OwnDevice, open_seeds, vouch
from bot.core.errors import SetupError, UnavailableError
from tests.homeserver.arriving import People
from tests.homeserver.encrypted import Encrypted
from tests.matrix.strict.devices import home, own

Json = dict[str, Any]


class Shown:
    """The keys of an account as its homeserver shows them to anyone."""

    def __init__(self, user: str, told: Json) -> None:
        self.user = user
        self.told = told
        self.master = told.get("master_keys", {}).get(user)

    def device(self, name: str) -> Json:
        """The keys of one device."""
        return dict(self.told["device_keys"][self.user][name])

    def is_signed(self, name: str) -> bool:
        """Whether a chain of right signatures leads from the account's master key to the device."""
        if self.master is None:
            return False
        subkey = self.told["self_signing_keys"][self.user]
        return self._verifies(subkey, _only(self.master)) and self._verifies(self.device(name), _only(subkey))

    def vouches(self, name: str) -> bool:
        """Whether the device signed the master key."""
        return self._verifies(self.master, self.device(name)["keys"][f"ed25519:{name}"], name)

    def _verifies(self, signed: Json, key: str, name: str = "") -> bool:
        """Whether the signature of this key is under the object, checked with the library's own code."""
        mark = signed["signatures"].get(self.user, {}).get(f"ed25519:{name or key}")
        if mark is None:
            return False
        covered = {x: y for x, y in signed.items() if x not in {"signatures", "unsigned"}}
        words = Api.to_canonical_json(covered).encode()
        public = vodozemac.Ed25519PublicKey.from_base64(key)
        try:
            public.verify_signature(words, vodozemac.Ed25519Signature.from_base64(mark))
        except vodozemac.SignatureException:
            return False
        return True


class Line:
    """Passes requests on and notes which; before the one called `breaks_at` it breaks."""

    def __init__(self, person: Encrypted, breaks_at: str = "") -> None:
        self._home = home(person)
        self._breaks_at = breaks_at
        self.asked: list[str] = []

    async def ask(self, method: str, path: str, body: Json | None = None) -> Json:
        """The homeserver's answer."""
        name = path.removeprefix(f"{at('keys')}/")
        if name == self._breaks_at:
            raise UnavailableError("the line is cut")
        self.asked.append(name)
        return await self._home.ask(method, path, body)


async def shown(person: Encrypted) -> Shown:
    return Shown(
        person.id, await home(person).ask("POST", at("keys", "query"), {"device_keys": {person.id: []}})
    )


def _only(key: Json) -> str:
    (public,) = key["keys"].values()
    return str(public)


def test_the_seeds_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first = open_seeds(tmp_path)
    assert open_seeds(tmp_path) == first
    assert len({first.master, first.self_signing, first.user_signing}) == 3
    assert [path.name for path in tmp_path.iterdir()] == [SEEDS_FILE]
    assert stat.S_IMODE((tmp_path / SEEDS_FILE).stat().st_mode) == 0o600
    assert first.master.hex() not in repr(first)


def test_half_a_file_of_a_start_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / SEEDS_FILE).with_suffix(f".{os.getpid()}").write_text('{"master": "12')
    assert open_seeds(tmp_path) == open_seeds(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [SEEDS_FILE]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{}",
        '{"master": "aa", "self_signing": "bb", "user_signing": "cc"}',
        '{"master": 1, "self_signing": 2, "user_signing": 3}',
    ],
)
def test_damaged_seeds_are_refused_and_not_replaced(tmp_path: Path, damage: str) -> None:
    (tmp_path / SEEDS_FILE).write_text(damage)
    with pytest.raises(SetupError, match=SEEDS_FILE):
        open_seeds(tmp_path)
    assert (tmp_path / SEEDS_FILE).read_text() == damage


@pytest.mark.asyncio
async def test_the_first_start_makes_an_identity_that_signs_the_device_and_the_next_changes_nothing(
    people: People, tmp_path: Path
) -> None:
    els = await people.encrypted()
    assert not (await shown(els)).is_signed(els.device)
    assert await vouch(home(els).ask, own(els), open_seeds(tmp_path))
    first = await shown(els)
    assert first.is_signed(els.device)
    assert first.vouches(els.device)
    again = Line(els)
    assert not await vouch(again.ask, own(els), open_seeds(tmp_path))
    assert again.asked == ["query"]
    assert (await shown(els)).told == first.told


@pytest.mark.asyncio
async def test_a_new_device_is_signed_with_the_kept_seeds_alone(people: People, tmp_path: Path) -> None:
    els = await people.encrypted()
    await vouch(home(els).ask, own(els), open_seeds(tmp_path))
    before, old = await shown(els), els.device
    await els.sleeps()
    await els.logs_in()
    await els.wakes()
    line = Line(els)
    assert await vouch(line.ask, own(els), open_seeds(tmp_path))
    assert line.asked == ["query", "signatures/upload"]
    after = await shown(els)
    assert els.device != old
    assert (after.is_signed(els.device), after.is_signed(old)) == (True, True)
    assert after.master == before.master


@pytest.mark.asyncio
async def test_what_was_cut_off_half_way_is_finished_at_the_next_start(
    people: People, tmp_path: Path
) -> None:
    els = await people.encrypted()
    with pytest.raises(UnavailableError):
        await vouch(Line(els, "signatures/upload").ask, own(els), open_seeds(tmp_path))
    assert not (await shown(els)).is_signed(els.device)
    line = Line(els)
    assert await vouch(line.ask, own(els), open_seeds(tmp_path))
    assert line.asked == ["query", "signatures/upload"]
    assert (await shown(els)).is_signed(els.device)


@pytest.mark.asyncio
async def test_another_identity_is_replaced_only_with_the_password(people: People, tmp_path: Path) -> None:
    els = await people.encrypted()
    await vouch(home(els).ask, own(els), open_seeds(tmp_path / "lost"))
    other, seeds = await shown(els), open_seeds(tmp_path)
    with pytest.raises(SetupError, match=SEEDS_FILE):
        await vouch(home(els).ask, own(els), seeds)
    with pytest.raises(SetupError, match="refused the password"):
        await vouch(home(els).ask, own(els), seeds, "wrong")
    assert (await shown(els)).told == other.told
    assert await vouch(home(els).ask, own(els), seeds, lambda: els.password)
    mine = await shown(els)
    assert _only(mine.master) != _only(other.master)
    assert mine.is_signed(els.device)
    assert not await vouch(home(els).ask, own(els), seeds)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("stages", "remedy"), [(["m.login.password"], "wants the password"), (["m.oauth"], "reset the identity")]
)
async def test_where_the_homeserver_wants_more_proof_a_person_is_told_what_to_do(
    people: People, tmp_path: Path, stages: list[str], remedy: str
) -> None:
    els = await people.encrypted()

    async def wants_proof(method: str, path: str, body: Json | None = None) -> Json:
        if path == at("keys", "device_signing", "upload"):
            raise RefusedError(401, "", {"session": "s", "flows": [{"stages": stages}]})
        return await home(els).ask(method, path, body)

    with pytest.raises(SetupError, match=remedy):
        await vouch(wants_proof, own(els), open_seeds(tmp_path))
    assert (await shown(els)).master is None


@pytest.mark.asyncio
async def test_keys_that_this_device_did_not_make_are_never_signed(people: People, tmp_path: Path) -> None:
    els, mo = await people.encrypted(), await people.encrypted()
    mistaken = OwnDevice(els.id, els.device, own(mo).sign)
    line = Line(els)
    with pytest.raises(SetupError, match="not its own"):
        await vouch(line.ask, mistaken, open_seeds(tmp_path))
    assert line.asked == ["query"]
    assert (await shown(els)).master is None


@pytest.mark.asyncio
async def test_a_device_that_the_homeserver_does_not_know_is_to_be_replaced(
    people: People, tmp_path: Path
) -> None:
    els = await people.encrypted()
    with pytest.raises(SetupError, match="GONE"):
        await vouch(home(els).ask, OwnDevice(els.id, "GONE", own(els).sign), open_seeds(tmp_path))
