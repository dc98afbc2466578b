"""Finished pack values to print: invented children, schools and authorities; and one of any length "
"for the bench."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dsl_desk.model.record import Moment
from dsl_desk.packs.case import (
    Attempt,
    Attempts,
    Chronology,
    Danger,
    Decision,
    Earlier,
    EarlierStage,
    Enclosure,
    Enclosures,
    Event,
    Fact,
    Facts,
    Happened,
    Passage,
    Points,
    Withheld,
)
from dsl_desk.packs.contents import (
    EscalationPack,
    NextStage,
    Recipient,
    ReferralPack,
    Section,
    Stage,
)
from tests.packs.school import HEADER, LETTERHEAD
from tests.packs.zofia import (
    ATTEMPTS,
    CHRONOLOGY,
    CONSENT,
    CRITERIA,
    DEADLINES,
    FACTS,
    HOUSEHOLD,
    JUDGED,
    OUTCOME,
    SIGNATURES,
    TRIED,
    WORDS,
    ZOFIA,
)

REFERRAL = ReferralPack(
    letterhead=LETTERHEAD,
    header=HEADER,
    child=ZOFIA,
    danger=(
        "None that we know of tonight: Zofia is at her aunt\u2019s. If that changes we ring 999, then "
        "the front door."
    ),
    sections=(
        Section(
            label="Section 1: Who is making this referral",
            holds=(
                Facts(
                    rows=(
                        Fact(label="Name and role", answer="Ruth Okafor, Designated Safeguarding Lead"),
                        Fact(label="Agency", answer="Rowan High School"),
                        Fact(label="Telephone", answer="01632 960 114"),
                        Fact(
                            label="Already telephoned?",
                            answer="Yes: duty worker, 20 November 2026, 16:50, reference NM/26/8812",
                        ),
                    )
                ),
            ),
        ),
        Section(
            label="Section 2: The child or young person",
            hint="Please complete every line. Do not leave a line blank.",
            holds=(ZOFIA,),
        ),
        Section(label="Section 3: Household and significant others", holds=(HOUSEHOLD,)),
        Section(label="Section 4: Consent and knowledge", holds=(CONSENT,)),
        Section(
            label="Section 5: Why are you worried?",
            hint="What has happened, when, and why now.",
            holds=(
                Happened(facts=FACTS),
                Passage(
                    heading="Why now",
                    text=(
                        "The incidents are closer together, early help has ended without change, and the "
                        "weather has turned. Her aunt goes abroad on 4 December."
                    ),
                ),
                Danger(
                    words=(
                        "No immediate danger tonight. The aunt\u2019s absence from 4 December removes "
                        "the only safe place Zofia has named."
                    )
                ),
            ),
        ),
        Section(label="Section 6: Level of need", holds=(CRITERIA,)),
        Section(
            label="Section 7: What is working well?",
            holds=(
                Points(
                    items=(
                        "Attendance is 96 per cent",
                        "Zofia talks to her tutor and the counsellor",
                        "Her mother answers through the interpreter and wants help",
                    )
                ),
            ),
        ),
        Section(label="Section 8: Previous help", holds=(TRIED, ATTEMPTS)),
        Section(label="Section 9: The voice of the child", holds=(WORDS,)),
        Section(label="Section 10: Pregnancy and unborn children", holds=()),
        Section(
            label="Section 11: Police information",
            holds=(Withheld(reason="a police enquiry about another person is open; ask Northmoor Police"),),
        ),
        Section(label="Section 12: What do you want to happen?", holds=(OUTCOME, DEADLINES)),
        Section(label="Section 13: Chronology", holds=(CHRONOLOGY,)),
        Section(
            label="Section 14: Attachments",
            holds=(
                Enclosures(
                    rows=(
                        Enclosure(title="Attendance certificate, September to November 2026", pages=2),
                        Enclosure(
                            title="Early help assessment of 20 July 2026",
                            pages=11,
                            note="as sent to Northmoor Early Help",
                        ),
                    )
                ),
            ),
        ),
    ),
    signatures=SIGNATURES,
)

ESCALATION = EscalationPack(
    letterhead=LETTERHEAD,
    header=replace(
        HEADER,
        pack_number="RH-2026-0044",
        title="Professional challenge, stage two",
        purpose="To ask for the decision of 25 November 2026 to be changed.",
        recipient=Recipient(
            post="Service Manager, Assessment",
            name="Declan Farquharson",
            greeted_as="Mr Farquharson",
            organisation="Northmoor Children\u2019s Services",
            address=("Civic Hall", "Northmoor NM1 1AA"),
            sent_by="secure e-mail",
        ),
        made_at=datetime(2026, 12, 1, 10, 30, tzinfo=UTC),
    ),
    child=replace(ZOFIA, counted_on=date(2026, 12, 1)),
    stage=Stage(
        label="Stage 2: team managers",
        word="stage",
        from_post="Designated Safeguarding Lead",
        to_post="Service Manager, Assessment",
        clock_written="within five working days of the stage one discussion",
        clock_counted="by Monday 7 December 2026 (stage one was on Monday 30 November)",
        policy="Northmoor Resolving Professional Disagreements",
        edition="edition 4, April 2026",
    ),
    decision=Decision(
        what="no further action by children\u2019s social care; the school to lead early help",
        decided=date(2026, 11, 25),
        by="the MASH decision maker, Northmoor",
        their_reason=(
            "Does not meet threshold for statutory services. School to lead a TAF and re-refer if "
            "concerns escalate."
        ),
    ),
    agreed=(
        "Zofia was safe on the night of 20 November",
        "Her mother wants help and has taken part whenever she was reached",
    ),
    document=CRITERIA.document,
    disputed=tuple(
        replace(
            criterion,
            their_view="the family can be supported through early help led by the school",
            our_view="that was tried for fourteen weeks, from 20 July to 30 October, and nothing changed",
        )
        for criterion in CRITERIA.criteria
    ),
    why_now=(
        "Zofia\u2019s aunt, the only safe place she has named, goes abroad on 4 December. After that "
        "there is nobody to ring on a Thursday evening."
    ),
    grounds=(
        Passage(
            heading="Neglect",
            text=(
                "Working Together asks for an assessment where a child\u2019s basic needs are "
                "persistently not met.\nSource: Working Together to Safeguard Children 2023, glossary."
            ),
        ),
    ),
    outcome=replace(OUTCOME, by=date(2026, 12, 4)),
    tried=TRIED,
    earlier=Earlier(
        stages=(
            EarlierStage(
                label="Stage 1: practitioners",
                to_post="MASH duty social worker",
                opened=date(2026, 11, 26),
                closed=date(2026, 11, 30),
                result="Discussed by telephone; decision kept. No new reason given.",
            ),
        )
    ),
    attempts=ATTEMPTS,
    interim_plan=(
        "Breakfast and lunch at school each day; tutor checks in at 8:40 and 15:00; the head of year "
        "rings home each Thursday; coat kept at school; 999 and the front door if she is not collected."
    ),
    child_words=WORDS,
    chronology=CHRONOLOGY,
    deadlines=DEADLINES,
    next_stage=NextStage(
        label="Stage 3: heads of service",
        to_post="Head of Service, Safeguarding",
        when=date(2026, 12, 8),
        words="We will write on the first working day after the time allowed.",
    ),
    copies=("Helen Achterberg, Headteacher", "Northmoor Safeguarding Children Partnership, business manager"),
    enclosures=Enclosures(rows=(Enclosure(title="Referral pack RH-2026-0041", pages=9),)),
    signatures=SIGNATURES[:1],
)


NO_LADDER = replace(
    CRITERIA,
    document="Southmere Right Conversations, 2025",
    criteria=(replace(CRITERIA.criteria[0], level=""),),
    judged=replace(
        JUDGED,
        level="",
        no_level_because="Southmere has no ladder of levels; professionals agree the response together",
    ),
)
"""An authority that rejects preset thresholds: a judgement without a level is complete."""


def long_referral(events: int) -> ReferralPack:
    """Give a referral with so many events in its chronology, and a contact attempt for every fourth."""
    begun = date(2022, 9, 1)
    told = (
        "Came in late and tired and said there had been no breakfast. Given toast in the pastoral office. "
        "Spoke to her mother at the gate, who said the cooker had been broken since the weekend and that she "
        "would ring the landlord again. Tutor to check in each morning; head of year told. "
    )
    lines = tuple(
        Event(
            on=begun + timedelta(days=number),
            when=Moment(on=begun + timedelta(days=number), at=time(8 + number % 8, number % 60)),
            kind=("Concern", "Contact attempt", "Support given")[number % 3],
            title=f"Entry {number + 1}: no breakfast, seen in the pastoral office",
            text=told * (1 + number % 3),
            child_words="I wasn\u2019t hungry anyway." if number % 3 == 0 else "",
            source=f"C-{number + 1:04}, reported by Ms Brightwater",
        )
        for number in range(events)
    )
    attempts = tuple(
        Attempt(
            when=Moment(on=begun + timedelta(days=4 * number)),
            agency="Northmoor Early Help",
            person=f"duty worker {number % 9}",
            how="Telephone",
            asked="whether a worker had been allocated, and for the minutes of the last meeting",
            result="Message left",
            by="R. Okafor",
            working_days_waited=number % 12,
        )
        for number in range(events // 4)
    )
    return replace(
        REFERRAL,
        sections=(
            *REFERRAL.sections,
            Section(label="Section 15: Every contact", holds=(Attempts(attempts=attempts),)),
            Section(label="Section 16: Full chronology", holds=(Chronology(events=lines),)),
        ),
    )
