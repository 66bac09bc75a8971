"""What tests share: the repository's briefs, a brief written on the spot, and a cache of their own."""

from __future__ import annotations

import gc
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis.strategies import none

if TYPE_CHECKING:
    from hostile_kit import Server

    from briefgen.edition.publication import Publication

ROOT = Path(__file__).parents[1]
BRIEFS = sorted((ROOT / "data").glob("*.yaml"))

# The tests start the program hundreds of times: compiled once, each start is a quarter cheaper.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["BRIEFGEN_LANG"] = "en"  # what is said is compared in English, whoever runs the tests

# A busy machine is no failure, and every run tries the same: new inputs are what `python -m fuzz` looks for.
settings.register_profile("untimed", deadline=None, derandomize=True)
settings.load_profile("untimed")


NEW_OBJECTS = 2_000_000
"""After so many the collector looks for circles: as in a build; after 700 it takes a tenth of all time."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case that is bytes by its place: made ones may hold a time, and each worker finds the same."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is done to the program by dozens of watched processes: a campaign, which takes its time."""
    for item in items:
        if "hostile" in getattr(item, "fixturenames", ()):
            item.add_marker("campaign")


def pytest_collection_finish() -> None:
    """Let the collector look no more at what stays: modules and thousands of collected tests."""
    # Hypothesis registers its generator with the first property, and looks then for what refers to it: old
    # versions fail where the collector does not see that any more.
    settings(max_examples=1, database=None)(given(none())(lambda _: None))()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests away from the user's cache of fonts and charts; processes of one run share theirs."""
    base = tmp_path_factory.getbasetemp()
    patch = pytest.MonkeyPatch()
    patch.setenv(
        "BRIEFGEN_CACHE", str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache")
    )


@pytest.fixture(scope="module", autouse=True)
def _at_rest() -> None:
    """Let the collector look no more at what earlier tests keep: some builds call it for each brief."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    """Compose everything anew: what a test changes in the program is seen."""
    from briefgen.model.memory import MEMORY

    MEMORY.clear()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A process that runs commands on hostile input, watched and with limits."""
    from hostile_kit import Server

    server = Server(tmp_path_factory.mktemp("hostile-cache"))
    yield server
    server.close()


@pytest.fixture(scope="session")
def qingdao() -> Publication:
    """The example, laid out once."""
    from laid_kit import laid

    return laid("qingdao-2025")


def take_pictures(folder: Path) -> None:
    """Lay the examples' pictures beside a copy of an example."""
    shutil.copytree(ROOT / "data" / "pictures", folder / "pictures", dirs_exist_ok=True)


@pytest.fixture
def brief_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a brief's YAML to a file of its own and return the path."""

    def write(text: str) -> Path:
        path = tmp_path / "brief.yaml"
        path.write_text(text, encoding="utf-8")
        if "pictures/" in text:
            take_pictures(tmp_path)
        return path

    return write


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that was told which reasons to skip a test are good (.ci/run) and met another."""
    good = os.environ.get("BRIEFGEN_GOOD_SKIPS")
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if good is None or reporter is None:
        return
    skipped = {str(report.longrepr[2]) for report in reporter.stats.get("skipped", ())}
    if bad := sorted(reason for reason in skipped if not re.search(good, reason)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("skipped for no good reason: " + "; ".join(bad), red=True)
