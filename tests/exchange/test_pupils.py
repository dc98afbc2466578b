"""Lists of children as management systems and people write them: read whole, or every fault said at once."""

from __future__ import annotations

from datetime import date

import pytest

from dsl_desk.exchange.headings import Column
from dsl_desk.exchange.pupils import PupilFile, PupilRow, read_pupils

TODAY = date(2026, 11, 17)
HEADINGS = "Forename,Surname,DOB,UPN,Year,Reg"
ROW = "Amara,Okonkwo-Bell,04/03/2014,,Year 7,7B"


def read(text: str, encoding: str = "utf-8", chosen: dict[str, Column | None] | None = None) -> PupilFile:
    return read_pupils(text.encode(encoding), TODAY, chosen)


def only(file: PupilFile) -> PupilRow:
    assert file.faults == ()
    assert len(file.rows) == 1
    return file.rows[0]


def test_a_plain_list_is_read() -> None:
    row = only(read(f"{HEADINGS}\n{ROW}\n"))
    assert row == PupilRow(
        row=2,
        given_name="Amara",
        family_name="Okonkwo-Bell",
        born_on=date(2014, 3, 4),
        year_group="Year 7",
        form="7B",
    )


@pytest.mark.parametrize(
    "headings",
    [
        "Legal Forename,Legal Surname,Date of Birth,UPN,Year Group,Reg Group",  # SIMS
        "Legal First Name,Legal Last Name,Date of birth,UPN,Year Group,Registration Form",  # Arbor
        "First Name,Last Name,DOB,Unique Pupil Number,Year group,Tutor Group",  # Bromcom
        "FORENAME , surname,d.o.b.,upn,NC Year (actual),Form",
    ],
)
def test_headings_of_the_usual_systems_are_known(headings: str) -> None:
    row = only(read(f"{headings}\n{ROW}\n"))
    assert (row.given_name, row.family_name, row.year_group, row.form) == (
        "Amara",
        "Okonkwo-Bell",
        "Year 7",
        "7B",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = f"{HEADINGS}\nZoë,Núñez,04/03/2014,,7,7B\n"
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le" else text.encode(encoding)
    file = read_pupils(data, TODAY)
    assert (only(file).given_name, only(file).family_name) == ("Zoë", "Núñez")
    assert any("cp1252" in one for one in file.warnings) is (encoding == "cp1252")


def test_bytes_that_western_windows_has_no_letter_for_are_still_said_to_be_assumed() -> None:
    names = "".join(f"Łukasz,Święcicki{n},04/03/2014,,7,7B\n" for n in range(30))
    file = read_pupils(f"{HEADINGS}\nŹdźbło,Ťulík,04/03/2014,,7,7B\n{names}".encode("cp1250"), TODAY)
    assert file.faults or any("was read as" in one for one in file.warnings)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_endings(separator: str, ending: str) -> None:
    text = f"{HEADINGS}\n{ROW}\n".replace(",", separator).replace("\n", ending)
    assert only(read(text)).born_on == date(2014, 3, 4)


def test_a_first_line_that_names_the_separator_is_taken_off() -> None:
    row = only(read("sep=;\n" + f"{HEADINGS}\n{ROW}\n".replace(",", ";")))
    assert row.family_name == "Okonkwo-Bell"
    assert row.row == 3


@pytest.mark.parametrize(
    "written",
    [
        "4/3/2014",
        "04/03/2014",
        "04-03-2014",
        "04.03.2014",
        "2014-03-04",
        "2014/3/4",
        "2014-03-04 00:00:00",
        "04/03/2014 00:00",
        "2014-03-04T00:00:00.000",
        "4 Mar 2014",
        "04-Mar-2014",
        "4th March 2014",
    ],
)
def test_dates_as_people_write_them(written: str) -> None:
    assert only(read(f"Forename,Surname,DOB\nAmara,Bell,{written}\n")).born_on == date(2014, 3, 4)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("03/25/2014", "the month seems to come first"),
        ("04/03/14", "two figures"),
        ("4-Mar-14", "two figures"),
        ("41702", "spreadsheet's number"),
        ("31/02/2014", "no such day"),
        ("2014-13-01", "no such day"),
        ("soon", "not a date"),
        ("4 Foo 2014", "not a date"),
    ],
)
def test_doubtful_dates_are_refused_with_row_and_column(written: str, said: str) -> None:
    file = read(f"Forename,Surname,DOB\nAmara,Bell,{written}\n")
    assert file.rows == ()
    assert len(file.faults) == 1
    assert file.faults[0].startswith("Row 2, column “DOB”: ")
    assert said in file.faults[0]
    assert "Amara" not in file.faults[0]
    assert "Bell" not in file.faults[0]


