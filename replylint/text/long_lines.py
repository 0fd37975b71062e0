"""Lines of bytes as they come in, none of them without end."""

from collections.abc import Iterator
from typing import IO

from replylint.model import ReplylintError


def raw_lines(stream: IO[bytes], file: str, longest: int) -> Iterator[bytes]:
    """Each line of ``stream`` with its line feed. Raises ReplylintError for one of more than ``longest`` bytes."""
    while line := stream.readline(longest + 1):
        if len(line) > longest:
            raise too_long(file, longest)
        yield line


def too_long(file: str, longest: int) -> ReplylintError:
    """Why a line of more than ``longest`` bytes is not read."""
    return ReplylintError(
        f"{file}：有一行超过 {longest >> 20} MB，不像是聊天记录；如果确实是，请在设置里调大 size-limits",
        f"{file}: one line is longer than {longest >> 20} MB, as no text is; if it is one, raise size-limits",
    )
