"""Roles of agents: who is a team lead, and who works on the list of a department."""

from dataclasses import replace

from agentdesk.core.call import LEAD, Agent
from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.library import Library
from agentdesk.desk.ports import Store


class UnknownAgent(AgentdeskError):
    """Nobody of this id or name has signed in yet."""

    message = "no agent is called {name}; who has signed in once is known, and `agentdesk agents list` names them"


class NoRole(AgentdeskError):
    """No process has such a list, and it isn't a lead's."""

    message = "there is no role {role}; give one of {roles}"


def roles_of(library: Library) -> tuple[str, ...]:
    """The roles that can be given: a team lead's, and those that the processes name."""
    return tuple(dict.fromkeys([LEAD, *sorted({name for found in library.usable() for name in found.process.roles})]))


def give_roles(store: Store, library: Library, name: str, roles: tuple[str, ...]) -> Agent:
    """The agent has these roles from now on, and no others. UnknownAgent, NoRole."""
    wanted = name.casefold()
    found = next((agent for agent in store.agents() if wanted in (agent.id.casefold(), agent.name.casefold())), None)
    if found is None:
        raise UnknownAgent(name=name)
    known = roles_of(library)
    for role in roles:
        if role not in known:
            raise NoRole(role=role, roles=", ".join(known))
    changed = replace(found, roles=tuple(dict.fromkeys(roles)))
    store.sign_in(changed)
    return changed
