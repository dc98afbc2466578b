"""What is kept day by day: a concern, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command, Setting, Switch
from dsl_desk.cli.files import read_attachments
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD, OTHERS, involved
from dsl_desk.cli.questions import Question, Style
from dsl_desk.cli.readers import OneOf, WordsOf, lines, moment, perhaps, text
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.note import Note

if TYPE_CHECKING:
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.written import Written

WHEN_HINT = "A day, and the time if it is known: 20/11/26 14:30, yesterday morning, about 3 Nov."
ATTACH = Setting(
    name="attach", help="A file to keep with it, encrypted. May be given more than once.", shown="FILE"
)
IN_SUPPORT = Switch(
    name="in-support",
    help="Keep it in the support ledger, which more people can read. It cannot be moved later.",
)
HAPPENED = Question(
    name="when",
    prompt="When did it happen?",
    noun="When it happened",
    hint=WHEN_HINT,
    missing="Enter when it happened.",
    read=moment,
)
HEADLINE = Question(
    name="heading",
    prompt="A short heading",
    noun="The heading",
    missing="Enter a short heading.",
    read=text,
)
ACCOUNT = Question(
    name="account",
    prompt="What was seen or heard? Facts first, full names, no initials.",
    noun="The account",
    missing="Enter what was seen or heard.",
    style=Style.LONG,
    read=text,
)
CHILD_WORDS = Question(
    name="child-words",
    prompt="What did the child say, word for word?",
    noun="The child's words",
    style=Style.LONG,
    read=text,
)
TOLD = Question(
    name="told",
    prompt="When was school told?",
    noun="When school was told",
    hint=WHEN_HINT,
    read=perhaps(moment),
)
REPORTER = Question(
    name="reported-by",
    prompt="Who saw or heard it?",
    noun="Who saw or heard it",
    missing="Enter who saw or heard it.",
    read=text,
)
REPORTER_POST = Question(name="post", prompt="What is that person's post?", noun="Their post", read=text)
HOW_TOLD = Question(
    name="how-told",
    prompt="How did school come to know?",
    noun="How school came to know",
    missing="Enter how school came to know.",
    read=OneOf(WordsOf(HowTold)),
)
QUESTIONS_ASKED = Question(
    name="questions-asked",
    prompt="What was the child asked, word for word?",
    noun="What the child was asked",
    style=Style.LONG,
    read=text,
)
OPINION = Question(
    name="opinion",
    prompt="What does the reporter think, apart from the facts?",
    noun="The reporter's opinion",
    style=Style.LONG,
    read=text,
)
PLACE = Question(name="where", prompt="Where did it happen?", noun="Where it happened", read=text)
HARM_SOURCE = Question(
    name="harm-source",
    prompt="Who or what is thought to cause the harm?",
    noun="The source of harm",
    read=text,
)
DONE_AT_ONCE = Question(
    name="done-at-once",
    prompt="What was done at once, even if nothing was?",
    noun="What was done at once",
    style=Style.LONG,
    read=text,
)
PARENTS_TOLD = Question(
    name="parents-told",
    prompt="Were the parents told, and if not, why?",
    noun="Whether the parents were told",
    style=Style.LONG,
    read=text,
)
CATEGORIES = Question(
    name="category",
    prompt="Which words would you look for it by?",
    noun="Its categories",
    style=Style.MANY,
    read=lines,
)


def _log(call: Call) -> int:
    files = read_attachments(call.paths("attach"))

    def log(scene: Scene) -> Written:
        concern = Concern(
            children=involved(scene),
            happened=scene[HAPPENED],
            told=scene[TOLD],
            reported_by=Reporter(name=scene[REPORTER], post=scene[REPORTER_POST]),
            how_told=scene[HOW_TOLD],
            headline=scene[HEADLINE],
            account=scene[ACCOUNT],
            child_words=scene[CHILD_WORDS],
            questions_asked=scene[QUESTIONS_ASKED],
            opinion=scene[OPINION],
            where=scene[PLACE],
            harm_source=scene[HARM_SOURCE],
            done_at_once=scene[DONE_AT_ONCE],
            parents_told=scene[PARENTS_TOLD],
            categories=scene[CATEGORIES],
        )
        ledger = SUPPORT if call.is_on(IN_SUPPORT.name) else PROTECTION
        return scene.desk.concerns.log(concern, compartment=ledger, files=files)

    return keep(call, log)


LOG = Command(
    name="log",
    run=_log,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        OTHERS,
        HAPPENED,
        TOLD,
        REPORTER,
        REPORTER_POST,
        HOW_TOLD,
        HEADLINE,
        ACCOUNT,
        CHILD_WORDS,
        QUESTIONS_ASKED,
        OPINION,
        PLACE,
        HARM_SOURCE,
        DONE_AT_ONCE,
        PARENTS_TOLD,
        CATEGORIES,
    ),
    settings=(ATTACH,),
    switches=(IN_SUPPORT, AGREED),
)

NOTE_ACCOUNT = Question(
    name="account",
    prompt="What happened?",
    noun="The note",
    missing="Enter what happened.",
    style=Style.LONG,
    read=text,
)
SOURCE = Question(name="source", prompt="Where does it come from?", noun="Where it comes from", read=text)


def _note(call: Call) -> int:
    def note(scene: Scene) -> Written:
        kept = Note(
            children=involved(scene),
            happened=scene[HAPPENED],
            headline=scene[HEADLINE],
            account=scene[NOTE_ACCOUNT],
            source=scene[SOURCE],
            child_words=scene[CHILD_WORDS],
        )
        return scene.desk.notes.keep(kept, compartment=SUPPORT if call.is_on(IN_SUPPORT.name) else PROTECTION)

    return keep(call, note)


NOTE = Command(
    name="note",
    run=_note,
    places=(CASEBOOK,),
    questions=(CHILD, OTHERS, HAPPENED, HEADLINE, NOTE_ACCOUNT, SOURCE, CHILD_WORDS),
    switches=(IN_SUPPORT, AGREED),
)
