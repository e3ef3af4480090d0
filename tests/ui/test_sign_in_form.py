"""What the sign-in asks."""

import pytest

from agentdesk.core.call import Agent
from agentdesk.core.plain import Plain
from agentdesk.ui.sign_in_form import Filled, SignInForm, kept, remembered
from tests.ui.fake_desk import OMID, SARA

FORM = SignInForm().learn([Filled.of(SARA), Filled.of(OMID)])


def test_somebody_known_is_filled_in() -> None:
    assert FORM.choose("omid").agent == OMID


def test_what_is_changed_for_somebody_known_keeps_their_id() -> None:
    form = FORM.choose("omid")
    changed = SignInForm(form.known, form.chosen, form.filled._replace(speaks=("fa", "ar")))
    assert changed.agent == Agent("omid", "Omid Karimi", "m", "en", ("fa", "ar"))


@pytest.mark.parametrize(
    ("name", "id"), [("Dana Cohen", "Dana Cohen"), ("  سارة  ", "سارة"), ("李明", "李明"), ("sara haddad", "sara")]
)
def test_somebody_new_is_known_by_their_name(name: str, id: str) -> None:
    form = FORM.choose(None)
    agent = SignInForm(form.known, None, form.filled._replace(name=name)).agent
    assert agent is not None
    assert agent.id == id


@pytest.mark.parametrize(
    "filled", [Filled(name=" ", speaks=("en",)), Filled(name="2", speaks=("en",)), Filled(name="Dana")]
)
def test_a_name_and_a_language_are_needed(filled: Filled) -> None:
    assert SignInForm(filled=filled).agent is None


def test_an_agent_survives_being_kept() -> None:
    assert remembered(kept(SARA)) == Filled.of(SARA)


@pytest.mark.parametrize("spoilt", [None, "sara", 7, [], {}, {"id": 1, "name": "x"}, {"id": "x"}])
def test_spoilt_settings_are_nobody(spoilt: Plain) -> None:
    assert remembered(spoilt) is None


def test_half_spoilt_settings_are_mended() -> None:
    spoilt: Plain = {"id": "x", "name": "X", "gender": "?", "language": 5, "speaks": ["en", 3], "roles": "all"}
    assert remembered(spoilt) == Filled("x", "X", "u", "en", ("en",), ())


def test_roles_are_those_that_the_desk_knows_not_those_of_the_last_time() -> None:
    """A lead is named while somebody's old sign-in still stands in the settings of their machine."""
    last = Filled.of(SARA)
    form = SignInForm().learn([last]).choose(last.id).learn([last._replace(roles=("lead",))])
    assert form.agent is not None
    assert form.agent.roles == ("lead",)
