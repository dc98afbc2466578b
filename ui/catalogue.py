"""Which screen stands at which place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.places import Where
from ui.screens.activity import ActivityScreen
from ui.screens.address import AddressScreen
from ui.screens.authority import AuthorityScreen
from ui.screens.child import ChildScreen
from ui.screens.children import ChildrenScreen
from ui.screens.concern import ConcernScreen
from ui.screens.concerns import ConcernsScreen
from ui.screens.contact import ContactScreen
from ui.screens.correct import CorrectScreen
from ui.screens.deadlines import DeadlinesScreen
from ui.screens.drafts import DraftsScreen
from ui.screens.escalate import EscalateScreen
from ui.screens.help import HelpScreen
from ui.screens.import_pupils import ImportScreen
from ui.screens.judge import JudgeScreen
from ui.screens.new_child import NewChildScreen
from ui.screens.note import NoteScreen
from ui.screens.pack import PackScreen
from ui.screens.person import PersonScreen
from ui.screens.profiles import ProfilesScreen
from ui.screens.record import RecordScreen
from ui.screens.refer import ReferScreen
from ui.screens.referrals import ReferralsScreen
from ui.screens.reply import ReplyScreen
from ui.screens.school import SchoolScreen
from ui.screens.search import SearchScreen
from ui.screens.settings import SettingsScreen
from ui.screens.slip import SlipScreen
from ui.screens.support_given import SupportScreen
from ui.screens.today import TodayScreen
from ui.screens.wizard import WizardScreen

if TYPE_CHECKING:
    from ui.places import Place
    from ui.room import Room
    from ui.screen import Screen

SCREENS: dict[Where, type[Screen]] = {
    Where.TODAY: TodayScreen,
    Where.CHILDREN: ChildrenScreen,
    Where.CHILD: ChildScreen,
    Where.NEW_CHILD: NewChildScreen,
    Where.IMPORT: ImportScreen,
    Where.CONCERNS: ConcernsScreen,
    Where.CONCERN: ConcernScreen,
    Where.NOTE: NoteScreen,
    Where.CONTACT: ContactScreen,
    Where.SUPPORT: SupportScreen,
    Where.JUDGE: JudgeScreen,
    Where.REFERRALS: ReferralsScreen,
    Where.REFER: ReferScreen,
    Where.REPLY: ReplyScreen,
    Where.ESCALATE: EscalateScreen,
    Where.PACK: PackScreen,
    Where.SLIP: SlipScreen,
    Where.RECORD: RecordScreen,
    Where.CORRECT: CorrectScreen,
    Where.ADDRESS: AddressScreen,
    Where.AUTHORITY: AuthorityScreen,
    Where.PERSON: PersonScreen,
    Where.SEARCH: SearchScreen,
    Where.DEADLINES: DeadlinesScreen,
    Where.DRAFTS: DraftsScreen,
    Where.ACTIVITY: ActivityScreen,
    Where.PROFILES: ProfilesScreen,
    Where.SCHOOL: SchoolScreen,
    Where.WIZARD: WizardScreen,
    Where.SETTINGS: SettingsScreen,
    Where.HELP: HelpScreen,
}


def make_screen(room: Room, place: Place) -> Screen:
    """Make the screen of a place."""
    return SCREENS[place.screen](room, place)
