"""The two commands, run as a newcomer runs them: what they make, what they say, and how they stop."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.packaging.small_project import ROOT, SmallProject, make_project, run

if TYPE_CHECKING:
    from pathlib import Path

BOOTSTRAP = ROOT / "packaging" / "bootstrap.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project set up on top of what a killed run left: an environment without a working Python."""
    project = make_project(tmp_path_factory.mktemp("made"))
    (project.venv / "lib").mkdir(parents=True)
    (project.venv / "lib" / "half.txt").write_text("half a package", encoding="utf-8")
    (project.venv / "pyvenv.cfg").write_text("home = nowhere\n", encoding="utf-8")
    code, said = project.run("demo", "first run")
    assert code == 0, said
    assert f"Making {project.venv} anew" in said
    assert not (project.venv / "lib" / "half.txt").exists()
    return project


def test_the_second_run_installs_nothing_and_needs_no_index(made: SmallProject) -> None:
    made.run("demo")
    code, said = made.run("demo", "kept here", PIP_FIND_LINKS="")
    assert code == 0
    assert said.splitlines() == [f"dsl_desk ['demo', {str(made.wheels / 'kept here')!r}] screen None utf8 1"]


def test_the_demo_names_a_folder_of_its_own_when_none_is_given(made: SmallProject) -> None:
    _, said = made.run("demo")
    assert f"dsl_desk ['demo', {str(made.root / 'demo')!r}]" in said


def test_the_demo_s_exit_code_is_the_command_s(made: SmallProject) -> None:
    code, _ = made.run("demo", FAILING="dsl_desk")
    assert code == 1


def test_every_check_runs_in_order_and_pytest_last(made: SmallProject) -> None:
    code, said = made.run("test", "-k", "some words")
    lines = said.splitlines()
    called = [line.split(" [")[0] for line in lines if " screen " in line]
    assert code == 0
    assert called == ["ruff", "mypy", "importlinter", "pytest"]
    assert "'-k', 'some words'] screen offscreen utf8 1" in lines[-2]
    assert lines[-1] == "Everything is in order."


@pytest.mark.parametrize("failing", ["ruff", "mypy pytest", "importlinter"])
def test_a_failing_check_stops_none_of_the_others_and_is_named(made: SmallProject, failing: str) -> None:
    code, said = made.run("test", FAILING=failing)
    lines = said.splitlines()
    named = failing.replace("importlinter", "import-linter").replace(" ", ", ")
    assert code == 1
    assert len([line for line in lines if " screen " in line]) == 4
    assert lines[-1] == f"Not in order: {named}."


def test_a_screen_that_was_chosen_is_kept(made: SmallProject) -> None:
    _, said = made.run("test", QT_QPA_PLATFORM="minimal")
    assert said.count("screen minimal") == 4


def test_a_changed_project_file_installs_the_project_alone(made: SmallProject) -> None:
    made.run("demo")
    with (made.root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    code, said = made.run("demo", PIP_FIND_LINKS="")
    assert code == 0
    assert said.splitlines()[-2] == "Installing DSL Desk itself."
    assert "Making" not in said


def test_a_file_that_is_not_the_lock_s_is_refused_and_the_next_run_mends_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    right = project.lock.read_text(encoding="ascii")
    project.lock.write_text("tools==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="ascii")
    code, said = project.run("demo")
    assert code == 1
    assert "A downloaded file is not the one packaging/requirements.lock names" in said.splitlines()[-1]
    assert "Traceback" not in said
    project.lock.write_text(right, encoding="ascii")
    code, said = project.run("demo")
    assert code == 0
    assert f"Making {project.venv} anew" in said


def test_no_network_is_one_sentence(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    code, said = project.run(
        "demo", PIP_NO_INDEX="", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/simple"
    )
    assert code == 1
    assert said.splitlines()[-1].startswith("The packages could not be fetched: connect to the internet")
    assert "Traceback" not in said


def test_a_folder_where_nothing_can_be_made_is_one_sentence(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.venv.write_text("not a folder", encoding="utf-8")
    code, said = project.run("demo")
    assert code == 1
    assert said.splitlines()[-1].startswith("Setting up stopped")
    assert "Traceback" not in said
    assert project.venv.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.root.chmod(0o555)
    try:
        code, said = project.run("demo")
    finally:
        project.root.chmod(0o755)
    assert code == 1
    assert said.splitlines()[-1].startswith(f"Nothing can be written in {project.root}")


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 0), (2, 7, 18)])
def test_an_old_python_is_one_sentence_and_makes_nothing(tmp_path: Path, version: tuple[int, ...]) -> None:
    project = make_project(tmp_path)
    script = str(project.root / "packaging" / "bootstrap.py")
    pretend = f"import runpy, sys; sys.version_info = {version}; sys.argv = ['x', 'test']; "
    start = f"runpy.run_path({script!r}, run_name='__main__')"
    code, said = run([sys.executable, "-c", pretend + start], project, {})
    this = ".".join(map(str, version))
    assert code == 1
    assert said.splitlines() == [
        f"DSL Desk needs Python 3.11 or newer; this is {this}. Install a newer one, then run this again."
    ]
    assert not project.venv.exists()


def test_old_pythons_can_read_the_script() -> None:
    text = BOOTSTRAP.read_text(encoding="ascii")
    tree = ast.parse(text, feature_version=(3, 7))
    outer = {name.split(".")[0] for node in ast.walk(tree) for name in _imported(node)}
    assert outer <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.NamedExpr | ast.Match)]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_a_python_older_still_shows_the_sentence_beside_its_complaint() -> None:
    lines = BOOTSTRAP.read_text(encoding="ascii").splitlines()
    code = next(line for line in lines if line.startswith("from __future__"))
    assert "DSL Desk needs Python 3.11 or newer" in code


@pytest.mark.parametrize("words", [(), ("demoo",), ("demo", "a", "b")])
def test_a_command_that_was_not_understood_is_told_the_two_there_are(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    project = make_project(tmp_path)
    code, said = project.run(*words)
    assert code == 2
    assert "bootstrap.py demo [FOLDER]" in said
    assert "bootstrap.py test" in said
    assert not project.venv.exists()


def test_asking_for_help_is_no_fault(tmp_path: Path) -> None:
    assert make_project(tmp_path).run("--help")[0] == 0


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "The disk is full",
        ),
        ("OSError: [WinError 112] There is not enough space on the disk: 'C:\\x'", "The disk is full"),
        ("Error: [Errno 13] Permission denied: '/srv/desk/.venv'", "Nothing can be written in"),
        ("Error: [Errno 30] Read-only file system: '/srv/desk/.venv'", "Nothing can be written in"),
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for cffi==2.1.1",
            "The packages could not be fetched",
        ),
        ("ERROR: No matching distribution found for cffi==2.1.1", "cffi has no ready-made build for CPython"),
        (
            "The virtual environment was not created because ensurepip is not available.",
            "apt-get install python3.",
        ),
        ("something\nnobody foresaw\n", "nobody foresaw"),
        ("", "it said nothing"),
    ],
)
def test_each_trouble_has_its_sentence(tmp_path: Path, output: str, sentence: str) -> None:
    shutil.copy(BOOTSTRAP, tmp_path / "bootstrap.py")
    spec = importlib.util.spec_from_file_location("bootstrap_alone", tmp_path / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    bootstrap = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bootstrap)
    said: str = bootstrap.explain(output)
    assert sentence in said
    assert "\n" not in said
    assert "{" not in said
