"""What each command does, one file a command: a call comes in, an exit status goes out."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from replylint.model import ReplylintError
from replylint.options import Call

INTERRUPTED = 130


def run(call: Call) -> int:
    """Carry out ``call``; whatever the user can mend is one sentence on standard error and status 2."""
    lang = call.options.get("lang") or "zh"
    command = import_module(f"replylint.commands.{call.command.replace(' ', '_')}")
    try:
        status: int = command.run(call)
        sys.stdout.flush()
        return status
    except ReplylintError as error:
        fail(error, lang)
        return 2
    except BrokenPipeError:  # `head` has seen enough: end quietly, and keep the interpreter's last flush quiet too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stdout.flush()
        return INTERRUPTED


def fail(error: ReplylintError, lang: str) -> None:
    """Say on standard error what went wrong."""
    say(f"replylint: {error.en if lang == 'en' else error.zh}")


def say(sentence: str) -> None:
    """One line on standard error, with control characters made visible."""
    shown = "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in sentence)
    print(shown, file=sys.stderr)
