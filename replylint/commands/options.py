"""The options of the commands, written down once.

``cli`` shows them and parses them with typer. Loading typer takes longer than checking a page of
drafts, so the ordinary calls of ``check`` and ``filter`` are read here from the same table; anything
unusual (help, an unknown option, a missing value) is left to typer.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from replylint.model import PLATFORMS, SCOPES, ReplylintError

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "csv", "xlsx", "html")
LEVELS = ("info", "warning", "error")
LANGUAGES = ("zh", "en")


class Option(NamedTuple):
    """One option: ``default`` also tells its kind (False: a switch; a tuple: may be repeated; else one value)."""

    flag: str
    default: bool | str | tuple[str, ...] | None
    help: str
    choices: tuple[str, ...] = ()
    short: str | None = None
    metavar: str | None = None

    @property
    def name(self) -> str:
        """The option's name in Python."""
        return self.flag.removeprefix("--").replace("-", "_")


SETTINGS = (
    Option("--config", None, "The settings file, instead of the next one upwards from each input.", metavar="FILE"),
    Option("--isolated", False, "Read no settings file."),
)
COMMON = (
    Option("--platform", None, "The platform the shop sells on; other platforms' names are findings.", PLATFORMS, "-p"),
    Option("--scope", None, "What the texts are: one-to-one chat, or copy that is published.", SCOPES),
    Option("--select", (), "Only these codes or prefixes, e.g. AD,ST101.", metavar="CODES"),
    Option("--ignore", (), "Not these codes or prefixes.", metavar="CODES"),
    Option("--severity", None, "Report findings of this severity and above.", LEVELS),
    Option("--lexicon", (), "Your own lexicon or bare word list, besides those that ship.", metavar="FILE"),
    Option("--strict", False, "Report every listed word wherever it stands, without exemptions."),
    Option("--no-scorer", False, "Rules only: leave the learned tone scorer out."),
    *SETTINGS,
    Option("--lang", None, "Language of what people read.", LANGUAGES),
)
QUIET = Option("--quiet", False, "Nothing on standard error but errors.", short="-q")
FIELD = Option("--field", (), "Which values of a canned-reply file are replies, e.g. answer,*.reply.", metavar="NAMES")
READING = (
    Option("--role", (), "Whose messages are checked: agent (default), customer, robot, system, all.", metavar="ROLE"),
    Option("--column", (), "Which column is what, e.g. text=聊天正文,role=发言方.", metavar="MAP"),
    Option("--roles", (), "What the file's role words mean, e.g. 坐席=agent,访客=customer.", metavar="MAP"),
    Option("--agent", (), "A sender who is staff; globs allowed.", metavar="NAME"),
    Option("--layout", None, "The input's layout, if it is not recognised (see `replylint layouts`).", metavar="NAME"),
    Option("--encoding", None, "The input's encoding, if it is not recognised.", metavar="NAME"),
    Option("--timezone", None, "Time zone of times without one (default Asia/Shanghai).", metavar="ZONE"),
    FIELD,
)
CHECK = (
    *COMMON,
    *READING,
    Option("--fix", False, "Write the safe softer wordings into the files; chats and xlsx are never written to."),
    Option("--unsafe-fixes", False, "With --fix or --diff: also wordings that a person should look at."),
    Option("--diff", False, "Show what --fix would write, and write nothing."),
    Option(
        "--format",
        (),
        "Output format; FORMAT=FILE writes to a file, and may be repeated.",
        short="-f",
        metavar="FORMAT[=FILE]",
    ),
    Option(
        "--output",
        None,
        "Write the findings to this file; without --format, as its name says (.json, .html, .xlsx …).",
        short="-o",
        metavar="FILE",
    ),
    Option("--show-waived", False, "Also list what an exemption or a waiver excused, and why."),
    Option("--show-private", False, "Show personal data that was found instead of masking it."),
    Option("--anonymize", False, "Replace the names of agents and customers by stable pseudonyms."),
    Option("--baseline", None, "Do not report the findings that this file lists as known.", metavar="FILE"),
    Option("--write-baseline", None, "Write all present findings into this file, as known.", metavar="FILE"),
    Option("--prune-baseline", False, "Take what is no longer found out of the baseline."),
    Option("--add-waivers", False, "Write marks that waive the present findings into Markdown, YAML and TOML files."),
    Option("--reason", None, "With --add-waivers: why, written into the marks.", metavar="TEXT"),
    Option("--summary", False, "Print what to do first: figures by agent, answer times, worst talks."),
    Option("--statistics", False, "Print a count for each rule instead of the findings."),
    Option("--exclude", (), "Leave out files that match this glob.", metavar="GLOB"),
    Option(
        "--hook", False, "For commits: pass over JSON files and tables that hold no replies; tell what to add again."
    ),
    Option("--show-files", False, "List the files that would be checked, and check nothing."),
    Option("--stdin-filename", None, "With -: the file whose text comes in, for settings and places.", metavar="FILE"),
    Option("--watch", False, "Check again whenever a file changes, until interrupted."),
    Option("--jobs", None, "Processes that share long inputs: a number, or auto (default): one a core.", metavar="N"),
    Option("--exit-zero", False, "Exit with 0 even if there are findings."),
    QUIET,
)


