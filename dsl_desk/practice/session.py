"""Whether somebody has left this computer: it was locked, or it is about to sleep. The window asks here."""

from __future__ import annotations

from dsl_desk.device.session import Buses, Happening, buses, read_message, register

__all__ = ["Buses", "Happening", "buses", "read_message", "register"]
