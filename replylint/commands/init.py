"""``replylint init``: a settings file to begin with, every setting explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from replylint import writing
from replylint.commands import say
from replylint.commands.config import as_table
from replylint.commands.options import Call
from replylint.model import Both, ReplylintError
from replylint.settings.file import NAMES
from replylint.settings.schema import properties
from replylint.talks.timing import PLATFORM_YARDSTICKS
from replylint.toml import key as as_key
from replylint.toml import written

FILE = NAMES[0]
HEAD = Both(
    """\
# replylint 的设置。这个文件对它所在的文件夹和下面的所有文件夹有效。
# 去掉一行前面的“# ”，这一项就生效；不改的都是默认值。看实际生效的设置：replylint config""",
    """\
# Settings of replylint, for this folder and all below it.
# Take the "# " from the front of a line to make its setting; all others keep their defaults.
# What holds for a file is shown by: replylint config""",
)
WRITTEN = Both(
    f"写好了 {FILE}：按里面的说明修改，然后运行 replylint check 文件或文件夹。",
    f"wrote {FILE}: change it as it explains, then run replylint check FILE-OR-FOLDER.",
)


def run(call: Call) -> int:
    """Write ``replylint.toml`` into the working directory; raises ReplylintError if settings are there already."""
    lang = call.options["lang"] or "zh"
    present = next((name for name in NAMES[:2] if Path(name).exists()), None)
    if present:
        raise ReplylintError(f"这里已经有 {present}，没有改动它。", f"there is {present} already; it was left alone.")
    writing.replace(FILE, template(call.options["platform"], lang).encode())
    say(WRITTEN.get(lang))
    return 0


def template(platform: str | None, lang: str) -> str:
    """A settings file that names the shop's platform and shows everything else as a remark."""
    shown = properties() | {
        "platform": properties()["platform"] | {"examples": [platform or "jd"]},
        "yardsticks": properties()["yardsticks"] | {"examples": [as_table(PLATFORM_YARDSTICKS[platform or "none"])]},
    }
    examples = {key: node.get("examples", [node.get("default")])[0] for key, node in shown.items()}
    parts = [HEAD.get(lang)]
    for key in sorted(shown, key=lambda key: isinstance(examples[key], dict)):  # TOML wants tables behind all else
        if examples[key] is not None:
            sign = "" if key == "platform" and platform else "# "
            setting = [sign + line for line in _setting(key, examples[key])]
            parts.append("\n".join((f"# {shown[key]['title' if lang == 'en' else 'description']}", *setting)))
    return "\n\n".join(parts) + "\n"


def _setting(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{key} = {written(value)}"
        return
    yield f"[{key}]"
    for name, inner in value.items():
        yield f"{as_key(name)} = {written(inner)}"