class Call(NamedTuple):
    """One call of a command: its arguments and all its options by name."""

    command: str
    arguments: tuple[str, ...]
    options: dict[str, Any]


EXPLAIN = (
    Option("--lexicon", (), "Your own lexicon, besides those that ship.", metavar="FILE"),
    Option("--format", None, "Output format.", ("text", "json", "markdown"), "-f"),
    Option("--lang", None, "Language of what people read.", LANGUAGES),
)
LEXICON_CHECK = (Option("--lang", None, "Language of what people read.", LANGUAGES),)
READ = (
    *READING[1:],
    *SETTINGS,
    Option("--lang", None, "Language of messages on standard error.", LANGUAGES),
    QUIET,
)
MODES = ("soften", "mask", "drop", "mark")
FILTER = (
    *COMMON,
    Option("--mode", "soften", "Soften the words, mask them (＊), drop their drafts, or mark them (【】).", MODES),
    Option("--jsonl", False, "Each line is a JSON record; only its reply is changed."),
    Option("--null", False, "Drafts end with a NUL instead of a line break, and may hold several lines.", short="-0"),
    FIELD,
    Option("--encoding", None, "Encoding of the drafts, in and out (default UTF-8).", metavar="NAME"),
)
LAYOUTS = (*SETTINGS, Option("--lang", None, "Language of what people read.", LANGUAGES))
CONFIG = (
    *COMMON,
    *READING,
    Option("--schema", False, "Print the JSON schema of settings files instead, for editors."),
)
INIT = (
    COMMON[0],
    Option("--lang", None, "Language of the comments.", LANGUAGES),
)
SERVER = (*COMMON, FIELD)

COMMANDS: dict[str, tuple[Option, ...]] = {
    "check": CHECK,
    "filter": FILTER,
    "explain": EXPLAIN,
    "read": READ,
    "layouts": LAYOUTS,
    "config": CONFIG,
    "init": INIT,
    "lexicon check": LEXICON_CHECK,
    "server": SERVER,
}
QUICK = ("check", "filter")  # commands whose ordinary calls must not wait for typer


class Help(NamedTuple):
    """What ``--help`` says of a command; ``arguments`` is their metavar, empty for none."""

    summary: str
    examples: tuple[str, ...] = ()
    arguments: str = ""
    required: bool = False


