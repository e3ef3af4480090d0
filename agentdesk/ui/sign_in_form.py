"""What the sign-in asks, apart from how it looks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from agentdesk.core.plain import Plain
from agentdesk.ui.ports import SettingsPort

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.core.call import Agent

GENDERS = ("f", "m", "u")


class Filled(NamedTuple):
    """What is filled in of an agent."""

    id: str = ""
    name: str = ""
    gender: str = "u"
    language: str = "en"
    speaks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @classmethod
    def of(cls, agent: "Agent") -> "Filled":
        """All of a known agent."""
        return cls(agent.id, agent.name, agent.gender, agent.language, agent.speaks, agent.roles)


class SignInForm(NamedTuple):
    """Who is known here, who of them is chosen (None: somebody else), and what is filled in.

    `stranger` is what was filled in of somebody else before somebody known was chosen, `wanted` a language of the
    interface that was chosen here, for whoever goes on.
    """

    known: tuple[Filled, ...] = ()
    chosen: str | None = None
    filled: Filled = Filled()
    stranger: Filled = Filled()
    wanted: str = ""

    def speak(self, language: str) -> "SignInForm":
        """Whoever goes on reads the desk in this language."""
        return self._replace(wanted=language, filled=self.filled._replace(language=language))

    def choose(self, id: str | None, language: str = "en") -> "SignInForm":
        """Somebody known, with what is known of them, or somebody else, who reads the desk in that language."""
        stranger = self.filled if self.chosen is None else self.stranger
        for agent in self.known:
            if agent.id == id:
                filled = agent._replace(language=self.wanted or agent.language)
                return self._replace(chosen=id, filled=filled, stranger=stranger)
        filled = stranger._replace(language=language, speaks=stranger.speaks or (language,))
        return self._replace(chosen=None, filled=filled, stranger=stranger)

    def learn(self, agents: Sequence[Filled]) -> "SignInForm":
        """Everybody the desk knows; who is chosen stays chosen, with what was changed here."""
        known = {agent.id: agent for agent in self.known} | {agent.id: agent for agent in agents}
        return self._replace(known=tuple(known.values()))

    @property
    def named(self) -> bool:
        """Whether what stands for a name can be one."""
        return any(map(str.isalpha, self.filled.name))

    @property
    def agent(self) -> "Agent | None":
        """The agent as filled in, or None where a name or the languages are missing.

        Who writes a known name is that agent. The id of somebody new is their name.
        """
        from agentdesk.core.call import Agent

        name = " ".join(self.filled.name.split())
        if not self.named or not self.filled.speaks:
            return None
        before = next((agent for agent in self.known if agent.name.casefold() == name.casefold()), Filled(name))
        if self.chosen:
            before = next((agent for agent in self.known if agent.id == self.chosen), self.filled)
        return Agent(*self.filled._replace(id=before.id, name=name, roles=before.roles))


def remembered(kept: Plain) -> Filled | None:
    """The agent as kept among the settings; None where nobody is, or it can't be read."""
    if not isinstance(kept, Mapping) or not isinstance(kept.get("id"), str) or not isinstance(kept.get("name"), str):
        return None
    gender, language = kept.get("gender"), kept.get("language")
    return Filled(
        str(kept["id"]),
        str(kept["name"]),
        str(gender) if gender in GENDERS else "u",
        language if isinstance(language, str) else "en",
        _texts(kept.get("speaks")),
        _texts(kept.get("roles")),
    )


def kept(agent: "Agent") -> dict[str, Plain]:
    """An agent as it is kept among the settings."""
    return {
        "id": agent.id,
        "name": agent.name,
        "gender": agent.gender,
        "language": agent.language,
        "speaks": list(agent.speaks),
        "roles": list(agent.roles),
    }


def read_in(language: str, agent: "Agent | None", settings: SettingsPort) -> "Agent | None":
    """Keep the language of the interface, for the agent at the desk too, if there is one: the agent as changed."""
    settings.set("language", language)
    if agent is None:
        return None
    agent = replace(agent, language=language)
    settings.set("agent", kept(agent))
    return agent


def _texts(values: Plain) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()
