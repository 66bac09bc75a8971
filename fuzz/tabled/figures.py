"""A world and its table in; the `dimensions` and `metrics` of a brief that reads it out."""

from __future__ import annotations

from decimal import Decimal

from fuzz.choice import Choice
from fuzz.tabled.asked import called_in_text
from fuzz.tabled.files import Table
from fuzz.tabled.oracle import Oracle, Reckoned
from fuzz.tabled.world import ALL, ODD_HEADS, Dim, World

_CALLED_TOTAL = frozenset({"total", "all", "overall", "全部", "合计"})


class Figures:
    """What a brief takes from its table."""

    def __init__(self, choice: Choice, world: World, table: Table) -> None:
        self.choice, self.world, self.table = choice, world, table
        self.keys = {dim.head: self._key(place, dim.head) for place, dim in enumerate(world.dims)}
        """Of dimensions, by the heads of their columns."""
        self.called: dict[str, str] = {}
        """What the brief calls members, by their texts."""
        self.must_refuse = ""
        """Why the brief must be refused."""
        self.dimensions = self._dimensions()
        self.oracles: list[Oracle] = []
        self.metrics: dict[str, object] = {}
        for way in choice.some(self._ways(), 1, 3):
            metric, self.metrics[way] = self._metric(way)
            self.oracles.append(Oracle(world, metric))

    def _key(self, place: int, head: str) -> str:
        odd = head in ODD_HEADS or " " in head or self.choice.once_in(4)
        return f"dim_{chr(97 + place)}" if odd else head

    def _dimensions(self) -> dict[str, object]:
        """Return the `dimensions` of the brief, those that are plain left out."""
        found = {self.keys[dim.head]: self._said(place, dim) for place, dim in enumerate(self.world.dims)}
        return {key: says for key, says in found.items() if says}

    def _said(self, place: int, dim: Dim) -> dict[str, object]:
        says: dict[str, object] = {}
        if self.table.form == "crosstab" and place == 0:
            says["heads"] = [" ".join(name.split()) for name in dim.members]
        elif self.keys[dim.head] != dim.head:
            says["column"] = dim.head
        taken = {name.strip().casefold() for name in dim.members} & _CALLED_TOTAL
        if dim.total and (taken or dim.total.casefold() not in _CALLED_TOTAL):
            says["total"] = dim.total
        elif taken:
            says["total"] = "none"
        if self.choice.once_in(5) and (called := self._renamed(place, dim)):
            says["members"] = called
        if self.choice.once_in(4):
            says["label"] = "the district"
        return says

    def _renamed(self, place: int, dim: Dim) -> dict[str, str]:
        """Return new names for some members, where those can be told apart by any case."""
        if len({name.strip().casefold() for name in dim.members}) < len(dim.members):
            return {}
        others = {name for other in self.world.dims if other is not dim for name in other.members}
        for member in self.choice.some(dim.members, 1, len(dim.members)):
            if member not in others:
                self.called[member] = f"Place {chr(65 + place)}{chr(65 + len(self.called))}"
        return {name: self.called[name] for name in dim.members if name in self.called}

    def _ways(self) -> list[str]:
        if self.table.form == "long":
            return ["level", "seen", "rate", "share", "weighted", "mean", "max", "min", "plain"]
        return ["level", "mean", "max"] if self.table.measures == ("level",) else ["seen"]

    def _metric(self, way: str) -> tuple[Reckoned, dict[str, object]]:
        least = self.world.heads[:1] if self.table.form == "crosstab" else ()
        some = self.choice.some(self.world.heads, 1, len(self.world.heads))
        by = self.world.heads if way == "level" else tuple(dict.fromkeys((*least, *some)))
        by = () if way == "plain" else by
        options = self._options(way)
        where = self._where(by) if way != "level" and self.choice.once_in(4) else {}
        of_counts = way in ("seen", "plain", "rate", "share")
        value = "seen" if of_counts else "level"
        taken: dict[str, object] = {"table": "t", **options}
        if self.table.form == "long":
            taken["value"] = value
        if self.table.period:
            taken["period"] = list(self.table.period)
        if by:
            taken["by"] = [self.keys[head] for head in by]
        if where:
            taken["where"] = {head: list(texts) for head, texts in where.items()}
        decimals = options.get("decimals")
        metric = Reckoned(
            key=way,
            by=by,
            value=value,
            aggregate=str(options.get("aggregate", "")),
            per=str(options.get("per", "")),
            weight=str(options.get("weight", "")),
            times=Decimal({"share": 1000, "rate": 100}.get(way, 1)),
            decimals=decimals if isinstance(decimals, int) else None,
            where=where,
        )
        says: dict[str, object] = {"label": f"Figure {way}", "unit": self._unit(way, of_counts=of_counts)}
        if not of_counts or metric.per:
            says["kind"] = "rate" if metric.per else "amount"
        says |= {"source": "r", "from": taken}
        self._claim(Oracle(self.world, metric), says)
        self._mark_wrong(metric)
        return metric, says

    def _options(self, way: str) -> dict[str, object]:
        """Return what rows become, as the selection of a metric says it."""
        known: dict[str, dict[str, object]] = {
            "level": {},
            "seen": {"aggregate": "sum"},
            "plain": {"aggregate": "sum"},
            "rate": {"per": "all"},
            "share": {"per": "all", "times": 1000, "decimals": self.choice.below(4)},
            "weighted": {"weight": "all", **({"decimals": 2} if self.choice.once_in(2) else {})},
        }
        return known.get(way, {"aggregate": way})

    def _unit(self, way: str, *, of_counts: bool) -> str:
        if way in ("rate", "share"):
            return "%" if way == "rate" else "‰"
        if self.world.chinese:
            return "人" if of_counts else "分钟"
        return "people" if of_counts else "minutes"

    def _mark_wrong(self, metric: Reckoned) -> None:
        """Note that a total is wrong for all to see: its members' rows make a sum, and more than one."""
        if self.world.wrong is None or metric.where or metric.aggregate != "sum":
            return
        parts, period = self.world.wrong
        named = dict(zip(self.world.heads, parts, strict=True))
        at = tuple(named[head] for head in metric.by)
        oracle = Oracle(self.world, metric)
        if oracle.value(at, period) is None:
            return
        for place in (place for place, name in enumerate(at) if name == ALL):
            members = self.world.members_of(metric.by[place])
            known = [oracle.value((*at[:place], name, *at[place + 1 :]), period) for name in members]
            if len(known) > 1 and None not in known:
                self.must_refuse = f"the total of {metric.key} {at} in {period} is wrong"

    def _where(self, by: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        free = [dim for dim in self.world.dims if dim.head not in by and dim.head not in ODD_HEADS]
        if self.table.form == "crosstab":
            free = [dim for dim in free if dim is not self.world.dims[0]]
        if not free:
            return {}
        dim = self.choice.pick(free)
        met = {at[self.world.dims.index(dim)] for at, _ in self.world.rows}
        plain = [name.strip().casefold() for name in dim.members]
        alone = [
            name
            for name in dim.members
            if plain.count(name.strip().casefold()) == 1
            and name in met
            and name.isprintable()
            and name.isascii()
        ]
        chosen = self.choice.some(alone, 1, 2)
        return {dim.head: tuple(chosen)} if chosen else {}

    def _claim(self, oracle: Oracle, says: dict[str, object]) -> None:
        """Claim the change of a member, truly, or by 7 too much."""
        metric = oracle.metric
        if metric.per or not metric.by or not self.choice.once_in(3) or len(self.world.periods) < 2:
            return
        at = tuple(self.choice.pick(self.world.members_of(head)) for head in metric.by)
        names = [self.called.get(name, name) for name in at]
        last, first = self.world.periods[-1], self.world.periods[0]
        one, other = oracle.value(at, first), oracle.value(at, last)
        if one is None or other is None or any("," in name or "=" in name for name in names) or one == other:
            return
        off = 0 if self.choice.once_in(2) else 7
        change = other - one + off
        if off and change:
            self.must_refuse = f"{metric.key} of {at} did not change by {change}"
        if not change:
            return
        keyed = [
            f"{self.keys[head]}={called_in_text(name)}" for head, name in zip(metric.by, names, strict=True)
        ]
        says["claims"] = [
            {
                "change": float(change) if change % 1 else int(change),
                "since": first,
                "until": last,
                "member": ", ".join(keyed),
            }
        ]