HELP = {
    "check": Help(
        "Check drafts, canned replies or chat exports. Exit status: 0 clean, 1 findings, 2 could not do it.",
        (
            "replylint check export.txt --platform jd",
            "replylint check replies/ --scope public",
            "echo '亲，全网最低价哦' | replylint check -",
            "replylint check chats.csv --column text=聊天正文,role=发言方 --roles 坐席=agent",
        ),
        "PATH...|-",
        True,
    ),
    "filter": Help(
        "Soften drafts on their way from standard input to standard output, one a line; what was found goes to "
        "standard error. Advice is softened, too, but neither masked, dropped, marked nor a failure; with --severity "
        "warning it stays as it is. Exit status: 0 all that came out is clean, 1 something is not, 2 could not do it.",
        (
            "cat drafts.txt | replylint filter > out.txt",
            "replylint filter --jsonl --field reply < drafts.jsonl",
            "replylint filter --mode drop < drafts.txt",
        ),
    ),
    "explain": Help(
        "Explain one rule, or list all of them.", ("replylint explain", "replylint explain AD101"), "[CODE]"
    ),
    "read": Help(
        "Write what was understood of an export, one message a line as JSON.",
        ("replylint read export.txt > talks.jsonl",),
        "FILE...",
        True,
    ),
    "layouts": Help("List the export layouts that are recognised, and those that the settings here name."),
    "config": Help(
        "Show the settings that hold for a file (default: here), and where each of them was made.",
        (
            "replylint config",
            "replylint config replies/returns.md",
            "replylint config --schema > replylint.schema.json",
        ),
        "[FILE]",
    ),
    "init": Help(
        "Write a replylint.toml with every setting explained. An existing one is never overwritten.",
        ("replylint init", "replylint init --platform jd"),
    ),
    "lexicon": Help("Work with lexicon files."),
    "lexicon check": Help(
        "Check lexicon files: malformed lines, duplicates, unreachable entries, examples that fail.",
        ("replylint lexicon check", "replylint lexicon check 本店词库.txt"),
        "[FILE]...",
    ),
    "server": Help(
        "Run the language server for editors on standard input and output. Needs the extra replylint[server].",
        ("replylint server", "replylint server --platform jd"),
    ),
}


def read(argv: Sequence[str]) -> Call | None:
    """The call that ``argv`` (without the program's name) makes, or None if typer should look at it."""
    if not argv or argv[0] not in QUICK:
        return None
    table = COMMANDS[argv[0]]
    by_flag = {flag: option for option in table for flag in (option.flag, option.short) if flag}
    values: dict[str, Any] = {option.name: option.default for option in table}
    arguments: list[str] = []
    rest = iter(argv[1:])
    for word in rest:
        flag, equals, value = word.partition("=")
        option = by_flag.get(flag)
        if option is None:
            if word.startswith("-") and word != "-":
                return None
            arguments.append(word)
        elif option.default is False:
            if equals:
                return None
            values[option.name] = True
        else:
            given = value if equals else next(rest, None)
            if given is None:
                return None
            values[option.name] = (*values[option.name], given) if isinstance(option.default, tuple) else given
    return Call(argv[0], tuple(arguments), values) if bool(arguments) == HELP[argv[0]].required else None


def understood(call: Call) -> Call:
    """``call`` with values in the spelling of their list, whatever their case; raises ReplylintError for others."""
    values = {}
    for option in COMMANDS[call.command]:
        given = call.options[option.name]
        if option.choices and isinstance(given, str):
            values[option.name] = given.lower()
            if given.lower() not in option.choices:
                raise ReplylintError(
                    f"{option.flag} 不认识“{given}”，可用的有：{'、'.join(option.choices)}。",
                    f"{option.flag} does not know {given}; there are: {', '.join(option.choices)}.",
                )
    return call._replace(options=call.options | values)


def listed(given: Sequence[str]) -> tuple[str, ...]:
    """The names in the values of an option that may be repeated and takes several, like ``answer,*.reply``."""
    return tuple(name.strip() for words in given for name in words.replace("，", ",").split(",") if name.strip())
