"""Atoms in, groups of them out: cut along the empty bands between them, as far as reading order allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.base.geometry import Box
from briefgen.layout.web.atom import Atom

TOUCH_PT = 1.6
"""Lines of text reach into each other's boxes by so much."""

Groups = list[list[Atom]]


def rows_of(atoms: Sequence[Atom]) -> Groups:
    """Return atoms in rows, from the top down; one row where they cannot be cut."""
    return _with_heads(_cut(atoms, lambda box: (box.y, box.bottom), TOUCH_PT))


def columns_of(atoms: Sequence[Atom]) -> Groups:
    """Return atoms in columns, from left to right; one column where they cannot be cut."""
    return _cut(atoms, lambda box: (box.x, box.right), TOUCH_PT / 2)


def _cut(atoms: Sequence[Atom], side: Callable[[Box], tuple[float, float]], touch: float) -> Groups:
    groups: Groups = []
    end = 0.0
    for atom in sorted(atoms, key=lambda each: (side(each.ink), each.order)):
        low, high = side(atom.ink)
        if groups and low < end - min(touch, (high - low) / 2):
            groups[-1].append(atom)
        else:
            groups.append([atom])
        end = high if len(groups[-1]) == 1 else max(end, high)
    return _in_reading_order(groups)


def _with_heads(rows: Groups) -> Groups:
    """Return rows in which lines side by side are at the head of what stands below them."""
    kept: Groups = []
    for row in rows:
        heads = kept and len(kept[-1]) > 1 and all(atom.is_line for atom in kept[-1])
        if heads:
            kept[-1] = kept[-1] + row
        else:
            kept.append(row)
    return kept


def _in_reading_order(groups: Groups) -> Groups:
    """Return groups of which none is read in the midst of another: those that are, are one."""
    kept: Groups = []
    for group in groups:
        kept.append(group)
        first = min((atom.order for atom in group if atom.order >= 0), default=None)
        while first is not None and len(kept) > 1 and any(_last(each) > first for each in kept[:-1]):
            last = kept.pop()
            kept[-1] = kept[-1] + last
    return kept


def _last(group: Sequence[Atom]) -> int:
    return max(_last_read(atom) for atom in group)


def _last_read(atom: Atom) -> int:
    """Return the number of what is read last of an atom and all that stands on it."""
    return max([atom.order, *(_last_read(each) for each in atom.on_it)])
