"""Words that redaction must know: names that are also ordinary words, titles, kinds of street."""

from __future__ import annotations

MONTHS = frozenset({"april", "may", "june", "august"})
"""Months that are names too: beside a number they are a date."""

_ORDINARY = """
ace amber an angel april archer art august autumn bailey baker ball beck bell bill bird bishop black blue
bond bowman brook brooks brown bush carter case chance chase chip child church clay cliff cook cooper
coral crane crystal daisy dale dawn day dean do drew duke dusty ebony eve faith field fields fisher flora
florence ford forest fox frank frost gay gene glen good grace grant gray green grey grove hall happy
harmony hart hazel heath heather hill holly hope house hunter iris ivy jack jade jasmine jay jean jet joy
june kay keen king knight lake lamb lance lane lark laurel lee lily long love major mark mason may mercy
miles mill miller moon moore my myrtle noble noel north olive page park parker patience pearl penny
pepper pierce pip pope potter poppy prince price rain rains ray reed reid rich rob robin rock rod rose
rowan royal ruby rush sage sandy sharp short shore sky skinner smith snow so son sonny south star stone
storm summer sun swan swift taylor temple tiger trinity troy turner violet vale walker ward waters way
weaver webb wells west white wild will winter wise wolf wood woods wright york young
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Names that are words: written in lower case they are left, and told to whoever checks the pack."""

_PARTICLES = """
al ap ab bin bint da das de del della den der di dos du el ibn la le les mac mc of san st ter van von y
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of a name never looked for on their own."""

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "revd"})

UNITS = frozenset({"flat", "apartment", "apt", "unit", "room", "no", "number", "house"})
"""Words that may stand before a door number."""

_STREETS = (
    ("avenue", "ave", "av"),
    ("close", "cl"),
    ("court", "ct"),
    ("crescent", "cres"),
    ("drive", "dr"),
    ("gardens", "gdns"),
    ("green", "grn"),
    ("grove", "gr"),
    ("lane", "ln"),
    ("mews", "mws"),
    ("park", "pk"),
    ("place", "pl"),
    ("road", "rd"),
    ("square", "sq"),
    ("street", "st"),
    ("terrace", "terr", "ter"),
    ("walk", "wlk"),
    ("way", "wy"),
)
STREETS = {word: tuple(other for other in kind if other != word) for kind in _STREETS for word in kind}
"""A kind of street and how else it is written."""
