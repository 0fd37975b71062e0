"""Check Chinese customer-service replies: advertising-law words, forbidden phrases, tone.

>>> from replylint import check
>>> [finding.quote for finding in check("亲，这是全网最低价哦", platform="jd")]
['全网最低价']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replylint.model import Finding

__version__ = "0.6.0"
__all__ = ["__version__", "check"]


def check(text: str, platform: str = "none", scope: str = "chat", before: str = "") -> list[Finding]:
    """The findings in one reply, in the order of the text, without those that an exemption excuses.

    ``platform`` is the one the shop sells on (``jd``, ``tmall``, ``taobao``, ``pdd``, ``douyin``,
    ``none``), ``scope`` is ``chat`` or ``public``, ``before`` what the customer said last. Offsets count
    code points of ``text``. For other settings build a ``replylint.engine.Linter``. Raises TypeError for a text that
    is none, ValueError for a platform or scope that does not exist.
    """
    from replylint.linter import Linter
    from replylint.model import PLATFORMS, SCOPES, Message
    from replylint.settings import Settings

    for name, value in (("text", text), ("before", before)):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    for name, value, known in (("platform", platform, PLATFORMS), ("scope", scope, SCOPES)):
        if value not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}; not {value!r}")
    linter = Linter(Settings(platform=platform, scope=scope))
    return [finding for finding in linter.findings(Message(text), before) if not finding.exempt]
