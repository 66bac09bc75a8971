"""The text of a query in, what it is made of out: words and quoted names, so that it can be judged unrun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.base.translate import tr
from briefgen.data.grid import TableError

READING = ("select", "with", "values", "table", "from", "describe", "summarize", "show")
"""Words with which a query begins; engines that only read hold the rest."""
CHANGING = frozenset(
    {
        *("insert", "update", "delete", "merge", "replace", "drop", "alter", "create", "truncate", "grant"),
        *("revoke", "call", "do", "copy", "attach", "detach", "install", "load", "pragma", "set", "reset"),
        *("vacuum", "into", "execute", "exec", "lock", "rename", "begin", "commit"),
    }
)
"""Words of statements that change something, where an engine has no transaction that only reads."""
_TOKEN = re.compile(
    r"(?P<aside>\s+|--[^\n]*|/\*.*?\*/)"
    r"|(?P<text>[eE]'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)"
    r'|(?P<name>"(?:[^"]|"")*"|`[^`]*`)'
    r"|(?P<word>\w+)"
    r"|(?P<mark>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query: a ``text`` or ``name`` in quotes, a ``word``, or a ``mark``."""

    kind: str
    text: str


def tokens_of(sql: str) -> Sequence[Token]:
    """Return the pieces of a query, without spaces and comments."""
    return [
        Token("text" if found.lastgroup == "tag" else str(found.lastgroup), found[0])
        for found in _TOKEN.finditer(sql)
        if found.lastgroup != "aside"
    ]


def one_query(sql: str) -> Sequence[Token]:
    """Return the pieces of a query; TableError unless it is one alone that begins as a query does."""
    tokens = list(tokens_of(sql))
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    if not tokens:
        raise TableError(tr("its `sql` is empty"), tr("write a query: select month, median from waits"))
    first = next((token.text for token in tokens if token.text != "("), "")
    if first.lower() not in READING:
        raise TableError(
            tr("its `sql` begins with {first!r}", first=first),
            tr("it has to be a query: select …, or with … select …"),
        )
    if any(token == Token("mark", ";") for token in tokens):
        raise TableError(tr("its `sql` has more than one statement"), tr("keep the one query"))
    return tokens


def changing_word(tokens: Sequence[Token]) -> str:
    """Return the first word of a query that changes something; empty where it has none."""
    return next(
        (token.text for token in tokens if token.kind == "word" and token.text.lower() in CHANGING), ""
    )


def is_ordered(tokens: Sequence[Token]) -> bool:
    """Return whether the rows of a query come in an order that it asks for."""
    depth, words = 0, []
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        words.append(token.text.lower() if token.kind == "word" and not depth else "")
    return ("order", "by") in pairwise(words)


def quoted_names(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what stands in quotes, texts and names, without them."""
    for token in tokens:
        if token.kind == "name" or (token.kind == "text" and token.text[0] == "'"):
            mark = token.text[0]
            yield token.text[1:-1].replace(mark * 2, mark)
