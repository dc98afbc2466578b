"""Beginning: a training casebook, the school's letterhead, the demonstration, the window."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command, Place, Setting, Switch
from dsl_desk.cli.files import read_attachments
from dsl_desk.cli.opening import answers_given, keep
from dsl_desk.cli.problems import BROKEN, DONE
from dsl_desk.cli.questions import Given, Question, Style
from dsl_desk.cli.readers import lines, text
from dsl_desk.errors import DeskError, Wrong
from dsl_desk.model.days import Side, read_day
from dsl_desk.model.deadline import say_day
from dsl_desk.model.school import School, Term

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.written import Written

OWN_PASSPHRASE = "own-passphrase"
WINDOW = "ui.main"
USUAL_ROLE = "Designated Safeguarding Lead"
ONLY_TRAINING = (
    "This makes a training casebook: keep only invented names in it. A casebook for real records needs "
    "printed recovery sheets, so that a forgotten passphrase never loses a child's file, and this version "
    "cannot print them yet."
)

LABEL = Question(
    name="label",
    prompt="Who are you? A short label and no more: a post or initials.",
    noun="Your label",
    missing="Enter a short label for yourself, such as a post or initials.",
    read=text,
)


def _create(call: Call) -> int:
    from dsl_desk.practice.desk import create_desk
    from dsl_desk.practice.training import TRAINING_PASSPHRASE

    call.terminal.say(ONLY_TRAINING)
    scene = answers_given(call)
    passphrase = _chosen_passphrase(call) if call.is_on(OWN_PASSPHRASE) else TRAINING_PASSPHRASE
    create_desk(call.path("casebook"), scene[LABEL], passphrase, "training", call.computer()).close()
    call.terminal.say(f"Made the training casebook {call.path('casebook').name}.")
    if not call.is_on(OWN_PASSPHRASE):
        call.terminal.say(f"Its passphrase is published and protects nothing: {TRAINING_PASSPHRASE}")
    call.terminal.say("Next: dsl-desk school, dsl-desk profile hold, dsl-desk import.")
    return DONE


def _chosen_passphrase(call: Call) -> str:
    first = call.terminal.read_secret("Choose a passphrase, several words that only you know:")
    if call.terminal.is_asked and call.terminal.read_secret("Once more:") != first:
        raise DeskError("The two passphrases differ, so no casebook was made. Begin again.")
    return first


CREATE = Command(
    name="create",
    run=_create,
    places=(replace(CASEBOOK, help="A folder that is new or empty."),),
    questions=(LABEL,),
    switches=(
        Switch(name=OWN_PASSPHRASE, help="Choose a passphrase instead of the published one for training."),
    ),
)


def _as_it_is(part: Callable[[School], str]) -> Callable[[Scene], str]:
    """Suggest what the school's record says now."""

    def suggest(scene: Scene) -> str:
        sheet = scene.desk.school.sheet()
        return part(sheet.record) if sheet else ""

    return suggest


def _is_stated(scene: Scene) -> bool:
    return scene.desk.school.sheet() is not None


def _read_terms(raw: tuple[str, ...], scene: Scene) -> Given[tuple[Term, ...]]:
    """Read terms, each `DAY to DAY`, perhaps with `closed DAY, DAY`."""
    today = scene.now.date()
    terms = tuple(_term(line, today) for one in raw for line in one.split("\n") if line.strip())
    words = "; ".join(f"{say_day(one.from_on)} to {say_day(one.to_on)}" for one in terms)
    return Given(value=terms, words=words or "none")


def _term(line: str, today: date) -> Term:
    dates, _, closed = line.partition("closed")
    first, between, last = dates.partition(" to ")
    if not between:
        raise Wrong("must be written DAY to DAY, such as 2/9/26 to 18/12/26, closed 26/10/26, 27/10/26")
    return Term(
        from_on=read_day(first, today, Side.EITHER),
        to_on=read_day(last.strip(" ,;"), today, Side.EITHER),
        closed=tuple(read_day(one, today, Side.EITHER) for one in closed.split(",") if one.strip(" ;")),
    )


def _written_terms(school: School) -> str:
    return "\n".join(
        f"{one.from_on.isoformat()} to {one.to_on.isoformat()}"
        + (f" closed {', '.join(day.isoformat() for day in one.closed)}" if one.closed else "")
        for one in school.terms
    )


