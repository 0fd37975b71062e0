"""What holds for one input: the command line goes before its settings file, and that before the defaults."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from replylint.commands.given import given
from replylint.model import AGENT, ROLES, ReplylintError, Severity
from replylint.readers.base import ReadOptions
from replylint.settings import Settings
from replylint.settings.file import NAMES, SettingsFile, SettingsFiles, Value, Values, read
from replylint.talks.timing import PLATFORM_YARDSTICKS, Yardstick, Yardsticks

if TYPE_CHECKING:
    from replylint.readers.files import Patterns

STDIN = "-"


class Chosen(NamedTuple):
    """How one input is read and judged, whose messages are checked, and what is known of old (``baseline``)."""

    settings: Settings
    reading: ReadOptions
    roles: frozenset[str]
    lang: str
    baseline: str | None


class Choices:
    """The choices of one run: its options, and the settings files near its inputs."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._given = dict(given(options))
        self._baseline = options.get("write_baseline")
        self._stdin = options.get("stdin_filename") or STDIN
        self._isolated = bool(options.get("isolated"))
        self._named = read(options["config"]) if options.get("config") else None
        self._files = SettingsFiles()
        self._folders: dict[str, str] = {}
        self._known: dict[tuple[str | None, tuple[str, ...]], Chosen] = {}

    def of(self, file: str) -> Chosen:
        """What holds for ``file`` (``-``: standard input). Raises ReplylintError for a broken settings file."""
        path = self._path(file)
        settings_file = self._settings_file(path)
        key = (settings_file and settings_file.folder, _ignored(settings_file, path))
        if key not in self._known:
            self._known[key] = _chosen(self.values(file))
        return self._known[key]

    def values(self, file: str) -> Values:
        """All that was chosen for ``file``, each with where; what is not in it is left at its default."""
        path = self._path(file)
        settings_file = self._settings_file(path)
        values = {**(settings_file.values if settings_file else {}), **self._given}
        _check_selection(values)
        ignored = _ignored(settings_file, path)
        if ignored:
            before = values.get(("ignore",), Value((), ""))
            origin = f"{before.origin}, per-file-ignores".lstrip(", ")
            values[("ignore",)] = Value(before.value + ignored, origin, before.items)
        return values

    def excludes(self, file: str) -> bool:
        """Whether ``file`` is not to be checked: by ``exclude``, as settings, a lexicon or a report of ours."""
        from replylint.commands.ours import is_ours

        path = self._path(file)
        if os.path.basename(path) in NAMES or is_ours(path):
            return True
        settings_file = self._settings_file(path)
        values = self.values(file)
        ours = (*_value(values, "lexicons", ()), _value(values, "baseline", None), self._baseline)
        if any(path == os.path.realpath(one) for one in ours if one):
            return True
        if settings_file is None or ("exclude",) in self._given:
            return False
        patterns = _value(settings_file.values, "exclude", ())
        return bool(patterns) and settings_file.matches(patterns, path)

    def patterns(self, folder: str) -> "tuple[Patterns, ...]":
        """What ``exclude`` says of the files below ``folder``: of --exclude, or of its settings file."""
        if ("exclude",) in self._given:
            return ((None, self._given[("exclude",)].value),)
        settings_file = self._settings_file(self._path(folder))
        return ((settings_file.folder, _value(settings_file.values, "exclude", ())),) if settings_file else ()

    def _settings_file(self, path: str) -> SettingsFile | None:
        if self._named or self._isolated:
            return self._named
        return self._files.nearest(path if os.path.isdir(path) else os.path.dirname(path))

    def _path(self, file: str) -> str:
        """``file`` in its folder, resolved; links to files stay what they are."""
        path = self._stdin if file == STDIN else file
        if os.path.isdir(path):
            return os.path.realpath(path)
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)


def _check_selection(values: Values) -> None:
    """Raises ReplylintError if all that is selected is ignored: nothing would be found, whatever there is."""
    select, ignore = _value(values, "select", ()), _value(values, "ignore", ())
    if select and ignore and all(code.startswith(ignore) for code in select):
        raise ReplylintError(
            f"select 选的（{'、'.join(select)}）全被 ignore（{'、'.join(ignore)}）去掉了，没有规则可查。",
            f"all that is selected ({', '.join(select)}) is ignored ({', '.join(ignore)}): no rule is left to check.",
        )


def _ignored(settings_file: SettingsFile | None, path: str) -> tuple[str, ...]:
    """The codes that per-file-ignores names for ``path``."""
    table = _table(settings_file.values, "per-file-ignores") if settings_file else {}
    return tuple(
        code
        for pattern, codes in table.items()
        if settings_file and settings_file.matches((pattern,), path)
        for code in codes
    )


