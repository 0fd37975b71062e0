"""What the command line chose, as settings: by the keys of settings files, each value with the option that gave it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from replylint.commands.options import listed
from replylint.model import ROLES, ReplylintError
from replylint.settings.file import Value


def given(options: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Value]]:
    """What the command line chose, by the keys of settings files."""
    for name, (key, understood) in _KEYS.items():
        chosen = options.get(name)
        if not chosen:
            continue
        flag = "--" + name.replace("_", "-")
        value = understood(chosen, flag)
        if isinstance(value, dict):
            yield from (((key, inner), Value(meaning, flag)) for inner, meaning in value.items())
        else:
            yield (key,), Value(value, flag)


def _same(given: Any, flag: str) -> Any:
    return given


def _names(given: Iterable[str], flag: str) -> tuple[str, ...]:
    return listed(tuple(given))


def _codes(given: Iterable[str], flag: str) -> tuple[str, ...]:
    """Code prefixes from options like ``AD,ST101``; ``ALL`` is every code."""
    codes = tuple(code.upper() for code in listed(tuple(given)))
    return () if "ALL" in codes else codes


def _map(given: Iterable[str], flag: str) -> dict[str, str]:
    """``text=聊天正文,role=发言方`` as a dictionary."""
    pairs = listed(tuple(given))
    for pair in pairs:
        if "=" not in pair.strip("= "):
            raise ReplylintError(
                f"{flag} 要写成 名字=值，多个用逗号隔开；看不懂：{pair}。",
                f"{flag} takes name=value, separated by commas; not understood: {pair}.",
            )
    found: dict[str, str] = {}
    for name, _, value in (pair.partition("=") for pair in pairs):
        if found.setdefault(name.strip(), value.strip()) != value.strip():
            raise ReplylintError(
                f"{flag} 里 {name.strip()} 写了两次：{found[name.strip()]} 和 {value.strip()}，只能有一个。",
                f"{flag} names {name.strip()} twice: {found[name.strip()]} and {value.strip()}; it takes one.",
            )
    return found


def _roles(given: Iterable[str], flag: str) -> tuple[str, ...]:
    wanted = listed(tuple(given))
    unknown = {*wanted} - {*ROLES, "all"}
    if unknown:
        raise ReplylintError(
            f"{flag} 不认识“{'、'.join(sorted(unknown))}”，可用的有：{'、'.join(ROLES)}、all。",
            f"{flag} does not know {', '.join(sorted(unknown))}; there are: {', '.join(ROLES)}, all.",
        )
    return wanted


def _negated(given: bool, flag: str) -> bool:
    return not given


_KEYS: dict[str, tuple[str, Callable[[Any, str], Any]]] = {
    "platform": ("platform", _same),
    "scope": ("scope", _same),
    "select": ("select", _codes),
    "ignore": ("ignore", _codes),
    "severity": ("severity", _same),
    "lexicon": ("lexicons", _same),
    "strict": ("strict", _same),
    "show_waived": ("show-waived", _same),
    "no_scorer": ("scorer", _negated),
    "lang": ("lang", _same),
    "role": ("check-roles", _roles),
    "column": ("columns", _map),
    "roles": ("roles", _map),
    "agent": ("agents", _same),
    "layout": ("layout", _same),
    "encoding": ("encoding", _same),
    "timezone": ("timezone", _same),
    "field": ("fields", _names),
    "exclude": ("exclude", _same),
    "baseline": ("baseline", _same),
}
