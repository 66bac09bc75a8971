"""``python -m bench [--rounds N]``: prints what a build costs, as paired ratios where machines differ.

``python -m bench variety`` prints instead how varied, spoken and filled the decks and pages of data/ are,
``python -m bench families`` what a thousand members of a dimension cost,
``python -m bench tables`` how long a brief of a table of a million rows takes,
``python -m bench batch`` what five hundred briefings from one brief cost,
``python -m bench growth`` how time and memory grow with metrics, slides, points, rows and members,
``python -m bench preview`` how long a save takes to be seen in a browser,
``python -m bench rivals`` what straight scripts, PptxGenJS, Typst and LibreOffice take for the same content.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import briefgen
from bench import batch, families, growth, preview, rivals, tables, variety, warm
from bench.content import write_content
from bench.faults import score
from bench.spent import spent
from briefgen.facts.ledger import Ledger
from briefgen.layout.check_charts import check_charts
from briefgen.layout.check_glyphs import check_glyphs
from briefgen.layout.check_numerals import check_numerals
from briefgen.model.memory import own_memory
from briefgen.pipeline.lay_out import lay_out

BRIEF = Path(__file__).parents[1] / "data" / "qingdao-2025.yaml"


def run(command: list[str]) -> tuple[float, float]:
    """Return a process's wall-clock seconds and its peak memory in MiB."""
    took = spent(command)
    return took.seconds, took.mib


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="paired rounds (25)")
    parser.add_argument(
        "what",
        nargs="?",
        choices=("cost", "variety", "families", "tables", "batch", "growth", "preview", "rivals"),
        default="cost",
        help="what to measure",
    )
    asked = parser.parse_args()
    if asked.what == "variety":
        print(variety.report())
        return
    rounds = asked.rounds
    if asked.what == "families":
        print(families.report(rounds))
        return
    if asked.what == "tables":
        with tempfile.TemporaryDirectory() as folder:
            print(tables.report(Path(folder), rounds))
        return
    if asked.what == "preview":
        print(preview.report(BRIEF, rounds))
        return
    if asked.what == "batch":
        with tempfile.TemporaryDirectory() as folder:
            batch.report(Path(folder))
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(Path(briefgen.__file__).parent, quiet=1)  # as an installer does
    with tempfile.TemporaryDirectory() as folder:
        if asked.what == "growth":
            growth.report(Path(folder), BRIEF, max(1, rounds // 8))
            return
        if asked.what == "rivals":
            print(*rivals.report(BRIEF, Path(folder), rounds), sep="\n")
            return
        _report(Path(folder), rounds)


def _report(folder: Path, rounds: int) -> None:
    content, straight = folder / "content.json", folder / "straight.pptx"
    write_content(BRIEF, content)
    ours = [sys.executable, "-m", "briefgen", "build", str(BRIEF), "--out", str(folder), "--quiet"]
    theirs = [sys.executable, str(Path(__file__).with_name("straight.py")), str(content), str(straight)]
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(rounds)]
    ratios = [one[0] / other[0] for one, other in pairs]
    print(f"cold build, deck + page, charts, fonts and compositions cached: median of {rounds} paired rounds")
    print(f"  briefgen          {statistics.median(one[0] for one, _ in pairs) * 1000:8.0f} ms")
    print(f"  straight deck     {statistics.median(other[0] for _, other in pairs) * 1000:8.0f} ms")
    print(f"  ratio             {statistics.median(ratios):8.2f}  (aim 1.2)")
    print(f"  one sentence new  {_one_sentence(ours, folder, rounds):8.0f} ms")
    print(f"  peak memory       {max(one[1] for one, _ in pairs):8.0f} MiB  (aim 80)")
    print(f"  without caches    {_uncached(ours, theirs, folder, max(7, rounds // 3))}")
    print(warm.report(BRIEF, folder, max(3, rounds // 3)))
    print(f"checks, as a share of such a build anew: {_checks(folder, max(3, rounds // 3)):.1%}  (limit 10%)")
    print(f"build --verify, more than such a build: {_verify(folder, max(3, rounds // 3)):.1%}")
    print(_several(ours, folder))
    print(score())
    for name in ("qingdao-2025.pptx", "qingdao-2025.pdf"):
        print(f"{name:20}{(folder / name).stat().st_size / 1024:8.0f} KiB  (limit 400)")


def _one_sentence(command: list[str], folder: Path, rounds: int) -> float:
    """Return the median time of a process that builds the brief after one sentence of it has changed."""
    brief = folder / "changed" / BRIEF.name
    shutil.copytree(BRIEF.parent, brief.parent)
    ours = [str(brief) if part == str(BRIEF) else part for part in command]
    run(ours)
    times = []
    for number in range(rounds):
        old, new = warm.EDITS["one sentence changed"]
        brief.write_text(BRIEF.read_text(encoding="utf-8").replace(old, new(number)), encoding="utf-8")
        times.append(run(ours)[0])
    return statistics.median(times) * 1000


def _uncached(ours: list[str], theirs: list[str], folder: Path, rounds: int) -> str:
    """Return what the first build ever costs, each with an empty cache, paired with the straight deck."""
    before = os.environ.get("BRIEFGEN_CACHE")
    pairs = []
    try:
        for number in range(rounds):
            os.environ["BRIEFGEN_CACHE"] = str(folder / f"empty-cache-{number}")
            pairs.append((run(ours)[0], run(theirs)[0]))
    finally:
        os.environ.pop("BRIEFGEN_CACHE")
        if before is not None:
            os.environ["BRIEFGEN_CACHE"] = before
    ratio = statistics.median(one / other for one, other in pairs)
    return f"{statistics.median(one for one, _ in pairs) * 1000:8.0f} ms, ratio {ratio:.2f}  (aim 2.0)"


def _several(command: list[str], folder: Path, count: int = 12) -> str:
    """Return what several briefs cost in one process, against as many processes."""
    build_, options = command[: command.index(str(BRIEF))], command[command.index(str(BRIEF)) + 1 :]
    briefs = [folder / f"district-{number}.yaml" for number in range(count)]
    text = BRIEF.read_text(encoding="utf-8")
    shutil.copytree(BRIEF.parent / "pictures", folder / "pictures", dirs_exist_ok=True)
    for district, brief in zip("甲乙丙丁戊己庚辛壬癸子丑", briefs, strict=True):
        # Each has metrics of its own: nothing that was laid out for one serves another.
        brief.write_text(text.replace("label: ", f"label: {district}"), encoding="utf-8")
    together = [run([*build_, *map(str, briefs), *options]) for _ in range(3)]
    apart = [[run([*build_, str(brief), *options]) for brief in briefs] for _ in range(3)]
    one = statistics.median(seconds for seconds, _ in together)
    each = statistics.median(sum(seconds for seconds, _ in round_) for round_ in apart)
    peak, single = max(mib for _, mib in together), max(mib for round_ in apart for _, mib in round_)
    return (
        f"{count} briefs in one process: {one:.1f} s, in {count}: {each:.1f} s, "
        f"{each / one:.1f} times as long; peak memory {peak:.0f} MiB, of one brief {single:.0f}"
    )


def _checks(folder: Path, rounds: int) -> float:
    """Return what ledger, charts, numerals and glyphs take, as a share of a build that remembers nothing."""
    laid = lay_out(BRIEF)
    brief, pages = laid.edition.brief, (*laid.deck.pages, *laid.page.pages)
    shares = []
    for _ in range(rounds + 1):
        with own_memory():
            start = time.perf_counter()
            ledger = Ledger.of(
                brief.metrics, brief.sources, language=brief.meta.language, as_of=brief.meta.as_of
            )
            check_charts(pages, ledger)
            check_glyphs(pages)
            check_numerals(laid.edition, brief.deck, pages)
            checked = time.perf_counter() - start
        shares.append(checked / warm.anew(BRIEF, folder))
    return statistics.median(shares[1:])


def _verify(folder: Path, rounds: int) -> float:
    """Return what ``build --verify`` adds to a build, as a share of it: median of paired rounds."""
    shares = []
    for _ in range(rounds + 1):
        times = []
        for verify in (False, True):
            times.append(warm.anew(BRIEF, folder, verify=verify))
        shares.append(times[1] / times[0] - 1)
    return statistics.median(shares[1:])


if __name__ == "__main__":
    main()
