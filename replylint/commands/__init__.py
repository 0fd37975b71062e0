"""What each command does, one file a command: a call comes in, an exit status goes out."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import BinaryIO

from replylint.commands.options import Call, understood
from replylint.model import ReplylintError
from replylint.text.patterns import pattern

INTERRUPTED = 130
_QUOTED = pattern("“[^”]*”|'[^']*'")  # what a sentence cites from a file: names of speakers, times, columns


def run(call: Call) -> int:
    """Carry out ``call``; whatever the user can mend is one sentence on standard error and status 2."""
    command = import_module(f"replylint.commands.{call.command.replace(' ', '_')}")
    gc.freeze()
    gc.enable()
    try:
        call = understood(call)
        status: int = command.run(call)
        with listened_to():
            pass
        return status
    except ReplylintError as error:
        fail(error, call.options.get("lang") or "zh")
        return 2
    except OSError as error:
        return unwritten(error, call.options.get("lang") or "zh")
    except KeyboardInterrupt:
        sys.stdout.flush()
        return INTERRUPTED
    except Exception as error:  # a fault of ours; Python's own status for it, 1, would mean findings
        fail(_ours(error), call.options.get("lang") or "zh")
        return 2


def unwritten(error: OSError, lang: str) -> int:
    """The status after ``error``, which is told: a full disk, or one that fails; where `head` has seen enough, 0."""
    _end_output()
    if isinstance(error, BrokenPipeError):
        return 0
    from replylint.faults import why

    file, (zh, en) = error.filename, why(error)
    zh, en = (f"{file}：{zh}。", f"{file}: {en}.") if file else (f"写不出去：{zh}。", f"cannot write: {en}.")
    fail(ReplylintError(zh, en), lang)
    return 2


def _ours(error: Exception) -> ReplylintError:
    """What to say of an error that is nobody's but ours: where it came up, without a word of the text."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}" if last else "?"  # noqa: PTH119
    fault = f"{type(error).__name__}, {place}"
    return ReplylintError(
        f"replylint 自己出错了（{fault}），没有检查完。请把这一行和文件的种类告诉维护者。",
        f"replylint itself failed ({fault}) and has not checked everything; please report this line.",
    )


@contextmanager
def listened_to() -> Iterator[None]:
    """Write to standard output, as long as somebody reads: once `head` has seen enough, the rest goes nowhere.

    So the run comes to its status all the same.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _end_output()


def _end_output() -> None:
    """Keep the interpreter's last flush of standard output quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def stdin() -> BinaryIO:
    """The bytes of standard input. Raises ReplylintError if whoever called us has closed it."""
    if sys.stdin is None:
        raise ReplylintError(
            "标准输入是关着的，没有可读的内容。", "standard input is closed: there is nothing to read."
        )
    return sys.stdin.buffer


def fail(error: ReplylintError, lang: str) -> None:
    """Say on standard error what went wrong."""
    say(f"replylint: {error.en if lang == 'en' else error.zh}")


def say(sentence: str) -> None:
    """One line on standard error: control characters made visible, personal data that is quoted starred out."""
    from replylint.reports.escape import visible

    if _QUOTED.search(sentence):
        from replylint.reports.privacy import masked

        sentence = _QUOTED.sub(lambda quoted: masked(quoted[0], cards=False), sentence)
    print(visible(sentence), file=sys.stderr)
