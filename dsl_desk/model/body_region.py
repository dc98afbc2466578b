"""The parts of a child's body that a mark is placed on, seen from the front and from the back.

Left and right are always those of the child, whichever way the drawing faces. They stand in a region's id and
are read from it, so nobody types them and no screen or page can turn them round.
"""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """The two drawings of the body map."""

    FRONT = "front"
    BACK = "back"


class BodySide(StrEnum):
    """Left or right of the child."""

    LEFT = "left"
    RIGHT = "right"


class Region(StrEnum):
    """A part of the body, in reading order: head to foot, front then back.

    The value is the id kept in the ledger: the view, the side if it has one, the part. A region may be added
    with a new version of the kinds that use it; none is ever renamed.
    """

    FRONT_TOP_OF_HEAD = "front-top-of-head"
    FRONT_FOREHEAD = "front-forehead"
    FRONT_RIGHT_EYE = "front-right-eye"
    FRONT_LEFT_EYE = "front-left-eye"
    FRONT_RIGHT_EAR = "front-right-ear"
    FRONT_LEFT_EAR = "front-left-ear"
    FRONT_NOSE = "front-nose"
    FRONT_RIGHT_CHEEK = "front-right-cheek"
    FRONT_LEFT_CHEEK = "front-left-cheek"
    FRONT_MOUTH = "front-mouth"
    FRONT_CHIN = "front-chin"
    FRONT_NECK = "front-neck"
    FRONT_RIGHT_SHOULDER = "front-right-shoulder"
    FRONT_LEFT_SHOULDER = "front-left-shoulder"
    FRONT_RIGHT_UPPER_ARM = "front-right-upper-arm"
    FRONT_LEFT_UPPER_ARM = "front-left-upper-arm"
    FRONT_RIGHT_ELBOW = "front-right-elbow"
    FRONT_LEFT_ELBOW = "front-left-elbow"
    FRONT_RIGHT_FOREARM = "front-right-forearm"
    FRONT_LEFT_FOREARM = "front-left-forearm"
    FRONT_RIGHT_WRIST = "front-right-wrist"
    FRONT_LEFT_WRIST = "front-left-wrist"
    FRONT_RIGHT_HAND = "front-right-hand"
    FRONT_LEFT_HAND = "front-left-hand"
    FRONT_RIGHT_CHEST = "front-right-chest"
    FRONT_LEFT_CHEST = "front-left-chest"
    FRONT_ABDOMEN = "front-abdomen"
    FRONT_RIGHT_HIP = "front-right-hip"
    FRONT_LEFT_HIP = "front-left-hip"
    FRONT_GROIN = "front-groin"
    FRONT_RIGHT_THIGH = "front-right-thigh"
    FRONT_LEFT_THIGH = "front-left-thigh"
    FRONT_RIGHT_KNEE = "front-right-knee"
    FRONT_LEFT_KNEE = "front-left-knee"
    FRONT_RIGHT_SHIN = "front-right-shin"
    FRONT_LEFT_SHIN = "front-left-shin"
    FRONT_RIGHT_ANKLE = "front-right-ankle"
    FRONT_LEFT_ANKLE = "front-left-ankle"
    FRONT_RIGHT_FOOT = "front-right-foot"
    FRONT_LEFT_FOOT = "front-left-foot"
    BACK_HEAD = "back-head"
    BACK_LEFT_EAR = "back-left-ear"
    BACK_RIGHT_EAR = "back-right-ear"
    BACK_NECK = "back-neck"
    BACK_LEFT_SHOULDER = "back-left-shoulder"
    BACK_RIGHT_SHOULDER = "back-right-shoulder"
    BACK_LEFT_UPPER_ARM = "back-left-upper-arm"
    BACK_RIGHT_UPPER_ARM = "back-right-upper-arm"
    BACK_LEFT_ELBOW = "back-left-elbow"
    BACK_RIGHT_ELBOW = "back-right-elbow"
    BACK_LEFT_FOREARM = "back-left-forearm"
    BACK_RIGHT_FOREARM = "back-right-forearm"
    BACK_LEFT_WRIST = "back-left-wrist"
    BACK_RIGHT_WRIST = "back-right-wrist"
    BACK_LEFT_HAND = "back-left-hand"
    BACK_RIGHT_HAND = "back-right-hand"
    BACK_LEFT_SHOULDER_BLADE = "back-left-shoulder-blade"
    BACK_RIGHT_SHOULDER_BLADE = "back-right-shoulder-blade"
    BACK_UPPER_BACK = "back-upper-back"
    BACK_LOWER_BACK = "back-lower-back"
    BACK_LEFT_HIP = "back-left-hip"
    BACK_RIGHT_HIP = "back-right-hip"
    BACK_LEFT_BUTTOCK = "back-left-buttock"
    BACK_RIGHT_BUTTOCK = "back-right-buttock"
    BACK_LEFT_THIGH = "back-left-thigh"
    BACK_RIGHT_THIGH = "back-right-thigh"
    BACK_LEFT_KNEE = "back-left-knee"
    BACK_RIGHT_KNEE = "back-right-knee"
    BACK_LEFT_CALF = "back-left-calf"
    BACK_RIGHT_CALF = "back-right-calf"
    BACK_LEFT_ANKLE = "back-left-ankle"
    BACK_RIGHT_ANKLE = "back-right-ankle"
    BACK_LEFT_FOOT = "back-left-foot"
    BACK_RIGHT_FOOT = "back-right-foot"

    @property
    def view(self) -> View:
        """Give the drawing it lies on."""
        return View(self.value.partition("-")[0])

    @property
    def side(self) -> BodySide | None:
        """Give the child's left or right; None for a part in the middle."""
        second = self.value.split("-")[1]
        return BodySide(second) if second in tuple(BodySide) else None

    @property
    def part(self) -> str:
        """Name the part without view or side: "upper arm"."""
        return " ".join(self.value.split("-")[1 if self.side is None else 2 :])

    @property
    def words(self) -> str:
        """Name it for a reader: "Left forearm, front", "Back of the right knee", "Chin"."""
        said = _SAID.get((self.view, self.part))
        if said is None:
            sided = f"{self.side or ''} {self.part}".strip()
            said = f"{sided}, {self.view}" if _is_on_both(self) else sided
        else:
            said = said.format(side=self.side)
        return said[0].upper() + said[1:]


def regions_of(view: View) -> tuple[Region, ...]:
    """Give the regions of one drawing, head to foot."""
    return tuple(region for region in Region if region.view is view)


def _is_on_both(region: Region) -> bool:
    return any(one.part == region.part and one.view is not region.view for one in Region)


_SAID = {
    (View.FRONT, "top of head"): "top of the head",
    (View.FRONT, "ear"): "{side} ear",
    (View.FRONT, "hand"): "{side} palm or fingers",
    (View.FRONT, "knee"): "{side} knee",
    (View.FRONT, "foot"): "top of the {side} foot",
    (View.BACK, "head"): "back of the head",
    (View.BACK, "ear"): "behind the {side} ear",
    (View.BACK, "neck"): "back of the neck",
    (View.BACK, "hand"): "back of the {side} hand",
    (View.BACK, "knee"): "back of the {side} knee",
    (View.BACK, "foot"): "{side} heel or sole",
}
"""Parts that people call by another name on one of the drawings."""
