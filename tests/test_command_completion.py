"""`briefgen completion`: scripts by which shells complete commands, options, choices and files."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from briefgen.cli.app import main
from briefgen.cli.commands import WORDS
from briefgen.cli.commands.completion import SHELLS

pytest.importorskip("shtab")
COMPLETED = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
$(complete -p briefgen | sed 's/.*-F \\([^ ]*\\).*/\\1/') briefgen "${@: -1}" "${@: -2:1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def _script(shell: str, capsys) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_each_shell_names_every_command(shell, capsys):
    script = _script(shell, capsys)
    assert [word for word in WORDS if word not in script] == []
    assert "sarif" in script


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is missing")
def test_bash_completes_commands_options_choices_files_and_folders(tmp_path, capsys):
    script = tmp_path / "completion.sh"
    script.write_text(_script("bash", capsys), encoding="utf-8")
    (tmp_path / "brief.yaml").touch()
    (tmp_path / "briefs").mkdir()
    subprocess.run(["bash", "-n", str(script)], check=True)

    def completed(*words: str) -> set[str]:
        call = ["bash", "-c", COMPLETED, "bash", str(script), "briefgen", *words]
        done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    assert completed("che") == {"check"}
    assert completed("check", "--for") == {"--format"}
    assert completed("check", "--format", "s") == {"sarif"}
    assert completed("theme", "n") == {"new"}
    assert completed("build", "bri") == {"brief.yaml", "briefs"}
    assert completed("build", "--out", "bri") == {"briefs"}


def test_without_the_library_the_command_says_how_to_install_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert "pip install 'briefgen[completion]'" in capsys.readouterr().err
