"""The texts of the interface are found in the code, and translated as a whole into every language that is offered."""

from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.words.catalogue import Catalogue, read_catalogue
from agentdesk.words.interface import interface_messages
from agentdesk.words.messages import Message

shown = cache(interface_messages)
LANGUAGES = sorted(path.stem for path in (scripts_folder() / "desk").glob("*.po"))


def found(tmp_path: Path, **modules: str) -> list[Message]:
    """The texts of a package of these modules."""
    package = tmp_path / "package"
    package.mkdir()
    for name, source in modules.items():
        (package / f"{name}.py").write_text(dedent(source), encoding="utf-8")
    return list(interface_messages(package))


def test_texts_are_found_however_they_are_said(tmp_path: Path) -> None:
    source = """
        KEYS = (N_("take"),)
        class Lost(Failure):
            message: ClassVar[str] = "it is lost"
        def f(self, tr):
            one, many = "{count} case", "{count} cases"
            return [tr("Open", context="menu"), self._tr("due {at}", at=1), tr.plural("a day", "{count} days", 3)]
        raise Fault("x", Phrase("not this"), f"nor {that}")
    """
    assert [(text.source, text.many, text.context, text.notes) for text in found(tmp_path, a=source)] == [
        ("take", "", "", ()),
        ("it is lost", "", "", ("an error message",)),
        ("{count} case", "{count} cases", "", ("{count} is the number by which the form is chosen",)),
        ("Open", "", "menu", ()),
        ("due {at}", "", "", ()),
        ("a day", "{count} days", "", ("{count} is the number by which the form is chosen",)),
        ("not this", "", "", ("part of an error message",)),
    ]


def test_a_text_that_stands_twice_is_one_with_all_its_places(tmp_path: Path) -> None:
    first, second = "tr('one case')\nPhrase('late')", "tr('late')\ntr.plural('one case', '{count} cases', 2)"
    late, case = sorted(found(tmp_path, a=first, b=second), key=lambda text: text.source)
    assert (late.places, late.notes, late.place) == (("package/a.py", "package/b.py"), (), "package/a.py:2")
    assert (case.source, case.many) == ("one case", "{count} cases")


def test_a_text_that_is_the_same_everywhere_is_marked_in_the_source(tmp_path: Path) -> None:
    source = "a = tr('Enter')  # same in every language\nb = tr('Exit')  # same as ever\n"
    assert [(text.source, text.same) for text in found(tmp_path, a=source)] == [("Enter", True), ("Exit", False)]


def test_all_six_languages_are_there() -> None:
    assert {"ar", "fa", "he", "it", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_its_translation(language: str) -> None:
    catalogue = read_catalogue(scripts_folder() / "desk" / f"{language}.po")
    assert [text.source for text in shown() if not _said(catalogue, text)] == []


def _said(catalogue: Catalogue, text: Message) -> str | None:
    if text.many:
        return catalogue.get_plural(text.context, text.source, text.many, 5)
    return catalogue.get(text.context, text.source)
