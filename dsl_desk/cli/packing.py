"""Packs: the PDF for one recipient, written where it was asked for and accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.command import CASEBOOK, Command, Group, Listed, Switch
from dsl_desk.cli.opening import answered
from dsl_desk.cli.pick import CHILD, child_named, records_of
from dsl_desk.cli.problems import DONE
from dsl_desk.cli.questions import Given, Question, Style
from dsl_desk.cli.readers import OneOf
from dsl_desk.errors import DeskError, Wrong
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.referral import Referral
from dsl_desk.model.sharing import Unhidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Choice, Scene
    from dsl_desk.model.record import Record, RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.packs import Drawn

    Draw = Callable[[RecordId, tuple[Unhidden, ...]], Drawn]

FORCE = "force"
EQUALS = "="


def _read_place(raw: tuple[str, ...], scene: Scene) -> Given[Path]:
    """Read where a file goes."""
    del scene
    path = Path(" ".join(raw)).expanduser()
    if not (path.is_dir() or path.parent.is_dir()):
        raise Wrong("must be in a folder that is there")
    return Given(value=path, words=str(path))


def _read_unhidden(raw: tuple[str, ...], scene: Scene) -> Given[tuple[Unhidden, ...]]:
    """Read what is left readable, each `WHO = WHY`; a confidential address is named by its reference."""
    found = [_unhidden(one, scene) for one in raw if one.strip()]
    words = "; ".join(f"{label}: {one.reason}" for label, one in found)
    return Given(value=tuple(one for _, one in found), words=words or "nothing")


def _unhidden(line: str, scene: Scene) -> tuple[str, Unhidden]:
    who, _, reason = (part.strip() for part in line.partition(EQUALS))
    if not reason:
        raise Wrong("must be written WHO = WHY: it is left readable for a reason")
    address = next(
        (
            one
            for one in scene.desk.children.confidential_addresses(scene[CHILD])
            if one.kept.reference == who
        ),
        None,
    )
    if address is not None:
        return "a confidential address", Unhidden(what=address.record_id, reason=reason)
    choice = child_named(who, scene)
    return choice.label, Unhidden(what=choice.value, reason=reason)


TO = Question(
    name="to",
    prompt="Where should the PDF go?",
    noun="Where the PDF goes",
    hint="A file, or a folder: then the pack's number is its name. Never a synced folder without need.",
    missing="Enter where the PDF goes.",
    read=_read_place,
)
UNHIDE = Question(
    name="unhide",
    prompt="Other children and confidential addresses are hidden. Is any to be left readable, and why?",
    noun="What is left readable",
    hint="WHO = WHY, WHO being another child or the reference of a confidential address.",
    style=Style.MANY,
    read=_read_unhidden,
)


def _pack(name: str, kind: type[Record], draw: Callable[[Desk], Draw]) -> Command:
    """Make the command for one sort of pack."""
    about: Question[RecordId] = Question(
        name=name,
        prompt=f"Which {name}?",
        noun=f"The {name}",
        missing=f"Enter which {name}.",
        read=OneOf(records_of(CHILD, kind)),
        suggest=lambda scene: _latest(records_of(CHILD, kind)(scene)),
    )

    def run(call: Call) -> int:
        with answered(call) as scene:
            place = scene[TO]
            _refuse_to_overwrite(call, place)
            drawn = draw(scene.desk)(scene[about], scene[UNHIDE])
            path = place / f"{drawn.number}.pdf" if place.is_dir() else place
            _refuse_to_overwrite(call, path)
            scene.desk.packs.save(drawn, path)
            call.terminal.say_unbroken(f"Pack {drawn.number} was written: {path}")
            call.terminal.say(f"{len(drawn.data):,} bytes, SHA-256 {drawn.sha256}")
            call.terminal.say(
                "It is not encrypted. Send it by a secure way only, and delete it here once it has gone."
            )
        return DONE

    return Command(
        name=name,
        run=run,
        places=(CASEBOOK,),
        questions=(CHILD, about, TO, UNHIDE),
        switches=(Switch(name=FORCE, help="Write over a file that is there already."),),
    )


def _latest(offered: tuple[Choice[RecordId], ...]) -> str:
    return offered[-1].code if offered else ""


def _refuse_to_overwrite(call: Call, path: Path) -> None:
    if path.is_file() and not call.is_on(FORCE):
        raise DeskError(
            f"There is a file {path.name} already, and it was left as it is. Use --{FORCE} to replace it."
        )


COMMANDS = (
    _pack("referral", Referral, lambda desk: desk.packs.referral),
    _pack("escalation", Escalation, lambda desk: desk.packs.escalation),
)
PACK = Group(
    name="pack",
    commands=(
        Listed(
            name="referral",
            does="Print a referral in the sections of the authority's form.",
            load=lambda: COMMANDS,
        ),
        Listed(
            name="escalation",
            does="Print one stage of a challenge, criterion by criterion with dated facts.",
            load=lambda: COMMANDS,
        ),
    ),
)
