"""Mail addresses: what can be sent to is taken, nothing else."""

import pytest

from agentdesk.desk.mail_addresses import NotAnAddress, checked, on_the_wire, several


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bianca@example.com", "bianca@example.com"),
        ("  Bianca.Fumagalli+desk@Example.COM ", "Bianca.Fumagalli+desk@example.com"),
        ("o'neil@example.co.uk", "o'neil@example.co.uk"),
        ("a@b-c.example", "a@b-c.example"),
        ("info@例子.中国", "info@例子.中国"),
        ("info@مثال.إختبار", "info@مثال.إختبار"),
        ("x@xn--fsqu00a.example", "x@xn--fsqu00a.example"),
        ("\u2068bianca@example.com\u2069", "bianca@example.com"),
    ],
)
def test_an_address_is_kept(typed: str, kept: str) -> None:
    assert checked(typed) == kept
    assert on_the_wire(kept).isascii()


@pytest.mark.parametrize(
    "typed",
    [
        *("", "@", "bianca", "bianca@", "@example.com", "bianca@example", "a b@example.com", "a@b@example.com"),
        *(".a@example.com", "a..b@example.com", "a.@example.com", "a@-b.com", "a@b-.com", "a@b..com", "a@.com"),
        *("a@1.2.3.4", "a@[127.0.0.1]", "نوف@example.com", '"a b"@example.com', "a@exa_mple.com"),
        *("Bianca <a@example.com>", "a@example.com, b@example.com", f"{'a' * 65}@example.com", f"a@{'b' * 64}.com"),
        *(f"a@{'b.' * 130}com", "a@example.com\nBcc: b@example.com", "a@exa\u2028mple.com"),
    ],
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        checked(typed)


def test_several_each_once() -> None:
    assert several("a@example.com; b@example.com；a@EXAMPLE.com;") == ("a@example.com", "b@example.com")
