"""A desk with calling rules turned on, and calls that lie behind its customers."""

from datetime import timedelta
from pathlib import Path

from agentdesk.core.call import Agent
from agentdesk.core.plain import Plain
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.rule_packs import RulePacks
from tests.desk.conftest import SARA, Scene
from tests.storage.scene import due, taken, wrap

LEAD = Agent("Lia", "Lia", "f", "en", (), ("lead",))
EVERYTHING = QueueFilter()
HEAD = "id: house\ntitle: House rules\nsummary: Ours.\nrules:\n"
RULE = "  {name}:\n    text: {text}\n    source: a meeting\n    {rest}\n"


def turn_on(scene: Scene, folder: Path, **rules: str) -> None:
    """Have these rules in a pack of the team's own, and turn it on."""
    written = (
        RULE.format(name=name, text=f"Rule {name}", rest=rest.replace("\n", "\n    ")) for name, rest in rules.items()
    )
    (folder / "house").mkdir(exist_ok=True)
    (folder / "house" / "rules.yaml").write_text(HEAD + "".join(written), encoding="utf-8")
    scene.office.packs = RulePacks((folder,), ("house",))


ONE_A_DAY = "kind: cap\ncount: conversations\nmost: 1\nwithin: day"


def spoke(scene: Scene, case: str, days: float = 0) -> None:
    """A conversation about the case, which is due again at once."""
    office = scene.office
    at = office.clock.now() - timedelta(days=days)
    lease = taken(office.store, office.store.case(case).id, "Tom", at=at)
    office.store.wrap_up(wrap(office.store, lease, due(-1), at=at, reached=True, window_key=key(scene, case)))


def key(scene: Scene, case: str) -> str:
    return scene.office.store.case(case).window_key


def shown(scene: Scene, view: QueueFilter = EVERYTHING) -> list[str]:
    """The external ids of the queue."""
    return [row.external_id for row in scene.office.queue(view, limit=100).rows]


def told(scene: Scene, kind: str) -> list[tuple[str, Plain]]:
    """The events of a kind: the case's external id, and the value."""
    names = {row["id"]: str(row["external_id"]) for row in scene.office.store.rows("cases")}
    return [(names[row["case"]], row["value"]) for row in scene.office.store.rows("events") if row["kind"] == kind]


def why(scene: Scene, case: str) -> list[tuple[str, str]]:
    """The rules that hold the case back, and what is said of them."""
    return [(reason.rule, reason.text) for reason in scene.office.why(case, SARA, "en").reasons]
