"""Hostile briefs by name: their files, the exit code they deserve, and words that the answer must hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

META = "meta: {title: 甲, date: 2025-12-04}\n"
METRIC = "metrics:\n  a: {label: 甲指标, unit: 家, values: {2020: 10, 2025: 20}}\n"


Content = bytes | Callable[[], bytes]
"""What a file holds; what is large is made where it is written, not by every process that reads the cases."""


def held(content: Content) -> bytes:
    """Return what a file holds."""
    return content if isinstance(content, bytes) else content()


@dataclass(frozen=True)
class Case:
    """One hostile brief."""

    text: str | Content
    says: tuple[str, ...] = ()
    code: int = 2
    files: dict[str, Content] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    loads: str = ""
    """What it weighs, when it is a load: for the table of docs/reliability.md."""
    mib: float = 256.0
    """Memory that its build may hold."""

    def write(self, folder: Path) -> Path:
        """Write brief, files and links into a folder; return the brief's path."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(held(content).replace(b"$HERE", os.fsencode(folder)))
        for name, target in self.links.items():
            (folder / name).symlink_to(target)
        brief = folder / "brief.yaml"
        text = self.text.encode() if isinstance(self.text, str) else held(self.text)
        brief.write_bytes(text.replace(b"$HERE", os.fsencode(folder)))
        return brief


def titled(title: str) -> str:
    """Return a small brief of this title, written in double quotes."""
    return f'meta: {{title: "{title}", date: 2025-12-04}}\n{METRIC}'


def slide(block: str) -> str:
    """Return a brief with one slide that shows one block."""
    return f"{META}{METRIC}deck:\n  - title: 乙\n    blocks:\n      - {block}\n"


def metric(fields: str) -> str:
    """Return a brief with one metric."""
    return f"{META}metrics:\n  a: {{label: 甲, {fields}}}\n"


def many(item: str, count: int) -> str:
    """Return a list of so many items."""
    return "[" + ", ".join([item] * count) + "]"


def metrics(count: int) -> str:
    """Return a brief with so many metrics."""
    return f"{META}metrics:\n" + "".join(
        f"  m{n}: {{label: l{n}, values: {{2025: {n}}}}}\n" for n in range(count)
    )


BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
SYNTAX = {
    "alias bomb": Case(BOMB, ("[anchor]", "[alias]")),
    "10,000 brackets deep": Case("a: " + "[" * 10_000 + "]" * 10_000, ("[depth]",)),
    "200,000 open braces": Case("{a: " * 200_000, ("[depth]",)),
    "10,000 dashes": Case("- " * 10_000, ("[depth]",)),
    "duplicate key": Case("meta: {title: a}\nmeta: {title: b}\n", ("[duplicate-key]", "line 1")),
    "merge key": Case("meta:\n  <<: {title: a}\n", ("[merge]",)),
    "python tag": Case("meta: !!python/object/apply:os.system [touch pwned]\n", ("[tag]",)),
    "two documents": Case(f"{META}---\n{META}", ("[documents]",)),
    "a number for a brief": Case("42\n", ("[type]",)),
    "a list for a brief": Case("- 1\n", ("[type]",)),
    "nothing": Case("", ("empty",)),
    "gbk": Case(META.encode("gbk"), ("looks like GBK", "save the file as UTF-8")),
    "utf-16": Case(META.encode("utf-16"), ("looks like UTF-16",)),
    "utf-32": Case(META.encode("utf-32"), ("UTF-8",)),
    "byte order mark": Case(b"\xef\xbb\xbf" + (META + METRIC).encode(), code=0),
    "broken bytes": Case(b"meta: {title: \xff\x80}", (":1:15:", "[encoding]")),
    "all bytes": Case(bytes(range(256)) * 100, ("a binary file", "[kind]")),
    "yaml 1.1 no": Case("meta: {title: no}\n", code=0),
    "yaml 1.1 base 60": Case(metric("values: {2025: 12:30}"), ("'12:30' is not a number",)),
    "yaml 1.1 octal": Case(metric("values: {2020: 008, 2025: 010}"), code=0),
    "yaml 1.1 false": Case(metric("values: {2025: no}"), ("'no' is not a number",)),
    "hexadecimal": Case(metric("values: {2025: 0x10}"), ("'0x10' is not a number",)),
    "underscores": Case(metric("values: {2025: 1_000}"), ("'1_000' is not a number",)),
}
FIGURES = {
    "nan": Case(metric("values: {2025: .nan}"), ("[number]",)),
    "infinity": Case(metric("values: {2025: -.inf}"), ("[number]",)),
    "nan as a word": Case(metric("values: {2025: nan}"), ("is not a number",)),
    "1e400": Case(metric("values: {2025: 1e400}"), ("is not a number",)),
    "40 digits": Case(metric("values: {2025: " + "9" * 40 + "}"), ("[figure]",)),
    "400 digits": Case(metric("values: {2025: " + "9" * 400 + "}"), ("…' is not a number",)),
    "35 zeros behind the point": Case(metric("values: {2025: 0." + "0" * 35 + "1}"), ("[figure]",)),
    "a negative count": Case(metric("unit: 家, values: {2020: 1, 2025: -5}"), ("[figure]",)),
    "zeros": Case(metric("values: {2020: 0, 2025: 0}"), code=0),
    "growth from zero": Case(
        metric("values: {2020: 0, 2025: 5}, claims: [{growth: 5, since: 2020}]"),
        ("there is no growth rate from 0", "[claim]"),
    ),
    "a share of 0": Case(metric("kind: share, unit: '%', values: {2020: 0, 2025: 0}"), code=0),
    "a share of 10,000": Case(metric("kind: share, unit: '%', values: {2025: 10000}"), ("[share]",)),
    "rank 0": Case(metric("kind: rank, values: {2025: 0}"), ("[rank]",)),
    "doubled a million times": Case(
        metric("values: {2025: 1}, claims: [{doubled: 1000000, since: 2020}]"), ("[claim]",)
    ),
    "a multiple of 0": Case(metric("values: {2025: 1}, claims: [{multiple: 0, since: 2020}]"), ("[claim]",)),
    "a sum of itself": Case(metric("values: {2025: 1}, claims: [{sum: [a, a, a]}]"), ("[sum]",)),
    "a day that is none": Case("meta: {title: a, date: 9999-99-99}\n", ("is not a day",)),
    "as of no period": Case("meta: {title: a, as_of: 昨天}\n", ("is not a period",)),
    "a day in words": Case("meta: {title: a, date: 昨天}\n", ("is not a day",)),
    "period 2025Q9": Case(metric("values: {2025Q9: 1}"), ("is not a period",)),
    "width -1": Case(
        f"{META}{METRIC}onepager: {{hero: [{{width: -1, blocks: [{{kpi: a}}]}}]}}\n", ("a width",)
    ),
    "shares of 0": Case(slide("{row: {shares: [0, 0], blocks: [{kpi: a}, {kpi: a}]}}"), ("share",)),
}
EMPTY = "{bullets: ['']}, {tags: ['']}, {cards: [{figure: '', text: ''}]}, {kpi: {metric: a, label: ''}}"
TURNS = "that turns the order of letters around"
NOTHING = "this text shows nothing"
TEXTS = {
    "control character": Case("meta: {title: a\x07b}\n", ("U+0007",)),
    "escaped control character": Case('meta: {title: "a\\x07b"}\n', ("U+0007",)),
    "escaped nul": Case('meta: {title: "a\\0b"}\n', ("U+0000",)),
    "lone surrogate": Case('meta: {title: "a\\ud800b"}\n', ("error",)),
    "lone surrogate as bytes": Case(b"meta: {title: a\xed\xa0\x80b}\n", ("[encoding]",)),
    "non-character": Case('meta: {title: "a\\uffffb"}\n', ("U+FFFF",)),
    "non-character of plane 1": Case(titled("a\\U0001FFFEb"), ("U+1FFFE",)),
    "right-to-left override": Case(titled("abc\\u202Edcba 甲"), ("U+202E",)),
    "Arabic": Case(titled("مرحبا"), ("arabic letter", "[glyph]")),
    "Hebrew": Case(titled("שלום"), ("hebrew letter", "[glyph]")),
    "Thai": Case(titled("สวัสดี"), ("thai character",)),
    "cuneiform": Case(titled("𒀀"), ("U+12000",)),
    "private use": Case(titled("\ue000"), ("U+E000",)),
    "zero-width marks": Case(titled("甲\\u200b乙\\u200d丙\\u2060丁"), code=0),
    "emoji": Case(titled("火箭🚀"), ("“🚀” (U+1F680 rocket)",)),
    "emoji joined": Case(titled("👨‍👩‍👧🇨🇳"), ("U+1F468 man",)),
    "emoji in a chart's label": Case(
        f"{META}metrics: {{a: {{label: 🚀, values: {{2020: 1, 2025: 2}}}}}}\ndeck:\n"
        "  - {title: 甲, blocks: [{column: a}]}\n",
        ("U+1F680",),
    ),
    "emoji in the name of a bubble": Case(
        f"{META}metrics: {{a: {{label: 甲🚀, values: {{2025: 2}}}}, b: {{label: 乙, values: {{2025: 3}}}}}}\n"
        "deck:\n  - {title: 甲, blocks: [{bubble: {metrics: [a, b], x: [b, a], sizes: [a, b], x_label: 丙,"
        " y_label: 丁}}]}\n",
        ("U+1F680",),
    ),
    "500 accents on a letter": Case(titled("Z" + "\u0301" * 500), ("error",)),
    "a word of 10,000 letters": Case(titled("x" * 10_000), ("10,000 characters", "[size]")),
    "a word of 2,000 letters": Case(titled("x" * 2_000), ("error",)),
    "5,000 digits": Case(titled("9" * 5_000), ("error",)),
    "5,000 commas": Case(slide("{prose: '" + "，" * 5_000 + "'}"), ("[overflow]",)),
    "5,000 spaces": Case(slide("{prose: 'a" + " " * 4_900 + "b'}"), code=0),
    "1,600 references": Case(slide("{prose: '" + "{a}" * 1_600 + "'}"), ("[overflow]",)),
    "open braces": Case(slide("{prose: '" + "{" * 4_000 + "'}"), code=0),
    "stars": Case(slide("{prose: '" + "*" * 4_000 + "'}"), code=0),
    "optional texts that are empty": Case(
        "meta: {title: 甲, short_title: '', kicker: '', publisher: ''}\nmetrics: {a: {label: 甲, unit: '', "
        f"values: {{2020: 1, 2025: 2}}}}}}\ndeck:\n  - {{title: 乙, subtitle: '', blocks: [{EMPTY}]}}\n",
        code=0,
    ),
    "required texts that are empty": Case(
        "meta: {title: ''}\nmetrics: {a: {label: ' ', values: {2020: 1, 2025: 2}}}\n"
        "sources: {b: {title: '　'}}\n"
        "deck: [{title: 乙, blocks: [{heading: ''}, {quote: {text: ''}}, {contact: {name: ''}}]}]\n",
        (
            "`title` of `meta` is",
            "`label` of a metric is",
            "`title` of a source is",
            "`text` of heading is",
            "of quote is",
        ),
    ),
    "a title of zero-width spaces": Case(titled("\\u200b\\u200b"), (":1:15:", NOTHING, "U+200B")),
    "a title of joiners and spaces": Case(titled(" \\u2060 \\u200d　"), (NOTHING,)),
    "a title of soft hyphens": Case(titled("\\u00ad\\u00ad"), (NOTHING,)),
    "a title of Hangul fillers": Case(titled("\\u3164\\uffa0"), (NOTHING,)),
    "a title of empty braille": Case(titled("\\u2800"), (NOTHING,)),
    "a title of accents and selectors": Case(titled("\\u0301\\ufe0f\\U000e0101"), (NOTHING,)),
    "a title of stars": Case(titled("****"), ("shows nothing",)),
    "a slide's title of stars and nothing": Case(
        f"{META}{METRIC}deck: [{{title: '** **', blocks: [{{kpi: a}}]}}]\n", ("shows nothing",)
    ),
    "a title that refers to nothing": Case(
        "meta: {title: '{a.unit}'}\nmetrics: {a: {label: 甲, values: {2020: 1, 2025: 2}}}\n",
        ("shows nothing",),
    ),
    "an invisible label": Case(METRIC.replace("甲指标", '"\\u200e\\u200f"') + META, (NOTHING,)),
    "an invisible key": Case(METRIC.replace("  a:", '  "\\u200b":') + META, (NOTHING,)),
    "an invisible point": Case(slide('{bullets: [a, "\\u200c"]}'), (NOTHING,)),
    "an invisible alternative text": Case(slide('{picture: {file: a.png, alt: "\\u200b"}}'), (NOTHING,)),
    "an order turned around in a comment": Case(
        META + "# \u202e} evil\u2066\n" + METRIC, (TURNS, "U+202E", "U+2066")
    ),
    "an order turned around in an author": Case('meta: {title: 甲, author: "a\\u2067b"}\n', (TURNS,)),
    "letters of the tag block": Case(titled("甲\\U000e0041\\U000e0042"), ("an invisible letter", "U+E0041")),
    "a Cyrillic letter in a Latin word": Case(
        titled("Qingdаo 甲"), ("[look-alike]", "cyrillic small letter a")
    ),
    "a Greek letter in a Latin key": Case(
        METRIC.replace("  a:", "  Οil:") + META, ("greek capital letter omicron",)
    ),
    "micrometres and ohms": Case(titled("μm Δt kΩ 甲"), code=0),
    "markup": Case(slide("{prose: '<b>x</b> &amp; <script>alert</script>'}"), code=0),
    "mathematics": Case(
        f"{META}metrics: {{a: {{label: '$\\frac{{', unit: '$$', values: {{2020: 1, 2025: 2}}}}}}\n", code=0
    ),
    "format directives": Case(metric("unit: '%n{0}', values: {2020: 1, 2025: 2}"), code=0),
}
LOADS = {
    "100 MB of YAML": Case(lambda: b"a: b\n" * 20_000_000, ("at most 4 MiB",), loads="100 MB"),
    "100,000 metrics": Case(lambda: metrics(100_000).encode(), ("at most",), loads="100,000 metrics"),
    "16,000 metrics": Case(metrics(16_000), ("the limit is 1,000",), loads="16,000 metrics"),
    "500 metrics": Case(
        metrics(500), ("500 figures do not fit one",), code=0, loads="500 metrics, all to be shown"
    ),
    "3,000 pillars": Case(
        f"{META}onepager: {{pillars: [{', '.join(f'{{key: p{n}}}' for n in range(3000))}]}}\n",
        ("the limit is 500",),
    ),
    "500 years": Case(
        metric("values: {" + ", ".join(f"{1500 + n}: {n}" for n in range(500)) + "}"),
        code=0,
        loads="a series of 500",
    ),
    "500 slides": Case(
        f"{META}{METRIC}deck:\n" + "  - {title: 甲, blocks: [{kpi: a}]}\n" * 500, code=0, loads="500 slides"
    ),
    "a row of 500": Case(slide(f"{{row: {many('{kpi: a}', 500)}}}"), ("[overflow]",)),
    "a stack of 500 charts": Case(slide(f"{{stack: {many('{column: a}', 500)}}}"), ("[overflow]",)),
    "500 steps": Case(slide(f"{{steps: {many('a', 500)}}}"), ("error",)),
    "500 bars": Case(slide(f"{{bar: {many('a', 500)}}}"), ("of 500; it says what it leaves out",), code=0),
    "10,000 rows": Case(
        slide("{table: {head: [a], rows: " + many("[一]", 10_000) + "}}"), ("the limit is 500",)
    ),
    "a table of 500 by 30": Case(
        slide(f"{{table: {{head: {many('a', 30)}, rows: {many(many('一', 30), 500)}}}}}"),
        ("of 500 rows are shown",),
        code=0,
    ),
    "200,000 characters": Case(slide(f"{{bullets: {many('一二三四' * 1000, 60)}}}"), ("characters of text",)),
}
TEXT_CASES = SYNTAX | FIGURES | TEXTS | LOADS
