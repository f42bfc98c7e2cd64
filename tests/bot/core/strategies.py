"""Replies, forms and texts as a hostile or careless world would make them."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.core.content import Block, b, card, code, divider, h, i, link, mention, ol, p, quote, table, ul
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.plan import Capability
from bot.core.reply import Action, Field, FieldKind, File, Form, Reply, Seen, Style

NASTY = (
    "@everyone",
    "<b>x</b>",
    "[a](javascript:x)",
    "!wis-mij",
    "<@123>",
    "\u202eabc",
    "a\u200bb",
    "*_`~|",
    "\x1b[2J",
)

words = st.one_of(st.sampled_from(NASTY), st.text(max_size=80))
filled = words.filter(lambda w: bool(w.strip()))
capabilities = st.frozensets(st.sampled_from(list(Capability)))
audiences = st.sampled_from(list(Audience))

spans = st.one_of(
    words,
    st.builds(b, words),
    st.builds(i, words),
    st.builds(link, words, st.just("https://example.org/pad")),
    st.builds(mention, st.just("u1"), words),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.lists(spans, max_size=4).map(lambda xs: p(*xs)),
    st.builds(h, words),
    st.lists(spans, max_size=4).map(lambda xs: ul(*xs)),
    st.lists(spans, max_size=4).map(lambda xs: ol(*xs)),
    st.builds(quote, words),
    st.builds(code, words),
    st.builds(
        lambda t, w, f: card(t, "https://example.org", w, facts=f),
        words,
        words,
        st.lists(st.tuples(words, words)),
    ),
    st.builds(lambda a, c: table((a, a), ((c, c), (a, c))), words, words),
    st.just(divider()),
)
bodies = st.lists(blocks, min_size=1, max_size=6).map(tuple)
actions = st.builds(
    Action,
    label=filled,
    command=st.just("waar"),
    given=st.dictionaries(st.just("vraag"), words),
    style=st.sampled_from(list(Style)),
)
fields = st.builds(
    Field,
    st.sampled_from(("a", "b", "c")),
    filled,
    st.sampled_from((FieldKind.LINE, FieldKind.LONG)),
    st.booleans(),
)
forms = st.builds(
    Form, filled, st.lists(fields, min_size=1, max_size=3, unique_by=lambda f: f.name).map(tuple), actions
)
files = st.builds(File, st.just("bericht.html"), st.just("text/html"), st.binary(max_size=20))


def room(audience: Audience = Audience.COMMUNITY, thread: str | None = None) -> Conversation:
    return Conversation("toneel", "ruimte", "zaal", audience, "nl", thread)


replies = st.builds(
    Reply,
    body=bodies,
    actions=st.lists(actions, max_size=4).map(tuple),
    to=st.sampled_from(list(Seen)),
    thread=st.one_of(st.none(), filled),
    files=st.lists(files, max_size=2).map(tuple),
    form=st.one_of(st.none(), forms),
    replaces=st.one_of(st.none(), st.just(MessageRef(room(), "m1"))),
)
asker = Actor("toneel", "anna", "Anna")
