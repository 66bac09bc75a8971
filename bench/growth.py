"""``python -m bench growth``: how time and memory grow with metrics, slides, points, rows and members.

Each build is a process of its own with a cache of its own, so that nothing is remembered from another.
The figures are drawn with a fixed seed.
"""

from __future__ import annotations

import datetime
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.content import write_content
from bench.families import name, write_families
from bench.spent import spent

SEED = 20251205
FIRST_DAY = datetime.date(1998, 1, 1)
MANY = 500
"""Briefs that are built in one process."""
SEEN = (20, 100, 250, MANY)
"""After how many of them its memory is looked at."""
ABOVE = 0.1
"""By what share of the minimal build a size must exceed it, for its exponent to be more than noise."""
LIMIT = 1.2
THINNED = {
    "control_chart": "{control_chart: visits}",
    "column": "{column: visits}",
    "stacked": "{stacked: visits}",
    "sparkline": "{sparkline: visits}",
    "scatter": "{scatter: {metrics: visits, x: visits}}",
}
"""Charts that draw some of many values."""
LONG = (1000, 3000, 10_000)
HEAD = "meta: {title: Growth, language: en}\nsources: {returns: {title: Returns}}\n"


def write_metrics(folder: Path, count: int, seed: int = SEED) -> Path:
    """Write a brief of so many metrics with two years each, of which deck and page are derived."""
    return _written(folder, HEAD + _metrics(count, seed))


def write_slides(folder: Path, count: int) -> Path:
    """Write a brief of ten metrics and so many slides, each with words and a chart."""
    slides = ["deck:"]
    for number in range(count):
        one, other = number % 10, (number + 3) % 10
        slides.append(
            f'  - title: "{name(number)}: {{m{one}}}"\n'
            f'    blocks: [{{bullets: ["Of {name(number)}", "{{m{other}}} elsewhere"]}},'
            f" {{column: [m{one}, m{other}]}}]"
        )
    return _written(folder, HEAD + _metrics(10, SEED) + "\n".join(slides) + "\n")


def write_points(folder: Path, count: int, block: str = "{line: visits}") -> Path:
    """Write a table of so many days and a brief that draws them as a line, or in another block."""
    drawn, value, rows = random.Random(SEED), 900, ["day,visits"]
    for number in range(count):
        value = max(50, value + drawn.randint(-20, 20))
        rows.append(f"{FIRST_DAY + datetime.timedelta(number)},{value}")
    (folder / "days.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return _written(
        folder,
        f"{HEAD}data: {{days: days.csv}}\nmetrics:\n"
        "  visits: {label: Visits, unit: people, source: returns,"
        " from: {table: days, value: visits, period: day}}\n"
        f'deck:\n  - title: "Visits: {{visits}}"\n    blocks: [{block}]\n',
    )


def write_rows(folder: Path, count: int) -> Path:
    """Write a table of so many sites and a brief that shows it as a table of two columns."""
    drawn, rows = random.Random(SEED), ["site,year,visits,staff"]
    rows += [f"{name(at)},2025,{drawn.randint(100, 9000)},{drawn.randint(3, 90)}" for at in range(count)]
    (folder / "sites.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    metrics = "".join(
        f"  {key}: {{label: {key.capitalize()}, unit: people, source: returns,"
        f" from: {{table: sites, value: {key}, period: year, by: site, aggregate: sum}}}}\n"
        for key in ("visits", "staff")
    )
    return _written(
        folder,
        f"{HEAD}data: {{sites: sites.csv}}\nmetrics:\n{metrics}"
        'deck:\n  - title: "Sites: {visits}"\n'
        "    blocks: [{table: {by: site, columns: [visits, staff]}}]\n",
    )


def _metrics(count: int, seed: int) -> str:
    drawn, lines = random.Random(seed), ["metrics:"]
    for number in range(count):
        before = drawn.randint(100, 9000)
        now = round(before * drawn.uniform(0.9, 1.2))
        lines.append(
            f"  m{number}: {{label: {name(number)}, unit: people, source: returns,"
            f" values: {{2024: {before}, 2025: {now}}}}}"
        )
    return "\n".join(lines) + "\n"


def _written(folder: Path, text: str) -> Path:
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What grows: how its briefs are written, the smallest of them, and the sizes that are built."""

    called: str
    write: Callable[[Path, int], Path]
    sizes: tuple[int, ...]
    least: int = 2
    """The minimal build of the kind: what it costs is fixed."""


KINDS = (
    Kind(called="metrics", write=write_metrics, sizes=(10, 50, 200, 1000)),
    Kind(called="slides", write=write_slides, sizes=(20, 100, 300)),
    Kind(called="points of a series", write=write_points, sizes=(10, 100, 1000, 10_000)),
    *(
        Kind(called=f"points of a {word}", write=partial(write_points, block=block), sizes=LONG, least=12)
        for word, block in THINNED.items()
    ),
    Kind(called="rows of a table", write=write_rows, sizes=(10, 100, 1000, 5000)),
    Kind(called="members, 36 months each", write=write_families, sizes=(10, 100, 1000)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a build of a size costs."""

    size: int
    seconds: float
    mib: float


