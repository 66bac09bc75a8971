"""A node tree with `${name}` in its texts in; the same with the parameters' values in their places out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from operator import is_

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, did_you_mean, nearest
from briefgen.base.translate import tr
from briefgen.brief import node as tree
from briefgen.brief.model import Brief
from briefgen.brief.node import KeyValue, Node, Scalar, Sequence, quoted
from briefgen.brief.parameter import Parameter, Settings
from briefgen.runtime.guest import guest

SECTION = "parameters"
SIGN = b"${"
"""Without it, and without parameters, a brief is as it is written."""
STAND_IN = "…"
"""In place of a value that nobody gave, so that the rest of the brief is read."""
_NAME = compile_late(r"[^\W\d][\w-]*")
_USE = compile_late(r"\$\$\{|\$\{([^{}]*)\}")


@dataclass(slots=True, kw_only=True)
class SetTree:
    """A tree without uses of parameters, and what was found on the way."""

    root: Node
    parameters: dict[str, Parameter] = field(default_factory=dict)
    """Each with the value that it has here as its default."""
    problems: list[Problem] = field(default_factory=list)
    unused: tuple[Problem, ...] = ()
    """Warnings of parameters that no text uses."""
    unfilled: frozenset[Place] = frozenset()
    """Where texts stand in which a value is missing: what else is wrong with these only follows."""


def declared(root: Node) -> dict[str, Parameter]:
    """Return the parameters that a brief has, as far as they can be read."""
    section = root.get(SECTION) if isinstance(root, tree.Mapping) else None
    if not isinstance(section, tree.Mapping):
        return {}
    from briefgen.brief.decode import decode_what_can_be

    found, _ = decode_what_can_be(section, dict[str, Parameter])
    return {str(name): parameter for name, parameter in (found or {}).items()}


def values_of(brief: Brief) -> dict[str, str]:
    """Return the values that the parameters of a brief have in it, by name."""
    return {str(name): each.default or "" for name, each in brief.parameters.items()}


def filled_in(root: Node, settings: Settings, *, written: bool = True) -> SetTree:
    """Return a tree with the values of its parameters: those that are set, else their defaults.

    ``written``: whether any text may use one.
    """
    if not isinstance(root, tree.Mapping) or not (written or settings or root.get(SECTION)):
        return SetTree(root=root)
    known = declared(root)
    problems = [*_misnamed(root, known), *_unknown(root, known, settings), *_refused(known, settings)]
    fit = {name for name, text in settings.items() if name in known and not known[name].refused(text)}
    now = {
        name: replace(each, default=settings[name]) if name in fit else each for name, each in known.items()
    }
    values = {name: None if name in settings.keys() - fit else each.default for name, each in now.items()}
    problems += [
        _missing(name, each) for name, each in now.items() if each.default is None and name not in settings
    ]
    filling = _Filling(values, _figures(root))
    entries = [
        entry if entry.key.text == SECTION else KeyValue(entry.key, filling.node(entry.value))
        for entry in root.entries
    ]
    return SetTree(
        root=tree.Mapping(tuple(entries), root.place, root.flow),
        parameters=now,
        problems=[*problems, *filling.problems],
        unused=tuple(_unused(name, each) for name, each in now.items() if name not in filling.used),
        unfilled=frozenset(filling.unfilled),
    )


class _Filling:
    """One walk through a tree."""

    def __init__(self, values: Mapping[str, str | None], figures: frozenset[str]) -> None:
        self.values = values
        self.figures = figures
        """Keys of metrics: `${visits}` is a dollar sign before a figure."""
        self.used: set[str] = set()
        self.problems: list[Problem] = []
        self.unfilled: set[Place] = set()

    def node(self, node: Node) -> Node:
        """Return a node with the values in it, the same where none belongs in it; its places stay."""
        if isinstance(node, Scalar):
            return self.scalar(node)
        if isinstance(node, Sequence):
            items = tuple(map(self.node, node.items))
            stays = all(map(is_, items, node.items))
            return node if stays else Sequence(items, node.place, node.flow)
        entries: dict[str, KeyValue] = {}
        for entry in node.entries:
            key = self.scalar(entry.key)
            if key.text in entries:
                hint = tr(
                    "it is in line {line} already: remove one of the two",
                    line=entries[key.text].key.place.line,
                )
                self.problems.append(
                    Problem(
                        key.place,
                        tr("the key {quoted} is a duplicate", quoted=quoted(key.text)),
                        hint,
                        "duplicate-key",
                    )
                )
                continue
            value = self.node(entry.value)
            stays = key is entry.key and value is entry.value
            entries[key.text] = entry if stays else KeyValue(key, value)
        found = tuple(entries.values())
        stays = len(found) == len(node.entries) and all(map(is_, found, node.entries))
        return node if stays else tree.Mapping(found, node.place, node.flow)

    def scalar(self, scalar: Scalar) -> Scalar:
        """Return a text with the values in it."""
        if "${" not in scalar.text:
            return scalar
        text = _USE.sub(lambda found: self._value(found, scalar.place), scalar.text)
        return Scalar(text, scalar.place, plain=False, filled=True)

    def _value(self, found: re.Match[str], place: Place) -> str:
        name = (found[1] or "").strip()
        if found[0] == "$${":
            return "${"
        if name in self.values:
            self.used.add(name)
            value = self.values[name]
            if value is None:
                self.unfilled.add(place)
            return STAND_IN if value is None else value
        if name in self.figures or not _NAME.fullmatch(name):
            return found[0]  # a dollar sign before a reference
        hint = _near(name, self.values) or tr(
            "give it to the brief: `parameters: {{{name}: {{label: …}}}}`", name=name
        )
        self.problems.append(
            Problem(place, tr("there is no parameter {name!r}", name=name), hint, "parameter")
        )
        self.unfilled.add(place)
        return STAND_IN


def _figures(root: tree.Mapping) -> frozenset[str]:
    metrics = root.get("metrics")
    return (
        frozenset(e.key.text for e in metrics.entries) if isinstance(metrics, tree.Mapping) else frozenset()
    )


def _near(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known) if nearest(name, known) else ""


def _misnamed(root: tree.Mapping, known: Mapping[str, Parameter]) -> Iterator[Problem]:
    section = root.get(SECTION)
    for entry in section.entries if isinstance(section, tree.Mapping) else ():
        if entry.key.text in known and not _NAME.fullmatch(entry.key.text):
            message = tr("{quoted} cannot be used as ${{…}}", quoted=quoted(entry.key.text))
            hint = tr("a parameter's name has letters, digits, - and _, and begins with a letter")
            yield Problem(entry.key.place, message, hint, "parameter")


def _unknown(root: tree.Mapping, known: Mapping[str, Parameter], settings: Settings) -> Iterator[Problem]:
    section = root.get(SECTION)
    place = section.place if section is not None else Place(root.place.file)
    for name in settings:
        if name not in known:
            hint = _near(name, known) or (
                tr("it has {names}", names=", ".join(known)) if known else tr("it has no `parameters`")
            )
            yield Problem(
                place,
                tr("{quoted} is set, which is no parameter of this brief", quoted=quoted(name)),
                hint,
                "parameter",
            )


def _refused(known: Mapping[str, Parameter], settings: Settings) -> Iterator[Problem]:
    for name, text in settings.items():
        if name in known and (found := known[name].refused(text)) is not None:
            yield Problem(known[name].place, f"{name}: {found[0]}", found[1], "parameter")


def _missing(name: str, parameter: Parameter) -> Problem:
    called = f"{name} ({parameter.label})" if parameter.label else name
    way = f"--set {name}=…" if guest() is None else f"parameters={{'{name}': …}}"
    hint = tr("set it, `{way}`, or give it a `default`", way=way)
    if parameter.one_of:
        hint += f"; allowed: {', '.join(parameter.one_of)}"
    return Problem(parameter.place, tr("the parameter {called} is not set", called=called), hint, "parameter")


def _unused(name: str, parameter: Parameter) -> Problem:
    hint = tr("write ${{{name}}} where it belongs, or remove it", name=name)
    return Problem(
        parameter.place, tr("no text uses the parameter {name!r}", name=name), hint, "unused", "warning"
    )
