"""Settings that lead the assistant to the peer: a copy of the shipped ones, and what differs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.discord_peer.peer import Peer

SHIPPED = Path(__file__).resolve().parents[2] / "config"
ROOMS = {
    "zaal": "prompts = true",
    "vragen": "listens = true",
    "signalen": "",
    "gespreksstarters": "",
    "staf": 'audience = "staff"',
}
ROLES = {
    "moderator": ["moderator"],
    "redacteur": ["redacteur", "programmaraad"],
    "beleidstafel": ["beleidstafel"],
}


def settings(peer: Peer, folder: Path) -> str:
    """The [discord] section of vraagbaak.toml."""
    rooms = "".join(
        f'\n[[discord.rooms]]\nid = "{peer.room(name).id}"\nname = "{name}"\n{more}\n'
        for name, more in ROOMS.items()
    )
    return (
        f'[discord]\nguilds = ["{peer.guild.id}"]\ntoken_file = "discord.token"\n{rooms}'
        f'\n[discord.peer]\nport = {peer.port}\ncertificate = "{(folder / "peer.pem").resolve()}"\n'
    )


def install(peer: Peer, folder: Path) -> Path:
    """Write a folder of settings for the peer, for `vraagbaak run --config`; where it is."""
    config = folder / "config"
    shutil.copytree(SHIPPED, config, dirs_exist_ok=True)
    token = config / "discord.token"
    token.touch(mode=0o600)
    token.write_text(peer.token)
    file = config / "vraagbaak.toml"
    text = file.read_text(encoding="utf-8")
    own = re.sub(r"(?ms)^\[discord\]$.*?(?=^\[web\]$)", lambda _: settings(peer, folder) + "\n", text)
    file.write_text(own, encoding="utf-8")
    roles = "".join(f'"{peer.role(name).id}" = {held}\n'.replace("'", '"') for name, held in ROLES.items())
    file = config / "roles.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n[discord]\n{roles}", encoding="utf-8")
    return config
