"""Consents that stood at the numbers of an older database: kept as what was said, nobody knows when."""

from pathlib import Path

from agentdesk.core.clock import FixedClock
from agentdesk.core.consent import Consent
from agentdesk.storage.opening import open_store
from tests.storage.first_schema import first_schema
from tests.storage.scene import NOW, healthy


def test_they_are_brought_over_and_read_from_one_place(tmp_path: Path) -> None:
    file = first_schema(tmp_path / "desk.db")
    store = open_store(str(file), clock=FixedClock(NOW), create=False)
    case = store.case("CC-1")
    assert [(point.value, point.voicemail, point.texts) for point in case.customer.contacts] == [
        ("+393006456046", True, None),
        ("+393006456047", False, True),
        ("+393006456048", None, None),
    ]
    points = [point.id for point in case.customer.contacts]
    assert store.rules.consents(case.id) == (
        Consent("voicemail", True, None, None, points[0], "before"),
        Consent("voicemail", False, None, None, points[1], "before"),
        Consent("text", True, None, None, points[1], "before"),
    )
    store.rules.bar(case.id, "asked", at=NOW, agent="sara")
    assert healthy(store)
    store.close()
