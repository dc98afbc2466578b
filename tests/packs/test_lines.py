"""Lines break at spaces and hyphens, never wider than the page, and never lose a letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.lines import Span, break_lines
from dsl_desk.packs.press import Figures, Look, Press

PRESS = Press()
LOOK = Look(Weight.REGULAR, (0.0, 0.0, 0.0), Figures.OWN_WIDTH)
BOLD = LOOK._replace(weight=Weight.STRONG)
ROOM = 9_000.0


def broken(*spans: Span, room: float = ROOM) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in break_lines(PRESS, spans, room)]


def test_a_line_ends_at_a_space_or_after_a_hyphen_between_letters() -> None:
    assert broken(Span("Asked the canteen for food", LOOK)) == ["Asked the canteen", "for food"]
    assert broken(Span("a well-established arrangement", LOOK), room=6_500) == [
        "a well-",
        "established",
        "arrangement",
    ]


def test_figures_joined_by_a_dash_or_a_stroke_stay_together() -> None:
    lines = broken(Span("from 2026-27 to 20/11/2026 and", LOOK), room=6_000)
    assert lines == ["from", "2026-27 to", "20/11/2026", "and"]


def test_spaces_before_the_first_word_never_push_it_off_the_page() -> None:
    assert broken(Span(" " * 900 + "word", LOOK)) == ["word"]
    assert broken(Span("  word", LOOK)) == ["  word"]


def test_a_newline_ends_a_line_and_an_empty_line_is_kept() -> None:
    assert broken(Span("one\n\ntwo", LOOK)) == ["one", "", "two"]


def test_a_word_in_two_weights_is_not_broken_where_they_meet() -> None:
    lines = broken(Span("Asked the canteen f", LOOK), Span("ood", BOLD), room=8_900)
    assert lines == ["Asked the canteen", "food"]


@given(
    text=st.text(alphabet="abcdefghij \n-/\u00e9\u1ecd\u0301\u0645\u0631\u064a(),.12", max_size=120),
    room=st.floats(min_value=1_500, max_value=20_000),
)
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, room: float) -> None:
    lines = break_lines(PRESS, [Span(text, LOOK)], room)
    assert all(line.width <= room + 0.01 for line in lines)
    drawn = "".join(run.text for line in lines for run in line.runs)
    assert sorted("".join(drawn.split())) == sorted("".join(text.split()))


def test_a_line_of_arabic_is_laid_from_the_right() -> None:
    text = "\u0642\u0627\u0644\u062a \u0645\u0631\u064a\u0645 \u0627\u0644\u0628\u064a\u062a"
    [line] = break_lines(PRESS, [Span(text, LOOK)], 50_000)
    assert line.base == 1
    assert [run.text for run in line.runs if run.text != " "] == text.split()[::-1]
