"""One excuse: what it excuses, and in what surroundings."""

from typing import NamedTuple

from replylint.model import Both, Severity

RANGE = "全网|全国|全球|世界|国内|国际|行业|业[内界]|同行|同类|同价|市面|市场|史上|历史|天下|全[城市省]|类目|平台|亚洲"  # of whom something is said to be the first


class Exemption(NamedTuple):
    """One excuse.

    ``name`` and ``article`` make up what a waived finding is listed with; ``title`` says what passes.
    ``codes`` are the prefixes of the rules that it may excuse, ``words`` must stand in the words at
    fault and ``unless`` must not; ``asked``, if any, the customer must have said before. One pattern of ``governs`` must hold ◇, the words at fault
    (signs: ``exemptions``).
    ``severity`` lowers the finding instead of waiving it. ``good`` are excused, ``bad`` stay findings.
    """

    name: str
    article: str
    title: Both
    codes: tuple[str, ...]
    governs: tuple[str, ...]
    words: str = ""
    unless: str = ""
    asked: str = ""
    severity: Severity | None = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a waived finding is listed with: 五（一）服务态度."""
        return self.article + self.name
