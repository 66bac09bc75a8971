"""Random bytes, led by coverage (atheris): into the reader, or as decisions through the whole pipeline."""

from __future__ import annotations

import contextlib
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fuzz import counts

ROOT = Path(__file__).parents[1]
MOST_BYTES = 4096
MOST_DECISIONS = 8192
READ = ["briefgen.brief", "briefgen.facts"]
PAINTED = ["briefgen.blocks", "briefgen.blocks.charts", "briefgen.layout", "briefgen.render", "briefgen.text"]


def fuzz_reader(seconds: float, seed: int) -> None:
    """Feed bytes to the reader and the ledger; libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=READ):
        from briefgen.base.diagnostics import BriefError
        from briefgen.brief.decode import decode
        from briefgen.brief.model import Brief
        from briefgen.brief.source import parse
        from briefgen.facts.ledger import Ledger

    def one(data: bytes) -> None:
        with contextlib.suppress(BriefError):
            brief = decode(parse(data, "brief.yaml"), Brief)
            Ledger.of(brief.metrics, brief.sources, language=brief.meta.language, as_of=brief.meta.as_of)

    with tempfile.TemporaryDirectory() as corpus:
        for path in (ROOT / "data").glob("*.yaml"):
            (Path(corpus) / path.name).write_bytes(path.read_bytes()[:MOST_BYTES])
        _fuzz(one, corpus, seconds, seed, MOST_BYTES)


def fuzz_pipeline(seconds: float, seed: int, keep: Path) -> None:
    """Feed bytes as decisions to the generator, and its briefs to reader, layout and both painters."""
    import atheris

    with atheris.instrument_imports(include=READ + PAINTED):
        from fuzz import beside, found
        from fuzz.briefs import brief
        from fuzz.choice import Choice
        from fuzz.trial import tried

    with tempfile.TemporaryDirectory() as name:
        folder, corpus = Path(name), Path(name) / "corpus"
        os.environ["BRIEFGEN_CACHE"] = str(folder / "cache")
        beside.furnish(folder)
        corpus.mkdir()
        for number in range(40):
            (corpus / str(number)).write_bytes(_bytes_of(number))

        def one(data: bytes) -> None:
            decisions = atheris.FuzzedDataProvider(data)
            yaml = brief(Choice(lambda bound: decisions.ConsumeIntInRange(0, bound - 1)), folder)
            outcome = tried(folder, yaml)
            if outcome.faults:
                found.keep(keep, yaml, outcome.faults, "led by coverage")
                raise AssertionError(outcome.faults[0])

        _fuzz(one, str(corpus), seconds, seed, MOST_DECISIONS)


def _bytes_of(seed: int) -> bytes:
    return random.Random(seed).randbytes(MOST_DECISIONS // 4)


def _fuzz(one: Callable[[bytes], None], corpus: str, seconds: float, seed: int, longest: int) -> None:
    import atheris

    limits: list[Any] = [f"-max_total_time={int(seconds)}", f"-max_len={longest}", f"-seed={seed + 1}"]
    atheris.Setup([sys.argv[0], corpus, "-print_final_stats=1", "-rss_limit_mb=0", *limits], one)
    atheris.Fuzz()


RUNS = {
    "bytes": "random bytes into reader and ledger, led by coverage (atheris)",
    "pipeline": "decisions led by coverage (atheris) through generator, reader, layout and painters",
}


def entry_of(what: str, commit: str, said: str, seconds: float, code: int) -> dict[str, Any]:
    """Return the record's entry of a run from what libFuzzer printed at its end."""
    ran = re.search(r"number_of_executed_units:\s*(\d+)", said)
    tried = int(ran[1]) if ran else 0
    return counts.entry(RUNS[what], commit, seconds, Counter(tried=tried, failed=int(code != 0)))
