"""Canned replies that stand in a JSON file beside a talk: the talk is read, of the replies it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.documents.names import is_reply_name, looked_up
from replylint.documents.speech import HAN
from replylint.model import Both
from replylint.readers.base import ReadOptions
from replylint.readers.record_search import MAX_DEPTH, Keys, escaped, is_turn

MOST_NAMED = 5  # names of fields in one sentence


def told(document: Any, file: str, options: ReadOptions) -> Iterator[Both]:
    """One remark if ``document``, which is read as records, holds a talk and, under names of replies, others."""
    found = _Search(options)
    pointers = list(found.replies(document))
    if found.talk and pointers:
        names = dict.fromkeys(next(key for key in reversed(one.split("/")) if not key.isdigit()) for one in pointers)
        fields = ",".join([*names][:MOST_NAMED])
        yield Both(
            f"{file}：当作聊天记录读取，另有 {len(pointers)} 条话术没有检查（{pointers[0]} 等）；"
            f"要检查它们，请再用 --field {fields} 检查一次",
            f"{file}: read as a chat; {len(pointers)} canned replies in it were not checked ({pointers[0]} …): check "
            f"them with --field {fields}",
        )


class _Search:
    """``talk``: whether turns of a talk were met."""

    def __init__(self, options: ReadOptions) -> None:
        self._keys = Keys(options)
        self.talk = False

    def replies(self, value: Any, pointer: str = "", named: bool = False, depth: int = 0) -> Iterator[str]:
        """The pointers of the texts under names of replies, outside of records; ``named``: below such a name."""
        if depth > MAX_DEPTH:
            return
        if isinstance(value, str) and named and HAN.search(value):
            yield pointer
        elif isinstance(value, list):
            for at, item in enumerate(value):
                yield from self.replies(item, f"{pointer}/{at}", named, depth + 1)
                if self.talk and isinstance(item, dict) and self._is_turn(item):
                    return  # and so are all behind it
        elif isinstance(value, dict):
            meaning = self._keys.of(value)
            if meaning and is_turn(meaning):
                self.talk = True
            elif meaning is None or isinstance(value.get(meaning.columns.text), (list, dict)):
                for key, item in value.items():
                    is_one = named or is_reply_name(looked_up(str(key)))
                    yield from self.replies(item, f"{pointer}/{escaped(str(key))}", is_one, depth + 1)

    def _is_turn(self, record: dict[str, Any]) -> bool:
        meaning = self._keys.of(record)
        return meaning is not None and is_turn(meaning)