NAME = Question(
    name="name",
    prompt="What is the school called?",
    noun="The school's name",
    missing="Enter the school's name.",
    read=text,
    suggest=_as_it_is(lambda school: school.name),
)
URN = Question(
    name="urn",
    prompt="What is its URN?",
    noun="The URN",
    read=text,
    suggest=_as_it_is(lambda school: school.urn),
)
ADDRESS = Question(
    name="address",
    prompt="What is its address?",
    noun="The address",
    style=Style.MANY,
    read=lines,
    suggest=_as_it_is(lambda school: "\n".join(school.address)),
)
TELEPHONE = Question(
    name="telephone",
    prompt="What is its telephone number?",
    noun="The telephone number",
    read=text,
    suggest=_as_it_is(lambda school: school.telephone),
)
EMAIL = Question(
    name="email",
    prompt="What is its e-mail address?",
    noun="The e-mail address",
    read=text,
    suggest=_as_it_is(lambda school: school.email),
)
HEAD = Question(
    name="head",
    prompt="Who is the head?",
    noun="The head",
    read=text,
    suggest=_as_it_is(lambda school: school.head),
)
SIGNATORY = Question(
    name="signatory",
    prompt="Who signs referrals and challenges?",
    noun="The signatory",
    read=text,
    suggest=_as_it_is(lambda school: school.signatory),
)
ROLE = Question(
    name="signatory-role",
    prompt="As what does that person sign?",
    noun="The signatory's role",
    missing="Enter as what the signatory signs.",
    read=text,
    suggest=lambda scene: _as_it_is(lambda school: school.signatory_role)(scene) or USUAL_ROLE,
)
TERMS = Question(
    name="term",
    prompt="What are the terms? Clocks in school days are counted by them.",
    noun="A term",
    hint="Each as DAY to DAY, closed DAY, DAY: 2/9/26 to 18/12/26, closed 26/10/26, 27/10/26",
    style=Style.MANY,
    read=_read_terms,
    suggest=_as_it_is(_written_terms),
)
FRONT_DOORS = Question(
    name="front-door",
    prompt="Which numbers are rung for a child in danger? They stand on the lock screen.",
    noun="A front door",
    hint="Each as WHOM: NUMBER, such as Northmoor front door: 01632 960140",
    style=Style.MANY,
    read=lines,
    suggest=_as_it_is(lambda school: "\n".join(school.front_doors)),
)
WHY = Question(
    name="why",
    prompt="Why are the school's details changed?",
    noun="The reason",
    missing="Enter why the school's details are changed.",
    read=text,
    applies=_is_stated,
)


def _school(call: Call) -> int:
    files = read_attachments(call.paths("logo"))

    def state(scene: Scene) -> Written:
        from dsl_desk.practice.written import attachments_of

        sheet = scene.desk.school.sheet()
        today = scene.now.date()
        before = sheet.record if sheet else School(name=scene[NAME], stated_on=today)
        school = replace(
            before,
            name=scene[NAME],
            urn=scene[URN],
            address=scene[ADDRESS],
            telephone=scene[TELEPHONE],
            email=scene[EMAIL],
            head=scene[HEAD],
            signatory=scene[SIGNATORY],
            signatory_role=scene[ROLE],
            logo=next(iter(attachments_of(files[-1:])), before.logo),
            terms=scene[TERMS],
            front_doors=scene[FRONT_DOORS],
            stated_on=today,
        )
        return scene.desk.school.state(school, scene.of(WHY, ""), files=files[-1:])

    return keep(call, state)


SCHOOL = Command(
    name="school",
    run=_school,
    places=(CASEBOOK,),
    questions=(NAME, URN, ADDRESS, TELEPHONE, EMAIL, HEAD, SIGNATORY, ROLE, TERMS, FRONT_DOORS, WHY),
    settings=(Setting(name="logo", help="A picture of the school's logo (PNG or JPEG).", shown="FILE"),),
    switches=(AGREED,),
)


def _demo(call: Call) -> int:
    from dsl_desk.practice.training import tell_story

    folder = call.path("folder")

    def say(line: str) -> None:
        # A path in a line is there to be copied.
        (call.terminal.say_unbroken if folder.name in line else call.terminal.say)(line)

    tell_story(folder, say)
    return DONE


DEMO = Command(
    name="demo",
    run=_demo,
    places=(Place(name="folder", help="A folder that is new or empty."),),
)


def _window(call: Call) -> int:
    del call
    code = subprocess.run([sys.executable, "-m", WINDOW], check=False).returncode
    return code if code >= DONE else BROKEN


WINDOW_COMMAND = Command(name="window", run=_window)
