"""What a command reads: the files that its paths stand for, and how much was found in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from replylint import readers
from replylint.choices import Choices
from replylint.commands import say
from replylint.model import AGENT, Both, Message


def inputs(paths: Iterable[str], options: Mapping[str, Any], choices: Choices) -> Iterator[str]:
    """The files that ``paths`` stand for, without those that the settings exclude, which is said of named ones."""
    for path in paths:
        for file in readers.find_files([path], options["exclude"]):
            if not choices.excludes(file):
                yield file
            elif file == path and not options["quiet"]:
                excluded = Both(f"{file}：设置里写明不检查，已略过。", f"{file}: excluded by the settings, left out.")
                say(excluded.get(options["lang"]))


class Tally:
    """How much was read of one input."""

    def __init__(self) -> None:
        self.messages = self.agents = 0
        self._talks: set[int] = set()

    def count(self, messages: Iterable[Message]) -> Iterator[Message]:
        """Pass ``messages`` on, counting them."""
        for message in messages:
            self.messages += 1
            self.agents += message.role == AGENT
            if message.conversation is not None:
                self._talks.add(hash(message.conversation))
            yield message

    def sentence(self, title: Both) -> Both:
        """``读取：京东咚咚，3 通会话，128 条消息，客服 61 条``."""
        talks = len(self._talks)
        return Both(
            f"读取：{title.zh}，"
            + (f"{talks} 通会话，" if talks else "")
            + f"{self.messages} 条消息，客服 {self.agents} 条",
            f"read: {title.en}, "
            + (f"{talks} talks, " if talks else "")
            + f"{self.messages} messages, {self.agents} by agents",
        )
