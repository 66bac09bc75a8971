"""A seed in, a plain brief out whose every value is known: what its document says can be recomputed.

Losses, temperatures, indices, ranks, shares; zero, equal, tiny and huge values; years, halves, quarters and
months, in Chinese and English. It shares no code with the product.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace
from decimal import Decimal

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A period as months: when it ends, counted from the year 0, and how long it is."""

    end: int
    months: int

    @property
    def key(self) -> str:
        """As a brief writes it."""
        year, month = divmod(self.end - 1, YEAR_MONTHS)
        if self.months == YEAR_MONTHS:
            return f"{year}"
        if self.months == 1:
            return f"{year}-{month + 1:02}"
        return f"{year}{'H' if self.months == 6 else 'Q'}{month // self.months + 1}"

    @property
    def start(self) -> int:
        """The end of what comes before it."""
        return self.end - self.months


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A metric as the brief states it."""

    key: str
    label: str
    unit: str
    kind: str
    values: dict[Time, Decimal]
    claims: tuple[dict[str, str], ...] = ()
    vague: dict[Time, str] = field(default_factory=dict)
    """Values that are only about right, and the word that says so."""

    @property
    def percent(self) -> bool:
        """Whether it changes by percentage points."""
        return self.unit == "%"

    @property
    def growing(self) -> bool:
        """Whether a rate of growth may be told of it."""
        net = self.kind == "amount" and min(self.values.values()) < 0
        return not self.percent and self.kind in ("count", "amount", "profit") and not net

    @property
    def latest(self) -> Time:
        """When its last value is of."""
        return max(self.values)

    def expected_base(self, at: Time) -> Time | None:
        """Return what a reader expects a value to be compared with."""
        earlier = sorted(time for time in self.values if time.end <= at.start)
        like = [time for time in earlier if time.months == at.months]
        if not like and self.kind in ("rank", "share", "rate", "index"):
            like = earlier
        same = [time for time in like if time.end == at.end - YEAR_MONTHS and at.months < YEAR_MONTHS]
        return (same or like[-1:] or [None])[0]

    def expected_start(self) -> Time | None:
        """Return where the course of the whole series begins: in the season in which it ends, if it can."""
        like = [time for time in sorted(self.values) if time.end <= self.latest.start]
        same = [time for time in like if time.months == self.latest.months]
        if not same and self.kind in ("rank", "share", "rate", "index"):
            same = like
        first = same[0] if same else None
        if first is None or (self.latest.end - first.end) % YEAR_MONTHS == 0:
            return first
        ago = [time for time in same if time.end == self.latest.end - YEAR_MONTHS]
        ago = [time for time in ago if time.months == self.latest.months < YEAR_MONTHS]
        before = same[-1] if self.latest.months < YEAR_MONTHS else first
        return ago[0] if ago else before


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A brief and what it is made of."""

    language: str
    metrics: dict[str, Raw]
    yaml: bytes
    blocks: tuple[str, ...] = field(default=())


LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "zh": {
        "count": ("企业", "5G基站", "COVID-19", "发明专利", "就诊人次"),
        "amount": ("产值", "PM2.5", "净迁入", "进口额"),
        "profit": ("净利润", "利润总额", "盈亏"),
        "balance": ("贸易差额", "财政收支", "净流入"),
        "rank": ("综合排名", "竞争力位次"),
        "share": ("占比", "覆盖率"),
        "rate": ("失业率", "死亡率"),
        "index": ("价格指数", "景气指数"),
        "temperature": ("平均气温", "水温"),
        "year": ("达峰年份",),
    },
    "en": {
        "count": ("Firms", "5G", "COVID-19", "Patents"),
        "amount": ("Output", "PM2.5", "Net inflow", "Imports"),
        "profit": ("Net profit", "Operating profit"),
        "balance": ("Trade balance", "Budget balance"),
        "rank": ("Overall rank", "Place"),
        "share": ("Share of rail", "Coverage"),
        "rate": ("Jobless rate", "Death rate"),
        "index": ("Price index", "Climate index"),
        "temperature": ("Mean temperature", "Water"),
        "year": ("Peak year",),
    },
}
UNITS: dict[str, dict[str, tuple[str, ...]]] = {
    "zh": {
        "count": ("家", "个", "例"),
        "amount": ("亿元", "万吨", "万人"),
        "profit": ("亿元", "万元"),
        "balance": ("亿元", "万人"),
        "rank": ("位", ""),
        "share": ("%",),
        "rate": ("%", "‰"),
        "index": ("", "点"),
        "temperature": ("℃",),
        "year": ("",),
    },
    "en": {
        "count": ("firms", "", "cases"),
        "amount": ("bn", "million tonnes", "thousand"),
        "profit": ("bn", "million €"),
        "balance": ("bn", "million €"),
        "rank": ("",),
        "share": ("%",),
        "rate": ("%", "‰"),
        "index": ("", "points"),
        "temperature": ("°C", "℃"),
        "year": ("",),
    },
}
BLOCKS = (
    "line", "column", "bar", "area", "slope", "dumbbell", "kpi_grid", "before_after", "waterfall", "table",
    "sparkline", "older", "lollipop", "small_multiples",
)  # fmt: skip


def stated(seed: int) -> Stated:
    """Return the brief of a seed."""
    chance = random.Random(seed)
    language = chance.choice(("zh", "en"))
    metrics: dict[str, Raw] = {}
    times = _times(chance)
    for index in range(chance.randint(2, 5)):
        if chance.random() < 0.3:
            times = _times(chance)
        raw = _metric(chance, language, f"m{index}", times, {each.label for each in metrics.values()})
        if raw is not None:
            metrics[raw.key] = raw
    blocks = tuple(chance.sample(BLOCKS, chance.randint(1, 5))) if chance.random() < 0.7 else ()
    return Stated(
        language=language, metrics=metrics, yaml=_written(chance, language, metrics, blocks), blocks=blocks
    )


