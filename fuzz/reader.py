"""Random bytes, led by coverage (atheris), into the reader: a brief or BriefError, and nothing else."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_BYTES = 4096


def fuzz_reader(seconds: float, seed: int) -> int:
    """Fuzz until the time is over; libFuzzer prints how many inputs it ran, and ends the process."""
    import atheris

    with atheris.instrument_imports(include=["briefgen.brief", "briefgen.facts"]):
        from briefgen.brief.decode import decode
        from briefgen.brief.model import Brief
        from briefgen.brief.source import parse
        from briefgen.facts.ledger import Ledger
        from briefgen.problems import BriefError

    def one(data: bytes) -> None:
        try:
            brief = decode(parse(data, "brief.yaml"), Brief)
        except BriefError:
            return
        Ledger.of(brief.metrics, brief.sources, language=brief.meta.language, as_of=brief.meta.as_of)

    with tempfile.TemporaryDirectory() as corpus:
        for path in (ROOT / "data").glob("*.yaml"):
            (Path(corpus) / path.name).write_bytes(path.read_bytes()[:MOST_BYTES])
        limits = [f"-max_total_time={int(seconds)}", f"-max_len={MOST_BYTES}", f"-seed={seed + 1}"]
        atheris.Setup([sys.argv[0], corpus, "-print_final_stats=1", *limits], one)
        atheris.Fuzz()
    return 0
