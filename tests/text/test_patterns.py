"""Patterns that are compiled when they are first needed."""

import re

import pytest

from agentdesk.text.patterns import late


def test_a_pattern_is_compiled_when_it_is_first_used_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def heard(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return compile_now(source, flags)

    monkeypatch.setattr(re, "compile", heard)
    digits = late("[0-9]+")
    assert compiled == []
    assert [digits.sub("#", text) for text in ("a1", "b22", "c")] == ["a#", "b#", "c"]
    assert compiled == ["[0-9]+"]


def test_it_takes_flags_and_bytes_as_the_compiler_does() -> None:
    assert late(rb"(.)\1*", re.DOTALL).findall(b"aa\n\nb") == [b"a", b"\n", b"b"]
    with pytest.raises(re.error):
        late("(").search("(")
