"""What every output format is made of: one function, fed messages in file order, writing to one stream.

Findings come as they are to be shown: what is private is already masked, what is forgiven already left
out (see ``privacy``). A format only lays them out, and makes hostile text harmless in its own notation.
"""

from collections.abc import Callable, Iterable
from typing import BinaryIO, NamedTuple, TextIO

from replylint.model import Checked
from replylint.talks.timing import Yardsticks


class ReportOptions(NamedTuple):
    """What the reader of a report chose.

    ``lang`` is ``zh`` or ``en``. ``color`` and ``width`` (in terminal cells) matter on terminals only.
    ``show_private`` leaves personal data readable, ``show_waived`` lists forgiven findings too,
    ``anonymize`` replaces the names of people. ``flush`` hands every message's findings on at once.
    ``yardsticks`` are the response times that the shop is held to.
    """

    lang: str = "zh"
    color: bool = False
    width: int = 80
    show_private: bool = False
    show_waived: bool = False
    anonymize: bool = False
    flush: bool = False
    yardsticks: Yardsticks = Yardsticks()


TextReport = Callable[[Iterable[Checked], TextIO, ReportOptions], None]
BinaryReport = Callable[[Iterable[Checked], BinaryIO, ReportOptions], None]
Report = TextReport | BinaryReport
