"""What a control chart says below itself: sentences behind the signs of what they speak of."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.process_series import SIGNS, cause_colours
from briefgen.blocks.charts.parts.process_words import KEPT, MORE, Cause, ProcessSentence
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Paragraph, Run, Shape, Style, Text
from briefgen.model.theme import Accent
from briefgen.text import set_text

GAP_EM = 0.5
"""Between the chart and the first line, in text sizes."""
INDENT_EM = 1.1
SIGN_EM = 0.62
WIDTH_SHARE = 0.97
"""Share of the width that lines are broken to: hanging punctuation stands out a little."""


def composed(
    told: Sequence[ProcessSentence], setting: Setting, hue: Accent, width: float, room: float
) -> Composition:
    """Return the sentences that go into a room, the first one bold, without the lightest of too many.

    Broken rules that are left out are counted; the alternative text has more of them.
    """
    lines = int(room / (setting.medium.type.sizes["label"] * fit.LEADING)) + 1
    shown = _heaviest([each for each in told if not each.more], lines)
    while True:
        items, deep = _set(shown, _broken(told) - _broken(shown), setting, hue, width)
        spare = [each for each in shown if each.weight < KEPT]
        if deep <= room or not spare:
            return Composition(items=items, width=width, height=deep)
        shown.remove(min(spare, key=lambda each: each.weight))


def _heaviest(told: Sequence[ProcessSentence], most: int) -> list[ProcessSentence]:
    """Return as many sentences as lines, each being one at least, and all that are always told."""
    spare = sorted((each for each in told if each.weight < KEPT), key=lambda each: each.weight)
    light = {id(each) for each in spare[: max(len(told) - most, 0)]}
    return [each for each in told if id(each) not in light]


def _broken(told: Sequence[ProcessSentence]) -> int:
    return sum(each.more or each.cause is not None for each in told)


def _set(
    told: Sequence[ProcessSentence], left: int, setting: Setting, hue: Accent, width: float
) -> tuple[tuple[Item, ...], float]:
    """Return the sentences as one text with signs beside it, and their height with the gap above."""
    palette, size = setting.theme.palette, setting.medium.type.sizes["label"]
    leading, indent = size * fit.LEADING, size * INDENT_EM
    paragraphs = []
    for number, each in enumerate(told):
        words = each.text[:1].upper() + each.text[1:]
        if left and number == len(told) - 1:
            more = say(setting.language, *MORE, count=conventions(setting.language).number(str(left)))
            words += f"{messages(setting.language).semicolon}{more}"
        style = Style(
            size=size, colour=palette.muted if number else palette.ink, weight=400 if number else 700
        )
        paragraphs.append(Paragraph(runs=(Run(text=words, style=style),), leading=leading))
    text = set_text(tuple(paragraphs), width=width * WIDTH_SHARE - indent, role="label")
    top = size * GAP_EM
    text = replace(text, box=Box(indent, top, text.box.width, text.box.height))
    signs = [
        _sign(each.cause, (size * SIGN_EM / 2, top + _middle(text, number, leading)), size, setting, hue)
        for number, each in enumerate(told)
        if each.cause
    ]
    return (text, *signs), top + text.box.height


def _middle(text: Text, paragraph: int, leading: float) -> float:
    """Return how far below the text's top the middle of a paragraph's first line lies."""
    before = sum(line.paragraph < paragraph for line in text.lines)
    return leading * (before + 0.5)


def _sign(cause: Cause, at: tuple[float, float], size: float, setting: Setting, hue: Accent) -> Shape:
    """Return the sign that points of a cause have in the chart."""
    (x, y), half = at, size * SIGN_EM / 2
    colour, name = cause_colours(setting, hue)[cause], "sign"
    match SIGNS[cause]:
        case "circle":
            return Shape(box=Box(x - half * 0.85, y - half * 0.85, half * 1.7, half * 1.7), name=name,
                         geometry="ellipse", fill=colour)  # fmt: skip
        case "square":
            return Shape(
                box=Box(x - half * 0.85, y - half * 0.85, half * 1.7, half * 1.7), name=name, fill=colour
            )
    return overlay.outline(
        [(x, y - half), (x + half, y), (x, y + half), (x - half, y)], fill=colour, name=name
    )
