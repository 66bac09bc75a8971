"""The same content by other means, in one run: decks and pages as whole processes, medians and ratios.

Straight scripts of python-pptx and reportlab, PptxGenJS, Typst, and a deck of python-pptx that LibreOffice
turns into a PDF. What they set is what briefgen laid out: they place boxes that are given, measure nothing
and check nothing. Packages are fetched by name, once a machine; what cannot be had is said and left out.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path

from bench import warm
from bench.content import FONTS, write_content
from briefgen.model.memory import MEMORY
from briefgen.pipeline.build import Options, build

HERE = Path(__file__).parent
PPTXGENJS, TYPST = "pptxgenjs@4.0.1", "typst==0.15.0"
BOTH, DECK, PAGE = "briefgen, deck + page", "briefgen, deck", "briefgen, page"
STRAIGHT, STRAIGHT_BOTH = "python-pptx, deck", "python-pptx + reportlab, deck + page"
OFFICE, GEN, SET = "python-pptx, deck + LibreOffice, its PDF", "PptxGenJS, deck", "Typst, page"
RATIOS = (
    (BOTH, STRAIGHT, "aim 1.2"),
    (BOTH, STRAIGHT_BOTH, "no aim"),
    (BOTH, OFFICE, "aim 0.15"),
    (PAGE, SET, "aim 2"),
    (DECK, GEN, "no aim"),
)
TYPST_AGAIN = """\
import sys, time, typst
page, target, fonts = sys.argv[1:]
setter = typst.Compiler(page, font_paths=[fonts], ignore_system_fonts=True)
for line in sys.stdin:
    start = time.perf_counter()
    setter.compile(output=target)
    print(time.perf_counter() - start, flush=True)
"""
"""Sets the page once a line, and says how long it took."""
TYPST_ONCE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], "
    "font_paths=[sys.argv[3]], ignore_system_fonts=True)"
)


@dataclass(frozen=True, kw_only=True)
class Rival:
    """What makes the files: commands one after the other."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    variables: Mapping[str, str] = field(default_factory=dict)

    def seconds(self) -> float:
        """Return the wall-clock seconds of the whole processes."""
        start = time.perf_counter()
        for command in self.commands:
            done = subprocess.run(
                command, env={**os.environ, **self.variables}, capture_output=True, text=True
            )
            if done.returncode:
                raise SystemExit(f"{self.name} failed: {' '.join(command)}\n{done.stdout}{done.stderr}")
        return time.perf_counter() - start


def report(brief: Path, folder: Path, rounds: int) -> Iterator[str]:
    """Yield what was measured, line by line, and what is missing."""
    content = folder / "content.json"
    write_content(brief, content)
    shutil.copy(HERE / "page.typ", folder)
    home = user_cache_path("briefgen-bench")
    gen, setter = fetched_npm(home, PPTXGENJS), fetched_pip(home, TYPST)
    rivals = [*_ours(brief, folder), *_straight(content, folder), *_others(content, folder, gen, setter)]
    times = _in_turn(rivals, rounds)
    yield f"{machine()}; whole processes, all in turn, median of {rounds} rounds"
    yield from (f"  {name:44}{statistics.median(found) * 1000:7.0f} ms" for name, found in times.items())
    yield "ratios, median of the rounds'"
    for one, other, aim in RATIOS:
        if other in times:
            pairs = zip(times[one], times[other], strict=True)
            ratio = statistics.median(first / second for first, second in pairs)
            yield f"  {f'{one} / {other}':66}{ratio:6.2f}  ({aim})"
    if setter:
        yield from _warm(brief, folder, setter, rounds)
    yield from (f"not measured: {what}" for what in missing(gen, setter))


