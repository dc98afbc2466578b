"""Every way a profile's file can be wrong: refused in sentences, with line and place, and all at once."""

from __future__ import annotations

import re

import pytest

from dsl_desk.profiles.fault import MOST_SHOWN, ProfileFaults
from dsl_desk.profiles.read import read_profile
from dsl_desk.profiles.report import check
from tests.profiles.samples import SMALL, accepted, broken, faults_of, line_of

ONE_FAULT = {
    "wrong type: text for a list": ("anchors: [s47]", "anchors: s47", "should be a list"),
    "wrong type: list for text": ("label: Protection", "label: [a, b]", "a list should be text"),
    "wrong type: list for keys": ("model:\n  kind: numbered_levels", "model: [a]\n_: {kind: x", None),
    "wrong type: word for a number": ("ordinal: 2", "ordinal: second", '"second" should be a whole number'),
    "wrong type: word for true": ("numbers_shown: true", "numbers_shown: perhaps", "should be true or false"),
    "unknown key": ("  shape: two levels", "  shap: two levels\n  shape: two", 'perhaps "shape" is meant'),
    "unknown key without a value": ("  shape: two levels", "  shape: two\n  colour:", "not known here"),
    "unknown choice": ("anchors: [s47]", "anchors: [s18]", '"s18" is not one of universal, '),
    "missing key": ("  shape: two levels\n", "", "model.shape: this is missing"),
    "required key given as null": ("shape: two levels", "shape: null", "model.shape: this is missing"),
    "empty text": ("label: Protection", "label: ''", "the text is empty"),
    "text of spaces": ("label: Protection", "label: '  '", "the text is empty"),
    "text far too long": ("label: Protection", f"label: {'x' * 301}", "longer than 300 characters"),
    "name on two lines": ("label: Protection", 'label: "a\\nb"', "should be text on one line"),
    "id with capitals": (
        "profile_id: smallham",
        "profile_id: Smallham",
        "small letters, figures and hyphens",
    ),
    "code of two figures": ("dfe_code: '992'", "dfe_code: '92'", "three figures, as 886"),
    "address that runs": ("https://smallham.example/levels", "javascript:alert(1)", "beginning http://"),
    "address of a file": ("https://smallham.example/levels", "file:///etc/passwd", "beginning http://"),
    "duplicate level id": ("id: l2", "id: l1", '"l1" stands here a second time'),
    "duplicate ordinal, written otherwise": ("ordinal: 2", "ordinal: 01", '"1" stands here a second time'),
    "duplicate number": ("number: 2", "number: 1", '"1" stands here a second time'),
    "duplicate indicator id": ("id: i2", "id: i1", "each indicator needs its own id"),
    "duplicate post": ("id: manager, title", "id: dsl, title", '"dsl" stands here a second time'),
    "indicator without id": ("id: i2, domain", "domain", "an indicator needs an id from version 1.0 on"),
    "indicator without words": ("ours: often tired, ", "", "an indicator needs words"),
    "indicator with words twice": ("ours: often tired", "ours: tired, text: tired", "the old name of"),
    "quotation without page": (", page: '7'", "", "their words need the page"),
    "dangling evidence": ("ev: [e1]\n  forms", "ev: [e7]\n  forms", '"e7" is not in the list of evidence'),
    "dangling form": ("form: sheet", "form: shoot", '"shoot" is not the id of a form'),
    "dangling level of a route": ("levels: [l2]", "levels: [l3]", '"l3" is not the id of a level'),
    "dangling level of consent": ("{level: l1, rule", "{level: l9, rule", '"l9" is not the id of a level'),
    "dangling post": ("to_post: manager", "to_post: boss", '"boss" is not the id of a post'),
    "dangling copy": ("to_post: manager", "to_post: manager\n    copies_to: [x]", '"x" is not the id of a'),
    "more levels counted than listed": ("level_count: 2", "level_count: 3", "3 is said here, and 2 are"),
    "fewer stages counted than listed": ("stage_count: 1", "stage_count: 0", "0 is said here, and 1 are"),
    "level without its number": ("  number: 2\n", "", "a level needs its number where the kind is"),
    "levels where there are none": ("kind: numbered_levels", "kind: conversation_no_thresholds", "no levels"),
    "fixed time without value": ("value: 2, unit: working_days", "unit: working_days", "needs a value"),
    "fixed time without unit": ("value: 2, unit: working_days", "value: 2", "needs a unit"),
    "nought days": ("value: 2,", "value: 0,", '"0" is too small; 1 is the least'),
    "negative time": ("value: 2,", "value: -2,", '"-2" is too small'),
    "half a day": ("value: 2,", "value: 1.5,", '"1.5" should be a whole number'),
    "absurd time": ("value: 2,", "value: 300,", "300 working days cannot be meant"),
    "enormous time": ("value: 2,", f"value: {'9' * 4_400},", None),
    "unknown unit": ("value: 24, unit: hours", "value: 24, unit: moons", '"moons" is not one of hours'),
    "agreed, with a value": ("kind: fixed, value: 2,", "kind: agreed_by_parties, value: 2,", "has no value"),
    "office hours nobody gave": (
        "unit: hours,",
        "unit: hours, office_hours_only: true,",
        "front door's times",
    ),
    "office that closes first": (
        "front_door_name: Front Room",
        "office_times: {opens: '17:00', closes: '09:00'}",
        "close at 09:00, before it opens at 17:00",
    ),
    "month thirteen": ("published: '2026-04'", "published: 2015-13", '"2015-13" is no day there ever was'),
    "thirtieth of February": ("from: '2009-04-01'", "from: '2009-02-30'", '"2009-02-30" is no day'),
    "date in words": ("published: '2026-04'", "published: April 2026", "a date written 2015, 2015-11 or"),
    "dates reversed": ("to: '2020-03-31'", "to: '2008'", 'the end, "2008", is before the beginning'),
    "edition that ends first": (
        "  urls_seen",
        "  effective_to: 2026-03\n  urls_seen",
        'the end, "2026-03", is before the beginning',
    ),
    "post under itself": (
        "id: head-of-service, title",
        "id: head-of-service, answers_to: manager, title",
        None,
    ),
    "unknown version": ("schema_version: '1.0'", "schema_version: '7.0'", '"7.0" is not one of 0.1 or 1.0'),
    "mark-up in a name": ("label: Protection", "label: <b>Protection</b>", 'holds mark-up ("<b>")'),
    "picture in a text": ("summary: Harm.", "summary: 'a <img src=x> b'", "write plain text"),
    "mark-up in a key": ("gaps: []", "gaps: []\n<b>: 1", "write plain text"),
    "bell": ("label: Protection", "label: Pro\x07tection", "the hidden character U+0007"),
    "NUL": ("label: Protection", "label: Pro\x00tection", "the hidden character U+0000"),
    "turned text": ("label: Protection", "label: Pro\u202etection", "the hidden character U+202E"),
    "hidden in a comment": ("label: Protection", "label: P # \u2066x", "the hidden character U+2066"),
    "hidden in an escape": ("label: Protection", 'label: "Pro\\u202etection"', "hidden character U+202E"),
    "tag": ("label: Protection", "label: !!python/name:os.system x", "the tag "),
    "innocent tag": ("label: Protection", "label: !!str Protection", "the tag "),
    "anchor": ("label: Protection", "label: &a Protection", 'the anchor "&a" is not allowed'),
    "alias": ("summary: Harm.", "summary: *a", 'the alias "*a" is not allowed'),
    "merged keys": ("gaps: []", "gaps: []\n<<: {a: b}", "this key is not known here"),
    "key that is a list": ("gaps: []", "gaps: []\n? [a]\n: b", "a key must be a plain text"),
    "duplicate key": ("  summary: Harm.", "  summary: Harm.\n  summary: None.", "given twice, first on line"),
    "second document": ("gaps: []", "gaps: []\n---\ngaps: []", "a second document begins here"),
    "bad syntax": ("label: Protection", "label: 'Protection", "the file cannot be read past here"),
    "tab for an indent": ("  label: Protection", "\tlabel: Protection", "the file cannot be read past here"),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_a_broken_file_is_refused_in_words(case: str) -> None:
    old, new, said = ONE_FAULT[case]
    faults = faults_of(broken(old, new))
    assert all(fault.endswith(".") for fault in faults)
    if said is not None:
        assert any(said in fault for fault in faults), faults


def test_the_unbroken_file_is_accepted() -> None:
    assert accepted(SMALL).profile_id == "smallham"


def test_a_fault_names_its_line_and_place() -> None:
    faults = faults_of(broken("anchors: [s47]", "anchors: [s18]"))
    assert len(faults) == 1
    assert faults[0].startswith(
        f'line {line_of("anchors: [s47]")}, levels[1].anchors[0]: "s18" is not one of '
    )


def test_faults_of_every_kind_are_reported_together_in_the_files_order() -> None:
    text = SMALL
    changes = (
        ("schema_version: '1.0'", "schema_version: '3'", "schema_version: "),
        ("published: '2026-04'", "published: 2015-13", "document.published: "),
        ("number: 2", "number: two", "levels[1].number: "),
        ("anchors: [s47]", "anchors: [s47, s18]", "levels[1].anchors[1]: "),
        ("channel: phone_first", "channel: pigeon", "referral.routes[0].channel: "),
        ("form: sheet", "form: shoot", "referral.routes[0].form: "),
        ("value: 2,", "value: 9999,", "escalation.stages[0].clock.value: "),
        ("to_post: manager", "to_post: boss", "escalation.stages[0].to_post: "),
        ("gaps: []", "gaps: []\nextra: yes\nname: <i>x</i>", "extra: "),
    )
    for old, new, _ in changes:
        text = text.replace(old, new)
    faults = faults_of(text)
    for old, new, where in changes:
        line = line_of(new.split("\n")[-1], text) if "\n" in new else line_of(new, text)
        line = line_of("extra: yes", text) if old == "gaps: []" else line
        assert [fault for fault in faults if fault.startswith(f"line {line}, {where}")], (where, faults)
    lines = [int(re.findall(r"^line (\d+)", fault)[0]) for fault in faults]
    assert lines == sorted(lines)


def test_levels_missing_from_a_draft_with_gaps_are_gaps_not_faults() -> None:
    text = broken("level_count: 2", "level_count: 4").replace("gaps: []", "gaps: [levels 3 and 4 not seen]")
    assert accepted(text).gaps == ("levels 3 and 4 not seen",)
    assert faults_of(text.replace("status: local_draft", "status: adopted"))


def test_shown_numbers_need_numbers() -> None:
    text = broken("kind: numbered_levels", "kind: named_levels").replace("  number: 1\n", "")
    assert accepted(text)
    assert "numbers are said to be shown" in faults_of(text.replace("  number: 2\n", ""))[0]


def test_posts_may_not_answer_to_one_another_in_a_ring() -> None:
    text = broken("id: head-of-service, title", "id: head-of-service, answers_to: manager, title")
    assert [fault.partition(": ")[2] for fault in faults_of(text)] == [
        '"manager" would answer to itself.',
    ]


@pytest.mark.parametrize(
    "typed", ["0123", "NO", "12:30:45", "1_000", "0x1F", "yes", "2026-04-13", ".5", "1e3"]
)
def test_text_stays_as_it_was_typed(typed: str) -> None:
    profile = accepted(broken("label: Protection", f"label: {typed}"))
    assert profile.level("l2").label == typed


@pytest.mark.parametrize("nothing", ["", "null", "~", "Null", "NULL"])
def test_an_unquoted_null_is_absent(nothing: str) -> None:
    assert accepted(broken("front_door_name: Front Room", f"front_door_name: {nothing}")).word("front door")


def test_a_quoted_null_is_a_text() -> None:
    profile = accepted(broken("front_door_name: Front Room", "front_door_name: 'null'"))
    assert profile.referral.front_door_name == "null"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file should be a set of keys, and holds nothing."),
        (b"# only a note\n", "The file should be a set of keys, and holds nothing."),
        (b"just text", 'The file should be a set of keys, and holds "just text".'),
        (b"- a\n- b\n", "The file should be a set of keys, and holds a list."),
        (SMALL.encode("utf-16"), "The file is in UTF-16; save it as UTF-8."),
        (SMALL.encode("utf-16-be"), "hidden character"),
        (SMALL.encode().replace(b"Smallham", b"Sm\xe9llham"), "The file is not UTF-8: byte "),
        (b"a: " + b"x" * 10_000_000, "The file has 10,000,003 bytes; 1,000,000 are the most"),
        (b"[" * 20_000, "lists and keys stand more than 20 deep"),
        (b"".join(b" " * depth + b"-\n" for depth in range(1_200)), "more than 20 deep"),
        (b"a: [" + b"x," * 21_000 + b"]", "holds more than 20,000 values"),
        (b"\x00" * 500, "500 hidden characters in all"),
        (bytes(range(256)), "The file is not UTF-8"),
        (b"a: b: c", "line 1: the file cannot be read past here"),
        (b"%YAML 9.9\n---\na: b", "the file cannot be read past here"),
        (b"&a [*a]", 'the alias "*a" is not allowed'),
    ],
)
def test_bytes_that_are_no_profile_are_refused_in_words(data: bytes, said: str) -> None:
    assert any(said in fault for fault in faults_of(data))


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    faults = faults_of("\n".join(rows))
    assert 'line 1, a0: the anchor "&a0" is not allowed; take it out.' in faults
    assert 'line 2, a1[0]: the alias "*a0" is not allowed; write it out.' in faults


def test_a_byte_order_mark_from_an_editor_is_no_fault() -> None:
    assert accepted(b"\xef\xbb\xbf" + SMALL.encode()).profile_id == "smallham"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_count_as_lines(ending: str) -> None:
    text = broken("anchors: [s47]", "anchors: [s18]")
    assert faults_of(text) == faults_of(text.replace("\n", ending))


def test_very_many_faults_are_cut_off_and_counted() -> None:
    rows = "\n".join(f"key{n}: x" for n in range(500))
    faults = faults_of(SMALL + rows)
    assert len(faults) == MOST_SHOWN + 1
    assert faults[-1] == "And 300 more faults like these."


def test_a_refusal_names_the_file_and_counts() -> None:
    with pytest.raises(ProfileFaults) as refused:
        read_profile(broken("ordinal: 2", "ordinal: x").encode(), "smallham.yaml")
    assert str(refused.value).startswith(
        "smallham.yaml cannot be used as a threshold profile: 1 fault.\n  - line "
    )


def test_a_check_never_raises() -> None:
    result = check(b"\xff\xfe\x00", "odd.yaml")
    assert not result.accepted
    assert result.lines[0] == "odd.yaml cannot be used as a threshold profile: 1 fault."
