"""The computer it runs on: its clock, folders, settings, keyring and files."""

from __future__ import annotations
