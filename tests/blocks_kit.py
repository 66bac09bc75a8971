"""A word in, its gallery example's blocks out, as they are and made empty, single, many, long and large."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Brief
from briefgen.brief.theme_file import load_theme
from briefgen.cli.gallery.example import FOLDER, Example, brief_of, path_of, read_example
from briefgen.facts.ledger import Ledger
from briefgen.model.context import Block, Composition, Section, Setting
from briefgen.model.scene import Item, TableItem, Text, TextLine, walk

LONG = "这是一段很长的说明，用来看看一个词放得下多少字，放不下时会怎样，" * 6
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller" * 2
FIXED = {"file", "alt", "metric", "metrics", "icon", "accent", "columns", "link", "word", "place"}
"""Fields that are no prose: names of things, and what must stay as it is to mean anything."""


@cache
def example(word: str) -> Example:
    return read_example(path_of(word))


@cache
def common() -> Brief:
    return brief_of([])


@cache
def brief(word: str) -> Brief:
    return replace(common(), metrics={**common().metrics, **example(word).metrics})


theme_of = cache(load_theme)


@cache
def ledger(word: str, *, long_labels: bool = False) -> Ledger:
    """Return the ledger of a word's example, with long labels where asked; without a word, the shared one."""
    written = brief(word) if word else common()
    metrics: Mapping[str, Any] = written.metrics
    if long_labels:
        metrics = {key: replace(metric, label=LONG[:60]) for key, metric in metrics.items()}
    return Ledger.of(metrics, written.sources, language="zh-CN", as_of="2025")


def setting(word: str, kind: Any, *, theme: str = "govblue", long_labels: bool = False) -> Setting:
    """Return a setting with the example's figures; their labels may be long."""
    look, written = theme_of(theme), brief(word)
    accents = list(look.palette.accents.values())
    here = written.place
    sections = tuple(
        Section(title=Phrase(name, here), message=Phrase(LONG[:40], here), accent=accent, first=number)
        for number, (name, accent) in enumerate(zip(("一", "二", "三"), accents, strict=False), 2)
    )
    return Setting.of(
        theme=look, medium=look.medium(kind), kind=kind, language="zh-CN", accent=accents[0], folder=FOLDER,
        ledger=ledger(word if example(word).metrics else "", long_labels=long_labels),
        pillar_accents={}, sections=sections,
    )  # fmt: skip


def changed(value: Any, how: str, name: str = "") -> Any:
    """Return a block with all its prose or all its lists changed."""
    if isinstance(value, Phrase):
        text = {"long": LONG, "unbroken": UNBROKEN}.get(how)
        return Phrase(text, value.place) if text and name not in FIXED else value
    if isinstance(value, tuple) and name not in {"columns", "rows", "shares"}:
        inner = tuple(changed(each, how, name) for each in value)
        return {"empty": (), "one": inner[:1], "many": inner * 7}.get(how, inner)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        return replace(value, **{key: changed(each, how, key) for key, each in kept.items()})
    return value


def variants(word: str, how: str) -> tuple[Block, ...]:
    """Return the example's blocks, changed; none where the word refuses what would become of it."""
    made = []
    for block in example(word).blocks:
        with suppress(ValueError):
            made.append(changed(block, how))
    return tuple(made)


def outside(laid: Composition) -> list[str]:
    """Return what leaves the composition's own box, and lines that leave their text's."""
    frame = Box(0.0, 0.0, laid.width, laid.height)
    found = []
    for item in walk(laid.items):
        if not frame.contains(item.box, 0.6):
            found.append(f"{type(item).__name__} {item.name or item.alt} {item.box} in {frame}")
        for text in texts_of(item):
            found += [
                f"{line.text[:30]!r} {line.width:.0f} in {text.box.width:.0f}" for line in too_wide(text)
            ]
    return found


def texts_of(item: Item) -> Iterator[Text]:
    if isinstance(item, Text):
        yield item
    elif isinstance(item, TableItem):
        for row in item.rows:
            yield from (cell.text for cell in row.cells)


def too_wide(text: Text) -> Iterator[TextLine]:
    return (line for line in text.lines if line.width > text.box.width + 0.6)
