"""Set DSL Desk up and run it from a fresh copy, with nothing but Python: two commands.

    python3 packaging/bootstrap.py demo [FOLDER]   make a training casebook in FOLDER and tell its story
    python3 packaging/bootstrap.py test [...]      run every check; words after "test" go to pytest

The first time, each makes `.venv` beside `pyproject.toml` from `packaging/requirements.lock`; after that it
starts at once, with no network. The file is in the syntax of Python 3.7, so that an old Python can say in a
sentence that it is too old; one older still shows the next line of code, and the comment on it.
"""

from __future__ import annotations  # DSL Desk needs Python 3.11 or newer: install it, then run this again.

import hashlib
import importlib.util
import io
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
STAMP = VENV / "dsl-desk.stamp"
LOG = VENV / "dsl-desk-install.log"
SPACE_NEEDED = 1_000_000_000  # bytes: the environment is about 550 MB, the downloads about 250 MB more

# What Qt expects of Debian and Ubuntu, to draw off screen and on X11, and what the tests read packs with and
# look at the window from outside with, as a screen reader does.
DEBIAN_PACKAGES = (
    "at-spi2-core",
    "dbus",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "poppler-utils",
    "qpdf",
    "xvfb",
)
PACK_READERS = ("pdftotext", "pdfinfo", "qpdf")

USAGE = """Usage:
  python3 packaging/bootstrap.py window          open the window
  python3 packaging/bootstrap.py demo [FOLDER]   make a training casebook and tell its story
  python3 packaging/bootstrap.py test [...]      run every check; words after "test" go to pytest"""

IMPORT_CONTRACTS = "from importlinter.cli import lint_imports_command as check; check()"
CHECKS = (
    ("ruff", "style and plain faults", ("-m", "ruff", "check", ".")),
    ("mypy", "types", ("-m", "mypy")),
    ("import-linter", "layers", ("-c", IMPORT_CONTRACTS)),
    ("pytest", "behaviour", ("-m", "pytest", "-n", "auto", "--dist", "loadfile")),
)

# What an installation's own words mean. The first row with a phrase in the output is the one that is said.
TROUBLES = (
    (
        ("No space left on device", "not enough space on the disk", "Disk quota exceeded"),
        "The disk is full: free about 1 GB, then run this again.",
    ),
    (
        ("Permission denied", "Read-only file system", "Access is denied", "Unable to create directory"),
        "Nothing can be written in {root}: copy DSL Desk to a folder of your own, then run this again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "A downloaded file is not the one packaging/requirements.lock names, so it was not installed: run "
        "this again, and if it says the same, ask whoever looks after your network what changes downloads.",
    ),
    (
        (
            "Retrying (",
            "Failed to establish a new connection",
            "Temporary failure in name resolution",
            "Could not fetch URL",
            "Read timed out",
            "IncompleteRead",
            "ProxyError",
            "SSLError",
            "Connection reset",
            "Connection aborted",
        ),
        "The packages could not be fetched: connect to the internet (behind a proxy, set HTTPS_PROXY first), "
        "then run this again.",
    ),
    (
        ("No matching distribution found", "is not a supported wheel"),
        "{package} has no ready-made build for {machine}: DSL Desk runs on Windows (x64), macOS 14 or newer "
        "(Apple silicon) and Linux (glibc 2.34 or newer on x86-64, 2.39 on ARM).",
    ),
    (
        ("ensurepip", "No module named venv"),
        "This Python cannot make an environment, for its venv module is not whole: install the rest (on "
        "Debian and Ubuntu: apt-get install {venv_package}), then run this again.",
    ),
)


class StoppedError(Exception):
    """Setting up cannot go on: `str(error)` is one sentence saying why and what to do."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks; 0 when all went well, 1 when not, 2 when it was not understood."""
    if sys.version_info[:2] < OLDEST:
        this = ".".join(map(str, sys.version_info[:3]))
        say(f"DSL Desk needs Python 3.11 or newer; this is {this}. Install a newer one, then run this again.")
        return 1
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a folder's name must not stop an old console
    try:
        return carry_out(arguments)
    except StoppedError as stopped:
        say(str(stopped))
    except OSError as error:
        say(explain(str(error)))
    except KeyboardInterrupt:
        say("Stopped. Run the same command again to carry on.")
    return 1


def carry_out(arguments: list[str]) -> int:
    """Set up, then do the named job; `OSError` and `StoppedError` say what stood in the way."""
    job, extra = (arguments[0] if arguments else ""), arguments[1:]
    if job == "test":
        set_up()
        return run_checks(extra)
    if job == "window" and not extra:
        set_up()
        return subprocess.run(
            [str(venv_python()), "-m", "ui.main"], env=environment(), check=False
        ).returncode
    if job == "demo" and len(extra) <= 1:
        folder = Path(extra[0] if extra else unused_folder()).absolute()
        set_up()
        return subprocess.run(
            [str(venv_python()), "-m", "dsl_desk", "demo", str(folder)], env=environment(), check=False
        ).returncode
    say(USAGE)
    return 0 if job in {"-h", "--help"} else 2


def unused_folder() -> Path:
    """Name a folder for the demonstration that holds none yet: demo, then demo-2, and so on."""
    number = 1
    folder = ROOT / "demo"
    while folder.exists():
        number += 1
        folder = ROOT / f"demo-{number}"
    return folder


