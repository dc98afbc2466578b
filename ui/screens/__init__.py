"""One file per screen."""

from __future__ import annotations