def _check_names(values: Values) -> None:
    """Raises ReplylintError, with the line, for a name in a settings file that nothing bears.

    Of names on the command line it is told when they are used.
    """
    own = _table(values, "layouts")
    for path, made in values.items():
        if made.origin.startswith("--"):
            continue
        lang = _value(values, "lang", "zh")
        if path == ("rival-brands",):
            from replylint.matching.lexicon import check_rival

            for line, place in zip(made.value, made.items, strict=True):
                with placed(place, lang):
                    check_rival(line)
        with placed(made.origin, lang):
            if path == ("layout",) and made.value not in own:
                from replylint.readers import named

                named(made.value, tuple(own))
            elif path == ("lexicons",):
                for name in made.value:
                    if not os.path.exists(name):
                        raise ReplylintError(f"找不到词库文件 {name}。", f"lexicon file {name} does not exist.")
            elif path == ("encoding",):
                from replylint.text.encoding import lookup

                lookup(made.value)
            elif path == ("timezone",) or (path[0] == "layouts" and "timezone" in made.value):
                from replylint.readers.times import time_zone

                time_zone(made.value if path == ("timezone",) else made.value["timezone"])


@contextmanager
def placed(place: str, lang: str) -> Iterator[None]:
    """Errors within are told with ``place`` in front, in the language that the same settings ask for."""
    try:
        yield
    except ReplylintError as error:
        zh, en = f"{place}: {error.zh}", f"{place}: {error.en}"
        raise ReplylintError(en if lang == "en" else zh, en) from None


def _written(values: Values) -> Iterator[tuple[str, str]]:
    """Each code that a settings file names, with where; those for single files also stand among the ignored ones."""
    for path, made in sorted(values.items(), key=lambda item: item[0][0] != "per-file-ignores"):
        if not made.origin.startswith("--"):
            if path[0] == "severity-overrides":
                yield path[1], made.origin
            elif path[0] in ("select", "ignore", "per-file-ignores"):
                yield from zip(made.value, made.items, strict=False)  # those of per-file-ignores come last


# -- from values to what the run works with ------------------------------------------------------------


def _chosen(values: Values) -> Chosen:
    _check_names(values)
    roles = _value(values, "check-roles", (AGENT,))
    return Chosen(
        _settings(values),
        _reading(values),
        frozenset(ROLES if "all" in roles else roles),
        _value(values, "lang", "zh"),
        _value(values, "baseline", None),
    )


def _settings(values: Values) -> Settings:
    default = Settings()
    platform = _value(values, "platform", default.platform)
    return Settings(
        platform=platform,
        scope=_value(values, "scope", default.scope),
        select=_value(values, "select", default.select),
        ignore=_value(values, "ignore", default.ignore),
        severity=Severity[_value(values, "severity", default.severity.label).upper()],
        severities=tuple((code, Severity[name.upper()]) for code, name in _table(values, "severity-overrides").items()),
        lexicons=_value(values, "lexicons", default.lexicons),
        rivals=_value(values, "rival-brands", default.rivals),
        strict=_value(values, "strict", default.strict),
        waived=_value(values, "show-waived", default.waived),
        scorer=_value(values, "scorer", default.scorer),
        written=tuple(_written(values)),
        yardsticks=_yardsticks(platform, _table(values, "yardsticks")),
    )


def _yardsticks(platform: str, own: Mapping[str, Any]) -> Yardsticks:
    """The platform's yardsticks, but for those that the shop has set itself."""
    named = {name.replace("-", "_"): value for name, value in own.items()}
    if "rates" in named:
        named["rates"] = tuple(Yardstick(**rate) for rate in named["rates"])
    return PLATFORM_YARDSTICKS[platform]._replace(**named)


def _reading(values: Values) -> ReadOptions:
    default = ReadOptions()
    layout = _value(values, "layout", default.layout)
    own = _table(values, "layouts").get(layout, {})
    return ReadOptions(
        layout=None if own else layout,
        encoding=_value(values, "encoding", default.encoding),
        columns={**_table(values, "columns"), **own.get("columns", {})},
        roles={**_table(values, "roles"), **own.get("roles", {})},
        agents=_value(values, "agents", default.agents) + tuple(own.get("agents", ())),
        timezone=own.get("timezone") or _value(values, "timezone", default.timezone),
        fields=_value(values, "fields", default.fields),
        limits=_value(values, "size-limits", default.limits),
    )


def _value(values: Values, key: str, default: Any) -> Any:
    return values[(key,)].value if (key,) in values else default


def _table(values: Values, key: str) -> dict[str, Any]:
    return {path[1]: value.value for path, value in values.items() if path[0] == key and len(path) > 1}
