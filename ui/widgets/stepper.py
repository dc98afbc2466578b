"""The pages of a form, one shown at a time: heading above, questions, buttons below, the check at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.form import FormHead, Step, StepPage
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.room import Room
    from ui.widgets.check_answers import CheckAnswers
    from ui.widgets.field import Field

CHECK = "Check your answers"
CHECK_LEAD = "Nothing is kept as a record until you press the button below."
CONTINUE = "Continue"
KEEPING = "Keeping it…"


class Stepper(Page):
    """Shows steps. `fields` are all questions by name; `on` and `back` are the buttons below them."""

    def __init__(
        self, room: Room, heading: str, steps: tuple[Step, ...], submit: str, check: CheckAnswers | None
    ) -> None:
        """Lay out the steps; `check` is the last page where there is one."""
        super().__init__(room.theme)
        self._room = room
        self._submit = submit
        self.steps = steps
        self.check = check
        self.at = 0
        self.content.setMinimumHeight(1)  # else the least height counts, which words that wrap overstate
        self.fields: dict[str, Field] = {field.name: field for step in steps for field in step.fields}
        self.head = FormHead(room, heading, self.content)
        self._pages = [StepPage(room, step, self.content) for step in steps]
        if check is not None:
            last = Step(title=CHECK, fields=(), lead=CHECK_LEAD)
            self._pages.append(StepPage(room, last, self.content, check))
        for page in self._pages:
            self.body.addWidget(page)
        self._buttons = QWidget(self.content)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, room.theme.space("s"), 0, 0)
        row.setSpacing(room.theme.space("s"))
        self.on = Button(room.theme, CONTINUE, "primary", parent=self._buttons)
        self.back = Button(room.theme, "Back", "secondary", parent=self._buttons)
        row.addWidget(self.on)
        row.addWidget(self.back)
        row.addStretch(1)

    @property
    def last(self) -> int:
        """The place of the last page."""
        return len(self._pages) - 1

    @property
    def is_last(self) -> bool:
        """Say whether the last page is shown: from it the record is kept."""
        return self.at == self.last

    @property
    def checks(self) -> bool:
        """Say whether the answers are being checked."""
        return self.check is not None and self.is_last

    def step_of(self, name: str) -> int:
        """Give the place of the step that asks a question."""
        return next(place for place, step in enumerate(self.steps) if self.fields[name] in step.fields)

    def here(self) -> tuple[Field, ...]:
        """Give the questions of the page shown."""
        return self._pages[self.at].step.fields

    def show_step(self, place: int) -> None:
        """Show a page from its top, with heading and buttons."""
        self.at = max(0, min(place, self.last))
        self.head.clear_problems()
        for number, page in enumerate(self._pages):
            page.setVisible(number == self.at)
        page = self._pages[self.at]
        page.head.addWidget(self.head)
        page.foot.addWidget(self._buttons)
        self.head.show()
        self._buttons.show()
        self.head.say_lead(self._lead(page.step))
        self.on.say(self._submit if self.is_last else CONTINUE)
        self.back.setVisible(self.at > 0)
        self.verticalScrollBar().setValue(0)

    def go_to(self, name: str) -> None:
        """Put the focus into a question of the page shown, and scroll to it."""
        self.fields[name].focus_here()
        self.show_part(self.fields[name])

    def hold(self, *, is_keeping: bool) -> None:
        """Let nothing be pressed twice while the record is being kept."""
        self.on.setEnabled(not is_keeping)
        self.back.setEnabled(not is_keeping)
        self.on.say(KEEPING if is_keeping else self._submit)

    def focus_first(self, field: Field | None) -> None:
        """Begin at a question, or at the first answer to check; a form that was left takes no focus."""
        if not self.isVisible():
            return
        first = self.check.first if self.check is not None and self.checks else None
        if field is not None:
            field.focus_here()
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead(self, step: Step) -> str:
        title = step.title
        if self.last:
            title = f"Step {self.at + 1} of {self.last + 1}: {title[:1].lower()}{title[1:]}"
        return " ".join(f"{part.rstrip('.')}." for part in (title, step.lead) if part)
