"""Data files: authorities, guidance, fonts. No logic."""

from __future__ import annotations
