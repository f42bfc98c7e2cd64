"""The way to a stand-in for Discord on this machine: all of Discord's names lead there, and no others."""

from __future__ import annotations

import socket
import ssl

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

OURS = ("discord.com", "discord.gg", "discordapp.com", "discordapp.net")


class Loopback(AbstractResolver):
    """Resolves Discord's names to one port of this machine."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """This machine; raises OSError for a name that is not Discord's: nothing leaves the machine."""
        if not host.endswith(OURS):
            raise OSError(f"{host} is not a name of Discord's")
        here: ResolveResult = {
            "hostname": host,
            "host": "127.0.0.1",
            "port": self._port,
            "family": socket.AF_INET,
            "proto": 0,
            "flags": socket.AI_NUMERICHOST,
        }
        return [here]

    async def close(self) -> None:
        """Nothing is held."""


def loopback(port: int, certificate: str) -> aiohttp.TCPConnector:
    """Connections to the stand-in on this port, which shows this certificate (a PEM file)."""
    trusted = ssl.create_default_context(cafile=certificate)
    return aiohttp.TCPConnector(resolver=Loopback(port), ssl=trusted, limit=0)
