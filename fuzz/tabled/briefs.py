"""A seed in; a table, a brief that reads it in every way, and what must come of it out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal

from fuzz.choice import Choice
from fuzz.tabled import files
from fuzz.tabled.asked import Ask, Asker
from fuzz.tabled.figures import Figures
from fuzz.tabled.oracle import Oracle
from fuzz.tabled.world import ALL, World, with_totals, world


@dataclass(slots=True, kw_only=True)
class Tabled:
    """A brief with its table, and what is known of it."""

    world: World
    table: files.Table
    yaml: str = ""
    asks: tuple[Ask, ...] = ()
    each: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    """What the slides of members say: by the title its mark and value."""
    charts: dict[str, dict[str, set[Decimal]]] = field(default_factory=dict)
    """By the title of a slide: what its chart may show, by label."""
    tables: dict[str, dict[str, set[Decimal]]] = field(default_factory=dict)
    """By the title of a slide: what the rows of its table say, by label."""
    must_refuse: str = ""
    """Why it must be refused."""


def tabled(choice: Choice) -> Tabled:
    """Return a brief and its table."""
    made = world(choice)
    if choice.once_in(3):
        with_totals(choice, made, wrong=choice.once_in(3))
    writer = _Writer(choice, Tabled(world=made, table=files.table(choice, made)))
    writer.write()
    return writer.made


def quoted(value: object) -> str:
    """Return a value as YAML has it, on one line."""
    return json.dumps(value, ensure_ascii=False)


def _others(count: int, dimension: str) -> tuple[str, ...]:
    """Return what so many members may be called together."""
    english = (f"{count} others", f"the other {count}")
    return (*english, *(f"{word}{count}{of}" for word in ("其余", "另外") for of in ("项", f"个{dimension}")))


class _Writer:
    """Writes the YAML part by part."""

    def __init__(self, choice: Choice, made: Tabled) -> None:
        self.choice, self.made, self.world = choice, made, made.world
        self.figures = Figures(choice, made.world, made.table)
        self.keys, self.called, self.oracles = self.figures.keys, self.figures.called, self.figures.oracles
        made.must_refuse = self.figures.must_refuse

    def write(self) -> None:
        """Write the brief."""
        language = "zh-CN" if self.world.chinese else "en"
        lines = [
            f"meta: {{title: Returns, language: {language}}}",
            "sources: {r: {title: Returns}}",
            f"data: {{t: {quoted(self.made.table.named)}}}",
            f"dimensions: {quoted(self.figures.dimensions)}",
            "metrics:",
            *(f"  {key}: {quoted(each)}" for key, each in self.figures.metrics.items()),
        ]
        families = [oracle for oracle in self.oracles if oracle.metric.by]
        if self.choice.once_in(5):
            lines += self._story(families)
        else:
            lines += ["deck:", *self._deck(families), *self._page(families)]
        self.made.yaml = "\n".join(lines) + "\n"

    def _story(self, families: list[Oracle]) -> list[str]:
        if not families or self.choice.once_in(2):
            return []
        keys = [oracle.metric.key for oracle in families]
        way = self.choice.pick(("lead", "skip", "group"))
        if way == "group":
            return [f"story: {{group: {{Together: {quoted(keys[:1])}}}}}"]
        return [f"story: {{{way}: {quoted(keys[:1])}}}"]

    def _deck(self, families: list[Oracle]) -> list[str]:
        asker = Asker(choice=self.choice, oracles=self.oracles, keys=self.keys, called=self.called)
        asks = asker.ask(self.choice.between(2, 8))
        self.made.asks += tuple(asks)
        lines = []
        for start in range(0, len(asks), 4):
            texts = [f"{ask.mark}: {ask.written}" for ask in asks[start : start + 4]]
            lines.append(
                f"  - {{title: Asked {chr(65 + start // 4)}, blocks: [{{bullets: {quoted(texts)}}}]}}"
            )
        for oracle in families:
            lines += self._chart(oracle)
            lines += self._each(oracle)
            lines += self._table(oracle)
        return lines or ["  - {title: Nothing}"]

    def _chart(self, oracle: Oracle) -> list[str]:
        """Write a chart of the members of the first dimension, perhaps of the highest and the rest."""
        metric = oracle.metric
        members = oracle.members()
        latest = {at: oracle.latest(at) for at in members}
        if len(members) < 2 or None in latest.values() or not (metric.adds_up or len(metric.by) == 1):
            return []
        numbers = {at: found[1] for at, found in latest.items() if found}
        periods = {found[0] for found in latest.values() if found}
        entry = f"{metric.key} by {self.keys[metric.by[0]]}"
        asker = Asker(choice=self.choice, oracles=[oracle], keys=self.keys, called=self.called)
        label = {at: asker.label(oracle, (at[0], *(ALL for _ in at[1:]))) for at in members}
        shown: dict[str, set[Decimal]] = {}
        for at in members:
            for name in (label[at], self._name(at[0])):
                shown.setdefault(name, set()).add(numbers[at])
        title = f"Chart {metric.key}"
        if len(periods) == 1 and self.choice.once_in(2):
            count = self.choice.between(1, len(members))
            end = self.choice.pick(("top", "bottom"))
            entry += f", {end} {count}"
            ranked = sorted(numbers, key=numbers.__getitem__, reverse=end == "top")
            if metric.aggregate == "sum" and self.choice.once_in(2):
                entry += " and the rest"
                left = sum((numbers[at] for at in ranked[count:]), Decimal(0))
                if len(members) - count > 1:
                    for others in _others(len(members) - count, self.keys[metric.by[0]]):
                        shown.setdefault(others, set()).add(left)
        self.made.charts[title] = shown
        word = (
            self.choice.pick(("bar", "column", "lollipop", "pie"))
            if min(numbers.values()) >= 0 and metric.aggregate == "sum"
            else "bar"
        )
        more = ""
        if word in ("bar", "column") and self.choice.once_in(3):
            at = (self.choice.pick(members)[0], *(ALL for _ in metric.by[1:]))
            more = f", highlight: {quoted(asker.reference(oracle, at))}"
        return [f"  - {{title: {title}, blocks: [{{{word}: {{metrics: {quoted([entry])}{more}}}}}]}}"]

    def _each(self, oracle: Oracle) -> list[str]:
        """Write a slide for each member of the first dimension."""
        metric = oracle.metric
        head = metric.by[0]
        families = [each for each in self.oracles if head in each.metric.by]
        if len(families) > 1 or not (metric.adds_up or len(metric.by) == 1) or not self.choice.once_in(2):
            return []
        members = oracle.members()
        for at in members:
            if (found := oracle.latest(at)) is None:
                self.made.each = {}
                return []
            self.made.each[self._name(at[0])] = ("Each", found[1])
        key = self.keys[head]
        return [
            f"  - each: {quoted(key)}",
            f"    title: {quoted('{' + key + '}')}",
            f"    blocks: [{{bullets: [{quoted(f'Each: {{{metric.key}[{key}]}}')}]}}]",
        ]

    def _table(self, oracle: Oracle) -> list[str]:
        """Write a table with a row for each member of the first dimension."""
        metric = oracle.metric
        if not self.choice.once_in(3) or not (metric.adds_up or len(metric.by) == 1):
            return []
        latest = {at: oracle.latest(at) for at in oracle.members()}
        rows = {self._name(at[0]): {found[1]} for at, found in latest.items() if found}
        if len(rows) < len(latest):
            return []
        title, key = f"Table {metric.key}", self.keys[metric.by[0]]
        self.made.tables[title] = rows
        return [
            f"  - {{title: {title}, blocks: [{{table: {{by: {quoted(key)}, columns: [{metric.key}]}}}}]}}"
        ]

    def _name(self, member: str) -> str:
        return " ".join(self.called.get(member, member).split())

    def _page(self, families: list[Oracle]) -> list[str]:
        asker = Asker(choice=self.choice, oracles=self.oracles, keys=self.keys, called=self.called, first="P")
        asks = asker.ask(self.choice.between(1, 4))
        self.made.asks += tuple(asks)
        texts = [f"{ask.mark}: {ask.written}" for ask in asks]
        lines = [
            "onepager:",
            f"  hero: [{{title: Figures, blocks: [{{bullets: {quoted(texts or ['None'])}}}]}}]",
        ]
        single = [each for each in families if each.metric.adds_up or len(each.metric.by) == 1]
        alone = [
            each for each in single if sum(each.metric.by[0] in other.metric.by for other in families) == 1
        ]
        if alone and self.choice.once_in(3):
            key = self.keys[alone[0].metric.by[0]]
            reference = f"{alone[0].metric.key}[{key}]"
            title = quoted("{" + key + "}")
            module = f"{{each: {quoted(key)}, title: {title}, blocks: [{{kpi: {quoted(reference)}}}]}}"
            bar = f"{{blocks: [{{bar: {quoted(alone[0].metric.key)}}}]}}"
            lines += [
                "  pillars:",
                f"    - {{key: p, title: Members, modules: [{module}]}}",
                f"    - {{key: q, title: Others, modules: [{bar}]}}",
            ]
        return lines
