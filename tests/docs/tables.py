"""The README's tables, made from the program itself."""

import argparse
import re
from pathlib import Path

from agentdesk.cli.run import parser
from agentdesk.ui.keys import KEYS, Where

_PLACES: tuple[Where, ...] = ("queue", "call", "wrap")
README = Path(__file__).resolve().parents[2] / "README.md"


def commands() -> str:
    """The table of commands, as `--help` lists them."""
    rows = ["| command | what it does |", "| --- | --- |", "| `agentdesk` | opens the desk |"]
    for name, words in _commands(parser(), "agentdesk"):
        rows.append(f"| `{name}` | {words} |")
    return "\n".join(rows)


def _commands(found: argparse.ArgumentParser, path: str) -> list[tuple[str, str]]:
    rows = []
    for action in found._subparsers._group_actions if found._subparsers else ():
        assert isinstance(action, argparse._SubParsersAction)
        for choice in action._choices_actions:
            inner = action.choices[choice.dest]
            if inner._subparsers:
                rows += _commands(inner, f"{path} {choice.dest}")
            else:
                rows.append((f"{path} {choice.dest}{_arguments(inner)}", str(choice.help)))
    return rows


def _arguments(found: argparse.ArgumentParser) -> str:
    names = [action for action in found._actions if not action.option_strings]
    return "".join(f" {_name(action)}" for action in names)


def _name(action: argparse.Action) -> str:
    name = str(action.metavar or (" / ".join(action.choices) if action.choices else action.dest))
    return f"[{name}…]" if action.nargs == "*" else name


def keys() -> str:
    """The table of keys: what each does in the queue, in a call and at its wrap-up."""
    signs = list(dict.fromkeys(key.sign for key in KEYS if key.sign))
    rows = ["| key | queue | call | wrap-up |", "| --- | --- | --- | --- |"]
    for sign in signs:
        cells = [_words(sign, where) for where in _PLACES]
        if any(cells):
            rows.append(f"| `{sign}` | {' | '.join(cells)} |")
    return "\n".join(rows)


def _words(sign: str, where: Where) -> str:
    return "; ".join(key.tooltip for key in KEYS if key.sign == sign and key.holds(where))


def marked(text: str, name: str) -> str:
    """What stands between the marks of a table in the README."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert found, f"the README has no marks for {name}"
    return found[1].rstrip("\n")


def written(text: str) -> str:
    """The README's text with its tables made anew."""
    for name, table in (("commands", commands()), ("keys", keys())):
        begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        head, _, rest = text.partition(begin)
        text = f"{head}{begin}{table}\n{end}{rest.partition(end)[2]}"
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
