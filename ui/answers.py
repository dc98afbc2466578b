"""Who is answered when a job is done: held so loosely that waiting for an answer keeps no screen alive."""

from __future__ import annotations

from functools import partial
from types import MethodType
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class Answer:
    """A bound method, or a partial of one, without hold on the object it is bound to."""

    def __init__(self, done: Callable[..., object]) -> None:
        """Take it apart."""
        given: tuple[object, ...] = ()
        named: dict[str, object] = {}
        while isinstance(done, partial):
            given, named = (*done.args, *given), {**done.keywords, **named}
            done = done.func
        self._given, self._named = given, named
        self._owner = ref(done.__self__) if isinstance(done, MethodType) else None
        self._function = done.__func__ if isinstance(done, MethodType) else done

    @property
    def owner(self) -> object:
        """The object that is answered; None where it is gone or there is none."""
        return self._owner() if self._owner is not None else None

    def is_wanted(self) -> bool:
        """Say whether somebody is still there to be answered."""
        if self._owner is None:
            return True
        owner = self._owner()
        return owner is not None and (not isinstance(owner, QObject) or isValid(owner))

    def __call__(self, result: object) -> None:
        """Answer, if there is still somebody to be answered."""
        if not self.is_wanted():
            return
        before = () if self._owner is None else (self.owner,)
        self._function(*before, *self._given, result, **self._named)
