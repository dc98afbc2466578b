"""A 200-page pack, beside the same flowables through a bare ReportLab document.

Both make their flowables afresh and lay them out; the floor has no furniture round the text, no page totals,
no page numbers in its contents and no metadata. Run it: python -m tests.bench.pack
"""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate

from dsl_desk.packs.press import Press
from dsl_desk.packs.referral import referral_pack, referral_story
from dsl_desk.packs.styles import MARGIN_FOOT, MARGIN_SIDE, MARGIN_TOP
from tests.bench.measure import compare
from tests.packs.samples import long_referral

EVENTS = 840
COUNT = 3
TARGET = 1.25
FRAME_PADDING = 6
"""Points that a bare ReportLab frame keeps clear on each side."""


def main() -> None:
    """Print the one figure."""
    value = long_referral(EVENTS)

    def bare() -> bytes:
        file = BytesIO()
        document = SimpleDocTemplate(
            file,
            pagesize=A4,
            leftMargin=MARGIN_SIDE - FRAME_PADDING,
            rightMargin=MARGIN_SIDE - FRAME_PADDING,
            topMargin=MARGIN_TOP - FRAME_PADDING,
            bottomMargin=MARGIN_FOOT - FRAME_PADDING,
        )
        document.build(referral_story(Press(), value))
        return file.getvalue()

    pages = [made.count(b"/Type /Page\n") for made in (referral_pack(value), bare())]
    figure = compare(
        f"pack of {pages[0]} pages (floor {pages[1]})",
        lambda: referral_pack(value),
        bare,
        count=COUNT,
        target=TARGET,
    )
    print(figure)


if __name__ == "__main__":
    main()
