"""A build that is told to end, or that nobody listens to: it cleans up, says so, and harms no output."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_kit import command, contents, environment, run, small
from kill_kit import ASKED, Yard, yard

STOPS = 4


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    with yard(tmp_path_factory.mktemp("stops")) as opened:
        opened.ask(ASKED[0])
        yield opened


@pytest.fixture(scope="module")
def steps(ground: Yard) -> int:
    """How many system calls a build makes from when it opens its brief."""
    return ground.steps("brief.yaml")


@pytest.fixture(scope="module")
def writing(ground: Yard) -> int:
    """How many of them it makes from when it begins to write its outputs."""
    return ground.steps(".briefgen-stage")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_build_that_is_told_to_end_cleans_up_and_says_so(name: str, steps: int, ground: Yard) -> None:
    codes = []
    for part in range(STOPS):
        code, wrong = ground.stop(signal.Signals[name], 1 + steps * part // STOPS)
        assert wrong == []
        codes.append(code)
    assert codes.count(128 + signal.Signals[name]) >= STOPS - 2


@pytest.mark.slow
def test_a_stop_during_the_commit_waits_until_all_files_are_in_place(
    steps: int, writing: int, ground: Yard
) -> None:
    first = steps - writing
    for number, step in enumerate(range(first, steps, max(1, writing // STOPS))):
        _, wrong = ground.stop((signal.SIGINT, signal.SIGTERM)[number % 2], step)
        assert wrong == []


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build writes when all of its streams are in order."""
    folder = tmp_path_factory.mktemp("sound")
    assert run(small(folder), folder / "out").returncode == 0
    return contents(folder / "out")


@pytest.mark.slow
@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)], ids=str)
def test_closed_streams_leak_nothing_into_an_output(
    closed: tuple[int, ...], sound: dict[str, bytes], tmp_path: Path
) -> None:
    def close() -> None:
        for number in closed:
            os.close(number)

    words = command(small(tmp_path), tmp_path / "out", "--verify")
    assert subprocess.run(words, env=environment(), preexec_fn=close).returncode == 0
    assert contents(tmp_path / "out") == sound


@pytest.mark.slow
def test_a_build_goes_on_when_nobody_listens_any_more(sound: dict[str, bytes], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command(small(tmp_path), tmp_path / "out"), env=environment(), stdout=writer, stderr=writer
    )
    os.close(writer)
    assert done.returncode == 0
    assert contents(tmp_path / "out") == sound


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_report_that_cannot_be_printed_is_said_and_the_files_are_there(
    sound: dict[str, bytes], tmp_path: Path
) -> None:
    with open("/dev/full", "wb") as full:
        words = command(small(tmp_path), tmp_path / "out")
        done = subprocess.run(words, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "briefgen: cannot print: No space left on device\n"
    assert contents(tmp_path / "out") == sound
