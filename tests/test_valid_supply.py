"""What is installed and shipped: locked with hashes, licences listed, an up-to-date bill of materials."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

import make_constraints  # noqa: E402
import make_sbom  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": [
        *PROJECT["project"]["dependencies"],
        *(name for extra in PROJECT["project"]["optional-dependencies"].values() for name in extra),
    ],
}
INSTALLS = re.compile(r"python3 -m venv \.venv && \.venv/bin/pip install -q ([^&]+) && [^`\n]+")
"""A command that makes an environment, installs into it and runs something, on one line."""

OPTIONAL = {
    "narwhals",
    "pandas",
    "polars",
    "openpyxl",
    "xlrd",
    "pillow_heif",
    "duckdb",
    "sqlalchemy",
    "fsspec",
    "distributed",
    "ray",
    "icalendar",
    "shtab",
    "starlette",
    "uvicorn",
    "watchfiles",
}
"""What extras bring, imported where it is needed."""
OWN = {"briefgen", *sys.stdlib_module_names}
SEEMS_IMPORTED = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.MULTILINE)
NEEDS_VALIDATORS = 'the extra "validators" is not installed'


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


def test_the_constraints_are_the_versions_of_the_locks():
    assert make_constraints.CONSTRAINTS.read_text(encoding="utf-8") == make_constraints.text(), (
        "run scripts/make_constraints.py"
    )
    pinned = {tuple(line.split(" ; ")[0].split("==")) for line in make_constraints.text().splitlines()}
    assert pinned == {(name, version) for name, version, _ in make_sbom.locked(make_constraints.LOCK)}


def test_the_readmes_commands_install_what_is_pinned_and_ci_runs_them_as_printed():
    readme = [match[0] for match in INSTALLS.finditer((ROOT / "README.md").read_text(encoding="utf-8"))]
    assert [INSTALLS.match(command)[1] for command in readme] == [
        "-c constraints.txt .",
        "-c constraints.txt -e '.[dev]'",
    ]
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [match[0] for match in INSTALLS.finditer(told)] == readme[1:]
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in run if line in readme] == readme[::-1]


def test_what_builds_the_package_is_pinned_too():
    assert all("==" in requirement for requirement in PROJECT["build-system"]["requires"])


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


def test_no_two_parts_of_the_bill_of_materials_are_called_the_same():
    named = [component["bom-ref"] for component in make_sbom.sbom()["components"]]
    assert len(set(named)) == len(named)


def problem_of_schema(text: str) -> object:
    """Return what CycloneDX's own schema finds wrong with a bill of materials, None when nothing."""
    validation = pytest.importorskip("cyclonedx.validation.json", reason=NEEDS_VALIDATORS)
    schema = pytest.importorskip("cyclonedx.schema", reason=NEEDS_VALIDATORS)
    try:
        return validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(text)
    except importlib.import_module("cyclonedx.exception").MissingOptionalDependencyException:
        pytest.skip(NEEDS_VALIDATORS)


def test_validators_find_the_bill_of_materials_valid():
    assert problem_of_schema(make_sbom.text()) is None
    broken = json.loads(make_sbom.text())
    broken["components"][0]["type"] = "wheel"
    assert problem_of_schema(json.dumps(broken)) is not None


@pytest.mark.parametrize("lock", LOCKS)
def test_validators_can_audit_a_lock_as_it_is(lock):
    """Read only: to ask a service for vulnerabilities is left to whoever can reach one."""
    pytest.importorskip("pip_audit", reason=NEEDS_VALIDATORS)
    asked = ("--require-hashes", "--disable-pip", "--dry-run")
    command = [sys.executable, "-m", "pip_audit", "-r", str(ROOT / lock), *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (count,) = re.findall(r"would have audited (\d+) packages", done.stderr)
    of_some_systems = (ROOT / lock).read_text(encoding="utf-8").count(" ; ")
    assert len(list(make_sbom.locked(ROOT / lock))) - of_some_systems <= int(count)


def test_what_is_imported_is_what_is_required():
    owners = importlib.metadata.packages_distributions()
    imported = {top for path in (ROOT / "briefgen").rglob("*.py") for top in _imports(path)}
    foreign = imported - set(sys.stdlib_module_names) - {"briefgen", "justmytype", *OPTIONAL}
    assert names([owners[top][0] for top in foreign]) == names(PROJECT["project"]["dependencies"])


def _imports(path: Path) -> Iterator[str]:
    """Yield the first word of every module that a file with a foreign import imports, in functions too."""
    text = path.read_text(encoding="utf-8")
    # A line of a text may seem to import something; nothing is imported without such a line.
    if not set(SEEMS_IMPORTED.findall(text)) - OWN:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def test_nothing_runs_when_it_is_installed():
    assert PROJECT["build-system"]["build-backend"] == "hatchling.build"
    assert "hooks" not in PROJECT["tool"]["hatch"].get("build", {})
    assert not (ROOT / "setup.py").exists()
