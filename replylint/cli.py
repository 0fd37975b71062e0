"""The commands as typer shows and parses them; the only file that knows typer.

The options come from the tables in ``options``, so that this parser and the quick one cannot differ.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import click
import typer

from replylint import __version__
from replylint.commands import INTERRUPTED, fail, run, unwritten
from replylint.commands.options import COMMANDS, HELP, Call, Option
from replylint.model import ReplylintError

app = typer.Typer(
    name="replylint",
    help="Check Chinese customer-service replies: advertising-law words, forbidden phrases, other platforms, tone.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"replylint {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Every command has examples in its own help."""


def _command(name: str, options: Sequence[Option]) -> Callable[..., None]:
    """A function with the signature that typer reads, made from the table of the command's options."""
    help_text = HELP[name]

    def command(**values: Any) -> None:
        arguments = tuple(values.pop("arguments", None) or ())
        repeated = {option.name for option in options if isinstance(option.default, tuple)}
        given = {key: tuple(value or ()) if key in repeated else value for key, value in values.items()}
        sys.exit(run(Call(name, arguments, given)))

    parameters = [_parameter(option) for option in options]
    if help_text.arguments:
        argument = typer.Argument(metavar=help_text.arguments, show_default=False)
        kind = Annotated[list[str], argument] if help_text.required else Annotated[list[str] | None, argument]
        empty = inspect.Parameter.empty if help_text.required else None
        parameters.insert(
            0, inspect.Parameter("arguments", inspect.Parameter.KEYWORD_ONLY, default=empty, annotation=kind)
        )
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__doc__ = f"{help_text.summary}\n\n\b\nExamples:\n" + "\n".join(f"  {line}" for line in help_text.examples)
    return command


def _parameter(option: Option) -> inspect.Parameter:
    flags = [flag for flag in (option.flag, option.short) if flag]
    shown: dict[str, Any] = {"help": option.help, "show_default": False}
    if option.metavar:
        shown["metavar"] = option.metavar
    if option.choices:
        shown["metavar"] = f"[{'|'.join(option.choices)}]"
        shown["autocompletion"] = _completion(option.choices)
    kind: Any = str | None
    default: Any = option.default
    if option.default is False:
        kind = bool
    elif isinstance(option.default, tuple):
        kind, default = list[str] | None, None
    annotation = Annotated[kind, typer.Option(*flags, **shown)]
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _completion(choices: Sequence[str]) -> Callable[[str], list[str]]:
    return lambda incomplete: [choice for choice in choices if choice.startswith(incomplete)]


def _register() -> None:
    groups: dict[str, typer.Typer] = {}
    for name, options in COMMANDS.items():
        *group, last = name.split()
        target = app
        if group:
            if group[0] not in groups:
                groups[group[0]] = typer.Typer(help=HELP[group[0]].summary, no_args_is_help=True)
                app.add_typer(groups[group[0]], name=group[0])
            target = groups[group[0]]
        target.command(last)(_command(name, options))


_register()


def main() -> None:
    """Run the command line; a mistake in it is one sentence on standard error and status 2."""
    lang = "en" if "en" in re.findall(r"--lang[= ](\w+)", " ".join(sys.argv)) else "zh"
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
        sys.exit(status)
    except OSError as error:
        sys.exit(unwritten(error, lang))
    except click.UsageError as error:
        if error.message.startswith("Usage:"):  # a command that says all that it can when nothing is asked of it
            typer.echo(error.message)
        else:
            fail(_mistake(error), lang)
        sys.exit(2)
    except click.Abort:
        sys.exit(INTERRUPTED)


def _mistake(error: click.UsageError) -> ReplylintError:
    """What is wrong with the command line, for people."""
    path = error.ctx.command_path if error.ctx else "replylint"
    help_zh, help_en = f"用法见 {path} --help。", f"see {path} --help."
    if isinstance(error, click.NoSuchOption):
        near = [f"{name}" for name in error.possibilities or ()]
        zh = f"没有 {error.option_name} 这个选项" + (f"，相近的有：{'、'.join(near)}" if near else "")
        en = f"no option {error.option_name}" + (f"; near it: {', '.join(near)}" if near else "")
    elif isinstance(error, click.MissingParameter):
        zh, en = "没有写要读的文件（从标准输入读就写 -）", "no file is named (- is standard input)"
    elif isinstance(error, click.BadOptionUsage):
        with_value = "requires" in error.message
        zh = f"{error.option_name} 后面{'要写一个值' if with_value else '不能写值'}"
        en = f"{error.option_name} takes {'a value' if with_value else 'no value'}"
    elif found := re.match(r"No such command '(.*?)'\.?(?: Did you mean (.*)\?)?", error.message):
        zh = f"没有 {found[1]} 这个命令" + (f"，相近的有：{found[2]}" if found[2] else "")
        en = error.message.rstrip(".")
    elif found := re.match(r"Got unexpected extra arguments? \((.*)\)", error.message):
        zh, en = f"多写了：{found[1]}", error.message
    elif error.message.startswith("Missing command"):
        zh, en = "没有写命令", "no command"
    else:
        zh = f"命令写得不对：{error.message.rstrip('.')}"
        en = error.message.rstrip(".")
    return ReplylintError(f"{zh}；{help_zh}", f"{en}; {help_en}")
