"""The commands with which a discussion is harvested: one's own words, and another's only if they agree."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from bot.core.arguments import option_label
from bot.core.commands import Call, Long, Unit, command
from bot.core.content import Block, h, p, quote
from bot.core.errors import UserError
from bot.core.events import Message
from bot.core.people import Role
from bot.core.places import Direct, MessageRef
from bot.core.reply import Action, Field, FieldKind, Form, Reply, Seen
from bot.core.zone import local
from bot.prompts import harvest_store as kept
from bot.prompts.harvest import ADD, LONGEST, OPEN_FOR, PER_PERSON, SHARED_AFTER, HarvestKind, Item, Post
from bot.prompts.lent import Lent
from bot.prompts.telling import harvest_list, title_of
from bot.store import pointers

STAFF = (Role.MODERATOR, Role.PROGRAMME_BOARD)
SHOWN = 5
KEPT_QUESTION = 400
"""Characters of an item that go along as a knowledge question."""


class HarvestCommands:
    """Takes in what a discussion yielded, and shows it; `titles` are the titles of the prompts by id."""

    def __init__(self, lent: Lent, titles: Mapping[str, str]) -> None:
        self._lent = lent
        self._titles = titles

    @command("oogst", seen=Seen.ASKER, on_message=True)
    def harvest(self, call: Call) -> Reply:
        """Add the message pointed at; without one, show what the last discussions yielded."""
        if call.target is None:
            return self._overview(call)
        message = self._lent.message(call.unit, call.target)
        if message is None or message.author.bot:
            raise UserError("harvest-unread")
        post = self._post_of(call, message.ref)
        if kept.knows_message(call.unit, _hash(message.ref)):
            raise UserError("harvest-known")
        if self._lent.person(message.author) == call.person:
            return self._choose_kind(call, post, message)
        return self._ask_author(call, post, message)

    @command("inzicht", seen=Seen.ASKER)
    def insight(self, call: Call, tekst: Long) -> Reply:
        """Add an insight in one's own words to the discussion one is in."""
        return self._keep(call, self._post_of(call, call.target), tekst, HarvestKind.INSIGHT)

    @command(ADD, seen=Seen.ASKER, hidden=True)
    def add(
        self, call: Call, plaatsing: int, tekst: Long | None = None, soort: HarvestKind = HarvestKind.INSIGHT
    ) -> Reply:
        """Add something to this discussion; without words, ask for them."""
        post = kept.post_by_id(call.unit, plaatsing)
        if post is None:
            raise UserError("harvest-no-prompt")
        if tekst is None:
            return Reply(form=_form(call, post), to=Seen.ASKER)
        return self._keep(call, post, tekst, soort, self._own_message(call))

    @command("oogst-weg", seen=Seen.ASKER, hidden=True)
    def take_back(self, call: Call, regel: int) -> Reply:
        """Take back what one added oneself."""
        gone = kept.drop(call.unit, regel, call.person)
        return Reply(p(call.say("harvest-taken-back" if gone else "harvest-gone")))

    @command("geen-oogst", seen=Seen.ASKER, hidden=True)
    def refuse(self, call: Call) -> Reply:
        """Say no to a moderator who asked; nothing was kept, so nothing changes."""
        return Reply(p(call.say("harvest-refused")))

    def removed(self, call: Call) -> None:
        """Forget what came from a message that was deleted."""
        if call.target is not None:
            kept.drop_message(call.unit, _hash(call.target))

    def points_at(self, unit: Unit, ref: MessageRef) -> bool:
        """Whether a harvest holds what was said in this message."""
        return kept.knows_message(unit, _hash(ref))

    def _overview(self, call: Call) -> Reply:
        """The last discussions with their harvest; members see what was told in the threads already."""
        staff = call.actor.may(*STAFF)
        posts = kept.last_posts(call.unit, SHOWN, shared=not staff)
        if not posts:
            return Reply(p(call.say("harvest-none")))
        found = kept.items(call.unit, [post.id for post in posts])
        shown = (block for post in posts for block in self._shown(call, post, found[post.id]))
        return Reply((h(call.say("harvest-overview")), *shown))

    def _shown(self, call: Call, post: Post, found: list[Item]) -> tuple[Block, ...]:
        return (h(title_of(post, self._titles), 3), *harvest_list(call.say, found), p(_when(call, post)))

    def _choose_kind(self, call: Call, post: Post, message: Message) -> Reply:
        """Show what would be kept of one's own message; choosing what it is keeps it."""
        masked = self._lent.screen(message.text, message.ref.conversation, message.author).text
        words, given = masked.strip()[:LONGEST], {"plaatsing": str(post.id)}
        choices = (
            Action(
                option_label(kind, call.say),
                ADD,
                {**given, "tekst": words, "soort": kind},
                once=True,
                target=message.ref,
            )
            for kind in HarvestKind
        )
        other = Action(call.say("harvest-do-reword"), ADD, given, target=message.ref)
        body = (p(call.say("harvest-draft", title=title_of(post, self._titles))), quote(words))
        return Reply((*body, p(call.say("harvest-which"))), (*choices, other), to=Seen.ASKER)

    def _ask_author(self, call: Call, post: Post, message: Message) -> Reply:
        """Ask the author in private; until they agree nothing is kept, not even that they were asked."""
        if not call.actor.may(*STAFF):
            raise UserError("harvest-not-yours")
        to = Direct(message.author.platform, message.author.id, message.ref.conversation.locale)
        say = self._lent.say_in(to.locale)
        yes = Action(say("harvest-do-yes"), "oogst", for_everyone=True, target=message.ref)
        no = Action(say("harvest-do-no"), "geen-oogst", for_everyone=True)
        reply = Reply(p(say("harvest-ask", title=title_of(post, self._titles))), (yes, no))
        key = f"harvest-ask:{_hash(message.ref)}"
        self._lent.outbox.say(call.unit, to, reply, reason="harvest-ask", key=key)
        return Reply(p(call.say("harvest-asked")))

    def _keep(
        self, call: Call, post: Post, text: str, kind: HarvestKind, source: MessageRef | None = None
    ) -> Reply:
        words, message = text.strip(), _hash(source) if source else None
        if len(words) > LONGEST:
            raise UserError("harvest-too-long", limit=LONGEST)
        if self._lent.danger(words):
            raise UserError("harvest-danger")
        if kept.knows_words(call.unit, post.id, call.person, words) or (
            message and kept.knows_message(call.unit, message)
        ):
            raise UserError("harvest-known")
        if kept.count_of(call.unit, post.id, call.person) >= PER_PERSON:
            raise UserError("harvest-enough", count=PER_PERSON)
        id_ = kept.add(call.unit, post.id, call.person, kind, words, message, call.now)
        if source is not None:
            pointers.note(call.unit, source, call.person, call.now)
        body = (
            p(call.say("harvest-kept", title=title_of(post, self._titles))),
            quote(words),
            p(_when(call, post)),
        )
        back = Action(call.say("harvest-do-take-back"), "oogst-weg", {"regel": str(id_)})
        return Reply(body, (*_onward(call, kind, words, source), back))

    def _own_message(self, call: Call) -> MessageRef | None:
        """The message one's words come from; an answer by number points at the assistant's list instead."""
        message = self._lent.message(call.unit, call.target) if call.target else None
        own = message is not None and self._lent.person(message.author) == call.person
        return call.target if own else None

    def _post_of(self, call: Call, ref: MessageRef | None) -> Post:
        """The prompt a message or the place of a call belongs to.

        Raises:
            UserError: there is none.
        """
        where = ref.conversation if ref else call.conversation
        room = where.whole_room.key
        for root in filter(None, (where.thread, ref.id if ref else None)):
            found = kept.post_in(call.unit, room, root)
            if found is not None:
                return found
        # Outside a thread people talk about the last prompt of the room.
        last = kept.last_post(call.unit, room, call.now - OPEN_FOR) if where.thread is None else None
        if last is None:
            raise UserError("harvest-no-prompt")
        return last


