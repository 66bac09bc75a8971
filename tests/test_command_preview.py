"""`briefgen preview`: what it refuses before it serves, and what a file of defaults changes while it does."""

from __future__ import annotations

import importlib.util
import socket
from argparse import Namespace
from pathlib import Path

import pytest
from preview_kit import folder_with

from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.cli.commands.preview import Defaults


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["preview", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_a_brief_that_is_not_there_and_standard_input_are_refused(tmp_path, capsys):
    assert "there is no such file" in refused(capsys, str(tmp_path / "no.yaml"))
    assert "name a file" in refused(capsys, "-")


def test_a_port_that_is_in_use_or_none_is_refused_with_a_way_out(tmp_path, capsys):
    brief = str(folder_with(tmp_path))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"port {port} is in use; choose another with --port" in refused(capsys, brief, "--port", port)
    assert "a port is a number from 1 to 65535" in refused(capsys, brief, "--port", "70000")


def test_an_unknown_editor_is_refused(tmp_path, capsys):
    assert "unknown editor 'emcas'" in refused(capsys, str(folder_with(tmp_path)), "--editor", "emcas")


def test_without_its_libraries_it_names_the_extra(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "pip install 'briefgen[preview]'" in refused(capsys, str(folder_with(tmp_path)))


def test_the_file_of_defaults_is_read_again_at_each_build(tmp_path: Path) -> None:
    brief, defaults = folder_with(tmp_path), tmp_path / "briefgen.toml"
    asked = {"only": [], "size": "", "set": [], "theme": "", "template": "", "strict": False, "config": True}
    now = Defaults(Namespace(brief=brief, **asked))
    assert now.asked().theme == ""
    assert defaults in now.files
    defaults.write_text('theme = "newsprint"\nsize = "A3"\nstrict = true\n')
    later = now.asked()
    assert (later.theme, later.chosen.size, later.strict) == ("newsprint", "A3", True)
    defaults.write_text("theme = ")
    with pytest.raises(BriefError):
        now.asked()
    own = Defaults(Namespace(brief=brief, **{**asked, "theme": "govblue", "config": False}))
    assert own.asked().theme == "govblue"
