"""A stack whose pieces are too small for some labels goes in; it comes out with those in a line below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import axes as fit, over
from briefgen.blocks.charts.parts.frame import doubted
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

HEAD = ("未标注：", "Not labelled: ")
MOST_LINES = 3
MOST_SHARE = 0.3
"""The line takes at most this share of the chart's height."""
GAP_EM = 0.4
WIDTH_SHARE = 0.97
"""The width that the lines are broken to: hanging marks stand out a little."""
DOUBT = "{count} values are not printed: their pieces are too small"


def told_below(
    plain: Chart, fitted: Callable[[Chart], Chart], setting: Setting, heads: tuple[str, ...] = ()
) -> Chart:
    """Return the fitted chart, with what it could not label in lines at its foot, or a doubt about it.

    ``heads`` are what each category is to be called in them where the chart may leave that out, too.
    """
    done = fitted(plain)
    lines = _lines(plain, done, setting, heads)
    if not lines:
        return done
    size, full = setting.medium.type.minimum, plain.box.height
    deep = size * (fit.LEADING * len(lines) + GAP_EM)
    count = sum(len(pieces) for _, pieces in _missing(plain, done))
    if len(lines) > MOST_LINES or deep > full * MOST_SHARE:
        return doubted(done, DOUBT.format(count=count))
    small = fitted(replace(plain, box=replace(plain.box, height=full - deep)))
    lines = _lines(plain, small, setting, heads)
    if size * (fit.LEADING * len(lines) + GAP_EM) > deep + 0.01:
        return doubted(done, DOUBT.format(count=count))
    at = (0.0, full - deep + size * GAP_EM)
    texts = over.label_lines(lines, at, size=size, colour=small.style.muted, ha="left")
    whole = over.in_box(small, plain.box)
    return replace(whole, overlay=(*whole.overlay, *texts))


def _missing(plain: Chart, done: Chart) -> list[tuple[int, list[str]]]:
    """Return the categories with labels that are left out, each with the names and labels of those pieces."""
    found, last = [], len(plain.categories) - 1
    for index in range(len(plain.categories)):
        pieces = [
            f"{row.name} {row.labels[index]}"
            for row, kept in zip(plain.series, done.series, strict=True)
            if row.labels[index] and not kept.labels[index] and (index < last or kept.name == row.name)
        ]  # at the last one a name may stand with its value
        if pieces:
            found.append((index, pieces))
    return found


def _lines(plain: Chart, done: Chart, setting: Setting, heads: tuple[str, ...]) -> tuple[str, ...]:
    mark, english = messages(setting.language), not is_chinese(setting.language)
    names = heads or plain.categories
    told = [
        f"{names[index]}{mark.colon}{mark.list_comma.join(pieces)}" for index, pieces in _missing(plain, done)
    ]
    if not told:
        return ()
    text = f"{HEAD[english]}{mark.semicolon.join(told)}"
    return fit.broken(text, setting.medium.type.minimum, plain.box.width * WIDTH_SHARE)
