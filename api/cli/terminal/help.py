"""Help that fits on a screen: `--help` shows what most people need, `--help-all` the rest.

An option that few people need is declared with `hidden=True`; of the examples in a docstring, the first ones are shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from api.files.plain_text import harmless
from registry.wording import LARGEST_ID, LONGEST_TEXT, counted

UsageError: Any = typer.BadParameter.__mro__[1]
"""The root of errors about arguments, which typer does not export."""

EXAMPLES = 2
"""Shown by `--help`."""

RARE = frozenset({"install_completion", "show_completion"})
"""Options that typer adds by itself."""

_EVERYTHING = "help-all"
"""Set in a context whose help is to show everything."""


class HelpfulCommand(TyperCommand):
    """A command with a short and a long help page."""

    def get_params(self, ctx: Any) -> Any:
        """All parameters, with `--help-all` last."""
        return _with_help_all(self, super().get_params(ctx))

    def invoke(self, ctx: Any) -> Any:
        """Run the command, unless something that it was given is beyond any bound."""
        _require_bounded(self, ctx)
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help page."""
        with _page(self, ctx):
            super().format_help(ctx, formatter)


class HelpfulGroup(TyperGroup):
    """A group of commands with a short and a long help page."""

    panels: Mapping[str, Sequence[str]] = {}
    """The headings of its help, and the commands below each, in order."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for heading, names in self.panels.items():
            for name in names:
                self.commands[name].rich_help_panel = heading  # type: ignore[attr-defined]  # a TyperCommand or TyperGroup

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of the panels."""
        return [name for names in self.panels.values() for name in names] or super().list_commands(ctx)

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """Read the arguments of the group."""
        with _harmless_usage_errors():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, once its arguments have been read."""
        _require_bounded(self, ctx)
        with _harmless_usage_errors():
            return super().invoke(ctx)

    def get_params(self, ctx: Any) -> Any:
        """All parameters, with `--help-all` last."""
        return _with_help_all(self, super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help page."""
        with _page(self, ctx):
            super().format_help(ctx, formatter)


def _require_bounded(command: Any, context: Any) -> None:
    """Raise BadParameter for a text that no name is as long as, and for a number that no database takes."""
    for param in command.params:
        value = context.params.get(param.name)
        several = "…" in (param.metavar or "") or "," in (param.metavar or "")
        for given in value if isinstance(value, list | tuple) else (value,):
            if isinstance(given, str) and len(given) > LONGEST_TEXT and not several:
                told = f"at most {LONGEST_TEXT:,} characters; {len(given):,} were given"
                raise typer.BadParameter(told, context, param=param)
            if isinstance(given, int) and abs(given) > LARGEST_ID:
                raise typer.BadParameter(f"no number is as large as {given}", context, param=param)


@contextmanager
def _harmless_usage_errors() -> Iterator[None]:
    """Let no error about arguments repeat what would act on the terminal: a file name may hold anything."""
    try:
        yield
    except UsageError as error:
        error.message = harmless(error.message)
        raise


def in_panels(panels: Mapping[str, Sequence[str]]) -> type[HelpfulGroup]:
    """A group whose help lists its commands under these headings; each of them has to be named."""
    return type("GroupInPanels", (HelpfulGroup,), {"panels": panels})


def use_help_pages(app: typer.Typer) -> None:
    """Let every command and group of `app` have these help pages."""
    for command in app.registered_commands:
        command.cls = HelpfulCommand
    for group in app.registered_groups:
        if group.typer_instance is not None:
            own = group.typer_instance.info.cls
            group.cls = own if isinstance(own, type) else HelpfulGroup
            use_help_pages(group.typer_instance)


def _with_help_all(command: Any, params: list[Any]) -> list[Any]:
    """Parameters without type names for flags, and `--help-all` where it has something to show."""
    for param in params:
        if getattr(param, "is_flag", False):
            param.metavar = param.metavar or ""  # typer would print <bool>
        if isinstance(param, TyperArgument):
            _show_no_type(param)
    if not hasattr(command, "help_all"):
        for param in params:
            if param.name in RARE:
                param.hidden = True
        command.help_all = _help_all_option()
        hidden = _hidden(command)
        command.help_all.help = f"List {counted(len(hidden), 'more option')}."
        command.help_all.hidden = not hidden
        command.help_all.metavar = ""
    return [*params, command.help_all]


def _show_no_type(argument: Any) -> None:
    """Print its name only: typer would add <list[Path]> or [1<=x<=2147483647]."""
    argument.display_type_rich = lambda ctx: ""  # noqa: ARG005  (typer calls it with ctx=…)
    argument._get_number_range_help_str = lambda: None


def _hidden(command: Any) -> list[Any]:
    return [param for param in command.params if getattr(param, "hidden", False)]


@contextmanager
def _page(command: Any, context: Any) -> Iterator[None]:
    """Let a command show what belongs on the page that was asked for."""
    everything = _EVERYTHING in context.meta
    text, hidden, offered = command.help, _hidden(command), not command.help_all.hidden
    command.help = _text(text or "", everything=everything)
    for option in hidden:
        option.hidden = not everything
    command.help_all.hidden = everything or not offered
    try:
        yield
    finally:
        command.help = text
        for option in hidden:
            option.hidden = True
        command.help_all.hidden = not offered


def _text(text: str, *, everything: bool) -> str:
    """The docstring of a command with its examples below each other."""
    paragraphs = text.strip().split("\n\n")
    prose = [paragraph for paragraph in paragraphs if not paragraph.startswith("skylt ")]
    examples = [f"$ {paragraph}" for paragraph in paragraphs if paragraph.startswith("skylt ")]
    shown = examples if everything else examples[:EXAMPLES]
    return "\n\n".join(filter(None, [*prose, "\n".join(shown)]))


def _show_everything(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:
        context.meta[_EVERYTHING] = True
        typer.echo(context.get_help(), color=context.color)
        context.exit()


def _takes_help_all(
    help_all: Annotated[
        bool, typer.Option("--help-all", is_eager=True, expose_value=False, callback=_show_everything)
    ] = False,
) -> None:
    """What typer makes the option of."""


def _help_all_option() -> Any:
    app = typer.Typer(add_completion=False)
    app.command()(_takes_help_all)
    return typer.main.get_command(app).params[0]
