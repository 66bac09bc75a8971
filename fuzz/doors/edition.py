"""A brief's tree in, its next edition out: other figures, and now and then other slides."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from fuzz import wording
from fuzz.choice import Choice
from fuzz.tree import Plain, Tree, copied, spots

STATED = frozenset(("claims", "settle", "names", "thresholds", "computed"))
"""What other values would contradict, most of the time."""


def after(choice: Choice, tree: Tree) -> Tree:
    """Return the next edition of a brief."""
    made = copied(tree)
    metrics = [each for each in (made.get("metrics") or {}).values() if isinstance(each, dict)]
    free = [metric for metric in metrics if not STATED & metric.keys()]
    for metric in free if choice.below(6) else metrics:
        for holder, key in spots(metric.get("values")):
            if isinstance(holder[key], Plain) and choice.below(3):
                holder[key] = _moved(choice, holder[key])
    slides = made.get("deck")
    if isinstance(slides, list) and slides and choice.once_in(3):
        _reordered(choice, slides)
    return made


def _moved(choice: Choice, text: Plain) -> Plain:
    """Return another number with as many decimals; what is none stays."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > 0 or not number:
        return text
    step = Decimal(choice.between(1, 40)).scaleb(exponent)
    moved = number + (-step if choice.once_in(3) and number > step else step)
    return Plain(moved)


def _reordered(choice: Choice, slides: list[Tree]) -> None:
    way, at = choice.pick(("add", "double", "drop", "turn")), choice.below(len(slides))
    if way == "add":
        slides.insert(at, {"title": wording.words(choice), "blocks": [{"prose": wording.words(choice)}]})
    elif way == "double":
        slides.insert(at, copied(slides[at]))
    elif way == "drop" and len(slides) > 1:
        slides.pop(at)
    elif way == "turn":
        slides.reverse()
