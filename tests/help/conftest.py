"""The lab for the remoting examples."""

from __future__ import annotations

from tests.lab.conftest import lab

__all__ = ["lab"]
