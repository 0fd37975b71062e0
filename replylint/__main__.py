"""The command line's front door: ordinary calls start at once, everything else goes through typer."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its status: 0 clean, 1 findings, 2 could not do it."""
    if sys.getfilesystemencoding() != "utf-8":  # names of files are the same bytes in any locale, and so are reports
        import os

        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    from replylint.options import read

    call = read(sys.argv[1:])
    if call is None:
        from replylint.cli import app

        app()
    else:
        from replylint.commands import run

        sys.exit(run(call))


if __name__ == "__main__":
    main()
