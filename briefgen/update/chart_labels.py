"""Labels of a series that have words of their own, and those generated then and now, in; those of now out."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from briefgen.update.body import Words
from briefgen.update.generated import StoredRun
from briefgen.update.moves import paired, placed, squeezed
from briefgen.update.ooxml import tag
from briefgen.update.report import Log


def merge_labels(ser: Any, then: Sequence[str], now: Sequence[str], fresh: Any, log: Log) -> None:
    """Bring the labels of a series up to date, point by point."""
    for label in ser.iter(tag("c:dLbl")):
        rich = label.find(f"{tag('c:tx')}/{tag('c:rich')}")
        mark = label.find(tag("c:idx"))
        index = int(mark.get("val")) if mark is not None else -1
        if rich is None or not 0 <= index < min(len(then), len(now)) or then[index] == now[index]:
            continue
        words = [Words.of(paragraph) for paragraph in rich.findall(tag("a:p"))]
        said = squeezed("".join(each.text for each in words))
        lines = now[index].split("\n")
        if said == squeezed(then[index]) and len(words) == len(lines):
            for each, line in zip(words, lines, strict=True):
                each.say(line)
        elif said == squeezed(then[index]):
            _take(label, rich, index, fresh)
        else:
            _move(words, then[index], now[index], log)


def _take(label: Any, rich: Any, index: int, fresh: Any) -> None:
    """Give a label the words of now where they have more or fewer lines."""
    for each in fresh.iter(tag("c:dLbl")) if fresh is not None else ():
        mark, new = each.find(tag("c:idx")), each.find(f"{tag('c:tx')}/{tag('c:rich')}")
        if new is not None and mark is not None and mark.get("val") == str(index):
            rich.getparent().replace(rich, deepcopy(new))
            return


def _move(words: list[Words], then: str, now: str, log: Log) -> None:
    pair = paired(((StoredRun(text=then),),), ((StoredRun(text=now),),))[0]
    for each in words:
        edits, troubles = placed(each.text, pair.moves if pair.same_words else ())
        each.apply(edits)
        if troubles or not pair.same_words:
            log.conflict("gone", f"the label “{each.text}” was written by hand; it is “{now}” now")
