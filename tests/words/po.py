"""Writes small .po files for the tests."""

from pathlib import Path

ITALIAN = "nplurals=2; plural=n != 1;"


def po(*entries: str, plural_forms: str = ITALIAN) -> str:
    """The text of a .po file: a header, then the entries."""
    header = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {plural_forms}\\n"\n'
    return "\n".join((header, *entries))


def entry(source: str, translation: str, context: str | None = None, flags: str = "") -> str:
    """An entry, all of whose texts stand on one line."""
    lines = [f"#, {flags}"] if flags else []
    if context is not None:
        lines.append(f'msgctxt "{context}"')
    return "\n".join((*lines, f'msgid "{source}"', f'msgstr "{translation}"', ""))


def plural(one: str, many: str, *forms: str, context: str | None = None) -> str:
    """An entry with plurals."""
    lines = [f'msgctxt "{context}"'] if context is not None else []
    lines += [f'msgid "{one}"', f'msgid_plural "{many}"']
    lines += [f'msgstr[{index}] "{form}"' for index, form in enumerate(forms)]
    return "\n".join((*lines, ""))


def write(folder: Path, domain: str, language: str, *entries: str, plural_forms: str = ITALIAN) -> Path:
    """A .po file in its place below `folder`."""
    file = folder / domain / f"{language}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(po(*entries, plural_forms=plural_forms), encoding="utf-8")
    return file
