"""The command line within this process: hundreds of tests ask what it answers, and few how it starts."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from unittest.mock import patch

from replylint.__main__ import main


def replylint(
    *arguments: str | Path, stdin: str | bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """What ``replylint ARGUMENTS`` answers in the folder ``cwd``, with ``environment`` added to ours.

    Its streams are files and no terminals, as when a shell redirects them.
    """
    argv, here = ["replylint", *map(str, arguments)], Path.cwd()
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as said:
        given.write(stdin.encode() if isinstance(stdin, str) else stdin)
        given.seek(0)
        streams = {"stdin": TextIOWrapper(given), "stdout": TextIOWrapper(out), "stderr": TextIOWrapper(said)}
        os.chdir(cwd or here)
        try:
            with patch.multiple(sys, argv=argv, **streams), patch.dict(os.environ, environment):
                main()
        except SystemExit as end:
            status = int(end.code or 0)
        finally:
            os.chdir(here)
            gc.unfreeze()
        return subprocess.CompletedProcess(argv, status, *map(_written, (streams["stdout"], streams["stderr"])))


def told(*arguments: str | Path, stdin: str = "", **environment: str) -> tuple[int, str, str]:
    """The same as a status and two texts."""
    done = replylint(*arguments, stdin=stdin, **environment)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    stream.buffer.seek(0)
    return stream.buffer.read()