def test_every_fault_is_said_at_once_and_nothing_is_taken() -> None:
    text = "Forename,Surname,DOB,Left\nAmara,,04/03/2014,\n,Bell,1/2/3,\nIvo,Marsh,04/03/2014,32/01/2026\n"
    file = read(text)
    assert file.rows == ()
    assert [one.split(":")[0] for one in file.faults] == [
        "Row 2, column “Surname”",
        "Row 3, column “Forename”",
        "Row 3, column “DOB”",
        "Row 4, column “Left”",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \r\n \n", "empty"),
        (HEADINGS.encode(), "no rows below"),
        (b"PK\x03\x04 a workbook", "another kind"),
        (f"{HEADINGS}\n{ROW}".encode("utf-16-le"), "without the mark"),
        (b"\xff\xfe" + f"{HEADINGS}\n{ROW}".encode("utf-16-le") + b"\x00", "goes on as something else"),
        (f"{HEADINGS}\nAma\0ra,Bell,04/03/2014,,7,7B".encode(), "NUL character (byte 0) on line 2"),
        (f"{HEADINGS}\nAmara,{'x' * 200_000},04/03/2014,,7,7B".encode(), "Row 2 holds a cell too long"),
        (f"{HEADINGS}\nAmara,{'x' * 1_001},04/03/2014,,7,7B".encode(), "holds 1,001 characters"),
        (b"x" * 20_000_001, "at most 20,000,000"),
        (b"Zofia,Lis,04/03/2014\nIvo,Marsh,05/03/2014\n", "does not hold headings that are known"),
        (f"{HEADINGS},DOB\n{ROW},04/03/2014".encode(), "Column 7 has the heading “DOB” again"),
        (f"{HEADINGS}\nAmara,Bell,04/03/2014,,7".encode(), "Row 2 has 5 cells where the headings have 6"),
        (f"{HEADINGS}\n{ROW},more".encode(), "Row 2 has 7 cells where the headings have 6"),
        ((",".join(f"c{n}" for n in range(400)) + "\n").encode(), "does not hold headings"),
        ((HEADINGS + ",c" * 400 + "\n" + ROW + "," * 400).encode(), "400"),
    ],
)
def test_broken_files_get_a_sentence(data: bytes, said: str) -> None:
    file = read_pupils(data, TODAY)
    assert file.rows == ()
    assert any(said in one for one in file.faults), file.faults


def test_a_first_row_that_is_no_heading_is_never_quoted() -> None:
    file = read("Zofia,House,04/03/2014\nIvo,Marsh,05/03/2014\n")
    assert file.faults != ()
    said = " ".join((*file.faults, *file.warnings))
    assert "Zofia" not in said


def test_missing_columns_are_named_and_a_likely_one_suggested() -> None:
    file = read("Forname,Surname,Birthdat,UPN\nAmara,Bell,04/03/2014,\n")
    assert len(file.faults) == 2
    assert "given name" in file.faults[0]
    assert "“Forname”" in file.faults[0]
    assert "date of birth" in file.faults[1]
    assert "“Birthdat”" in file.faults[1]


def test_a_column_chosen_by_hand_is_used_and_one_can_be_left_out() -> None:
    file = read(
        "Forname,Surname,DOB,Class\nAmara,Bell,04/03/2014,7B\n",
        chosen={"Forname": Column.GIVEN, "Class": None},
    )
    assert only(file).given_name == "Amara"
    assert only(file).form == ""
    assert file.columns["Forname"] is Column.GIVEN


def test_of_two_columns_for_one_thing_the_surer_is_used_and_that_is_said() -> None:
    file = read("Forename,Legal Forename,Surname,DOB\nMimi,Amara,Bell,04/03/2014\n")
    assert only(file).given_name == "Amara"
    assert any("“Legal Forename” is used" in one for one in file.warnings)


