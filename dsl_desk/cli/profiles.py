"""Threshold profiles: checking a file, listing and holding editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import CASEBOOK, Command, Group, Listed, Place
from dsl_desk.cli.files import read_file
from dsl_desk.cli.opening import opened
from dsl_desk.cli.problems import DONE, NOT_DONE
from dsl_desk.cli.show import show_written

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.cli.command import Call
    from dsl_desk.profiles.library import ProfileFile

SHIPPED = "Without a path, the name of one that ships with the program."


def _check(call: Call) -> int:
    from dsl_desk.profiles.report import check

    results = [check(one.data, one.name) for one in _files(call.paths("file"))]
    for result in results:
        for line in result.lines:
            call.terminal.say(line.lstrip(), line[: len(line) - len(line.lstrip())])
        call.terminal.say()
    accepted = sum(one.accepted for one in results)
    call.terminal.say(f"{accepted} of {len(results)} accepted.")
    return DONE if accepted == len(results) else NOT_DONE


CHECK = Command(
    name="check",
    run=_check,
    places=(Place(name="file", help=f"A profile's file (YAML). {SHIPPED} None: all of those.", count="*"),),
)


def _list(call: Call) -> int:
    if not call.word("casebook"):
        from dsl_desk.profiles.library import shipped_profiles

        shipped = [(one.edition_id, one.authority, one.title, one.status.value) for one in shipped_profiles()]
        call.terminal.table(("Edition", "Authority", "Document", "Status"), shipped)
        return DONE
    with opened(call) as desk:
        held = [
            (one.profile.edition_id, one.profile.authority, one.profile.title, one.sheet.record.status)
            for one in desk.profiles.held()
        ]
        if not held:
            call.terminal.say("No edition is held yet. Hold one with dsl-desk profile hold.")
            return DONE
        call.terminal.table(("Edition", "Authority", "Document", "Status"), held)
    return DONE


LIST = Command(
    name="list",
    run=_list,
    places=(Place(name="casebook", help=CASEBOOK.help, count="?"),),
)


def _hold(call: Call) -> int:
    file = _files((call.path("file"),))[0]
    with opened(call) as desk:
        show_written(desk.profiles.hold(file.data, file.name), call.terminal)
    return DONE


HOLD = Command(
    name="hold",
    run=_hold,
    places=(CASEBOOK, Place(name="file", help=f"The profile's file (YAML). {SHIPPED}")),
)


def _files(paths: tuple[Path, ...]) -> tuple[ProfileFile, ...]:
    """Read the files named. A bare name that is no file here is a shipped one; no name means all of those."""
    from dsl_desk.profiles.library import ProfileFile, shipped_files

    shipped = {one.name.removesuffix(".yaml"): one for one in shipped_files()}
    if not paths:
        return tuple(shipped.values())
    return tuple(
        shipped[path.name.removesuffix(".yaml")]
        if not path.exists() and len(path.parts) == 1 and path.name.removesuffix(".yaml") in shipped
        else ProfileFile(name=path.name, data=read_file(path))
        for path in paths
    )


COMMANDS = (CHECK, LIST, HOLD)
PROFILE = Group(
    name="profile",
    commands=(
        Listed(
            name="check",
            does="Read threshold profiles, or say everything that is wrong with each.",
            load=lambda: COMMANDS,
        ),
        Listed(
            name="list",
            does="List the editions a casebook holds; without one, those that ship with the program.",
            load=lambda: COMMANDS,
        ),
        Listed(
            name="hold",
            does="Keep an edition whole in a casebook, so that what is judged under it keeps its words.",
            load=lambda: COMMANDS,
        ),
    ),
)
