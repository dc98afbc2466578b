"""The fifth tale: a case taken on quickly, passed between teams, and closed before she trusts anybody."""

from __future__ import annotations

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.practice.stories.steps import (
    Answered,
    Contacted,
    Due,
    Ended,
    Escalated,
    Introduced,
    Judged,
    Logged,
    Noted,
    Other,
    Packed,
    Point,
    Referred,
    Replied,
    Tale,
    Tried,
    at,
    fact,
    on,
    tick,
)
from dsl_desk.profiles.choices import Field

FRIEND = "Niamh Corrigan"
PLAN = "The support plan of the special guardianship order (2024) says that he does not live in the home."

MOVED_ON = Tale(
    number=5,
    comment=(
        "a case moved between teams and closed quickly, though the child takes long to trust a social worker"
    ),
    child="Bảo Trân Nguyễn",
    others=(FRIEND,),
    steps=(
        Introduced(
            at=at(16, 4, 9, 0),
            name="Nguyễn Thu Hà",
            relation="aunt and special guardian",
            responsibility=Responsibility.YES,
            lives_with=True,
            telephone="07700 900615",
            first_language="Vietnamese",
        ),
        Introduced(
            at=at(16, 4, 9, 5),
            name="Gavin Leckie",
            relation="the aunt's former partner",
            responsibility=Responsibility.NO,
            lives_with=False,
        ),
        Noted(
            at=at(16, 4, 9, 20),
            key="background",
            headline="Who she is, in her own order",
            account=(
                "Bảo Trân has lived with her aunt since 2024, under a special guardianship order, after her "
                "father died. She has had three social workers since then. She likes drawing, and being told "
                "things before they happen."
            ),
            words="Tell me first, then tell them.",
        ),
        Tried(
            at=at(24, 4, 14, 0),
            key="pastoral",
            what="The same pastoral worker every day, before and after school",
            agency="Rowan High School",
            level="l2",
            from_on=on(24, 4),
            how_often="ten minutes, twice a day",
        ),
        Logged(
            at=at(1, 5, 16, 10),
            key="plaster",
            headline="She has hurt herself, and does not want to go home for the long weekend",
            account=(
                "Bảo Trân asked for the school counsellor at 15:20. She said that she had hurt herself on "
                "the arm and showed the edge of a plaster. She said that Gavin Leckie has been staying at "
                "the flat since Easter, that he shouts at night, and that she would rather be anywhere else "
                "until Tuesday. Niamh Corrigan waited outside."
            ),
            happened=at(1, 5, 15, 20),
            told=at(1, 5, 15, 25),
            by="Naomi Fearon",
            post="school counsellor",
            how=HowTold.CHILD_SAID,
            words="Please don't make me say it again to somebody new.",
            questions="Is there anything you need looked at? Who is at home this weekend?",
            where="The counselling room",
            source_of_harm="Gavin Leckie, the aunt's former partner",
            done=(
                "First aid by the school nurse, slip attached. She stayed with the counsellor. The DSL was "
                "fetched at once."
            ),
            parents=(
                "The aunt is not told before the duty social worker has been spoken to: see the referral."
            ),
            categories=("self-harm", "domestic abuse"),
            others=(Other(child=FRIEND, part=Part.MENTIONED),),
            files=("first_aid_slip.txt",),
        ),
        Judged(
            at=at(1, 5, 16, 35),
            key="level-4",
            level="l4",
            decision=Decision.REFER,
            why=(
                "A man whom the plan keeps out of the home is in it, and she has hurt herself. It cannot "
                "wait for Tuesday."
            ),
            concerns=("plaster",),
            ticked=(
                tick(
                    "n4-risky-adult",
                    fact(on(16, 4), PLAN, "background"),
                    fact(on(1, 5), "She says that he has been staying at the flat since Easter.", "plaster"),
                ),
                tick(
                    "n3-self-harm",
                    fact(on(1, 5), "Has hurt her arm; no specialist help is in place.", "plaster"),
                ),
            ),
        ),
        Referred(
            at=at(1, 5, 16, 55),
            key="first",
            judgement="level-4",
            concerns=("plaster",),
            purpose=Purpose.PROTECTION,
            route="mash-phone",
            consent=Consent.NOT_ASKED_RISK_CHILD,
            consent_words=(
                "Telling the aunt first would tell Mr Leckie, with three days at home ahead. Decided by the "
                "DSL with the duty social worker at 16:50. The social worker will tell the aunt this evening."
            ),
            spoken_to="Fiona Trask, MASH duty social worker",
            reference="NM-26-0501",
            reason=(
                "Bảo Trân, who is twelve, said at 15:20 today that she has hurt herself and that her aunt's "
                "former partner, whom the guardianship plan keeps out of the home, has been staying there "
                "since Easter and shouts at night."
            ),
            why_now="It is Friday before a bank holiday. She would be at home with him until Tuesday.",
            child_words="Please don't make me say it again to somebody new.",
            outcome=(
                "A decision tonight on where she sleeps until Tuesday.\n"
                "An assessment by one social worker who stays."
            ),
            says={
                Field.WHEREABOUTS: "At school with the counsellor until the social worker rings back.",
                Field.SUPPORT_TRIED: "A pastoral worker twice a day since 24 April 2026.",
                Field.AGENCIES: (
                    "School nurse; the special guardianship support team, which has not written since 2025."
                ),
                Field.PREVIOUS_REFERRALS: "None by the school. Known to Northmoor since 2024.",
                Field.RISKS_TO_STAFF: "Mr Leckie shouts; please do not visit alone.",
            },
        ),
        Contacted(
            at=at(1, 5, 17, 40),
            agency="Northmoor MASH",
            person="duty desk",
            how="the referral form by the council's secure mailbox",
            asked="The call of 16:55 confirmed in writing, within 24 hours.",
            result=ContactResult.REACHED,
            said=(
                "Receipt NM-26-0501/F. She goes to the aunt's sister until Tuesday, by agreement of the duty "
                "social worker."
            ),
            about="first",
            chases=(Due(of="first", rule="R04"),),
        ),
        Packed(at=at(1, 5, 17, 45), of="first"),
        Replied(
            at=at(5, 5, 16, 20),
            key="taken-on",
            to="first",
            outcome=Outcome.ACCEPTED,
            reason="A social work assessment begins. Mr Leckie has left the flat.",
            decider="Graham Pell",
            post="MASH team manager",
            organisation="Northmoor Council",
            offered="Level 3: Intensive",
            asks="Go on as before, and tell the social worker what she says.",
        ),
        Noted(
            at=at(19, 5, 15, 0),
            headline="She talked to the social worker for half an hour",
            account=(
                "Dominic Farr of the Assessment team met her at school for the second time. She showed him "
                "her drawings."
            ),
            words="He asked before he wrote it down.",
        ),
        Ended(
            at=at(5, 6, 15, 30),
            of="pastoral",
            effect=Effect.BETTER,
            result="It took five weeks before she spoke first.",
        ),
        Logged(
            at=at(9, 6, 12, 30),
            key="new-worker",
            headline="A new social worker, a month after the first",
            account=(
                "A letter says that the case went from the Assessment team to the Family Safeguarding team "
                "on 8 June and that Hazel Unwin is the social worker. Nobody told Bảo Trân. She heard it "
                "from her aunt and went to sit in the library with her coat on."
            ),
            happened=on(8, 6),
            told=at(9, 6, 8, 40),
            by="Anneka Voss",
            post="head of Year 8",
            words="I told him everything. Now it's her.",
            done="Her pastoral worker sat with her. Mr Farr was asked to come and say goodbye.",
            parents="The aunt told us; she is angry on her behalf.",
            categories=("low mood",),
        ),
        Contacted(
            at=at(6, 7, 10, 10),
            key="july-call",
            agency="Family Safeguarding team",
            person="Hazel Unwin, social worker",
            asked="When she will meet Bảo Trân; no visit has been made.",
            result=ContactResult.MESSAGE_LEFT,
            next_try_on=on(9, 7),
        ),
        Contacted(
            at=at(9, 7, 10, 30),
            agency="Family Safeguarding team",
            asked="The same again.",
            result=ContactResult.REACHED,
            said="Ms Unwin has left. An agency worker will be named.",
        ),
        Answered(at=at(9, 7, 10, 35), of="july-call", said="Answered on 9 July, when we rang again."),
        Replied(
            at=at(21, 7, 15, 55),
            key="closed-july",
            to="first",
            outcome=Outcome.NO_FURTHER_ACTION,
            code=ReasonCode.CAPACITY,
            reason=(
                "Assessment complete; the aunt is engaging. The case closes today. School to keep an eye on "
                "her."
            ),
            decider="Simon Orde",
            post="team manager, Family Safeguarding",
            organisation="Northmoor Council",
            channel="letter by secure e-mail",
        ),
        Logged(
            at=at(7, 9, 11, 15),
            key="august",
            headline="He stayed at the flat again in August",
            account=(
                "She came to the counsellor's door before registration. Mr Leckie was at the flat for most "
                "of August and left two days before term. She slept at Niamh Corrigan's when she could. She "
                "has not hurt herself since June and says that she has thought about it."
            ),
            happened=on(1, 9),
            told=at(7, 9, 8, 30),
            by="Naomi Fearon",
            post="school counsellor",
            how=HowTold.CHILD_SAID,
            words="They closed me and then he came back.",
            done="Safety plan with the school nurse; the aunt seen the same afternoon.",
            parents="The aunt says that she could not keep him out and was afraid of losing her niece.",
            categories=("self-harm", "domestic abuse"),
            others=(Other(child=FRIEND, part=Part.MENTIONED),),
        ),
        Judged(
            at=at(8, 9, 9, 40),
            key="level-4-again",
            level="l4",
            decision=Decision.REFER,
            why="Seven weeks after it was closed, the reason for opening it is back.",
            concerns=("plaster", "august"),
            ticked=(
                tick(
                    "n4-risky-adult",
                    fact(on(16, 4), PLAN, "background"),
                    fact(on(1, 9), "He was in the home for most of August.", "august"),
                ),
            ),
        ),
        Referred(
            at=at(8, 9, 10, 15),
            key="second",
            judgement="level-4-again",
            concerns=("plaster", "august"),
            purpose=Purpose.PROTECTION,
            route="mash-phone",
            consent=Consent.TOLD,
            consent_words="The aunt was told on 7 September and is relieved.",
            spoken_to="Fiona Trask, MASH duty social worker",
            reference="NM-26-0908",
            reason=(
                "The man whom the plan keeps out of the home lived there in August, after the case was "
                "closed on 21 July."
            ),
            why_now="Term has begun, and he has a key.",
            child_words="They closed me and then he came back.",
            outcome="One social worker, named to her beforehand, until the plan is kept.",
            says={
                Field.AGENCIES: (
                    "School nurse. Three social workers since May: Dominic Farr, Hazel Unwin, one not named."
                ),
                Field.RISKS_TO_STAFF: "Mr Leckie shouts; please do not visit alone.",
            },
        ),
        Contacted(
            at=at(8, 9, 15, 20),
            agency="Northmoor MASH",
            how="the referral form by the council's secure mailbox",
            asked="The call of 10:15 confirmed in writing.",
            result=ContactResult.REACHED,
            about="second",
            chases=(Due(of="second", rule="R04"),),
        ),
        Replied(
            at=at(9, 9, 14, 10),
            key="taken-on-again",
            to="second",
            outcome=Outcome.ACCEPTED,
            reason="Assessment to begin. A fourth social worker, Petra Haig, is allocated.",
            decider="Graham Pell",
            post="MASH team manager",
            organisation="Northmoor Council",
        ),
        Noted(
            at=at(9, 10, 15, 45),
            headline="Moved to a third team after one visit",
            account=(
                "Petra Haig came once, on 30 September. From 8 October the case is with Family Support; no "
                "worker is named."
            ),
            source="e-mail from the Family Safeguarding team",
            words="I don't learn their names now.",
        ),
        Replied(
            at=at(6, 11, 16, 35),
            key="closed-november",
            to="second",
            outcome=Outcome.NO_FURTHER_ACTION,
            code=ReasonCode.THRESHOLD,
            reason="Mr Leckie is not believed to be in the home. Needs can be met at level 2. Closed.",
            decider="Simon Orde",
            post="team manager, Family Safeguarding",
            organisation="Northmoor Council",
            channel="letter by secure e-mail",
            offered="Level 2: Early Help",
        ),
        Escalated(
            at=at(9, 11, 11, 0),
            key="stage-1",
            referral="second",
            judgement="level-4-again",
            points=(
                Point(
                    place=1,
                    they_say="He is not believed to be in the home.",
                    we_say="Nobody has visited since 30 September. He still has a key.",
                ),
            ),
            why_now="It is the second closing in four months. Each time she stops talking for weeks.",
            wanted=(
                "The case open, with one named social worker, until the key is back and she has been seen."
            ),
            agreed=("The aunt wants him out of the home.",),
            interim="Pastoral worker twice a day; safety plan; the aunt rings the police if he comes.",
            by="Dermot Quill",
            to_name="Fiona Trask",
        ),
        Tried(
            at=at(16, 11, 15, 20),
            what="The same pastoral worker and the same counsellor, through four social workers",
            agency="Rowan High School",
            level="l2",
            from_on=on(2, 9),
            how_often="twice a day, and weekly",
            effect=Effect.BETTER,
            result="She told us on 13 November, unasked, that he had rung.",
        ),
    ),
)
