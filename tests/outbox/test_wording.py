"""The lines of a message: those of its writer are kept, those of its file are not."""

import pytest

from agentdesk.outbox.wording import flowing

LONG = "we have tried several times to reach you, by telephone and in writing"
CHINESE = "我们多次给您打过电话，也给您写过信，但一直没有能够和您联系上，所以"
ARABIC = "حاولنا الاتصال بكم هاتفيًا بخصوص الفواتير التي لا تزال غير مسددة في"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{LONG}\nand have not been able to.", f"{LONG} and have not been able to."),
        (f"{LONG}\n{LONG}\nend", f"{LONG} {LONG} end"),
        (f"{CHINESE}\n现在先告一段落。", f"{CHINESE}现在先告一段落。"),
        (f"{ARABIC}\nحسابكم.", f"{ARABIC} حسابكم."),
        (f"\u2068{'x' * 30}\u2069\nnext", f"\u2068{'x' * 30}\u2069\nnext"),
        ("Kind regards\nSara, Officina 12\n", "Kind regards\nSara, Officina 12"),
        (f"{LONG}\n\nnew paragraph", f"{LONG}\n\nnew paragraph"),
        (f"{LONG}:\n- one\n- two {LONG}\n2. three", f"{LONG}:\n- one\n- two {LONG}\n2. three"),
        (".\n..\n.a", ".\n..\n.a"),
        ("", ""),
    ],
)
def test_a_break_after_a_full_line_is_the_templates_own(text: str, shown: str) -> None:
    assert flowing(text) == shown
