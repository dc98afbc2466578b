"""There is no network code, and no test can reach the network."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, findings, imports, parse, python_files

REACHES_OUT = (
    "aiohttp",
    "asyncio",
    "ftplib",
    "grpc",
    "http",
    "httpx",
    "imaplib",
    "nntplib",
    "paramiko",
    "poplib",
    "pycurl",
    "requests",
    "select",
    "selectors",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.error",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "websockets",
    "wsgiref",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
)

# How a second window finds the first on the same computer; neither can leave it.
STAYS_HERE = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


def network_imports(text: str) -> list[tuple[int, str]]:
    """Each import of something that can reach another computer."""
    return [
        (line, name)
        for line, name in imports(parse(text))
        if name not in STAYS_HERE and any(name == one or name.startswith(f"{one}.") for one in REACHES_OUT)
    ]


def test_the_program_has_no_network_code() -> None:
    assert findings(python_files("dsl_desk", "ui", "resources"), network_imports) == []


@pytest.mark.parametrize(
    "sample",
    [
        "import socket",
        "from urllib import request",
        "import urllib.request",
        "import http.client as web",
        "def f():\n    from asyncio import run",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6 import QtNetwork",
    ],
)
def test_a_network_import_is_caught(sample: str) -> None:
    assert len(network_imports(sample)) == 1


@pytest.mark.parametrize(
    "sample",
    ["import urllib.parse", "from PySide6.QtNetwork import QLocalServer", "import sockets_of_chairs"],
)
def test_what_stays_on_this_computer_passes(sample: str) -> None:
    assert network_imports(sample) == []


def test_a_connection_is_refused(network_attempts: list[str]) -> None:
    with socket.socket() as line, pytest.raises(RuntimeError, match="no test may use the network"):
        line.connect(("127.0.0.1", 9))
    assert len(network_attempts) == 1
    network_attempts.clear()


def test_a_look_up_is_refused_however_it_is_asked_for(network_attempts: list[str]) -> None:
    with pytest.raises(RuntimeError, match="no test may use the network"):
        urllib.request.urlopen("http://example.invalid/")
    assert len(network_attempts) == 1
    network_attempts.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipe")
def test_a_pipe_on_this_computer_is_let_through(network_attempts: list[str], tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)  # the name of such a pipe may be at most about 100 letters
    try:
        with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as caller:
            server.bind("pipe")
            server.listen()
            caller.connect("pipe")
    finally:
        os.chdir(here)
    assert network_attempts == []


SAMPLE = """
import contextlib, socket, threading

stop = threading.Event()

def test_that_hides_its_attempt():
    with contextlib.suppress(Exception), socket.socket() as line:
        line.connect(("127.0.0.1", 9))

def test_that_leaves_a_thread():
    threading.Thread(target=stop.wait, args=(20,), name="left-behind").start()

def test_that_ends():
    stop.set()
"""


def test_a_test_that_hides_an_attempt_or_leaves_a_thread_fails(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    for name in ("conftest.py", "hostile.py"):
        shutil.copy(ROOT / "tests" / name, tests / name)
    (tests / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "the test reached for the network" in done.stdout
    assert "left threads running: ['left-behind']" in done.stdout
    assert "3 passed, 2 errors" in done.stdout
