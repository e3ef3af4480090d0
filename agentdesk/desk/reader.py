"""Reading a call aloud: its texts in the language wanted, with their slots filled."""

from dataclasses import dataclass
from datetime import datetime

from agentdesk.desk.views import Said
from agentdesk.process.call import Call
from agentdesk.process.checklists import left_out
from agentdesk.process.model import Process, singular
from agentdesk.process.slots import Speaker, filled, open_slots
from agentdesk.process.steps import Checklist, Say, Spoken
from agentdesk.process.subjects import holds
from agentdesk.words.look_up import Words


@dataclass(frozen=True, slots=True)
class Reader:
    """Texts of one call, for one speaker."""

    call: Call
    words: Words
    speaker: Speaker

    def script(self, context: str, source: str, language: str, process: Process) -> Said:
        """A line for the customer."""
        found = self.words.find(process.id, language, context, source, self.speaker.variants)
        text = filled(found.text, self.call, self.speaker, self.words, found.language)
        return Said(
            text.strip(), found.language, fallback=found.language.partition("-")[0] != language.partition("-")[0]
        )

    def open_slots(self, source: str, language: str) -> tuple[str, ...]:
        """The slots of a text whose values aren't known."""
        return open_slots(source, self.call, self.speaker, self.words, language)

    def plain(self, context: str, source: str, language: str, process: Process) -> str:
        """A text for the agent."""
        return self.script(context, source, language, process).text if source else ""

    def say(self, language: str, at: datetime) -> Said | None:
        """The line of the step at hand: the first variant that holds, or the plain one."""
        step, process = self.call.step, self.call.process_at(self.call.spot)
        name = self.call.spot.step
        if not isinstance(step, Spoken):
            return None
        for index, variant in enumerate(step.says):
            if holds(self.call, variant.when, at):
                return self.script(f"{name}.says.{index + 1}", variant.say, language, process)
        return self.script(f"{name}.say", step.say, language, process) if step.say else None

    def more(self, language: str) -> tuple[Said, ...]:
        """Further lines on demand."""
        step, process = self.call.step, self.call.process_at(self.call.spot)
        if not isinstance(step, Say):
            return ()
        name = self.call.spot.step
        lines = enumerate(step.more)
        return tuple(self.script(f"{name}.more.{index + 1}", line, language, process) for index, line in lines)

    def task(self, language: str) -> str:
        """What the agent is to do at the step at hand."""
        step = self.call.step
        return self.plain(f"{self.call.spot.step}.task", step.task, language, self.call.process_at(self.call.spot))

    def left_out(self, language: str, at: datetime) -> tuple[str, ...]:
        """Why some lines of the checklist at hand aren't there."""
        step, name, process = self.call.step, self.call.spot.step, self.call.process_at(self.call.spot)
        if not isinstance(step, Checklist):
            return ()
        return tuple(
            self.plain(f"{name}.item.{id}.otherwise.{index + 1}", why, language, process)
            for id, index, why in left_out(self.call, step, at)
        )

    def name_of(self, section: str, name: str, language: str) -> str:
        """A process's word for one of its names (statuses, tasks, roles …); the body's before the protocol's."""
        for process in (self.call.setting.body, self.call.setting.protocol):
            if process is None:
                continue
            source = getattr(process, section).get(name)
            if source is not None:
                text = source if isinstance(source, str) else source.text
                return self.plain(f"{singular(section)}.{name}", text, language, process)
        return name.replace("_", " ")
