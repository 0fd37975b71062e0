"""The command line's front door: ordinary calls start at once, everything else goes through typer."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line and exit with its status: 0 clean, 1 findings, 2 could not do it."""
    gc.disable()  # until all is imported: nothing of it becomes garbage
    if sys.getfilesystemencoding() != "utf-8":  # names of files are the same bytes in any locale, and so are reports
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    if sys.stderr is None:  # closed: nobody wants to hear
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    if sys.stdout is None:
        print("replylint: 标准输出是关着的，结果没有地方写。", file=sys.stderr)
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    from replylint.commands.options import read

    call = read(sys.argv[1:])
    if call is None:
        from replylint.cli import main as parsed_by_typer

        parsed_by_typer()
    else:
        from replylint.commands import run

        sys.exit(run(call))


def program() -> None:
    """``main`` as a program of its own, which ends at once: what its memory holds is not taken apart piece by piece.

    That would take a draft as long as to be judged. What has threads or processes to wait for ends as usual.
    """
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and sys.modules.keys().isdisjoint(("concurrent", "multiprocessing")):
            with suppress(AttributeError, OSError):  # nobody listens, or the disk is full: the usual end tells of it
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(end.code)
        raise


if __name__ == "__main__":
    program()