def run_checks(extra: list[str]) -> int:
    """Run every check in turn, to the end whatever fails; 1 if any did."""
    surroundings = environment()
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for name, subject, words in CHECKS:
        say(f"--- {name}: {subject}")
        command = [str(venv_python()), *words, *(extra if name == "pytest" else ())]
        if subprocess.run(command, cwd=str(ROOT), env=surroundings, check=False).returncode:
            failed.append(name)
    say("Not in order: {}.".format(", ".join(failed)) if failed else "Everything is in order.")
    return 1 if failed else 0


def set_up() -> None:
    """See that `.venv` holds the lock's packages and this project: at once, and offline, when it does."""
    locked, project = digest_of_environment(), digest_of(PROJECT.read_bytes())
    kept = STAMP.read_text(encoding="ascii").split() if STAMP.is_file() else []
    if kept == [locked, project] and venv_python().exists():
        return
    supply_system_packages()
    if kept[:1] != [locked] or not venv_python().exists():
        make_environment()
    say("Installing DSL Desk itself.")
    install("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    finished = STAMP.with_suffix(".new")
    finished.write_text(f"{locked}\n{project}\n", encoding="ascii")
    finished.replace(STAMP)


def make_environment() -> None:
    """Make `.venv` from nothing: with no stamp it may be half made, and half a package looks whole to pip."""
    if shutil.disk_usage(str(ROOT)).free < SPACE_NEEDED:
        raise StoppedError(explain("No space left on device"))
    if not can_make_environments():
        raise StoppedError(explain("ensurepip"))
    if STAMP.exists():
        STAMP.unlink()
    say(f"Making {VENV} {'anew' if VENV.exists() else 'for the first time'} (about 550 MB).")
    base = getattr(sys, "_base_executable", None) or sys.executable  # not a Python that lives in .venv itself
    run_quietly([base, "-m", "venv", "--clear", str(VENV)])
    say("Installing what packaging/requirements.lock names.")
    install("--only-binary", ":all:", "--require-hashes", "--requirement", str(LOCK))


def install(*words: str) -> None:
    """Have the environment's pip install what `words` say, with the user's own index and proxy settings."""
    plainly = ("--no-input", "--progress-bar", "off", "--retries", "3")  # with none, pip hides a broken line
    run_quietly([str(venv_python()), "-m", "pip", "install", *plainly, *words])


def run_quietly(command: list[str]) -> None:
    """Run a step of setting up, showing only what it downloads; `StoppedError` gives the reason it failed."""
    surroundings = environment()
    surroundings.update(PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
    lines = []
    with subprocess.Popen(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            lines.append(line)
            if line.lstrip().startswith("Downloading "):
                say("  " + line.split()[1].rsplit("/", 1)[-1] + " " + " ".join(line.split()[2:]))
    if running.returncode:
        raise StoppedError(explain("".join(lines)))


def explain(output: str) -> str:
    """Say in one sentence what stopped an installation, from its output; the whole of it is kept in a log."""
    package = re.search(r"No matching distribution found for ([\w.-]+)", output)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    for phrases, sentence in TROUBLES:
        if any(phrase in output for phrase in phrases):
            return sentence.format(
                root=ROOT,
                package=package.group(1) if package else "A package",
                machine=f"{python} on {platform.platform()}",
                venv_package=venv_package(),
            )
    last = (output.strip().splitlines() or ["it said nothing"])[-1].strip()
    try:
        LOG.write_text(output, encoding="utf-8")
    except OSError:
        return f"Setting up stopped, and the last it said was: {last}"
    return f"Setting up stopped ({LOG} has the whole story), and the last it said was: {last}"


def supply_system_packages() -> None:
    """On Debian and its kin, install what is missing (as root) or name it; never a reason to stop."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        absent = ", ".join(name for name in PACK_READERS if shutil.which(name) is None)
        if absent:
            say(f"Not on this computer: {absent}. The tests that read packs with them need them.")
        return
    wanted = DEBIAN_PACKAGES if can_make_environments() else (*DEBIAN_PACKAGES, venv_package())
    missing = sorted(set(wanted) - installed_debian_packages())
    if missing and is_root():
        say("Installing system packages: {}.".format(" ".join(missing)))
        surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            command = ["apt-get", "--quiet=2", "--option", "DPkg::Lock::Timeout=120", *words]
            subprocess.run(
                command,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
        missing = sorted(set(missing) - installed_debian_packages())
    if missing:
        say("To add what is missing, as an administrator: apt-get install {}".format(" ".join(missing)))


def installed_debian_packages() -> set[str]:
    """The names dpkg has installed, and those they stand in for, as libglib2.0-0t64 does for libglib2.0-0."""
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package} ${Provides}\n"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    ).stdout
    lines = (re.sub(r"\(.*?\)|,", "", line).split() for line in listing.splitlines())
    return {name for status, *names in lines if status == "installed" for name in names}


def is_root() -> bool:
    """Whether this may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def can_make_environments() -> bool:
    """Whether Python came whole: Debian keeps `ensurepip` in a package of its own."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def venv_package() -> str:
    """Debian's package with the rest of this Python's venv module."""
    return "python{}.{}-venv".format(*sys.version_info[:2])


def venv_python() -> Path:
    """The environment's own Python."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def environment() -> dict[str, str]:
    """What the programs started here see: the user's settings, less those that would mix two Pythons."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    return {**kept, "PYTHONUTF8": "1"}


def digest_of_environment() -> str:
    """One word for all an environment is made from: the lock, this Python, and the folder it is bound to."""
    python = f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"
    return digest_of(LOCK.read_bytes() + f"\n{python}\n{ROOT}\n".encode("utf-8", "surrogateescape"))


def digest_of(material: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(material).hexdigest()


def say(sentence: str) -> None:
    """Tell the person at the terminal, at once: what follows may be another program's output."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
