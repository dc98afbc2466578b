"""What a command asks, as data: a question is an option on the command line and a prompt at the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from dsl_desk.errors import Wrong

if TYPE_CHECKING:
    from datetime import datetime

    from dsl_desk.practice.desk import Desk

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

NOTHING = "(nothing)"


class NotAnswered(Exception):
    """A question rests on another answer, or on the open casebook, and that is not there yet."""


class Style(StrEnum):
    """How an answer is given: one line, a passage of many, or several answers."""

    LINE = "line"
    LONG = "long"
    MANY = "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T_co]):
    """One thing to choose: `code` names it exactly (a record's reference), `note` says more."""

    value: T_co
    label: str
    code: str = ""
    note: str = ""

    @property
    def exact(self) -> str:
        """What always means this one, and is kept as the answer."""
        return self.code or self.label


class Several(Wrong):
    """What was said fits more than one of the choices."""

    def __init__(self, fitting: tuple[Choice[object], ...], noun: str = "") -> None:
        """Keep those it fits and name them, each with what always means it; `noun` makes it a sentence."""
        named = "; ".join(
            one.label if one.exact == one.label else f"{one.label} ({one.exact})" for one in fitting
        )
        said = f"could be any of these {len(fitting)}: {named}. Say which"
        super().__init__(f"{noun} {said}." if noun else said)
        self.fitting = fitting

    def about(self, noun: str) -> Several:
        """Say it as a finished sentence about what was asked."""
        return Several(self.fitting, noun)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Generic[T_co]):
    """An answer as it was understood, and the words that show it back."""

    value: T_co
    words: str


class Scene:
    """What an answer is read against: the time here, the answers before it, the desk once it is open."""

    def __init__(self, now: datetime, desk: Desk | None = None) -> None:
        """Take the local time, and the desk where it is open already."""
        self.now = now
        self._desk = desk
        self._given: dict[str, Given[object]] = {}

    @property
    def desk(self) -> Desk:
        """The open casebook. Raises `NotAnswered` before it is open."""
        if self._desk is None:
            raise NotAnswered
        return self._desk

    def keep(self, question: Question[object], given: Given[object]) -> None:
        """Take an answer, in place of one given before."""
        self._given[question.name] = given

    def __getitem__(self, question: Question[T]) -> T:
        """Give the value answered. Raises `NotAnswered`."""
        return cast("T", self.given(question).value)

    def of(self, question: Question[T], otherwise: T) -> T:
        """Give the value answered, or another where the question does not apply after all."""
        return self[question] if question.applies(self) else otherwise

    def given(self, question: Question[object]) -> Given[object]:
        """Give an answer with its words. Raises `NotAnswered`."""
        try:
            return self._given[question.name]
        except KeyError:
            raise NotAnswered from None


def always(scene: Scene) -> bool:
    """Ask, whatever was answered before."""
    del scene
    return True


def nothing(scene: Scene) -> str:
    """Suggest no answer."""
    del scene
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[T_co]):
    """One question.

    `name` is its option, `prompt` asks it, `noun` begins a sentence about it and labels it when answers are
    checked. With `missing` it must be answered, and that sentence says so. `read` gets what was said, nothing
    where it was left empty, and raises `Wrong`. `applies` says whether to ask; `suggest` gives the answer
    that stands where none is given, or raises `Wrong` with a sentence on why there is none.
    """

    name: str
    prompt: str
    noun: str
    read: Callable[[tuple[str, ...], Scene], Given[T_co]]
    missing: str = ""
    hint: str = ""
    style: Style = Style.LINE
    applies: Callable[[Scene], bool] = always
    suggest: Callable[[Scene], str] = nothing
