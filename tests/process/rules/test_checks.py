"""What is wrong with a pack beyond its form, and with its translations."""

from pathlib import Path

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.process.rules.checks import check, messages_of_pack
from agentdesk.process.rules.reading import LoadedPack, load, load_text
from tests.process.rules.scene import HEAD

NOTICE = "    kind: notice\n    say: This call is recorded, {customer}.\n"


def beside(folder: Path, text: str, **catalogues: str) -> LoadedPack:
    """The pack in a folder of its own, with these catalogues."""
    (folder / "house").mkdir()
    (folder / "house" / "rules.yaml").write_text(text, encoding="utf-8")
    for language, content in catalogues.items():
        (folder / "house" / f"{language}.po").write_text(content, encoding="utf-8")
    return load(folder / "house" / "rules.yaml")


def said(loaded: LoadedPack) -> list[str]:
    name = loaded.document.name
    return [str(fault).replace(name, "rules.yaml") for fault in check(loaded)]


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (
            "    kind: cap\n    count: messages\n    most: 1\n    within: week\n",
            (
                "rules.yaml:10:12: messages are counted where they are written: as a text, a mail or a letter; write"
                " channels: [text]"
            ),
        ),
        (
            "    kind: cap\n    count: attempts\n    most: 1\n    within: week\n    channels: [voice, text]\n",
            "rules.yaml:10:12: attempts and conversations are calls; leave channels out, or write count: messages",
        ),
        (
            "    kind: notice\n    say: Hello {somebody}.\n",
            "rules.yaml:10:10: nothing fills {somebody}; slots are {agent}, {customer}, {case}, {number}",
        ),
        ("    kind: notice\n    say: Hello {.\n", "rules.yaml:10:10: "),
    ],
)
def test_what_can_never_count_or_be_said(rule: str, fault: str) -> None:
    found = said(load_text(HEAD + rule, "rules.yaml"))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_a_pack_lies_in_a_folder_of_its_name(tmp_path: Path) -> None:
    loaded = beside(tmp_path, HEAD.replace("id: house", "id: home") + NOTICE)
    assert said(loaded) == [
        "rules.yaml:2:5: the folder is called house: nobody would find the pack; give folder and pack the same name"
    ]


def test_its_translations_are_checked(tmp_path: Path) -> None:
    po = (
        'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
        'msgctxt "rule.say"\nmsgid "This call is recorded, {customer}."\nmsgstr "Questa chiamata è registrata."\n'
    )
    found = "\n".join(said(beside(tmp_path, HEAD + NOTICE, it=po)))
    assert "title" in found
    assert "{customer}" in found


def test_a_pack_has_these_texts() -> None:
    texts = {message.context: message for message in messages_of_pack(load_text(HEAD + NOTICE, "rules.yaml"))}
    assert list(texts) == ["title", "summary", "rule.text", "rule.say"]
    assert [texts[name].spoken for name in texts] == [False, False, False, True]
    assert texts["rule.say"].slots == ("customer",)


def test_what_is_shipped_has_no_fault() -> None:
    for file in sorted((scripts_folder() / "rules").glob("*/rules.yaml")):
        assert [str(fault) for fault in check(load(file))] == []
