"""Turns what the shape check found wrong into sentences a person can act on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from dsl_desk.profiles import atoms
from dsl_desk.profiles.fault import Fault, shown

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from dsl_desk.profiles.fault import Path
    from dsl_desk.profiles.strict_yaml import Reading

PATTERNS = {
    atoms.LEVEL_ID: "small letters, figures and _",
    atoms.PROFILE_ID: "small letters, figures and hyphens",
    atoms.EDITION_ID: "small letters, figures, hyphens and full stops",
    atoms.PART_ID: "small letters, figures, and . _ - after the first",
    atoms.EVIDENCE_ID: "e and a number, as e1",
    atoms.DFE_CODE: "three figures, as 886",
    atoms.GSS_CODE: "E and eight figures, as E10000016",
    atoms.PARTIAL_DATE: "a date written 2015, 2015-11 or 2015-11-30",
    atoms.CLOCK_TIME: "a 24-hour time, as 08:45",
    atoms.RULE_ID: "R and two figures, as R01",
    atoms.WEB_ADDRESS: "a web address beginning http:// or https://",
    atoms.ONE_LINE: "text on one line",
}

NOT_OF_KIND = {
    "string_type": "should be text",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "int_parsing_size": "should be a whole number",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "tuple_type": "should be a list",
    "model_type": "should be a set of keys",
    "model_attributes_type": "should be a set of keys",
    "dict_type": "should be a set of keys",
    "date_parsing": "should be a date, as 2026-12-28",
    "date_from_datetime_parsing": "should be a date, as 2026-12-28",
    "date_type": "should be a date, as 2026-12-28",
}


def shape_faults(error: ValidationError, model: type[BaseModel], reading: Reading) -> list[Fault]:
    """Give a fault for each thing of the wrong shape, with its line."""
    return [_fault(one, model, reading) for one in error.errors(include_url=False)]


def absent_faults(model: type[BaseModel], reading: Reading) -> list[Fault]:
    """Give a fault for each key that was given as null and is none the model knows."""
    faults = []
    for path in reading.absent:
        known = _keys_at(model, path[:-1])
        if known and path[-1] not in known:
            words = f"this key is not known here{_near(str(path[-1]), known)}"
            faults.append(Fault(line=reading.line_of(path), path=path, words=words))
    return faults


def _fault(detail: ErrorDetails, model: type[BaseModel], reading: Reading) -> Fault:
    """Say one thing wrong."""
    path: Path = tuple(key for key in detail["loc"] if key != "[key]")
    words = _words(detail, _keys_at(model, path[:-1]))
    return Fault(line=reading.line_of(path), path=path, words=words)


def _words(detail: ErrorDetails, known: tuple[str, ...]) -> str:
    """Say what is wrong with one thing, naming what was given and what may be."""
    kind, given, limits = detail["type"], shown(detail["input"]), detail.get("ctx", {})
    if kind in NOT_OF_KIND:
        return f"{given} {NOT_OF_KIND[kind]}"
    match kind:
        case "missing":
            return "this is missing"
        case "extra_forbidden":
            return f"this key is not known here{_near(str(detail['loc'][-1]), known)}"
        case "enum" | "literal_error":
            return f"{given} is not one of {str(limits['expected']).replace(chr(39), '')}"
        case "string_pattern_mismatch":
            return f"{given} should be {PATTERNS[str(limits['pattern'])]}"
        case _:
            return _about_size(kind, given, limits)


def _about_size(kind: str, given: str, limits: dict[str, object]) -> str:
    """Say what is too short, too long, too small or too large."""
    match kind:
        case "string_too_short":
            return "the text is empty; write it, or leave the key out"
        case "string_too_long":
            return f"the text is longer than {limits['max_length']} characters"
        case "too_short":
            return "the list is empty, and needs at least one entry"
        case "greater_than_equal":
            return f"{given} is too small; {limits['ge']} is the least"
        case "less_than_equal":
            return f"{given} is too large; {limits['le']} is the most"
        case _:
            return f"{given} does not fit here"


def _near(key: str, known: tuple[str, ...]) -> str:
    """Offer the known key that looks most like a mistyped one."""
    close = get_close_matches(key, known, n=1)
    return f'; perhaps "{close[0]}" is meant' if close and close[0] != key else ""


def _keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """List the keys the model knows at a path; none where keys are free or the path leads nowhere."""
    here: type[BaseModel] | None = model
    for key in path:
        if isinstance(key, str) and here is not None:
            fields = {info.alias or name: info for name, info in here.model_fields.items()}
            here = _model_in(fields[key].annotation) if key in fields else None
    return tuple(info.alias or name for name, info in here.model_fields.items()) if here else ()


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Find the model a field holds, alone, in a list, or as one of none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(inner) for inner in get_args(annotation))), None)