def _in_turn(rivals: Sequence[Rival], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each in every round, after one that fills caches and profiles."""
    for rival in rivals:
        rival.seconds()
    times: dict[str, list[float]] = {rival.name: [] for rival in rivals}
    for _ in range(rounds):
        for rival in rivals:
            times[rival.name].append(rival.seconds())
    return times


def _ours(brief: Path, folder: Path) -> Iterator[Rival]:
    """Yield our own builds, each with a cache of its own: what one keeps is what it made itself."""
    for name, formats in ((BOTH, "pptx,pdf"), (DECK, "pptx"), (PAGE, "pdf")):
        out = str(folder / formats.replace(",", "-"))
        command = (sys.executable, "-m", "briefgen", "build", str(brief), "--out", out, "--quiet")
        kept = {"BRIEFGEN_CACHE": f"{out}-cache"}
        yield Rival(name=name, commands=((*command, "--format", formats),), variables=kept)


def _straight(content: Path, folder: Path) -> Iterator[Rival]:
    deck = (sys.executable, str(HERE / "straight.py"), str(content), str(folder / "straight.pptx"))
    yield Rival(name=STRAIGHT, commands=(deck,))
    files = (str(folder / "both.pptx"), str(folder / "both.pdf"))
    yield Rival(
        name=STRAIGHT_BOTH, commands=((sys.executable, str(HERE / "straight_both.py"), str(content), *files),)
    )
    if office := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        words = ("--headless", "--convert-to", "pdf", "--outdir", str(folder / "converted"))
        convert = (office, profile, *words, str(folder / "straight.pptx"))
        yield Rival(name=OFFICE, commands=(deck, convert))


def _others(content: Path, folder: Path, gen: Path | None, setter: Path | None) -> Iterator[Rival]:
    if gen:
        command = (
            shutil.which("node") or "node",
            str(HERE / "pptxgen.cjs"),
            str(content),
            str(folder / "gen.pptx"),
        )
        yield Rival(name=GEN, commands=(command,), variables={"NODE_PATH": str(gen / "node_modules")})
    if setter:
        words = (str(folder / "page.typ"), str(folder / "typst.pdf"), str(FONTS))
        yield Rival(
            name=SET,
            commands=((sys.executable, "-c", TYPST_ONCE, *words),),
            variables={"PYTHONPATH": str(setter)},
        )


def _warm(brief: Path, folder: Path, setter: Path, rounds: int) -> Iterator[str]:
    """Yield what the page takes in a process that has made it before, after a figure of it has changed."""
    (edited := folder / "edited").mkdir()
    shutil.copytree(brief.parent / "pictures", edited / "pictures")
    old, new = warm.EDITS["one figure changed"]
    text, told = brief.read_text("utf-8"), json.loads((folder / "content.json").read_text("utf-8"))
    ours, theirs = [], []
    MEMORY.clear()
    with _typst_again(folder, setter) as again:
        for number in range(rounds + 1):
            (edited / brief.name).write_text(text.replace(old, new(number), 1), "utf-8")
            start = time.perf_counter()
            build(edited / brief.name, Options(out=edited, formats=("pdf",)))
            ours.append(time.perf_counter() - start)
            told["pages"][0]["texts"][-1]["text"] = f"{2025 + number}"
            (folder / "content.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
            theirs.append(again())
    ratio = statistics.median(one / other for one, other in list(zip(ours, theirs, strict=True))[1:])
    yield "the page again in the same process, one figure changed"
    yield f"  {PAGE:44}{statistics.median(ours[1:]) * 1000:7.0f} ms"
    yield f"  {SET:44}{statistics.median(theirs[1:]) * 1000:7.0f} ms"
    yield f"  {'ratio':66}{ratio:6.2f}  (aim 1)"


@contextmanager
def _typst_again(folder: Path, setter: Path) -> Iterator[Callable[[], float]]:
    """Give what sets the page anew in one process of Typst's, and returns the seconds."""
    words = [str(folder / "page.typ"), str(folder / "again.pdf"), str(FONTS)]
    process = subprocess.Popen(
        [sys.executable, "-c", TYPST_AGAIN, *words],
        env={**os.environ, "PYTHONPATH": str(setter)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def again() -> float:
        assert process.stdin is not None
        assert process.stdout is not None
        print("again", file=process.stdin, flush=True)
        return float(process.stdout.readline())

    try:
        yield again
    finally:
        process.communicate()


def fetched_npm(home: Path, package: str) -> Path | None:
    """Return the folder of an npm package, fetched once a machine; None without npm or a way to it."""
    npm = shutil.which("npm") if shutil.which("node") else None
    words = ("install", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix")
    return fetched(home, package, lambda target: (npm, *words, target, package) if npm else ())


def fetched_pip(home: Path, package: str) -> Path | None:
    """Return the folder of a package for this Python, fetched once a machine; None without pip or a way."""
    own = (sys.executable, "-m", "pip")
    has_own = subprocess.run((*own, "--version"), capture_output=True).returncode == 0
    pip = own if has_own else (shutil.which("pip") or "", "--python", sys.executable)
    wheels = ("--only-binary", ":all:", "--no-deps", "--target")
    fetch = (*pip, "install", "--quiet", *wheels)
    return fetched(home, package, lambda target: (*fetch, target, package) if pip[0] else ())


def fetched(home: Path, package: str, command: Callable[[str], Sequence[str]]) -> Path | None:
    """Return the folder that a command fetches a package into, once; None where there is none or it fails."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    target = home / f"{package.replace('@', '-').replace('==', '-')}-{version}"
    if target.is_dir():
        return target
    if not (words := command(str(partial := home / f"{target.name}.partial"))):
        return None
    shutil.rmtree(partial, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    if subprocess.run(words, capture_output=True, timeout=300).returncode:
        shutil.rmtree(partial, ignore_errors=True)
        return None
    partial.rename(target)
    return target


def missing(gen: Path | None, setter: Path | None) -> Iterator[str]:
    """Yield what could not be measured, and why."""
    if gen is None:
        yield f"PptxGenJS: node or npm is missing, or {PPTXGENJS} cannot be fetched"
    if setter is None:
        yield f"Typst: pip is missing, or {TYPST} cannot be fetched for this Python"
    if not shutil.which("soffice"):
        yield "LibreOffice: there is no soffice here"


def machine() -> str:
    """Return which Python ran, and whether it was built with profiles of its own run (PGO)."""
    profiled = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    build_of = "with" if profiled else "without"
    return f"Python {platform.python_version()} {build_of} PGO, {os.cpu_count()} cores, {platform.system()}"
