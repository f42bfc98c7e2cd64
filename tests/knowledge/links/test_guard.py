"""The real policy: what leads inside a network is not called, however it is written."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.links.guard import Policy, RefusedError, public

INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "198.18.0.1",
    "192.0.2.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "192.88.99.1",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::1",
    "2001:0:7f00:1::1",
    "2001:db8::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "fec0::1",
    "3fff::1",
    "100::1",
    "5f00::1",
    "junk",
]
OUTSIDE = [
    "8.8.8.8",
    "1.1.1.1",
    "145.21.184.5",
    "172.15.255.255",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::6810:84e5",
    "2a02:2308::1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_inside_a_network_is_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_of_the_internet_are(address: str) -> None:
    assert public(address)


@given(st.ip_addresses())
def test_what_the_standard_library_finds_private_is_never_public(address: ipaddress.IPv4Address) -> None:
    assert not public(str(address)) or (address.is_global and not address.is_multicast)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://010.0.0.1/",
        "http://127.0.0.1./",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[fe80::1%25eth0]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://router/",
        "http://printer.local/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://wiki.home.arpa/",
        "http://1.2.3.4.5/",
        "http://voorbeeld.nl.1/",
        "http://voorbeeld.nl:22/",
        "http://voorbeeld.nl:0/",
        "http://voorbeeld.nl:99999/",
        "http://anna@voorbeeld.nl/",
        "http://:geheim@voorbeeld.nl/",
        "http://voorbeeld.nl@10.0.0.1/",
        "ftp://voorbeeld.nl/",
        "file:///etc/passwd",
        "gopher://voorbeeld.nl/",
        "javascript:alert(1)",
        "//voorbeeld.nl/",
        "http:///pad",
        "http://",
        "",
        "http://voorbeeld.nl/" + "a" * 2_000,
        "http://[1::2::3]/",
    ],
)
def test_what_leads_inside_or_nowhere_is_refused(address: str) -> None:
    with pytest.raises(RefusedError):
        Policy().checked(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nji.nl/a?b=c",
        "http://voorbeeld.nl:8080/",
        "https://8.8.8.8/",
        "https://bücher.example.org/",
    ],
)
def test_an_ordinary_address_passes(address: str) -> None:
    assert Policy().checked(address).host


def test_a_fragment_is_not_sent() -> None:
    assert str(Policy().checked("https://voorbeeld.nl/a#b")) == "https://voorbeeld.nl/a"


@given(st.text(max_size=60))
def test_any_text_passes_or_is_refused(words: str) -> None:
    for address in (words, f"http://{words}/", f"https://voorbeeld.nl/{words}"):
        try:
            assert Policy().checked(address).scheme in {"http", "https"}
        except RefusedError:
            continue