def _times(chance: random.Random) -> list[Time]:
    """Return the periods of a series: mostly of one length, seldom of two; sometimes with gaps."""
    months = chance.choice((12, 12, 12, 6, 3, 1))
    last = chance.randint(2022, 2024) * YEAR_MONTHS + months * chance.randint(1, YEAR_MONTHS // months)
    count = chance.choice((1, 2, 2, 3, 4, 5, 14 if months < 12 else 6))
    times = [Time(last - months * back, months) for back in range(count)]
    if count > 2 and chance.random() < 0.4:
        times = [time for index, time in enumerate(times) if not index or chance.random() < 0.6]
    if chance.random() < 0.15:
        other = chance.choice((12, 3, 1))
        end = (last // YEAR_MONTHS - 1) * YEAR_MONTHS
        times.append(Time(end, other))
    return sorted(set(times))


def _metric(chance: random.Random, language: str, key: str, times: list[Time], taken: set[str]) -> Raw | None:
    kind = chance.choice([*LABELS[language], "amount", "profit", "profit"])
    free = [label for label in LABELS[language][kind] if label not in taken]
    if not free:
        return None
    values, before = dict[Time, Decimal](), Decimal(0)
    places = chance.choice((0, 1, 2)) if kind not in ("count", "rank", "year") else 0
    scale = chance.choice((1, 10, 1000, 10**6, 10**9)) if kind in ("count", "amount") else 10
    for time in times:
        before = before if before and chance.random() < 0.2 else _number(chance, kind, places, scale)
        values[time] = before
    unit = chance.choice(UNITS[language][kind])
    words = ("约", "超", "近") if language == "zh" else ("about ", "over ", "nearly ")
    vague = {time: chance.choice(words) for time in values if chance.random() < 0.08 and values[time] > 0}
    vague = {} if kind in ("rank", "year", "share") else vague
    raw = Raw(key=key, label=chance.choice(free), unit=unit, kind=kind, values=values, vague=vague)
    return replace(raw, claims=_claims(chance, raw))


def _number(chance: random.Random, kind: str, places: int, scale: int) -> Decimal:
    if kind == "rank":
        return Decimal(chance.randint(1, 60))
    if kind == "year":
        return Decimal(chance.randint(2026, 2060))
    signed = kind in ("profit", "balance", "temperature") or (kind == "amount" and chance.random() < 0.2)
    low, high = (-40, 60) if signed else (0, {"share": 100, "index": 130}.get(kind, 40 * scale))
    if chance.random() < 0.06:
        return Decimal(0).scaleb(-places)
    return Decimal(chance.randint(low * 10**places, high * 10**places)).scaleb(-places)


def _claims(chance: random.Random, raw: Raw) -> tuple[dict[str, str], ...]:
    """Return a claim that the values bear out, now and then; of another period than the expected one, too."""
    earlier = [time for time in sorted(raw.values) if time.end <= raw.latest.start]
    like = [time for time in earlier if time.months == raw.latest.months]
    if not like or chance.random() > 0.2 or {like[0], raw.latest} & raw.vague.keys():
        return ()
    base, (current, first) = like[0], (raw.values[raw.latest], raw.values[like[0]])
    if raw.kind == "rank":
        claim = {"rank_change": f"{first - current}"}
    elif raw.percent:
        claim = {"points": f"{current - first:f}"}
    elif raw.kind in ("profit", "balance") and first < 0 and current < 0 and chance.random() < 0.5:
        claim = {"narrowed": f"{(1 - current / first) * 100:.2f}"}
    elif raw.growing and first > 0 and current >= 0 and chance.random() < 0.6:
        claim = {"growth": f"{(current / first - 1) * 100:.2f}"}
    else:
        claim = {"change": f"{current - first:f}"}
    return ({**claim, "since": base.key, "until": raw.latest.key},)


def _written(chance: random.Random, language: str, metrics: dict[str, Raw], blocks: tuple[str, ...]) -> bytes:
    """Return the brief as YAML, which takes JSON; numbers keep their decimals as texts."""
    zh = language == "zh"
    tree: dict[str, object] = {
        "meta": {"title": "简报", "language": "zh-CN"} if zh else {"title": "Brief", "language": "en"},
        "sources": {"s": {"title": "年报" if zh else "Report"}},
        "metrics": {
            raw.key: {
                "label": raw.label, "unit": raw.unit, "kind": "amount" if raw.kind == "profit" else raw.kind,
                "values": {
                    time.key: f"{raw.vague.get(time, '')}{number:f}" for time, number in raw.values.items()
                },
                "source": "s", **({"claims": list(raw.claims)} if raw.claims else {}),
            }
            for raw in metrics.values()
        },
    }  # fmt: skip
    if blocks:
        title = "发现" if zh else "Findings"
        tree["deck"] = [{"title": title, "blocks": [_block(chance, word, metrics)]} for word in blocks]
    return json.dumps(tree, ensure_ascii=False).encode()


def _block(chance: random.Random, word: str, metrics: dict[str, Raw]) -> dict[str, object]:
    """Return a block about one metric, or about those of one kind and unit."""
    raw = chance.choice(list(metrics.values()))
    keys = [each.key for each in metrics.values() if (each.kind, each.unit) == (raw.kind, raw.unit)]
    if word == "older":
        return {"kpi": f"{raw.key}.{chance.choice(list(raw.values)).key}"}
    if word == "table":
        return {"table": {"metrics": list(metrics), "columns": ["latest", "change", "trend"]}}
    if word == "kpi_grid":
        return {"kpi_grid": list(metrics)}
    return {
        word: keys
        if word in ("line", "column", "bar", "slope", "dumbbell", "sparkline", "lollipop", "small_multiples")
        else [raw.key]
    }
