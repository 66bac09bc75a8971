"""A template's plan in, the text of the template.yaml that says the same out, for its user to edit."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.written import double_quoted
from briefgen.model.slide_template import KINDS, WORDS, LayoutWord, TemplateLayout
from briefgen.template.choice import NONE
from briefgen.template.plan import TemplatePlan

_HEAD = (
    "# How decks are built into a company's template. Correct what is wrong, and name this file in a brief:",
    "# `template: template.yaml`. Layouts go by number or name, placeholders by index, name or type; `none`",
    "# leaves one alone; free is [left, top, width, height] in points.",
)


def written_choice(plan: TemplatePlan, file: str) -> str:
    """Return the text of a template.yaml; ``file`` is the path of the template, seen from it."""
    return "\n".join((*_HEAD, f"file: {double_quoted(file)}", *_master(plan), *_layouts(plan), ""))


def _master(plan: TemplatePlan) -> Iterator[str]:
    if len(plan.found.masters) > 1:
        names = ", ".join(f"{each.number} {each.name}" for each in plan.found.masters)
        yield f"master: {plan.content.master}   # {_comment(names)}"


def _layouts(plan: TemplatePlan) -> Iterator[str]:
    yield "# layouts: " + _comment(", ".join(f"{each.number} {each.name}" for each in plan.found.layouts))
    for word in KINDS:
        serving, layout = plan.chosen[word], plan.template.layouts[word]
        yield f"{word}:"
        said = _comment(f"{serving.layout.name}; {serving.why}")
        yield f"  layout: {serving.layout.number}   # {said}"
        yield from _slots(plan, word, layout)
        free = layout.free
        yield f"  free: [{free.x:g}, {free.y:g}, {free.width:g}, {free.height:g}]"


def _slots(plan: TemplatePlan, word: LayoutWord, layout: TemplateLayout) -> Iterator[str]:
    """Yield a line a purpose; one index that several placeholders have is replaced by the name."""
    shared = [each.slot.index for each in plan.chosen[word].layout.slots]
    for purpose in WORDS:
        slot = layout.slot(purpose)
        if slot is None:
            continue
        alone = shared.count(slot.index) == 1
        key = str(slot.index) if alone else double_quoted(slot.name or slot.type or NONE)
        said = f"{slot.name} ({slot.type or 'obj'})" if alone else slot.type or "obj"
        yield f"  {purpose}: {key}   # {_comment(said)}"


def _comment(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:300]
