"""Labels of a series that have words of their own, and those generated then and now, in; those of now out."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.update.body import Words
from briefgen.update.generated import StoredRun
from briefgen.update.moves import paired, placed, squeezed
from briefgen.update.report import Log


def merge_labels(ser: Any, then: Sequence[str], now: Sequence[str], fresh: Any, log: Log) -> None:
    """Bring the labels of a series up to date, point by point; those that nobody changed come and go."""
    for label in list(ser.iter(tag("c:dLbl"))):
        rich = label.find(f"{tag('c:tx')}/{tag('c:rich')}")
        index = _index(label)
        was, becomes = (each[index] if 0 <= index < len(each) else "" for each in (then, now))
        if rich is None or was == becomes:
            continue
        words = [Words.of(paragraph) for paragraph in rich.findall(tag("a:p"))]
        said = squeezed("".join(each.text for each in words))
        lines = becomes.split("\n")
        if said == squeezed(was) and not becomes:
            label.getparent().remove(label)
        elif said == squeezed(was) and len(words) == len(lines):
            for each, line in zip(words, lines, strict=True):
                each.say(line)
        elif said == squeezed(was):
            _take(label, rich, index, fresh)
        else:
            _move(words, was, becomes, log)
    _add(ser, then, now, fresh)


def _index(label: Any) -> int:
    mark = label.find(tag("c:idx"))
    return int(mark.get("val")) if mark is not None else -1


def _add(ser: Any, then: Sequence[str], now: Sequence[str], fresh: Any) -> None:
    """Add the labels of points that had none when they were generated."""
    held = ser.find(tag("c:dLbls"))
    new = fresh.find(tag("c:dLbls")) if fresh is not None else None
    if held is None or new is None:
        return
    own = {_index(label) for label in held.findall(tag("c:dLbl"))}
    for label in new.findall(tag("c:dLbl")):
        index = _index(label)
        if index in own or (index < len(then) and then[index]) or not (index < len(now) and now[index]):
            continue
        behind = [each for each in held.findall(tag("c:dLbl")) if _index(each) < index]
        if behind:
            behind[-1].addnext(deepcopy(label))
        else:
            held.insert(0, deepcopy(label))


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
            log.conflict(
                "gone",
                tr("the label “{text}” was written by hand; it is “{now}” now", text=each.text, now=now),
            )
