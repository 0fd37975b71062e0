"""Patterns for files, as in .gitignore."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from replylint.model import ReplylintError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@lru_cache(maxsize=64)
def globs(lines: tuple[str, ...]) -> "GitIgnoreSpec":
    """The files that ``lines`` stand for. Raises ReplylintError for a line that is no pattern."""
    from pathspec import GitIgnoreSpec

    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error):  # the latter for [z-a]
            raise ReplylintError(
                f"文件的写法看不懂：{line}（写法同 .gitignore）。",
                f"this pattern for files is not understood: {line} (it is written as in .gitignore).",
            ) from None
    return GitIgnoreSpec.from_lines(lines)