def _when(call: Call, post: Post) -> str:
    if post.shared_at is not None:
        return call.say("harvest-told", at=local(post.shared_at))
    return call.say("harvest-ripens", at=local(post.at + SHARED_AFTER))


def _onward(call: Call, kind: HarvestKind, words: str, source: MessageRef | None) -> tuple[Action, ...]:
    """Where words of this kind can go from here: prepared calls of other rooms, by the names of commands."""
    match kind:
        case HarvestKind.SIGNAL:
            given = {"tekst": words}
            return (Action(call.say("harvest-do-signal"), "signaal", given, once=True, target=source),)
        case HarvestKind.QUESTION | HarvestKind.SOURCE:
            given = {"vraag": words[:KEPT_QUESTION], "reden": "niets"}
            return (Action(call.say("harvest-do-question"), "stel-kennisvraag", given, once=True),)
        case HarvestKind.INSIGHT:
            return ()


def _form(call: Call, post: Post) -> Form:
    say = call.say
    words = Field("tekst", say("harvest-form-words"), FieldKind.LONG, True, max_length=LONGEST)
    options = tuple((kind.value, option_label(kind, say)) for kind in HarvestKind)
    kind = Field("soort", say("harvest-form-kind"), FieldKind.CHOICE, False, options)
    action = Action(say("harvest-form"), ADD, {"plaatsing": str(post.id)}, once=True, target=call.target)
    return Form(say("harvest-form"), (words, kind), action)


def _hash(ref: MessageRef) -> str:
    """A chat message as a hash, whatever thread it is seen from."""
    named = f"{ref.conversation.whole_room.key}#{ref.id}"
    return blake2b(named.encode(), digest_size=kept.HASH_LENGTH // 2).hexdigest()
