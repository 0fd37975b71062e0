"""What is said of times that could not be read: the rules about answer times know nothing of their messages."""

from __future__ import annotations

from replylint.model import Both, Place

_LONGEST = 60  # characters of a time that are shown


class Unread:
    """The times of one input that could not be read: how many, and the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self._first = "", Place()

    def add(self, spelled: str, place: Place) -> None:
        """One more, of the message at ``place``."""
        if not self.count:
            self._first = spelled, place
        self.count += 1

    def sentence(self) -> Both:
        """What to say of them."""
        spelled, place = self._first
        shown = "".join(char if char.isprintable() else "\ufffd" for char in spelled[:_LONGEST])
        row, pointer = place.row or place.line, f" {place.pointer}" if place.pointer else ""
        which = any(sign in shown[:3] for sign in "/-")  # 5/1/2023
        return Both(
            f"{place.file}：{self.count} 条消息的时间读不懂，如第 {row} 行{pointer} 的“{shown}”"
            f"{'（先写的是日还是月？）' if which else ''}；它们的响应时间没有检查，时间请写成 2023-05-01 13:00:00 这样",
            f"{place.file}: the times of {self.count} messages are not understood, as '{shown}' in row {row}{pointer}"
            f"{' (is the day or the month first?)' if which else ''}; their answer times were not checked. "
            "Write times like 2023-05-01 13:00:00",
        )
