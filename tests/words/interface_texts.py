"""Every text of the interface, found in the code: what is said through `tr`, keys, and messages of errors."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "agentdesk"
TEMPLATE = ROOT / "scripts_i18n" / "desk" / "desk.pot"
_MARKS = frozenset({"tr", "_tr", "N_"})


@dataclass(frozen=True, slots=True)
class Found:
    """A source text, its plural where it has one, and where it stands first."""

    text: str
    many: str | None
    place: str


def interface_texts() -> tuple[Found, ...]:
    """All texts, each once, in the order of files and lines."""
    found: dict[tuple[str, str | None], Found] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for text, many, line in _texts(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(ROOT).as_posix()}:{line}"
            found.setdefault((text, many), Found(text, many, place))
    return tuple(found.values())


def _texts(tree: ast.AST) -> Iterator[tuple[str, str | None, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _said(node)
        elif isinstance(node, ast.ClassDef):
            yield from _message(node)
        elif isinstance(node, ast.Assign):
            yield from _pair(node)


def _said(node: ast.Call) -> Iterator[tuple[str, str | None, int]]:
    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    name = _name(node.func)
    if name == "plural" and len(texts) == 2:
        yield texts[0], texts[1], node.lineno
    elif name in _MARKS and texts and node.args[0] is not None and isinstance(node.args[0], ast.Constant):
        yield texts[0], None, node.lineno


def _pair(node: ast.Assign) -> Iterator[tuple[str, str | None, int]]:
    """`one, many = "…", "…"`: the two forms of a text that is said further down."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        names = [part.id for part in target.elts if isinstance(part, ast.Name)]
        texts = [part.value for part in value.elts if isinstance(part, ast.Constant)]
        if names == ["one", "many"] and len(texts) == 2:
            yield str(texts[0]), str(texts[1]), node.lineno


def _message(node: ast.ClassDef) -> Iterator[tuple[str, str | None, int]]:
    for part in node.body:
        targets = [part.target] if isinstance(part, ast.AnnAssign) else getattr(part, "targets", [])
        value = getattr(part, "value", None)
        named = any(isinstance(target, ast.Name) and target.id == "message" for target in targets)
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value, None, part.lineno


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def template() -> str:
    """The texts as a .pot file."""
    parts = [
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    ]
    for found in interface_texts():
        file = found.place.rpartition(":")[0]
        plural = f"msgid_plural {_quoted(found.many)}\n" if found.many else ""
        empty = 'msgstr[0] ""\nmsgstr[1] ""\n' if found.many else 'msgstr ""\n'
        flag = "#, python-brace-format\n" if "{" in found.text else ""
        parts.append(f"#: {file}\n{flag}msgid {_quoted(found.text)}\n{plural}{empty}")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(template(), encoding="utf-8")
