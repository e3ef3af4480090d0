"""How the database goes about the queries of every day: by index, and sorting no more than a page."""

from collections.abc import Callable

import pytest
from sqlalchemy import event

from agentdesk.core.queue import QueueFilter
from agentdesk.desk.ports_callbacks import Free, Places
from agentdesk.storage.hot import Hot, Link, Values
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, ROME, brought_in, minutes, new_case, taken, wrap

Plan = list[tuple[int, int, str]]
Read = Callable[[], object]
FREE = Free("sara", ("it",), (ROME,))
PLACES = Places("credit_control", ("new",), "closed", ("paid",))
VIEWS = [
    QueueFilter(),
    QueueFilter(agent="sara", roles=("team_lead", "manager"), languages=("it", "ar", "en")),
    QueueFilter(agent="sara", process="credit_control", language="it", priority="high"),
]


@pytest.fixture
def plan(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> Callable[[Read], list[Plan]]:
    """The plans of every statement that a read executes."""
    brought_in(store, *(new_case(f"n{number}") for number in range(30)))
    ran = Hot.run
    hot: list[Plan] = []

    def watched(statement: Hot, link: Link, values: Values) -> object:
        compiled = statement.on(link.sql.dialect)
        hot.append(explained(link, compiled.text, compiled.bound(values)))
        return ran(statement, link, values)

    def plans(read: Read) -> list[Plan]:
        core: list[tuple[str, tuple[object, ...]]] = []

        def seen(_c: object, _cursor: object, sql: str, values: tuple[object, ...], *_rest: object) -> None:
            core.append((sql, values))

        hot.clear()
        event.listen(store._database._engine, "before_cursor_execute", seen)
        read()
        event.remove(store._database._engine, "before_cursor_execute", seen)
        with store._database.reading() as link:
            return hot + [explained(link, sql, values) for sql, values in core]

    monkeypatch.setattr(Hot, "run", watched)
    return plans


def explained(link: Link, sql: str, values: object) -> Plan:
    found = link.driver.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return [(id, parent, said) for id, parent, _, said in found]


def below(plan: Plan, top: int) -> list[str]:
    """What is done under this node of the plan, at any depth."""
    lines = [(id, said) for id, parent, said in plan if parent == top]
    return [text for id, said in lines for text in (said, *below(plan, id))]


def full_scans(plan: Plan) -> list[str]:
    """Tables of ours that are read from end to end."""
    tables = ("cases", "customers", "calls", "events", "contact_points", "notes", "windows")
    return [said for _, _, said in plan if said.startswith("SCAN") and said.split()[1] in tables]


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_of_the_queue(store: SqlStore, plan: Callable[[Read], list[Plan]], view: QueueFilter) -> None:
    (found,) = plan(lambda: store.queue_page(view, at=NOW, open_windows=[ROME], limit=50))
    assert full_scans(found) == []
    legs = [id for id, _, said in found if said.startswith("CO-ROUTINE")]
    came, coming = (
        next(leg for leg in legs if f"INDEX {index}" in str(below(found, leg)))
        for index in ("cases_queue", "cases_coming")
    )
    assert below(found, came)[0] == "SEARCH cases USING INDEX cases_queue ((rank,due_by)>(?,?))"
    assert not any("TEMP B-TREE" in line for line in below(found, came))
    assert below(found, coming)[0] == "SEARCH cases USING INDEX cases_coming (due_from<?)"


@pytest.mark.parametrize("view", VIEWS)
def test_counts(store: SqlStore, plan: Callable[[Read], list[Plan]], view: QueueFilter) -> None:
    (found,) = plan(lambda: store.counts(view, at=NOW, open_windows=[ROME]))
    said = [line for _, _, line in found if " cases " in line]
    assert all("INDEX cases_queue" in line or "INDEX cases_coming" in line for line in said)
    assert len(said) == 2


@pytest.mark.parametrize("text", ["fuma", "fuma bian", "6046"])
def test_few_who_are_found_by_a_text_are_looked_up(
    store: SqlStore, plan: Callable[[Read], list[Plan]], text: str
) -> None:
    view = QueueFilter(agent="sara", text=text)
    reads: list[Read] = [
        lambda: store.queue_page(view, at=NOW, open_windows=[ROME], limit=50),
        lambda: store.counts(view, at=NOW, open_windows=[ROME]),
    ]
    for read in reads:
        plans = plan(read)
        assert [full_scans(found) for found in plans] == [[] for _ in plans]
        assert "INDEX cases_customer (customer_id=?)" in str(plans[-1])
        assert all("PRIMARY KEY (key>" in str(counted) for counted in plans[:-1])


@pytest.mark.parametrize("view", VIEWS[:2])
def test_what_comes_next_is_one_look_into_the_index_for_each_window(
    store: SqlStore, plan: Callable[[Read], list[Plan]], view: QueueFilter
) -> None:
    (found,) = plan(lambda: store.coming(view, at=NOW, open_windows=[ROME]))
    assert full_scans(found) == ["SCAN windows"]
    said = [line for _, _, line in found if " cases " in line]
    assert said == ["SEARCH cases USING COVERING INDEX cases_window (window_id=? AND due_from>?)"]
    assert not any("TEMP B-TREE" in line for _, _, line in found)


def test_other_reads_of_every_day(store: SqlStore, plan: Callable[[Read], list[Plan]]) -> None:
    case = store.case("n1").id
    taken(store, case)
    reads: list[Read] = [
        lambda: store.case("n1"),
        lambda: store.case(str(case)),
        lambda: store.standing(case),
        lambda: store.history(case),
        lambda: store.open_calls("sara"),
        lambda: store.promote(NOW),
        lambda: store.known_cases("credit_control", ["n1", "n2"]),
        lambda: store.callbacks.due("credit_control", "new", FREE, NOW, 5),
        lambda: store.callbacks.owned("credit_control", ("manager",)),
        lambda: list(store.callbacks.lost(PLACES, NOW)),
    ]
    for read in reads:
        plans = plan(read)
        assert plans != []
        assert [full_scans(found) for found in plans] == [[] for _ in plans]


def test_the_reads_of_a_shift(store: SqlStore, plan: Callable[[Read], list[Plan]]) -> None:
    later = NOW + minutes(24 * 60)
    reads: list[Read] = [
        lambda: store.shift.day("sara", NOW, later),
        lambda: store.shift.coming("sara", NOW, NOW, later),
        lambda: store.shift.handed(1),
        store.shift.on_lists,
    ]
    for read in reads:
        plans = plan(read)
        assert [full_scans(found) for found in plans] == [[] for _ in plans]
    (found,) = plan(lambda: store.shift.promised("sara", NOW, later))
    said = [line for _, _, line in found if " cases " in line]
    assert said == ["SEARCH cases USING INDEX cases_promised (due_from>? AND due_from<?)"]
    assert not any("TEMP B-TREE" in line for line in below(found, 0))


def test_windows_are_looked_up_one_by_one(store: SqlStore, plan: Callable[[Read], list[Plan]]) -> None:
    (found,) = plan(store.window_keys)
    assert full_scans(found) == ["SCAN windows"]
    assert any("INDEX cases_window" in said for _, _, said in found)


def test_writes_of_a_call(store: SqlStore, plan: Callable[[Read], list[Plan]]) -> None:
    case = store.case("n1").id
    leases = []
    plans = plan(lambda: leases.append(taken(store, case)))
    plans += plan(lambda: store.wrap_up(wrap(store, leases[0])))
    assert [full_scans(found) for found in plans] == [[] for _ in plans]


def test_call_backs_are_found_by_their_process_and_owners_by_theirs(
    store: SqlStore, plan: Callable[[Read], list[Plan]]
) -> None:
    reads: dict[str, Read] = {
        "cases_process (process=? AND status=?": lambda: store.callbacks.due("callback", "new", FREE, NOW, 5),
        "cases_owned (assignee>?)": lambda: store.callbacks.owned("callback", ("manager",)),
        "COVERING INDEX cases_process (process=?)": lambda: store.callbacks.account(PLACES, NOW),
    }
    for index, read in reads.items():
        found = plan(read)
        assert index in str(found[0])
        assert "TEMP B-TREE FOR GROUP BY" not in str(found[0])
    # Of the calls only the open ones are looked at.
    assert "SCAN calls USING INDEX calls_open" in str(plan(reads["COVERING INDEX cases_process (process=?)"])[1])
