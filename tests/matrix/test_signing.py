"""The assistant vouches for its own device, on a real homeserver and as others would check it."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import vodozemac
from nio.api import Api

from adapters.matrix.homeserver import RefusedError, at
from adapters.matrix.signing import SEEDS_FILE, OwnDevice, Seeds, open_seeds, vouch
from bot.core.errors import SetupError, UnavailableError
from tests.homeserver.server import Synapse
from tests.matrix.strict.bare import BareDevice, bare
from tests.matrix.town import Town

PASSWORD = "geheim"  # noqa: S105 - of accounts on a homeserver that lives as long as the test
Json = dict[str, Any]


def test_the_seeds_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first = open_seeds(tmp_path)
    assert open_seeds(tmp_path) == first
    assert len({first.master, first.self_signing, first.user_signing}) == 3
    assert [path.name for path in tmp_path.iterdir()] == [SEEDS_FILE]
    assert stat.S_IMODE((tmp_path / SEEDS_FILE).stat().st_mode) == 0o600
    assert first.master.hex() not in repr(first)


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


class Account:
    """An account of which devices are made, and what its homeserver shows of it."""

    def __init__(self, synapse: Synapse, user: str, folder: Path) -> None:
        self.url = synapse.base_url
        self.user = user
        self.folder = folder

    def device(self, name: str) -> AbstractAsyncContextManager[BareDevice]:
        """A new device."""
        return bare(self.url, self.user, PASSWORD, self.folder / name)

    async def shown(self, device: BareDevice) -> Json:
        """The account's keys as anyone gets them."""
        return await device.home.ask("POST", at("keys", "query"), {"device_keys": {self.user: []}})

    async def is_signed(self, device: BareDevice) -> bool:
        """Whether a chain of right signatures leads from the account's master key to the device."""
        shown = await self.shown(device)
        if self.user not in shown["master_keys"]:
            return False
        (master,) = shown["master_keys"][self.user]["keys"].values()
        subkey = shown["self_signing_keys"][self.user]
        (self_signing,) = subkey["keys"].values()
        keys = shown["device_keys"][self.user][device.own.name]
        return _verifies(subkey, self.user, master) and _verifies(keys, self.user, self_signing)

    async def master(self, device: BareDevice) -> Json:
        """The account's master key."""
        return dict((await self.shown(device))["master_keys"][self.user])


class Recording:
    """Passes requests on and keeps their paths; it may be told to break before one of them."""

    def __init__(self, device: BareDevice, breaks_at: str = "") -> None:
        self._ask = device.home.ask
        self._breaks_at = breaks_at
        self.paths: list[str] = []

    async def __call__(self, method: str, path: str, body: Json | None = None) -> Json:
        if self._breaks_at and path.endswith(self._breaks_at):
            raise UnavailableError("the line is cut")
        self.paths.append(path.removeprefix("/_matrix/client/v3/keys/"))
        return await self._ask(method, path, body)


@pytest_asyncio.fixture
async def account(town: Town, tmp_path: Path) -> AsyncIterator[Account]:
    async with town.newcomer("signer") as person:
        yield Account(town.synapse, person.me, tmp_path)


@pytest.mark.asyncio
async def test_the_first_start_makes_an_identity_that_signs_the_device_and_the_next_changes_nothing(
    account: Account,
) -> None:
    seeds = open_seeds(account.folder)
    async with account.device("a") as device:
        assert not await account.is_signed(device)
        assert await vouch(device.home.ask, device.own, seeds)
        assert await account.is_signed(device)
        before = await account.shown(device)
        again = Recording(device)
        assert not await vouch(again, device.own, open_seeds(account.folder))
        assert again.paths == ["query"]
        assert await account.shown(device) == before


@pytest.mark.asyncio
async def test_the_device_vouches_for_the_identity_too(account: Account) -> None:
    async with account.device("a") as device:
        await vouch(device.home.ask, device.own, open_seeds(account.folder))
        shown = await account.shown(device)
        (key,) = (
            value
            for name, value in shown["device_keys"][account.user][device.own.name]["keys"].items()
            if name.startswith("ed25519:")
        )
        assert _verifies(shown["master_keys"][account.user], account.user, key, device.own.name)


