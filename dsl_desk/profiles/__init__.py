"""Local authorities' threshold profiles and the national rules: read, checked, counted."""

from __future__ import annotations
