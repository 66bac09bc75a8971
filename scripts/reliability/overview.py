"""What was measured in; one row a claim out: how it was tried, how often, and how often it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.base.colour import LEAST_TEXT_CONTRAST
from fuzz.counts import TABLED, TOLD

Measured = Mapping[str, Any]
Row = tuple[str, str, int, int]
ORACLES = {
    TABLED: (
        "What is printed of tables and families is right",
        "random tables, {answers:,} printed values recomputed by an oracle (`fuzz tabled`)",
    ),
    TOLD: (
        "Every sentence that is told of figures is true",
        "random briefs, {statements:,} statements recomputed by a reader of its own (`fuzz told`)",
    ),
}
"""By the name of a run of `python -m fuzz`: what it is a proof of, and how it was tried."""
DECKS = ("sdk", "audit", "lint", "python-pptx", "libreoffice")


def overview(found: Measured, fuzz: Sequence[Measured], machines: Sequence[Measured]) -> list[str]:
    """Return the lines of the table at the top."""
    rows = _rows(found, fuzz, machines)
    head = ["| what is claimed | how it was tried | count | failures |", "|---|---|---:|---:|"]
    lines = [f"| {claim} | {how} | {count:,} | {bad:,} |" for claim, how, count, bad in rows]
    return [*head, *lines, "", "Files count once for each tool that looked at them.", ""]


def failures(found: Measured, fuzz: Sequence[Measured], machines: Sequence[Measured]) -> int:
    """Return the sum of the last column."""
    return sum(row[-1] for row in _rows(found, fuzz, machines))


def _rows(found: Measured, fuzz: Sequence[Measured], machines: Sequence[Measured]) -> list[Row]:
    valid = found["valid"]
    return [*_faults(found), *_inputs(found, fuzz), *_files(valid), *_bytes(valid, machines)]


def _faults(found: Measured) -> Iterator[Row]:
    kills, tests = found["kills"], found["faults"]["sentences"].values()
    how = "SIGKILL in the midst of whole builds"
    yield "A killed build harms no output", how, kills["died"], len(kills["wrong"])
    for name, claim in (
        ("batch", "Nor a killed batch, whose next run does the rest"),
        ("update", "Nor a killed update the deck that somebody edited"),
    ):
        if more := kills.get(name):
            yield claim, f"SIGKILL in the midst of `briefgen {name}`", more["died"], len(more["wrong"])
    done = sum(each["passed"] + each["failed"] for each in tests)
    how = "disks full, read-only or gone; stops; company; little memory"
    yield "Nor does any other fault", how, done, sum(each["failed"] for each in tests)


def _inputs(found: Measured, fuzz: Sequence[Measured]) -> Iterator[Row]:
    hostile = found["hostile"]
    tried = sum(group["tried"] for group in hostile["groups"].values())
    how = "hostile files, one process each, watched"
    yield "Any input gets a clear answer", how, tried, hostile["tests"]["failed"]
    if fuzz:
        runs = [run for run in summed(fuzz) if run["run"] not in ORACLES]
        tried, mended, failed = (sum(run[key] for run in runs) for key in ("tried", "mended", "failed"))
        how = f"random briefs and bytes, what comes out is checked; {mended} that failed once are mended"
        yield "No brief makes it fail", how, tried, failed
        yield from _oracles(fuzz)


def _oracles(fuzz: Sequence[Measured]) -> Iterator[Row]:
    """Yield what oracles say of random documents: how many of them were held against one."""
    runs = {run["run"]: run for run in summed(fuzz)}
    for name, (claim, how) in ORACLES.items():
        if run := runs.get(name):
            yield claim, how.format_map(Counter(run["checks"])), run["tried"], run["failed"]


def summed(fuzz: Sequence[Measured]) -> list[dict[str, Any]]:
    """Return the runs, those of one name together; ``mended`` is what failed once and does no more."""
    runs: dict[str, dict[str, Any]] = {}
    for each in fuzz:
        row = runs.setdefault(each["run"], {"run": each["run"], "commits": 0, "checks": {}})
        row["commits"] += 1
        for key, count in {**each, "mended": _mended(each)}.items():
            if key in ("seconds", "tried", "built", "refused", "mended", "failed"):
                row[key] = row.get(key, 0) + count
        for name, count in each.get("checks", {}).items():
            row["checks"][name] = row["checks"].get(name, 0) + count
    return [{"built": "", "refused": "", **run} for run in runs.values()]


def _mended(run: Measured) -> int:
    """Return how many briefs failed once and no more: all that were neither built nor refused nor fail."""
    if "built" not in run:
        return int(run.get("mended", 0))
    return int(run["tried"] - run["built"] - run["refused"] - run["failed"])


def _files(valid: Measured) -> Iterator[Row]:
    tools = valid["tools"]

    def row(claim: str, how: str, *names: str) -> Row:
        found = [tools[name] for name in names if name in tools]
        return claim, how, sum(tool["files"] for tool in found), sum(tool["errors"] for tool in found)

    rules = tools.get("lint", {}).get("rules", 0)
    how = f"Microsoft's SDK, openxml-audit, lint of {rules} rules, python-pptx, LibreOffice"
    yield row("Decks are valid", how, *DECKS)
    yield row("Pages are accessible", "veraPDF PDF/UA-1, outloud", "verapdf ua1", "outloud")
    if axe := tools.get("axe"):
        languages = f"{axe['themes']} themes, {axe['languages']} languages, {axe['rules']} rules"
        how = f"axe in Chromium, in two widths: {languages}; html-validate"
        yield row("Web pages are accessible and valid", how, "axe", "html")
    yield row("Pages can be archived", "veraPDF PDF/A-2u and 3u", "verapdf 2u", "verapdf 3u")
    yield row("Pages open everywhere", "qpdf, pdfium, poppler, fonts embedded", "qpdf", "engines", "fonts")
    themes = valid["contrast"].values()
    faint = sum(theme["least"] < LEAST_TEXT_CONTRAST for theme in themes)
    pieces = sum(theme["pieces"] for theme in themes)
    yield (
        "Every word can be read",
        f"contrast on what is painted, at least {LEAST_TEXT_CONTRAST}",
        pieces,
        faint,
    )
    slides = sum(deck["slides"] for deck in valid["slides"].values())
    far = sum(deck["far"] for deck in valid["slides"].values())
    yield "Decks look as they should", "LibreOffice's picture against ours", slides, far
    tests = valid["tests"]
    how = "all tests of validity, those of the validators among them"
    yield "And whatever else can be checked", how, tests["passed"] + tests["failed"], tests["failed"]


def _bytes(valid: Measured, machines: Sequence[Measured]) -> Iterator[Row]:
    files = sum(place["files"] for place in valid["bytes"])
    same = sum(place["same"] for place in valid["bytes"])
    how = "other day, folder, language, zone, seed, cache"
    yield "The same brief gives the same bytes", how, files, files - same
    if machines:
        files, same = (sum(machine[key] for machine in machines) for key in ("files", "same content"))
        how = f"{len(machines)} systems, content compared"
        yield "On other machines too", how, files, files - same