def test_columns_that_are_not_used_are_listed() -> None:
    file = read("Forename,Surname,DOB,Free school meals\nAmara,Bell,04/03/2014,Y\n")
    assert "These columns are not used: “Free school meals”." in file.warnings


@pytest.mark.parametrize(
    "lines",
    [
        ['"Amara,Bell,04/03/2014,,7,7B'],
        ['Amara,"Bell,04/03/2014,,7,7B', "Ivo,Marsh,05/03/2014,,7,7B"],
        ['Amara,Bell,04/03/2014,,7,"7B', 'Ivo,Marsh,05/03/2014,,7,"7B"'],
        ['Amara,"Bell" x,04/03/2014,,7,7B'],
    ],
)
def test_a_quotation_mark_never_closed_swallows_nothing_silently(lines: list[str]) -> None:
    file = read("\n".join((HEADINGS, ROW, *lines, ROW)) + "\n")
    assert file.rows == ()
    assert any("quotation mark" in one and one.startswith("Row 3") for one in file.faults), file.faults


@pytest.mark.parametrize(
    "lines",
    [
        ['"Amara,Bell,04/03/2014,,7,7B', *[ROW] * 50, 'Ivo",Marsh,05/03/2014,,7,7B'],
        ['Amara,"Bell,04/03/2014,,7,7B', 'Ivo,Marsh",05/03/2014,,7,7B'],
    ],
)
def test_a_quotation_mark_closed_rows_too_late_is_noticed(lines: list[str]) -> None:
    file = read("\n".join((HEADINGS, *lines, ROW)) + "\n")
    assert file.rows == ()
    assert any("has taken in the rows below it" in one for one in file.faults), file.faults


def test_quoted_cells_may_hold_separators_quotes_and_lines() -> None:
    text = (
        "Forename,Surname,DOB,Address,Postcode\n"
        '"Amara","O\'Neil ""Bell""",04/03/2014,"Flat 2,\n12 High Street,\nNorthmoor","NM1 2AB"\n'
    )
    row = only(read(text))
    assert row.family_name == 'O\'Neil "Bell"'
    assert row.address == ("Flat 2,", "12 High Street,", "Northmoor")
    assert row.postcode == "NM1 2AB"


def test_blank_rows_and_blank_cells_at_the_end_are_let_be() -> None:
    file = read(f"\n{HEADINGS}\n{ROW},,,\n,,,,,\n\n{ROW.replace('Amara', 'Ivo')}\n")
    assert [one.row for one in file.rows] == [3, 6]


def test_formulas_are_kept_as_typed() -> None:
    row = only(read('Forename,Surname,DOB\n"=HYPERLINK(""http://example.invalid"")",+Bell,04/03/2014\n'))
    assert row.given_name == '=HYPERLINK("http://example.invalid")'
    assert row.family_name == "+Bell"


def test_a_bad_upn_warns_and_never_blocks() -> None:
    file = read(f"{HEADINGS}\nAmara,Bell,04/03/2014,Q207000016049,7,7B\n")
    assert only(file).upn == "Q207000016049"
    assert any(one.startswith("Row 2, column “UPN”: ") for one in file.warnings)


@pytest.mark.parametrize("upn", ["P207000016049", "b801200005001"])
def test_a_good_upn_is_taken_without_a_word(upn: str) -> None:
    file = read(f"{HEADINGS}\nAmara,Bell,04/03/2014,{upn},7,7B\n")
    assert only(file).upn == upn.upper()
    assert file.warnings == ()


@pytest.mark.parametrize(
    ("born", "said"),
    [("04/03/1990", "the age is 36"), ("01/11/2026", "the age is 0"), ("04/03/2027", "after today")],
)
def test_unlikely_ages_warn(born: str, said: str) -> None:
    file = read(f"Forename,Surname,DOB\nAmara,Bell,{born}\n")
    assert only(file).born_on is not None
    assert any(said in one for one in file.warnings)


def test_a_missing_birthday_warns() -> None:
    file = read("Forename,Surname,DOB\nAmara,Bell,\n")
    assert only(file).born_on is None
    assert any("no date of birth" in one for one in file.warnings)


