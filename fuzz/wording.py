"""Decisions in, texts out: ordinary sentences in both languages, references to figures, and odd ones."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.facts.prose import NAMES, STYLES
from fuzz.choice import Choice

HAN = ("城市创新", "企业", "转化", "高新技术", "人才总量", "全国", "领跑", "建成投产", "达到", "同比", "比重",
       "服务", "平台", "港口", "“双招双引”", "（试行）", "《条例》", "，", "、", "——")  # fmt: skip
LATIN = ("growth", "of", "the", "harbour", "Qingdao", "R&D", "visitors", "state-of-the-art", "in", "a",
         "e.g.", "(net)", "open", "services", "and", "co-operation")  # fmt: skip
ODD = (
    "\u200b", "\u2060", "\u00a0", "\u3000", "\u00ad", "\ufe0f", "\u0301", "\u200d", "\u202e", "\u2066",
    "é", "ü", "①", "㎡", "℃", "→", "镕", "堃", "喆", "🚀", "𠮷", "שלום", "مرحبا", "{{", "}}", "{", "}", "**",
    "*", "~", "^", "\\", "$x$", "<b>", "&amp;", "%s", "#", "- ", ": ", "'", '"', "=1+1", "…", "——", "−5",
    "½", "10%", "3:30", "\t", "\n", "\r\n", "https://example.org/a?b=c&d=%20", "www.example.org",
    "a@example.org", "Ⅷ", "ﬁ", "ﷺ",
)  # fmt: skip
SELDOM = frozenset({"since", "member", "status"})
"""Parts of a figure that few have."""
LONG_WORDS = ("Donaudampfschifffahrtsgesellschaftskapitän", "x" * 60, "https://example.org/" + "path/" * 9)


def words(choice: Choice, most: int = 4) -> str:
    """Return a few words in one language."""
    if choice.once_in(3):
        return " ".join(choice.pick(LATIN) for _ in range(choice.between(1, most)))
    return "".join(choice.pick(HAN) for _ in range(choice.between(1, most)))


def odd(choice: Choice) -> str:
    """Return a text that nobody expects."""
    if choice.once_in(4):
        return choice.pick((*LONG_WORDS, words(choice) * choice.between(5, 30)))
    parts = [choice.pick(ODD) if choice.once_in(2) else words(choice, 2) for _ in range(choice.between(1, 4))]
    return "".join(parts)


def reference(choice: Choice, keys: Sequence[str]) -> str:
    """Return a reference to a figure of the brief, in one of the styles."""
    key = choice.pick(keys)
    named = choice.weighted({"": 9, "|": 2, **{f".{name}": 1 for name in sorted(NAMES - SELDOM)}})
    if choice.once_in(60):
        named = choice.pick((".growth", ".2020", ".share", "#2", *(f".{name}" for name in sorted(SELDOM))))
    return f"{{{key}|{choice.pick(sorted(STYLES))}}}" if named == "|" else f"{{{key}{named}}}"


def text(choice: Choice, keys: Sequence[str] = (), most: int = 4) -> str:
    """Return a text: mostly words, now and then a reference, seldom something odd."""
    if choice.once_in(120):
        return odd(choice)
    said = words(choice, most)
    if keys and choice.once_in(5):
        said += reference(choice, keys) + (words(choice, 2) if choice.once_in(2) else "")
    return f"**{said}**" if choice.once_in(30) else said