@pytest.mark.asyncio
async def test_a_new_device_is_signed_with_the_kept_seeds_alone(account: Account) -> None:
    seeds = open_seeds(account.folder)
    async with account.device("a") as first, account.device("b") as second:
        await vouch(first.home.ask, first.own, seeds)
        identity = await account.master(first)
        requests = Recording(second)
        assert await vouch(requests, second.own, seeds)
        assert requests.paths == ["query", "signatures/upload"]
        assert await account.is_signed(second)
        assert await account.is_signed(first)
        assert await account.master(second) == identity


@pytest.mark.asyncio
async def test_what_was_cut_off_half_way_is_finished_at_the_next_start(account: Account) -> None:
    seeds = open_seeds(account.folder)
    async with account.device("a") as device:
        with pytest.raises(UnavailableError):
            await vouch(Recording(device, "signatures/upload"), device.own, seeds)
        assert not await account.is_signed(device)
        assert await vouch(device.home.ask, device.own, open_seeds(account.folder))
        assert await account.is_signed(device)


@pytest.mark.asyncio
async def test_another_identity_is_replaced_only_with_the_password(account: Account) -> None:
    async with account.device("a") as first, account.device("b") as second:
        await vouch(first.home.ask, first.own, open_seeds(account.folder / "lost"))
        identity = await account.master(first)
        seeds = open_seeds(account.folder)
        with pytest.raises(SetupError, match=SEEDS_FILE):
            await vouch(second.home.ask, second.own, seeds)
        with pytest.raises(SetupError, match="refused the password"):
            await vouch(second.home.ask, second.own, seeds, "wrong")
        assert await account.master(second) == identity
        assert not await account.is_signed(second)
        assert await vouch(second.home.ask, second.own, seeds, lambda: PASSWORD)
        assert await account.master(second) != identity
        assert await account.is_signed(second)
        assert not await vouch(second.home.ask, second.own, seeds)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("stages", "remedy"), [(["m.login.password"], "wants the password"), (["m.oauth"], "reset the identity")]
)
async def test_a_homeserver_that_wants_proof_at_once_gets_it_or_a_person_is_told(
    account: Account, stages: list[str], remedy: str
) -> None:
    async with account.device("a") as device:

        async def wants_proof(method: str, path: str, body: Json | None = None) -> Json:
            if path.endswith("device_signing/upload"):
                raise RefusedError(401, "", {"session": "s", "flows": [{"stages": stages}]})
            return dict(await device.home.ask(method, path, body))

        with pytest.raises(SetupError, match=remedy):
            await vouch(wants_proof, device.own, open_seeds(account.folder))
        assert not await account.is_signed(device)


@pytest.mark.asyncio
async def test_keys_that_this_device_did_not_make_are_never_signed(account: Account) -> None:
    async with account.device("a") as device, account.device("b") as other:
        stranger = OwnDevice(account.user, device.own.name, other.own.sign)
        requests = Recording(device)
        with pytest.raises(SetupError, match="not its own"):
            await vouch(requests, stranger, open_seeds(account.folder))
        assert requests.paths == ["query"]
        assert account.user not in (await account.shown(device))["master_keys"]


@pytest.mark.asyncio
async def test_a_device_without_keys_on_the_homeserver_is_told_to_sign_in_anew(account: Account) -> None:
    async with account.device("a") as device:
        gone = OwnDevice(account.user, "GONE", device.own.sign)
        with pytest.raises(SetupError, match="GONE"):
            await vouch(device.home.ask, gone, open_seeds(account.folder))


def test_every_account_gets_seeds_of_its_own(tmp_path: Path) -> None:
    one, other = open_seeds(tmp_path / "one"), open_seeds(tmp_path / "other")
    assert isinstance(one, Seeds)
    assert {one.master, one.self_signing, one.user_signing}.isdisjoint(
        {other.master, other.self_signing, other.user_signing}
    )


def _verifies(signed: Json, user: str, key: str, name: str = "") -> bool:
    """Whether the signature of this key is under the object, checked with the library's own code."""
    mark = signed["signatures"].get(user, {}).get(f"ed25519:{name or key}")
    if mark is None:
        return False
    covered = {x: y for x, y in signed.items() if x not in {"signatures", "unsigned"}}
    words = Api.to_canonical_json(covered).encode()
    try:
        vodozemac.Ed25519PublicKey.from_base64(key).verify_signature(
            words, vodozemac.Ed25519Signature.from_base64(mark)
        )
    except vodozemac.SignatureException:
        return False
    return True
