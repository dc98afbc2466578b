"""The invented school the packs come from, and what heads each of them."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from dsl_desk.packs.contents import (
    Anchor,
    Letterhead,
    PackHeader,
    Recipient,
)

MADE_AT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)

LETTERHEAD = Letterhead(
    school="Rowan High School",
    address=("Alder Road", "Northmoor", "NM4 2RH"),
    telephone="01632 960 114",
    email="safeguarding@rowanhigh.example",
    urn="149 902",
    head="Helen Achterberg",
    signatory="Ruth Okafor",
    signatory_role="Designated Safeguarding Lead",
)

ANCHORS = (
    Anchor(compartment="protection", device="7c1e52ab", seq=1482, head=sha256(b"protection").hexdigest()),
    Anchor(compartment="support", device="7c1e52ab", seq=3920, head=sha256(b"support").hexdigest()),
)

HEADER = PackHeader(
    pack_number="RH-2026-0041",
    title="Referral to children\u2019s social care",
    purpose=(
        "A request for protection. The school asks Northmoor MASH to assess the risk of significant harm and "
        "to tell us what was decided and why."
    ),
    recipient=Recipient(
        post="Multi-Agency Safeguarding Hub",
        organisation="Northmoor Children\u2019s Services",
        address=("Civic Hall", "Northmoor NM1 1AA"),
        sent_by="the authority\u2019s secure portal",
    ),
    marking="OFFICIAL-SENSITIVE: CHILD PROTECTION",
    made_at=MADE_AT,
    made_by="Ruth Okafor, Designated Safeguarding Lead",
    lawful_basis="Public task; safeguarding of children (Data Protection Act 2018, Schedule 1, paragraph 18)",
    anchors=ANCHORS,
    stripe="TRAINING: not a real child",
)
