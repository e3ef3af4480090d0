"""`agents list` and `agents roles`: a team lead is made by a command."""

from pathlib import Path

from agentdesk.core.call import Agent
from agentdesk.wiring import House
from tests.cli.conftest import Command


def signed_in(file: Path, *agents: Agent) -> None:
    store = House.build().open_store(str(file), create=True)
    for agent in agents:
        store.sign_in(agent)
    store.close()


def test_an_agent_becomes_a_team_lead_and_is_none_any_more(agentdesk: Command, tmp_path: Path) -> None:
    signed_in(tmp_path / "desk.db", Agent("Ugo", "Ugo", "m", "it", ("it", "en")), Agent("Dana", "Dana"))
    assert agentdesk("agents", "roles", "ugo", "lead", "credit_office").status == 0
    ugo = {"id": "Ugo", "name": "Ugo", "language": "it", "speaks": ["it", "en"], "roles": ["lead", "credit_office"]}
    dana = {"id": "Dana", "name": "Dana", "language": "en", "speaks": [], "roles": []}
    assert agentdesk("agents", "list", "--json").document == [dana, ugo]
    assert agentdesk("agents", "roles", "Ugo").out == "Ugo: speaks it, en; roles –\n"


def test_a_role_that_no_list_has_is_refused_with_those_there_are(agentdesk: Command, tmp_path: Path) -> None:
    signed_in(tmp_path / "desk.db", Agent("Ugo", "Ugo"))
    refused = agentdesk("agents", "roles", "Ugo", "boss")
    assert refused.status == 2
    assert "there is no role boss; give one of lead, " in refused.err
    assert "supervisors" in refused.err
    assert agentdesk("agents", "list").out.endswith("roles –\n")


def test_nobody_becomes_a_lead_who_never_signed_in(agentdesk: Command, tmp_path: Path) -> None:
    signed_in(tmp_path / "desk.db", Agent("Ugo", "Ugo"))
    refused = agentdesk("agents", "roles", "Ada", "lead")
    assert (refused.status, refused.out) == (2, "")
    assert "no agent is called Ada" in refused.err
