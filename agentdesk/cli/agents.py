"""`agents list`, `agents roles`."""

from argparse import ArgumentParser, Namespace
from typing import Any

from agentdesk.cli.given import office_of, print_json
from agentdesk.core.call import Agent


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on agents."""
    agents = commands.add_parser("agents", help="lists the agents, and says who is a team lead")
    parts = agents.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listed = parts.add_parser("list", parents=[db], help="the agents, their languages and roles")
    listed.add_argument("--json", action="store_true", help="one JSON document")
    listed.set_defaults(run=run_list)
    roles = parts.add_parser(
        "roles",
        parents=[db],
        help="gives an agent these roles, and no others",
        description="Gives an agent these roles, and no others: lead for a team lead, or the list of a department "
        "that a process names. They count from the agent's next sign-in.",
    )
    roles.add_argument("agent", metavar="AGENT", help="the agent's name")
    roles.add_argument("roles", metavar="ROLE", nargs="*", help="a role, such as lead; none takes all of them away")
    roles.set_defaults(run=run_roles)


def run_list(given: Namespace) -> int:
    """Who has signed in so far."""
    with office_of(given) as office:
        agents = office.agents()
    if given.json:
        names = ("id", "name", "language")
        print_json(
            [
                {name: getattr(agent, name) for name in names} | {"speaks": [*agent.speaks], "roles": [*agent.roles]}
                for agent in agents
            ]
        )
    else:
        for agent in agents:
            _print(agent)
    return 0


def run_roles(given: Namespace) -> int:
    """Keep the roles."""
    from agentdesk.desk.roles import give_roles

    with office_of(given) as office:
        _print(give_roles(office.store, office.library, given.agent, tuple(given.roles)))
    return 0


def _print(agent: Agent) -> None:
    print(f"{agent.name}: speaks {', '.join(agent.speaks) or '–'}; roles {', '.join(agent.roles) or '–'}")
