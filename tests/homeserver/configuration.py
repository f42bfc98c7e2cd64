"""Synapse's configuration. It is written as JSON, which is also YAML."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.homeserver.processes import HOST

SECRETS = ("registration_shared_secret", "macaroon_secret_key", "form_secret")
LOTS = {"per_second": 1_000_000, "burst_count": 1_000_000}
PLAIN_LIMITS = (
    "rc_message",
    "rc_registration",
    "rc_registration_token_validity",
    "rc_admin_redaction",
    "rc_joins_per_room",
    "rc_key_requests",
    "rc_3pid_validation",
    "rc_third_party_invite",
    "rc_media_create",
    "rc_delayed_event_mgmt",
    "rc_room_creation",
    "rc_reports",
    "rc_user_directory",
    "rc_profile",
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may differ between servers."""

    server_name: str = "localhost"
    """Of a new folder: a database belongs to one name for good."""
    presence: bool = False
    push: bool = True
    """Without it notification counts stay 0, and a message to a thousand members costs a tenth."""
    rate_limits: bool = False
    """Whether Synapse's own limits hold."""
    room_version: str | None = None
    """Of new rooms for which nobody says otherwise; Synapse's own default is 12."""
    log_level: str = "WARNING"
    extra: dict[str, Any] = field(default_factory=dict)
    """Synapse settings to add or replace, by their name at the top of its configuration."""


def configuration(data: Path, port: int, options: Options) -> dict[str, Any]:
    """All that Synapse wants to know, with fresh secrets."""
    config: dict[str, Any] = {
        "server_name": options.server_name,
        "public_baseurl": f"http://{HOST}:{port}/",
        "pid_file": str(data / "synapse-own.pid"),
        "listeners": [_listener(port)],
        "database": {"name": "sqlite3", "args": {"database": str(data / "homeserver.db")}},
        "log_config": str(data / "log.json"),
        "media_store_path": str(data / "media"),
        "signing_key_path": str(data / "signing.key"),
        "enable_registration": False,
        # Cheap: these passwords protect nothing.
        "bcrypt_rounds": 4,
        "max_upload_size": "100M",
        "soft_file_limit": 0,
        "presence": {"enabled": options.presence},
        "push": {"enabled": options.push},
        "caches": {"global_factor": 0.5},
        "user_directory": {"enabled": True, "search_all_users": True},
    }
    config |= {name: secrets.token_hex(32) for name in SECRETS}
    config |= _alone()
    if options.room_version:
        config["default_room_version"] = options.room_version
    if not options.rate_limits:
        config |= _without_limits()
    return config | options.extra


def log_configuration(data: Path, level: str) -> dict[str, Any]:
    """Where Synapse writes what it does."""
    line = "%(asctime)s %(levelname)s %(name)s %(request)s %(message)s"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": line}},
        "filters": {"context": {"()": "synapse.logging.context.LoggingContextFilter", "request": ""}},
        "handlers": {
            "file": {
                "class": "logging.FileHandler",
                "filename": str(data / "homeserver.log"),
                "formatter": "line",
                "filters": ["context"],
                "encoding": "utf-8",
            }
        },
        "root": {"level": level, "handlers": ["file"]},
        "loggers": {"synapse.storage.SQL": {"level": "INFO"}},
    }


def _listener(port: int) -> dict[str, Any]:
    return {
        "port": port,
        "type": "http",
        "tls": False,
        "x_forwarded": False,
        "bind_addresses": [HOST],
        "resources": [{"names": ["client"], "compress": False}],
    }


def _alone() -> dict[str, Any]:
    """Nothing leaves this machine."""
    return {
        "report_stats": False,
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "federation_domain_whitelist": [],
        "send_federation": False,
        "allow_public_rooms_over_federation": False,
        "url_preview_enabled": False,
        "enable_metrics": False,
    }


def _without_limits() -> dict[str, Any]:
    return dict.fromkeys(PLAIN_LIMITS, LOTS) | {
        "rc_login": {"address": LOTS, "account": LOTS, "failed_attempts": LOTS},
        "rc_joins": {"local": LOTS, "remote": LOTS},
        "rc_invites": {"per_room": LOTS, "per_user": LOTS, "per_issuer": LOTS},
        "rc_presence": {"per_user": LOTS},
    }
