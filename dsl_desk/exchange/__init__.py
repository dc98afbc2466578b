"""Files that come from other programs and go to them."""

from __future__ import annotations
