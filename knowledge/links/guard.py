"""Which addresses the assistant may call: those of the public web, and never one inside a network."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from yarl import URL

LONGEST = 2_000
PORTS = frozenset({80, 443, 8080, 8443})
# What is set apart for other use by the IANA registries of special-purpose addresses (RFC 6890 and later),
# and Azure's own 168.63.129.16, which looks public and is the host that a machine runs on.
_NETWORKS = (
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 "
    "172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 "
    "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
    "168.63.129.16/32"
)
_NOT_PUBLIC = [IPv4Network(each) for each in _NETWORKS.split()]
# Of IPv6 only what is given out to networks; not what carries an IPv4 address in it (6to4, Teredo, NAT64,
# mapped), because that leads where the IPv4 address leads.
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(ip_network(x) for x in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
_INSIDE = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "corp", "home", "home.arpa")
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)", re.IGNORECASE)


class RefusedError(Exception):
    """An address that is not called; the text says why, in a word or two."""


def public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if found.version == 4:
        return not any(found in network for network in _NOT_PUBLIC)
    return found in _PUBLIC_6 and not any(found in network for network in _NOT_PUBLIC_6)


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be called: which IP addresses, and which ports (None: all)."""

    allows: Callable[[str], bool] = public
    ports: frozenset[int] | None = PORTS

    def checked(self, address: str | URL) -> URL:
        """A web address as it will be called.

        Raises:
            RefusedError: when it is no web address, or by itself leads somewhere it should not.
        """
        try:
            url = URL(address)
            port = url.port
        except (ValueError, TypeError):
            raise RefusedError("no address") from None
        if len(str(url)) > LONGEST or url.scheme not in {"http", "https"} or not url.raw_host:
            raise RefusedError("no address")
        if url.raw_user is not None or url.raw_password is not None:
            raise RefusedError("user in address")
        if self.ports is not None and port not in self.ports:
            raise RefusedError("port")
        self._host(url.raw_host.rstrip(".").casefold())
        return url.with_fragment(None)

    def meets(self, address: str) -> None:
        """Let an IP address pass that is about to be called, or raise RefusedError."""
        if not self.allows(address):
            raise RefusedError("inside address")

    def _host(self, host: str) -> None:
        """A name of the public internet, or an IP address in its usual form.

        Browsers and system libraries take 2130706433, 0x7f.1 and 0177.0.0.1 for 127.0.0.1 (WHATWG URL, host
        parser); no source needs that.
        """
        if ":" in host:
            self.meets(host)
            return
        labels = host.split(".")
        if _NUMBER.fullmatch(labels[-1]):
            try:
                usual = str(ip_address(host))
            except ValueError:
                raise RefusedError("number for a host") from None
            self.meets(usual)
        elif len(labels) < 2 or any(host == x or host.endswith(f".{x}") for x in _INSIDE):
            raise RefusedError("inside name")
