"""The register: listing and opening children, and entering one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command, Place, Setting
from dsl_desk.cli.opening import answered, day_given, keep, opened
from dsl_desk.cli.pick import CHILD, find_children
from dsl_desk.cli.problems import DONE
from dsl_desk.cli.questions import Question, Style
from dsl_desk.cli.readers import Found, day, lines, perhaps, text
from dsl_desk.cli.show import show_child, show_chronology, show_open_deadline
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import say_day
from dsl_desk.model.people import Person, Relationship, Responsibility
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod

if TYPE_CHECKING:
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.cli.terminal import Terminal
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Sheet, Written

MOST_SHOWN = 10_000


def _children(call: Call) -> int:
    with opened(call) as desk:
        words = call.word("words")
        found = desk.children.find(words, MOST_SHOWN) if words else desk.children.register()
        if not found:
            call.terminal.say(
                "No child on the register answers to that."
                if words
                else "The register is empty. Fill it with dsl-desk import or dsl-desk add."
            )
            return DONE
        call.terminal.table(("Child", "Year", "Born", "UPN", "Reference"), list(map(_row, found)))
        call.terminal.say("1 child." if len(found) == 1 else f"{len(found):,} children.")
    return DONE


def _row(sheet: Sheet[Child]) -> tuple[str, str, str, str, str]:
    child = sheet.record
    year = " ".join(filter(None, (child.year_group, child.form)))
    name = f"{child.name} (left)" if child.left_on else child.name
    return name, year, f"{child.born_on:%d/%m/%Y}" if child.born_on else "", child.upn, sheet.kept.reference


CHILDREN = Command(
    name="children",
    run=_children,
    places=(CASEBOOK, Place(name="words", help="Part of any name, or a UPN.", count="*")),
)

WHO: Question[RecordId] = Question(
    name="who",
    prompt=CHILD.prompt,
    noun=CHILD.noun,
    hint=CHILD.hint,
    missing="Enter which child.",
    read=Found(find_children, "child"),
)
AS_KNOWN_ON = "as-known-on"


def _child(call: Call) -> int:
    with answered(call) as scene:
        today = scene.now.date()
        as_known = day_given(call, AS_KNOWN_ON, today)
        desk, child_id = scene.desk, scene[WHO]
        sheet = desk.children.open(child_id)
        known = desk.children.as_known_on(child_id, as_known) if as_known else sheet
        if as_known:
            call.terminal.say(f"As known here at the end of {say_day(as_known)}.")
        if known is None:
            call.terminal.say("This child was not on the register then.")
            return DONE
        show_child(known.record, as_known or today, call.terminal)
        _show_round(desk, child_id, call.terminal)
        chronology = desk.children.chronology(child_id, as_known)
        show_chronology(chronology, call.terminal)
        if not chronology:
            call.terminal.say("Nothing is recorded yet.")
        if not as_known:
            _show_due(desk, child_id, call.terminal)
    return DONE


def _show_round(desk: Desk, child_id: RecordId, terminal: Terminal) -> None:
    """Show the adults, and that there is a confidential address: never where."""
    if desk.children.confidential_addresses(child_id):
        terminal.say(
            "A confidential address is held. Nobody is told it by accident: it is not shown here.", "  "
        )
    for sheet in desk.people.of_child(child_id):
        for tie in sheet.record.relationships:
            if tie.child == child_id:
                terminal.say_line(_say_adult(sheet.record, tie), "  ", "    ")


def _say_adult(person: Person, tie: Relationship) -> str:
    what = ", ".join(filter(None, (tie.relation, person.post, person.organisation)))
    holds = "has parental responsibility" if tie.parental_responsibility is Responsibility.YES else ""
    return "; ".join(filter(None, (f"{person.name} ({what})", holds, person.telephone, person.email)))


def _show_due(desk: Desk, child_id: RecordId, terminal: Terminal) -> None:
    due = desk.deadlines.of_child(child_id)
    terminal.say()
    terminal.say("What is due next:" if due else "Nothing is due.")
    for one in due:
        show_open_deadline(one, terminal)


CHILD_COMMAND = Command(
    name="child",
    run=_child,
    places=(
        CASEBOOK,
        Place(name="who", help="Part of any of their names, the UPN, or the reference.", count="*"),
    ),
    questions=(WHO,),
    settings=(Setting(name=AS_KNOWN_ON, help="Show what was known here at that day's end.", shown="DAY"),),
)

GIVEN = Question(
    name="given-name",
    prompt="What is the child's given name?",
    noun="The given name",
    missing="Enter the child's given name.",
    read=text,
)
FAMILY = Question(
    name="family-name",
    prompt="What is the child's family name?",
    noun="The family name",
    missing="Enter the child's family name.",
    read=text,
)
PREFERRED = Question(
    name="preferred-name", prompt="What is the child called?", noun="The preferred name", read=text
)
OTHER_NAMES = Question(
    name="other-name",
    prompt="By which other names is the child known?",
    noun="Other names",
    style=Style.MANY,
    read=lines,
)
BORN = Question(name="born", prompt="When was the child born?", noun="The date of birth", read=perhaps(day()))
YEAR = Question(name="year", prompt="Which year group?", noun="The year group", read=text)
FORM = Question(name="form", prompt="Which form?", noun="The form", read=text)
UPN = Question(name="upn", prompt="What is the UPN?", noun="The UPN", read=text)
LANGUAGE = Question(
    name="language", prompt="What is the first language?", noun="The first language", read=text
)
INTERPRETER = Question(
    name="interpreter-for", prompt="Who needs an interpreter?", noun="Who needs an interpreter", read=text
)
HOME = Question(
    name="home-authority",
    prompt="In which local authority does the child live? Its thresholds and clocks apply.",
    noun="The home authority",
    read=text,
)
HOME_CODE = Question(
    name="home-code",
    prompt="What is that authority's three-figure DfE code?",
    noun="The authority's code",
    read=text,
)


def _add(call: Call) -> int:
    def add(scene: Scene) -> Written:
        home = AuthorityPeriod(part=AuthorityPart.HOME, name=scene[HOME], code=scene[HOME_CODE])
        child = Child(
            given_name=scene[GIVEN],
            family_name=scene[FAMILY],
            preferred_name=scene[PREFERRED],
            other_names=scene[OTHER_NAMES],
            born_on=scene[BORN],
            year_group=scene[YEAR],
            form=scene[FORM],
            upn=scene[UPN],
            first_language=scene[LANGUAGE],
            interpreter_for=scene[INTERPRETER],
            authorities=(home,) if home.name else (),
            on_register_on=scene.now.date(),
        )
        return scene.desk.children.add(child)

    return keep(call, add)


ADD = Command(
    name="add",
    run=_add,
    places=(CASEBOOK,),
    questions=(
        GIVEN,
        FAMILY,
        PREFERRED,
        OTHER_NAMES,
        BORN,
        YEAR,
        FORM,
        UPN,
        LANGUAGE,
        INTERPRETER,
        HOME,
        HOME_CODE,
    ),
    switches=(AGREED,),
)
