"""What is redacted is nowhere in the file: not in its words, not in any stream, string or bookmark."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.model.hidden import HiddenPlace, Named
from dsl_desk.model.place import Address
from dsl_desk.model.record import RecordId
from dsl_desk.model.redaction import plan_redaction, texts_within
from dsl_desk.packs.case import Passage
from dsl_desk.packs.contents import Section
from dsl_desk.packs.referral import referral_pack
from tests.packs.reading import unpacked, words
from tests.packs.samples import REFERRAL

CHILD, ADAM, PLACE = (RecordId(f"{number:032x}") for number in range(3))


def test_other_children_and_confidential_addresses_are_absent_from_the_bytes() -> None:
    text = (
        "Adam Quillfeather\u2019s mother moved both to Flat 2, 14 Alder Court, NM3 4QT. "
        "QUILLFEATHER, Adam agreed."
    )
    section = Section(label="About Adam Quillfeather", holds=(Passage(text=text, heading="Adam"),))
    value = replace(REFERRAL, sections=(*REFERRAL.sections, section), danger="Adam is at NM34QT")
    plan = plan_redaction(
        Named(who=CHILD, names=(value.child.name, value.child.known_as)),
        [Named(who=ADAM, names=("Adam Quillfeather",))],
        [HiddenPlace(what=PLACE, address=Address(lines=("14 Alder Court",), postcode="NM3 4QT"))],
        texts=texts_within(value),
    )
    shown = referral_pack(value)
    hidden = referral_pack(plan.recompose_within(value))
    secrets = ("Adam", "Quillfeather", "QUILLFEATHER", "Alder Court", "NM3 4QT", "NM34QT")
    said_openly, said = words(shown), words(hidden)
    assert all(secret in said_openly for secret in secrets)
    assert not any(secret in said for secret in secrets)
    assert "another child (B)\u2019s mother moved both to [address withheld]." in said
    raw = unpacked(hidden)
    for secret in secrets:
        for coding in ("utf-8", "utf-16-be", "latin-1"):
            assert secret.encode(coding) not in raw
    assert b"About Adam" in unpacked(shown)  # the same search does find a bookmark that was not hidden
