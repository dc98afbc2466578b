"""The smallest values a profile is made of: kinds of text and number, each with its limits."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

LEVEL_ID = r"^[a-z0-9_]+$"
PROFILE_ID = r"^[a-z0-9-]+$"
EDITION_ID = r"^[a-z0-9.-]+$"
EVIDENCE_ID = r"^e[0-9]+$"
PART_ID = r"^[a-z0-9][a-z0-9._-]*$"
DFE_CODE = r"^[0-9]{3}$"
GSS_CODE = r"^E[0-9]{8}$"
PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
CLOCK_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
RULE_ID = r"^R[0-9]{2}$"
WEB_ADDRESS = r"^https?://[^\s<>\"]+$"
ONE_LINE = r"^[^\t\n]*$"

LONGEST_NAME = 300
LONGEST_PASSAGE = 5_000
LARGEST_AMOUNT = 9_999

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME, pattern=ONE_LINE)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PASSAGE)]
LevelId = Annotated[str, StringConstraints(pattern=LEVEL_ID, max_length=60)]
PartId = Annotated[str, StringConstraints(pattern=PART_ID, max_length=120)]
ProfileId = Annotated[str, StringConstraints(pattern=PROFILE_ID, max_length=100)]
EditionId = Annotated[str, StringConstraints(pattern=EDITION_ID, max_length=120)]
EvidenceId = Annotated[str, StringConstraints(pattern=EVIDENCE_ID, max_length=10)]
PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE)]
ClockTime = Annotated[str, StringConstraints(pattern=CLOCK_TIME)]
WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS, max_length=2_000)]
Whole = Annotated[int, Field(ge=0, le=LARGEST_AMOUNT)]
Amount = Annotated[int, Field(ge=1, le=LARGEST_AMOUNT)]
Ev = Annotated[tuple[EvidenceId, ...], Field(min_length=1)]
