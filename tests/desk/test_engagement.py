"""A client of assertive engagement on the desk, from the import to the closed file, each visit as early as can be."""

from pathlib import Path

from agentdesk.core.inputs import CallInput, Choose, Interrupt, Next, Tick
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.library import PROTOCOL
from tests.desk.conftest import PREPARED, SARA, Scene, answered, give

ID = "assertive_engagement"
HEAD = "external_id,name,phone,country,language,email,address,consent_voicemail,status"
FACTS = "facts.track,facts.referral_assigned_on,facts.has_alternate_contact,facts.has_referral_source"
NEW = "W-1,رها نیک‌پی,+98 951 222 3344,IR,fa,,تهران;خیابان نمونه,yes,,new,2026-11-22,yes,yes"
EXISTING = "W-1,رها نیک‌پی,+98 951 222 3344,IR,fa,,تهران;خیابان نمونه,no,,existing,,no,"
UNKNOWN = "W-1,رها نیک‌پی,+98 951 222 3344,IR,fa,,تهران;خیابان نمونه,,alternate_contact,new,2026-11-02,,"
UNREACHED = (*PREPARED, Next(), Choose("no_answer"))


def imported(scene: Scene, tmp_path: Path, row: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(f"{HEAD},{FACTS}\n{row}\n", encoding="utf-8")
    office, now = scene.office, scene.clock.now()
    protocol = office.library.get(PROTOCOL).process
    report = plan(file, office.library.get(ID).process, office.store, office.tables, now, protocol=protocol)
    assert not report.faults
    commit(report, office.store, at=now, agent="tests")


def visit(scene: Scene, *inputs: CallInput) -> None:
    """Wait until the case is due, find it in the queue, and work it."""
    state = scene.office.store.case("W-1").state
    assert state.due_from is not None
    scene.clock.move(max(0.0, (state.due_from - scene.clock.now()).total_seconds()))
    scene.office.store.promote(scene.clock.now())
    view = QueueFilter(agent=SARA.id, process=ID)
    assert "W-1" in [row.external_id for row in scene.office.queue(view, limit=50).rows]
    live = scene.take("W-1")
    give(live, *inputs)
    assert live.view("en").over
    live.wrap_up("")


def sent(scene: Scene) -> list[tuple[object, object]]:
    case = scene.office.store.case("W-1").id
    return [(row["kind"], row["template"]) for row in scene.office.store.rows("outbox") if row["case"] == case]


def ticked(*items: str) -> tuple[CallInput, ...]:
    return (*(Tick(item) for item in items), Next())


def test_a_new_client_who_is_never_reached(scene: Scene, tmp_path: Path) -> None:
    imported(scene, tmp_path, NEW)
    attempt = (*UNREACHED, *ticked("primary", "voicemail", "other"), Choose("not_reached"))
    visit(scene, *attempt)
    visit(scene, *attempt)
    visit(scene, Choose("not_reached"), Next())
    assert scene.office.store.case("W-1").state.status == "referral_source"
    visit(scene, Choose("not_heard"))
    case = scene.office.store.case("W-1")
    assert (case.state.closed, case.state.facts["attempts"]) == ("no_contact", 2)
    assert sent(scene) == [
        ("text", "reach_out_text"),
        ("text", "reach_out_text"),
        ("notify", "ask_source"),
        ("letter", "no_contact"),
        ("notify", "tell_source"),
    ]
    # 24 and 28 November, 1 and 5 December: each at the earliest.
    days = [str(past.at.date()) for past in reversed(scene.office.store.history(case.id))]
    assert days == ["2026-11-24", "2026-11-28", "2026-12-01", "2026-12-05"]
    assert not list(scene.office.store.faults())


def test_a_client_in_the_service_who_answers_the_third_time(scene: Scene, tmp_path: Path) -> None:
    imported(scene, tmp_path, EXISTING)
    attempt = (*UNREACHED, *ticked("primary", "other"), Choose("not_reached"))
    visit(scene, *attempt)
    visit(scene, *attempt)
    assert scene.office.store.case("W-1").state.status == "keep_trying"
    state = scene.office.store.case("W-1").state
    assert state.due_from is not None
    scene.clock.move((state.due_from - scene.clock.now()).total_seconds())
    live = scene.take("W-1")
    answered(live)
    give(live, Choose("reached"), Next(), Interrupt("documents_later"))
    give(live, Choose("yes"), Choose("nothing"), Next())
    live.wrap_up("The form is on its way.")
    assert scene.office.store.case("W-1").state.task == "documents"
    visit(scene, *ticked("complete", "in_time"))
    case = scene.office.store.case("W-1")
    assert (case.state.closed, case.state.task) == ("resumed", None)
    assert not list(scene.office.store.faults())


def test_the_desk_says_where_no_voicemail_may_be_left(scene: Scene, tmp_path: Path) -> None:
    imported(scene, tmp_path, EXISTING)
    live = scene.take("W-1")
    give(live, *UNREACHED)
    view = live.view("en")
    assert [option.id for option in view.options] == ["primary", "other"]
    assert view.task.endswith("Leave no voicemail, for there is no consent to it on record.")
    assert view.say is None


def test_a_voicemail_is_said_in_the_words_shown(scene: Scene, tmp_path: Path) -> None:
    imported(scene, tmp_path, NEW)
    live = scene.take("W-1")
    give(live, *UNREACHED)
    view = live.view("en", "en")
    assert [option.id for option in view.options] == ["primary", "voicemail", "other"]
    assert view.say is not None
    assert "Sara" in view.say.text
    assert "no voicemail" not in view.task


def test_what_is_known_of_a_client_is_told_in_words(scene: Scene, tmp_path: Path) -> None:
    imported(scene, tmp_path, EXISTING)
    live = scene.take("W-1")
    lines = live.customer("en").lines
    assert "kind of client: client who is in the service already" in lines
    assert "alternate contact or family supporter: no" in lines


def test_what_is_asked_of_a_client_is_written_in_words(scene: Scene, tmp_path: Path) -> None:
    imported(scene, tmp_path, UNKNOWN)
    live = scene.take("W-1")
    give(live, Choose("no"), Choose("yes"))
    told = [effect.text for effect in live.effects("en") if effect.kind == "fact"]
    assert told == ["alternate contact or family supporter: no", "referral source: yes"]
