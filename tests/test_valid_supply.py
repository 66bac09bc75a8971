"""What is installed and shipped: locked with hashes, licences listed, an up-to-date bill of materials."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

import make_sbom  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
        *PROJECT["project"]["optional-dependencies"]["validators"],
    ],
}


def names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_locked_with_hashes(lock):
    packages = list(make_sbom.locked(ROOT / lock))
    assert names(LOCKS[lock]) <= {name for name, _, _ in packages}
    assert all(hashes for _, _, hashes in packages)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_from_which_to_take_packages(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--index-url|--find-links| @ ", text)


def test_the_tests_run_with_the_versions_that_are_shipped():
    run, dev = (dict(_versions(ROOT / lock)) for lock in LOCKS)
    assert run.items() <= dev.items()


def _versions(lock: Path):
    for name, version, _ in make_sbom.locked(lock):
        yield (name, version), version


def test_every_package_that_is_needed_has_its_licence_listed():
    listed = {row[0]: row[1] for row in make_sbom.sections()["Needed to run"]}
    assert set(listed) == {name for name, _, _ in make_sbom.locked()}
    assert all(listed.values())


def test_every_font_icon_and_profile_that_is_shipped_is_listed():
    listed = {file for row in make_sbom.sections()["Shipped"] for file in re.findall(r"`([^`]+)`", row[3])}
    package = ROOT / "briefgen"
    shipped = [*package.rglob("*.ttf"), *package.rglob("*.icc"), *package.rglob("icons.json")]
    assert {path.relative_to(ROOT).as_posix() for path in shipped} <= listed


def test_the_bill_of_materials_is_up_to_date():
    assert make_sbom.SBOM.read_text(encoding="utf-8") == make_sbom.text(), "run scripts/make_sbom.py"


def test_nothing_runs_when_it_is_installed():
    assert PROJECT["build-system"]["build-backend"] == "hatchling.build"
    assert "hooks" not in PROJECT["tool"]["hatch"].get("build", {})
    assert not (ROOT / "setup.py").exists()
