"""``replylint server``: a language server on standard input and output, for editors."""

from __future__ import annotations

from replylint.commands.options import Call
from replylint.model import ReplylintError


def run(call: Call) -> int:
    """Serve one editor until it ends the session; status 0. Raises ReplylintError if the extra is not installed."""
    try:
        from replylint.server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise ReplylintError(
            "还没有装编辑器支持：请运行 pip install 'replylint[server]'。",
            "editor support is not installed: run pip install 'replylint[server]'.",
        ) from None
    serve(call.options)
    return 0
