"""Exemptions of the advertising law: each governs the very word, and says which article excuses it."""

from __future__ import annotations

from replylint.model import Hit
from replylint.view import View


def pardon(view: View, hit: Hit) -> Hit:
    """``hit`` as it is, or with the name of the exemption that governs its words."""
    return hit
