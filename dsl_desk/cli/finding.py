"""Looking for words in every record, and seeing what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import CASEBOOK, Command, Place
from dsl_desk.cli.opening import answered, opened
from dsl_desk.cli.problems import DONE
from dsl_desk.cli.questions import Question
from dsl_desk.cli.readers import text
from dsl_desk.cli.show import show_found, show_open_deadline

if TYPE_CHECKING:
    from dsl_desk.cli.command import Call

WORDS = Question(
    name="words",
    prompt="Which words do you look for?",
    noun="The words",
    hint="Each of three letters or more; the last may be unfinished.",
    missing="Enter the words to look for.",
    read=lambda raw, scene: text((" ".join(raw),), scene),
)


def _search(call: Call) -> int:
    with answered(call) as scene:
        found = scene.desk.search.find(scene[WORDS])
        if not found:
            call.terminal.say("Nothing was found.")
            return DONE
        show_found(found, call.terminal)
        call.terminal.say("1 record." if len(found) == 1 else f"{len(found)} records, newest first.")
    return DONE


SEARCH = Command(
    name="search",
    run=_search,
    places=(CASEBOOK, Place(name="words", help="Words of three letters or more.", count="*")),
    questions=(WORDS,),
)


def _due(call: Call) -> int:
    with opened(call) as desk:
        due = desk.deadlines.open()
        for one in due:
            show_open_deadline(one, call.terminal, one.child_name)
        overdue = sum(one.is_overdue for one in due)
        call.terminal.say(f"{len(due)} due, {overdue} of them overdue." if due else "Nothing is due.")
    return DONE


DUE = Command(
    name="due",
    run=_due,
    places=(CASEBOOK,),
)