def costs_of(kind: Kind, rounds: int) -> list[Cost]:
    """Return what the minimal build and each size cost: medians of rounds in which all sizes take turns."""
    sizes = (kind.least, *kind.sizes)
    every: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                every[size].append(_built(kind.write(Path(folder), size), Path(folder)))
    return [
        Cost(size=size, seconds=statistics.median(times), mib=statistics.median(peaks))
        for size, (times, peaks) in ((size, zip(*found, strict=True)) for size, found in every.items())
    ]


def _built(brief: Path, folder: Path) -> tuple[float, float]:
    """Return the processor seconds and the peak memory in MiB of a process that builds a brief."""
    command = [sys.executable, "-m", "briefgen", "build", "--quiet", "--out", str(folder / "out"), str(brief)]
    took = spent(command, {**os.environ, "BRIEFGEN_CACHE": str(folder / "cache")})
    return took.processor, took.mib


def slope(pairs: list[tuple[float, float]]) -> float:
    """Return the exponent of growth: the slope of log cost against log size, by least squares."""
    logs = [(math.log(size), math.log(cost)) for size, cost in pairs]
    across, up = (statistics.fmean(column) for column in zip(*logs, strict=True))
    return sum((x - across) * (y - up) for x, y in logs) / sum((x - across) ** 2 for x, _ in logs)


def exponents(costs: list[tuple[float, float]]) -> tuple[float, float | None, float | None]:
    """Return the exponents of all that is spent, of what exceeds the first cost, and that of the last step.

    The first cost is that of the minimal build. What exceeds it by less than a tenth is noise, and is left
    out of the last two, which are None where nothing is left.
    """
    (_, fixed), *grown = costs
    net = [(size, cost - fixed) for size, cost in grown if cost > fixed * (1 + ABOVE)]
    if len(net) < 2:
        return slope(grown), None, None
    return slope(grown), slope(net), slope(net[-2:])


def grown(kind: Kind, costs: list[Cost]) -> Iterator[str]:
    """Yield what the sizes of a kind cost, and by which exponents it grows."""
    yield f"{kind.called}: a minimal build {costs[0].seconds:.2f} s, {costs[0].mib:.0f} MiB"
    for cost in costs[1:]:
        yield f"  {cost.size:8,}  {cost.seconds:7.2f} s  {cost.mib:6.0f} MiB"
    measures = ("time", [(each.size, each.seconds) for each in costs]), (
        "memory", [(each.size, each.mib) for each in costs],
    )  # fmt: skip
    for what, pairs in measures:
        every, net, last = exponents(pairs)
        told = "no size exceeds the minimal build by more than a tenth, or one alone"
        if net is not None and last is not None:
            verdict = "" if max(net, last) <= LIMIT else f"  ABOVE {LIMIT}"
            told = f"{net:.2f} without the minimal build, {last:.2f} in the last step{verdict}"
        yield f"  exponent of {what}: {every:.2f} of all; {told}"


def report(folder: Path, brief: Path, rounds: int) -> None:
    """Print what each kind costs, and whether many briefs in one process let its memory grow."""
    print(f"growth: processor time and peak memory, median of {rounds} builds (limit of exponents {LIMIT})")
    content = folder / "content.json"
    write_content(brief, content)
    straight = [sys.executable, str(Path(__file__).with_name("straight.py")), str(content)]
    times = [spent([*straight, str(folder / "straight.pptx")]).processor for _ in range(max(3, rounds))]
    print(f"beside it a straight deck of python-pptx: {statistics.median(times):.2f} s", flush=True)
    for kind in KINDS:
        for line in grown(kind, costs_of(kind, rounds)):
            print(line, flush=True)
    here = f"from bench import growth; from pathlib import Path; growth.together(Path({str(folder)!r}))"
    subprocess.run(
        [sys.executable, "-c", here], check=True, env={**os.environ, "BRIEFGEN_CACHE": str(folder / "cache")}
    )


def together(folder: Path) -> None:
    """Print what the memory of one process is after some briefs, and after many; each has other figures."""
    import gc

    from briefgen.pipeline.build import Options, build

    seen: list[str] = []
    for number in range(1, MANY + 1):
        build(write_metrics(folder, 10, SEED + number), Options(out=folder / "many"))
        gc.collect()
        if number in SEEN:
            seen.append(f"{process_mib('VmRSS'):.0f} after {number}")
    peak = process_mib("VmHWM")
    print(f"{MANY} briefs of 10 metrics in one process, MiB: {', '.join(seen)}; peak {peak:.0f} (aim 80)")


def process_mib(what: str) -> float:
    """Return this process's memory in MiB: what it has, `VmRSS`, or the most that it had, `VmHWM`."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (kib,) = (line.split()[1] for line in lines if line.startswith(f"{what}:"))
    return int(kib) / 1024
