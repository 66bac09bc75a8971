"""Random briefs through reader, layout and both painters, everything that comes out checked.

`run` is the long run: shards in processes of their own, each on the newest commit. What its briefs go through
beside reader, layout and painters is in fuzz/doors: templates, updates, parameters, tables, fmt, web pages.
Each brief is laid out, painted as deck and page, and its scenes, strings and packages are checked; some are
led further, one in: verify 8, update 25, web page 30, template 30, parameters 40, fmt 12,
tables and queries 40, sentences 100, openxml-audit 100, qpdf 200, Open XML SDK 400.
One in 25 is laid out with what is remembered of another brief, built anew for its bytes, and opened with
python-pptx.
Stopped, or killed, it keeps what was counted; with --record the same command goes on where it was.
`seed N` shows what a seed gives here and now. `again` tries the briefs that failed once: those in fuzz/found,
and the seeds that the record names, which are mended when they fail no more.
`told` writes plain briefs and recomputes every sentence of their documents with a parser of its own.
`tabled` writes tables and briefs that read them, and holds each printed value against an oracle of its own.
`worded` writes sentences about figures, true and false ones, and counts which of them are refused.
Two of its lists of phrasings were read while the checker was mended; `fresh` is kept for judging.
`bytes` and `pipeline` are led by coverage (atheris). What fails is kept, made small, with its seed and fault.
`--record` adds the counts to docs/reliability-fuzz.json, which nobody edits by hand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from fuzz import counts
from fuzz.counts import AGAIN, TABLED, TOLD

WORDED = "sentences in words, true and false"


def main() -> int:
    """Run what is asked for; return 1 when something failed."""
    options = _parser().parse_args()
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__, formatter_class=form)
    words = parser.add_subparsers(required=True, metavar="WHAT")
    run = words.add_parser("run", help="the long run, in shards")
    run.add_argument("--processes", type=int, default=2, help="shards at the same time")
    run.add_argument("--shard", type=int, default=1000, help="briefs of a shard")
    run.set_defaults(run=_run)
    shard = words.add_parser("shard", help="one shard, in this process")
    shard.add_argument("--report", type=Path, help="write the counts to this file")
    shard.set_defaults(run=_shard)
    plain = words.add_parser("told", help="recompute what plain briefs' documents say, sentence by sentence")
    plain.set_defaults(run=_told_truly)
    tables = words.add_parser("tabled", help="recompute what briefs print of random tables")
    tables.set_defaults(run=_tabled)
    wording = words.add_parser(
        "worded", help="see which false and which true sentences of briefs are refused"
    )
    wording.add_argument("--reveal", action="store_true", help="print what was missed of the fresh list, too")
    wording.set_defaults(run=_worded)
    for each in (run, shard, plain, tables, wording):
        each.add_argument("--first", type=int, default=0, help="the first seed")
        each.add_argument("--briefs", type=int, default=1000, help="how many seeds")
    seed = words.add_parser("seed", help="what the brief of a seed is, and what comes of it")
    seed.add_argument("number", type=int)
    seed.set_defaults(run=_seed)
    again = words.add_parser("again", help="try the briefs of a folder")
    again.set_defaults(run=_again)
    led = {}
    kinds = {"bytes": "random bytes into the reader", "pipeline": "decisions through everything"}
    for what, text in kinds.items():
        led[what] = words.add_parser(what, help=f"{text}, led by coverage")
        led[what].add_argument("--seconds", type=float, default=60.0)
        led[what].add_argument("--seed", type=int, default=0)
        led[what].add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
        led[what].set_defaults(run=_led, what=what)
    for each in (run, shard, again, *led.values()):
        each.add_argument("--keep", type=Path, default=Path("out/fuzz"), help="where failing briefs go")
    for each in (run, again, plain, tables, wording, *led.values()):
        each.add_argument("--record", action="store_true", help="add the counts to the record")
    return parser


def _run(options: argparse.Namespace) -> int:
    from fuzz import campaign

    campaign.stop_alike()
    total = campaign.run(
        options.first,
        options.briefs,
        options.shard,
        options.processes,
        options.keep,
        record=options.record,
    )
    print(json.dumps(total))
    return bool(total["failed"])


def _shard(options: argparse.Namespace) -> int:
    from fuzz import shard

    def tell(made: Counter[str], seeds: list[int]) -> None:
        if options.report:
            new = options.report.with_suffix(".new")
            new.write_text(json.dumps({"counts": made, "seeds": seeds}), encoding="utf-8")
            new.replace(options.report)

    made, seeds = shard.run(options.first, options.briefs, options.keep, tell)
    tell(made, seeds)
    if not options.report:
        print(json.dumps({"counts": made, "seeds": seeds}))
    return bool(made["failed"])


def _told_truly(options: argparse.Namespace) -> int:
    from fuzz import told

    start = time.monotonic()
    made, failed = told.run(options.first, options.briefs)
    for seed, faults in failed.items():
        print(*(f"{seed}: {fault}" for fault in faults), sep="\n")
    entry = counts.entry(TOLD, counts.commit_of(), time.monotonic() - start, made, list(failed))
    return _told(entry, options)


def _tabled(options: argparse.Namespace) -> int:
    from fuzz.tabled import trial

    start = time.monotonic()
    made, failed, why = trial.run(options.first, options.briefs)
    for seed, faults in failed.items():
        print(*(f"{seed}: {fault}" for fault in faults), sep="\n")
    print(*(f"{count} refused: {reason}" for reason, count in why.most_common(20)), sep="\n")
    entry = counts.entry(TABLED, counts.commit_of(), time.monotonic() - start, made, list(failed))
    return _told(entry, options)


def _worded(options: argparse.Namespace) -> int:
    from fuzz.worded import report

    start = time.monotonic()
    tally = report.run(options.first, options.briefs)
    print(*report.lines(tally, reveal=options.reveal), sep="\n")
    made = report.counts(tally, options.briefs)
    return _told(counts.entry(WORDED, counts.commit_of(), time.monotonic() - start, made), options)


def _seed(options: argparse.Namespace) -> int:
    from fuzz import beside
    from fuzz.briefs import brief
    from fuzz.choice import Choice
    from fuzz.shard import whole

    with tempfile.TemporaryDirectory() as name:
        beside.furnish(Path(name))
        yaml = brief(Choice.of_seed(options.number), Path(name))
        outcome = whole(Path(name), yaml, options.number, again=True)
    print(yaml.decode("utf-8"))
    print(outcome.verdict, *map(str, outcome.problems), *outcome.faults, sep="\n")
    return bool(outcome.faults)


def _again(options: argparse.Namespace) -> int:
    from fuzz import beside, found
    from fuzz.briefs import brief
    from fuzz.choice import Choice
    from fuzz.shard import one

    made, start = Counter(tried=0, built=0, refused=0, failed=0), time.monotonic()
    folder = found.HOME if options.keep == Path("out/fuzz") else options.keep
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        beside.furnish(here)
        briefs = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
        failed = [seed for run in counts.recorded() for seed in run.get("seeds", ())]
        briefs |= {f"seed {seed}": brief(Choice.of_seed(seed), here) for seed in failed}
        outcomes = {
            title: one(here, yaml, made, title.removeprefix("seed ")) for title, yaml in briefs.items()
        }
    for title, outcome in outcomes.items():
        print(title, outcome.verdict, *(fault.strip().splitlines()[-1] for fault in outcome.faults))
    if options.record:
        mended = {seed for seed in failed if not outcomes[f"seed {seed}"].faults}
        counts.settle(mended, all_mended=not made["failed"])
    return _told(counts.entry(AGAIN, counts.commit_of(), time.monotonic() - start, made), options)


def _led(options: argparse.Namespace) -> int:
    from fuzz import campaign, led

    if options.inside:
        if options.what == "bytes":
            led.fuzz_reader(options.seconds, options.seed)
        else:
            led.fuzz_pipeline(options.seconds, options.seed, options.keep)
        return 0
    words = [options.what, "--inside", "--seconds", str(options.seconds), "--seed", str(options.seed)]
    command = [sys.executable, "-m", "fuzz", *words, "--keep", str(options.keep.resolve())]
    with tempfile.TemporaryDirectory() as name:
        commit = campaign.newest(Path(name))
        start = time.monotonic()
        done = subprocess.run(command, cwd=Path(name) / commit, capture_output=True, text=True, check=False)
    print(done.stderr[-2000:], file=sys.stderr)
    entry = led.entry_of(options.what, commit, done.stderr, time.monotonic() - start, done.returncode)
    return _told(entry, options)


def _told(entry: dict[str, object], options: argparse.Namespace) -> int:
    print(json.dumps(entry, ensure_ascii=False))
    if options.record:
        counts.record(entry)
    return bool(entry["failed"])


if __name__ == "__main__":
    sys.exit(main())
