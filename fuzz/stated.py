"""A seed in, a plain brief out whose every value is known: what its document says can be recomputed.

Losses, temperatures, indices, ranks, shares; zero, equal, tiny and huge values; years, halves, quarters and
months, in Chinese and English. It shares no code with the product.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace

from fuzz.kin import kin
from fuzz.raw import FISCAL_START, Raw, Stated, Time
from fuzz.values import UNITS, numbers, periods, vaguely

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
BLOCKS = (
    "line", "column", "bar", "area", "slope", "dumbbell", "kpi_grid", "before_after", "waterfall", "table",
    "sparkline", "older", "lollipop", "small_multiples",
)  # fmt: skip


def stated(seed: int) -> Stated:
    """Return the brief of a seed."""
    chance = random.Random(seed)
    language = chance.choice(("zh", "en"))
    metrics: dict[str, Raw] = {}
    times = periods(chance)
    for index in range(chance.randint(2, 5)):
        if chance.random() < 0.3:
            times = periods(chance)
        raw = _metric(chance, language, f"m{index}", times, {each.label for each in metrics.values()})
        if raw is not None:
            metrics[raw.key] = raw
    if chance.random() < 0.55:
        metrics = {} if chance.random() < 0.3 else metrics
        metrics |= kin(chance, language, len(metrics))
    blocks = tuple(chance.sample(BLOCKS, chance.randint(1, 5))) if chance.random() < 0.7 else ()
    return Stated(
        language=language, metrics=metrics, yaml=_written(chance, language, metrics, blocks), blocks=blocks
    )


def _metric(chance: random.Random, language: str, key: str, times: list[Time], taken: set[str]) -> Raw | None:
    kind = chance.choice([*LABELS[language], "amount", "profit", "profit"])
    free = [label for label in LABELS[language][kind] if label not in taken]
    if not free:
        return None
    places = chance.choice((0, 1, 2)) if kind not in ("count", "rank", "year") else 0
    scale = chance.choice((1, 10, 1000, 10**6, 10**9)) if kind in ("count", "amount") else 10
    values = numbers(chance, kind, places, scale, times)
    unit = chance.choice(UNITS[language][kind])
    vague = vaguely(chance, language, kind, values)
    raw = Raw(key=key, label=chance.choice(free), unit=unit, kind=kind, values=values, vague=vague)
    return replace(raw, claims=_claims(chance, raw))


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
    meta = {"title": "简报", "language": "zh-CN"} if zh else {"title": "Brief", "language": "en"}
    tree: dict[str, object] = {
        "meta": meta,
        "sources": {"s": {"title": "年报" if zh else "Report"}},
        "metrics": {
            raw.key: {
                "label": raw.label, "unit": raw.unit, "kind": raw.sort, **_values(raw),
                "source": "s", **({"claims": claims} if (claims := _all_claims(raw, metrics)) else {}),
            }
            for raw in metrics.values()
        },
    }  # fmt: skip
    if any(time.fiscal for raw in metrics.values() for time in raw.values):
        tree["meta"] = {**meta, "fiscal_year": {"starts": FISCAL_START}}
    if blocks:
        title = "发现" if zh else "Findings"
        tree["deck"] = [{"title": title, "blocks": [_block(chance, word, metrics)]} for word in blocks]
    return json.dumps(tree, ensure_ascii=False).encode()


def _values(raw: Raw) -> dict[str, object]:
    """Return a metric's values, or the formula that gives them."""
    if raw.formula:
        return {"computed": raw.formula}
    return {
        "values": {time.key: f"{raw.vague.get(time, '')}{number:f}" for time, number in raw.values.items()}
    }


def _all_claims(raw: Raw, metrics: dict[str, Raw]) -> list[dict[str, object]]:
    """Return what is claimed of a metric: how it changed, what it is the sum of, its share of a whole."""
    claims: list[dict[str, object]] = [dict(claim) for claim in raw.claims]
    if raw.parts and not raw.formula:
        claims.append({"sum": list(raw.parts)})
    if raw.whole:
        exact = raw.values[raw.latest] / metrics[raw.whole].values[raw.latest] * 100
        claims.append({"share": f"{exact:.1f}", "whole": raw.whole})
    return claims


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
