"""The door behind a proxy: which name, which forms, whose word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from adapters.web.desk.door import ENTRIES, Door

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ADDRESS = "https://bureau.example.nl"


def door(*proxies: str) -> Door:
    return Door(ADDRESS, proxies, lambda: NOW)


def request(method: str = "GET", **headers: str) -> web.Request:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return make_mocked_request(method, "/", headers={"Host": "bureau.example.nl", **given})


def test_behind_a_proxy_only_its_own_name_counts() -> None:
    door().check(request())
    for host in ("127.0.0.1:8318", "localhost", "bureau.example.nl.evil.example", "bureau.example.nl:444"):
        with pytest.raises(web.HTTPMisdirectedRequest):
            door().check(request(Host=host))


def test_behind_a_proxy_forms_come_over_tls() -> None:
    door().check(request("POST", Origin=ADDRESS))
    for origin in ("http://bureau.example.nl", "https://evil.example", "null"):
        with pytest.raises(web.HTTPForbidden):
            door().check(request("POST", Origin=origin))
    assert door().secure


def test_the_word_of_a_stranger_about_where_it_comes_from_is_not_taken() -> None:
    strict, trusting = door(), door("")
    for number in range(ENTRIES):
        strict.may_enter(request(X_Forwarded_For=f"10.0.0.{number}"))
        trusting.may_enter(request(X_Forwarded_For=f"10.0.0.{number}"))
    assert not strict.may_enter(request(X_Forwarded_For="10.0.1.1"))
    # A mocked request comes from nowhere, which the other takes for its proxy.
    assert trusting.may_enter(request(X_Forwarded_For="10.0.1.1"))
    assert [trusting.may_enter(request(X_Forwarded_For="1.1.1.1, 10.0.1.2")) for _ in range(ENTRIES + 1)][
        -1
    ] is False
