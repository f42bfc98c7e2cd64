"""What the peer keeps, as Discord writes it."""

from __future__ import annotations

from typing import Any

from tests.discord_peer.world import (
    FORUM,
    PRIVATE,
    THREADS,
    Channel,
    Guild,
    Member,
    Message,
    Role,
    User,
    World,
)

Json = Any
EPHEMERAL, LOADING, HAS_THREAD = 64, 128, 32


def user(each: User) -> Json:
    made = {
        "id": each.id,
        "username": each.name.casefold().replace(" ", "."),
        "global_name": each.name,
        "discriminator": "0",
        "avatar": None,
    }
    return made | ({"bot": True} if each.bot else {})


def member(each: Member, *, with_user: bool = True) -> Json:
    made = {
        "roles": each.roles,
        "joined_at": each.joined_at.isoformat(),
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": each.nick,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "pending": False,
        "communication_disabled_until": each.timeout_until,
    }
    return made | ({"user": user(each.user)} if with_user else {})


def role(each: Role) -> Json:
    colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    return {
        "id": each.id,
        "name": each.name,
        "permissions": str(each.permissions),
        "position": each.position,
        "color": 0,
        "colors": colours,
        "hoist": False,
        "managed": False,
        "mentionable": True,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
    }


def channel(each: Channel) -> Json:
    if each.type == PRIVATE:
        people = [user(each.recipient)] if each.recipient else []
        return {
            "id": each.id,
            "type": PRIVATE,
            "recipients": people,
            "last_message_id": each.last_message,
            "flags": 0,
        }
    made: Json = {
        "id": each.id,
        "type": each.type,
        "guild_id": each.guild,
        "name": each.name,
        "parent_id": each.parent,
        "last_message_id": each.last_message,
        "rate_limit_per_user": each.slowmode,
        "flags": 0,
    }
    if each.type in THREADS:
        return made | _thread(each)
    overwrites = [
        {"id": id_, "type": kind, "allow": str(allow), "deny": str(deny)}
        for id_, (kind, allow, deny) in each.overwrites.items()
    ]
    made |= {"topic": each.topic, "position": 0, "nsfw": False, "permission_overwrites": overwrites}
    if each.type == FORUM:
        made |= {
            "available_tags": each.tags,
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "default_thread_rate_limit_per_user": 0,
            "template": "",
        }
    return made


def _thread(each: Channel) -> Json:
    about = {
        "archived": each.archived,
        "auto_archive_duration": each.sleeps_after,
        "archive_timestamp": each.at.isoformat(),
        "locked": each.locked,
        "create_timestamp": each.at.isoformat(),
    }
    count = len(each.messages)
    return {
        "owner_id": each.owner,
        "thread_metadata": about,
        "message_count": count,
        "member_count": 1,
        "total_message_sent": count,
        "applied_tags": each.applied,
    }


def message(world: World, each: Message, *, nonce: bool = False) -> Json:
    made: Json = {
        "id": each.id,
        "channel_id": each.channel,
        "author": user(each.author),
        "content": each.content,
        "timestamp": each.at.isoformat(),
        "edited_timestamp": each.edited_at.isoformat() if each.edited_at else None,
        "tts": False,
        "mention_everyone": each.everyone,
        "mentions": [user(x) for x in each.mentions],
        "mention_roles": [],
        "attachments": each.attachments,
        "embeds": each.embeds,
        "components": each.components,
        "pinned": False,
        "type": 19 if each.reference else 0,
        "flags": each.flags,
    }
    if each.reference:
        made["message_reference"] = each.reference
        answered = world.message(each.reference["message_id"])
        made["referenced_message"] = message(world, answered) if answered and not answered.reference else None
    if each.poll:
        made["poll"] = each.poll | {"results": results(each, world.bot.id)}
    if each.thread and each.thread in world.channels:
        made["thread"] = channel(world.channels[each.thread])
    if each.reactions:
        made["reactions"] = [reaction(x, who, world.bot.id) for x, who in each.reactions.items() if who]
    if each.about:
        made["interaction_metadata"] = each.about
        made["application_id"] = world.bot.id
        made["webhook_id"] = world.bot.id
        made["type"] = 20
    if nonce and each.nonce:
        made["nonce"] = each.nonce
    return made


def results(each: Message, me: str) -> Json:
    """How the votes of a poll stand."""
    counts = [
        {"id": answer, "count": len(who), "me_voted": me in who} for answer, who in sorted(each.votes.items())
    ]
    return {"is_finalized": each.poll_closed, "answer_counts": counts}


def reaction(emoji: str, who: list[str], me: str) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(who),
        "count_details": {"burst": 0, "normal": len(who)},
        "burst_colors": [],
        "me": me in who,
        "me_burst": False,
        "burst_me": False,
        "burst_count": 0,
    }


SERVER: Json = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "description": None,
    "banner": None,
    "vanity_url_code": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "public_updates_channel_id": None,
    "safety_alerts_channel_id": None,
    "application_id": None,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 1,
    "default_message_notifications": 1,
    "explicit_content_filter": 2,
    "mfa_level": 0,
    "nsfw_level": 0,
    "nsfw": False,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "premium_progress_bar_enabled": False,
    "preferred_locale": "nl",
    "max_presences": None,
    "max_members": 500000,
    "max_video_channel_users": 25,
    "max_stage_video_channel_users": 50,
    "emojis": [],
    "stickers": [],
    "hub_type": None,
    "incidents_data": None,
    "home_header": None,
}


def guild(world: World, each: Guild, *, whole: bool) -> Json:
    made: Json = {
        **SERVER,
        "id": each.id,
        "name": each.name,
        "owner_id": each.owner,
        "features": list(each.features),
        "roles": [role(x) for x in each.roles.values()],
    }
    if whole:
        made |= {
            "joined_at": "2026-11-01T12:00:00+00:00",
            "large": False,
            "unavailable": False,
            "member_count": len(each.members),
            "members": [member(each.members[world.bot.id])],
            "channels": [channel(x) for x in world.of_guild(each, threads=False)],
            "threads": [channel(x) for x in world.of_guild(each, threads=True)],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
    return made


def ready(world: World, session: str, address: str) -> Json:
    """What an assistant gets when its session begins."""
    mine = {"mfa_enabled": False, "verified": True, "email": None, "flags": 0}
    return {
        "v": 10,
        "user": user(world.bot) | mine,
        "guilds": [
            {"id": x.id, "unavailable": True} for x in world.guilds.values() if world.bot.id in x.members
        ],
        "session_id": session,
        "resume_gateway_url": address,
        "shard": [0, 1],
        "application": {"id": world.bot.id, "flags": 0, "flags_new": "0"},
        "private_channels": [],
        "relationships": [],
        "user_settings": {},
        "presences": [],
        "geo_ordered_rtc_regions": [],
    }
