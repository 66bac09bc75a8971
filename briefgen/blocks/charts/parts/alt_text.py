"""What a chart says and the values it leaves out go in; its alternative text comes out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts.data import Row, values_told
from briefgen.model.context import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence or more, and the ids of the facts whose values it says."""

    text: str
    said: frozenset[str] = frozenset()


def joined(parts: Sequence[Message], setting: Setting) -> Message:
    """Return several messages as one."""
    told = [part for part in parts if part.text]
    text = messages(setting.language).semicolon.join(part.text for part in told)
    return Message(text=text, said=frozenset[str]().union(*(part.said for part in told)))


def spoken(kind: tuple[str, str], message: Message, found: Sequence[Row], setting: Setting) -> str:
    """Return a chart's alternative text: kind (Chinese, English), message, and the values it leaves out.

    Those who listen hear what the chart says before they hear its numbers, and no number twice.
    """
    left = any(fact.id not in message.said for row in found for fact in row.facts)
    values = values_told(found, setting) if left else ""
    return told(kind, message.text, values, setting)


def told(kind: tuple[str, str], message: str, values: str, setting: Setting) -> str:
    """Return an alternative text of its parts; a message or values may be empty."""
    chinese = is_chinese(setting.language)
    parts = ("。" if chinese else ". ").join(part for part in (message, values) if part)
    return f"{kind[not chinese]}{messages(setting.language).colon}{parts}"
