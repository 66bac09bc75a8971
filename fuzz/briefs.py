"""Hypothesis strategies for briefs: metrics of all kinds, blocks and charts of the vocabulary, any text."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

CHARTS = ("column", "bar", "line", "doughnut", "stacked", "slope", "waffle", "progress", "dumbbell")
KEYS = ("a", "b", "c", "d")
HAN = "城市创新企业转化高新技术人才总量达到建成投产领跑全国一二三，。、；：“”（）《》—…·"
LATIN = "abcdefghij KLMNOP .,;:-–%+/&()'\"$#@!?<>*_|~^`\\"
ODD = "\u200b\u2060\u00a0\u3000\u00adéü①②㎡℃→镕" * 4 + "\ufe0f\u0301🚀\u202e𠮷"

words = st.text(HAN, min_size=1, max_size=14) | st.text(LATIN, min_size=1, max_size=24)
sentences = st.lists(words, min_size=1, max_size=6).map("".join)
odd_texts = st.text(HAN + LATIN + ODD + "0123456789{}", max_size=60)
long_texts = st.builds(lambda text, count: text * count, words, st.integers(5, 80))
references = st.builds(
    lambda text, key, name: f"{text}{{{key}{name}}}",
    words.map(lambda text: text.replace("{", "").replace("}", "")),
    st.sampled_from(KEYS),
    st.sampled_from(("", "", "", ".label", ".period")),
)
tame = st.one_of(sentences, sentences, sentences, references, st.just(""))
texts = st.integers(0, 29).flatmap(lambda n: tame if n else odd_texts | long_texts)

counts = st.integers(0, 99_999) | st.integers(1, 999).map(lambda n: f"{n}余") | st.integers(0, 10**12)
amounts = st.one_of(
    counts,
    st.integers(-500, 500),
    st.decimals(0, 1000, places=2).map(str),
    st.builds(lambda n, q: f"{q}{n}", st.integers(1, 99_999), st.sampled_from(("超", "近", "约"))),
)
shares = st.decimals(0, 100, places=1).map(str)
ranks = st.integers(1, 300)
odd_numbers = amounts | st.integers(-(10**15), 10**15)
periods = st.sampled_from(
    ("2015", "2018", "2020", "2021", "2022", "2023", "2024", "2025", "2025H1", "2024Q3")
)
claims = st.dictionaries(
    st.sampled_from(("growth", "change", "multiple", "share", "points", "cagr", "rank_change", "doubled")),
    st.integers(-5, 400) | st.decimals(0, 50, places=1).map(float),
    min_size=1,
    max_size=1,
).map(lambda claim: claim | ({"of": "全国"} if "share" in claim else {"since": "2020"}))
rare_claims = st.integers(0, 19).flatmap(lambda n: st.just([]) if n else st.lists(claims, max_size=2))


def _metrics(kind: str, numbers: st.SearchStrategy[Any], units: tuple[str, ...]) -> st.SearchStrategy[Any]:
    series = st.dictionaries(periods, numbers, min_size=1, max_size=7)
    return st.fixed_dictionaries(
        {
            "label": words,
            "values": series | st.dictionaries(periods, numbers, min_size=2, max_size=3),
            "kind": st.just(kind),
            "unit": st.sampled_from(units),
            "claims": rare_claims,
        },
        optional={"note": texts, "pillar": st.sampled_from(("创新", "企业", "p3"))},
    )


metrics = st.one_of(
    _metrics("count", counts, ("家", "个", "")),
    _metrics("amount", amounts, ("万人", "亿元", "km/h")),
    _metrics("share", shares, ("%",)),
    _metrics("rank", ranks, ("", "位")),
    _metrics("rate", amounts, ("%", "个百分点")),
)
odd_metrics = st.sampled_from(("count", "amount", "rank", "share", "rate")).flatmap(
    lambda kind: _metrics(kind, odd_numbers, ("家", "%", "", "u" * 40))
)
any_metrics = st.integers(0, 9).flatmap(
    lambda n: st.fixed_dictionaries(dict.fromkeys(KEYS, metrics if n else odd_metrics))
)
keys = st.lists(st.sampled_from(KEYS), min_size=1, max_size=4)
leaves = st.one_of(
    st.sampled_from(KEYS).map(lambda key: {"kpi": key}),
    keys.map(lambda names: {"kpi_grid": names}),
    keys.map(lambda names: {"steps": names}),
    st.builds(lambda word, names: {word: names}, st.sampled_from(CHARTS), keys),
    st.builds(lambda word, names: {word: names}, st.sampled_from(CHARTS), keys),
    texts.map(lambda text: {"prose": text}),
    texts.map(lambda text: {"heading": text}),
    st.lists(texts, max_size=5).map(lambda items: {"bullets": items}),
    st.lists(words, max_size=8).map(lambda items: {"tags": items}),
    st.builds(lambda title, text: {"callout": {"title": title, "text": text}}, texts, texts),
    st.lists(st.builds(lambda f, t: {"figure": f, "text": t}, words, texts), max_size=4).map(
        lambda items: {"cards": items}
    ),
    keys.map(lambda names: {"table": {"metrics": names}}),
    st.integers(1, 5).flatmap(
        lambda n: st.builds(
            lambda head, rows: {"table": {"head": head, "rows": rows}},
            st.lists(words, min_size=n, max_size=n),
            st.lists(st.lists(texts, min_size=n, max_size=n), min_size=1, max_size=5),
        )
    ),
    st.just({"source_list": {}}),
)
blocks = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda word, items: {word: items}, st.sampled_from(("row", "stack")), st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)
modules = st.fixed_dictionaries({"blocks": st.lists(blocks, max_size=3)}, optional={"title": texts})
pillars = st.lists(
    st.fixed_dictionaries(
        {"modules": st.lists(modules, max_size=3)},
        optional={"title": texts, "message": texts, "tags": st.lists(words, max_size=3)},
    ),
    min_size=1,
    max_size=4,
).map(lambda each: [pillar | {"key": f"p{number}"} for number, pillar in enumerate(each)])
pages = st.fixed_dictionaries(
    {"pillars": pillars},
    optional={
        "size": st.sampled_from(("A3", "A4", "A5", "letter")),
        "orientation": st.sampled_from(("portrait", "landscape")),
        "hero": st.lists(modules, max_size=3),
        "strip": modules,
        "foot": st.fixed_dictionaries({}, optional={"source": texts, "notes": st.lists(texts, max_size=2)}),
    },
)
slides = st.fixed_dictionaries(
    {"title": texts},
    optional={
        "kind": st.sampled_from(("content", "content", "cover", "section", "sources")),
        "subtitle": texts,
        "blocks": st.lists(blocks, max_size=3),
        "notes": texts,
        "source": texts,
    },
)
metas = st.fixed_dictionaries(
    {"title": texts, "date": st.just("2025-12-04")},
    optional={
        "short_title": words,
        "kicker": texts,
        "standfirst": texts,
        "language": st.sampled_from(("zh-CN", "en")),
        "publisher": words,
        "as_of": st.sampled_from(("2025", "2025-06", "now")),
    },
)
briefs = st.fixed_dictionaries(
    {
        "meta": metas,
        "theme": st.sampled_from(("govblue", "newsprint")),
        "metrics": any_metrics,
    },
    optional={"onepager": pages, "deck": st.lists(slides, max_size=4)},
)


def as_yaml(brief: dict[str, Any]) -> bytes:
    """Return a brief as YAML: JSON is YAML, but characters beyond ASCII stay themselves."""
    return json.dumps(brief, ensure_ascii=False, default=str).encode("utf-8", "replace")