def test_ten_thousand_children_are_read_and_one_more_is_refused_with_the_way_round() -> None:
    lines = "".join(f"Amara,Bell{n},04/03/2014\n" for n in range(10_001))
    refused = read(f"Forename,Surname,DOB\n{lines}")
    assert refused.rows == ()
    assert "one year group at a time" in refused.faults[0]
    assert len(read(f"Forename,Surname,DOB\n{lines[: lines.rindex('Amara')]}").rows) == 10_000


def test_a_confidential_address_is_not_even_read() -> None:
    text = (
        "Forename,Surname,DOB,Address line 1,Postcode,Address confidential\n"
        "Amara,Bell,04/03/2014,9 Hidden Close,NM9 9ZZ,Yes\nIvo,Marsh,05/03/2014,3 Mill Lane,NM1 1AA,n\n"
    )
    hidden, open_one = read(text).rows
    assert hidden.withheld
    assert hidden.address == ()
    assert hidden.postcode == ""
    assert "Hidden Close" not in repr(hidden)
    assert open_one.address == ("3 Mill Lane",)


def test_a_confidential_flag_nobody_can_read_is_a_fault() -> None:
    file = read("Forename,Surname,DOB,Address,Confidential\nAmara,Bell,04/03/2014,9 Hidden Close,perhaps\n")
    assert file.rows == ()
    assert "write yes or no" in file.faults[0]
    assert "Hidden" not in file.faults[0]


def test_address_columns_are_put_together_in_order() -> None:
    text = (
        "Forename,Surname,DOB,House number,Street,Town,Postcode\n"
        "Amara,Bell,04/03/2014,12a,High Street,Northmoor,NM1\n"
    )
    assert only(read(text)).address == ("12a High Street", "Northmoor")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Kent,886", ("Kent", "886")),
        ("Kent,", ("Kent", "886")),
        (",886", ("Kent", "886")),
        ("Northmoor,990", ("Northmoor", "990")),
        ("886,", ("Kent", "886")),
    ],
)
def test_the_home_authority_is_known_by_name_or_code(cells: str, expected: tuple[str, str]) -> None:
    row = only(read(f"Forename,Surname,DOB,Home LA,LA code\nAmara,Bell,04/03/2014,{cells}\n"))
    assert (row.home_name, row.home_code) == expected


def test_a_code_that_is_another_authoritys_warns() -> None:
    file = read("Forename,Surname,DOB,Home LA,LA code\nAmara,Bell,04/03/2014,Kent,925\n")
    assert any("belongs to another authority" in one for one in file.warnings)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [('"Okonkwo-Bell, Amara"', ("Amara", "Okonkwo-Bell")), ('"Bell, Amara May"', ("Amara May", "Bell"))],
)
def test_a_single_name_column_is_told_apart_by_its_comma(cell: str, expected: tuple[str, str]) -> None:
    row = only(read(f"Student,DOB\n{cell},04/03/2014\n"))
    assert (row.given_name, row.family_name) == expected


def test_a_single_name_without_a_comma_is_a_fault() -> None:
    file = read("Student,DOB\nAmara Bell,04/03/2014\n")
    assert "cannot be told apart" in file.faults[0]
    assert "Amara" not in file.faults[0]


def test_preferred_and_other_names_are_kept_apart() -> None:
    text = (
        "Forename,Surname,DOB,Known as,Former surname,Middle name\n"
        "Amara,Bell,04/03/2014,Mimi,Okonkwo; Bell-Reed,May\n"
    )
    row = only(read(text))
    assert row.preferred_name == "Mimi"
    assert row.other_names == ("Okonkwo", "Bell-Reed", "May")


def test_hostile_names_are_kept_as_typed(hostile_texts: tuple[tuple[str, str], ...]) -> None:
    for name, text in hostile_texts:
        stripped = text.strip()
        if not stripped or len(text) > 1_000 or "\0" in text or any(0xD800 <= ord(c) < 0xE000 for c in text):
            continue
        quoted = text.replace('"', '""')
        file = read(f'{HEADINGS}\n"{quoted}",Bell,04/03/2014,,7,7B\n')
        assert only(file).given_name == stripped, name
