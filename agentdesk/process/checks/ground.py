"""What the checks of a process look at, and how they tell a fault."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from agentdesk.core.errors import Fault
from agentdesk.process.conditions import Condition, Test
from agentdesk.process.effects import EffectSpec
from agentdesk.process.loading import Loaded
from agentdesk.process.model import Fact, Process
from agentdesk.process.reading import Loc
from agentdesk.process.steps import Ask, Checklist, Decide, Effects, Spoken


@dataclass(frozen=True, slots=True)
class Ground:
    """A process with its document, the protocol around it (None: none, or it is one), and where catalogues lie.

    `cache` holds compiled catalogues (None: there are none).
    """

    loaded: Loaded
    protocol: Process | None = None
    folder: Path | None = None
    cache: Path | None = None

    @property
    def process(self) -> Process:
        return self.loaded.process

    @property
    def facts(self) -> dict[str, Fact]:
        """The facts that the process may use: its own, and those of the protocol."""
        return {**(self.protocol.facts if self.protocol else {}), **self.process.facts}

    def names(self, section: str) -> set[str]:
        """The names of a section, the protocol's among them."""
        around = getattr(self.protocol, section) if self.protocol else {}
        return {*getattr(self.process, section), *around}

    def fault(self, loc: Loc, fault: str, remedy: str) -> Fault:
        """A fault at the part of the file that `loc` names."""
        return Fault(self.loaded.document.place(loc), fault, remedy)

    def entries(self) -> Iterator[tuple[str, Condition]]:
        """The steps with which something begins beside the start, and the conditions under which it does."""
        if self.process.inbound is not None:
            yield self.process.inbound, {}
        for task, step in self.process.begins.items():
            yield step, {"task": Test.model_validate(task)}
        for interrupt in self.process.anywhere.values():
            yield interrupt.start, interrupt.when
        for trigger in self.process.on_import:
            yield trigger.start, trigger.when

    def effects(self) -> Iterator[tuple[Loc, EffectSpec]]:
        """Every effect of the process, and where it stands."""
        for name, step in self.process.steps.items():
            if isinstance(step, Effects):
                for index, spec in enumerate(step.effects):
                    yield ("steps", name, "effects", index), spec

    def conditions(self) -> Iterator[tuple[Loc, Condition]]:
        """Every condition of the process, and where it stands."""
        for name, step in self.process.steps.items():
            if isinstance(step, Decide):
                for option, branch in step.options.items():
                    yield ("steps", name, "options", option, "when"), branch.when
            elif isinstance(step, Spoken):
                for index, variant in enumerate(step.says):
                    yield ("steps", name, "says", index, "when"), variant.when
            if isinstance(step, Checklist):
                for id, item in step.items.items():
                    yield ("steps", name, "items", id, "when"), item.when
                    for index, variant in enumerate(item.otherwise):
                        yield ("steps", name, "items", id, "otherwise", index, "when"), variant.when
        for name, interrupt in self.process.anywhere.items():
            yield ("anywhere", name, "when"), interrupt.when
        for index, trigger in enumerate(self.process.on_import):
            yield ("on_import", index, "when"), trigger.when


def meant(name: str, known: Collection[str], otherwise: str) -> str:
    """A remedy for a name that nobody knows: the one that was probably meant."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.65)
    return f"did you mean {close[0]}?" if close else otherwise


def answers(ground: Ground) -> Iterator[tuple[Loc, str, str]]:
    """What can be chosen or ticked in each step: its place, its id, its text."""
    for name, step in ground.process.steps.items():
        if isinstance(step, Ask | Decide):
            for option, chosen in step.options.items():
                yield ("steps", name, "options", option), option, chosen.text
        elif isinstance(step, Checklist):
            for id, item in step.items.items():
                yield ("steps", name, "items", id), id, item.text
