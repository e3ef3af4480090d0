"""Check: ways from anywhere are told apart, and say why they can't be used."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.reading import KEY


def check_interrupts(ground: Ground) -> Iterator[Fault]:
    """Ids and keys that are taken, by the protocol or in the file itself, and conditions without a reason."""
    around = ground.protocol.anywhere if ground.protocol else {}
    taken = {interrupt.key: f"the protocol's {name}" for name, interrupt in around.items() if interrupt.key}
    for name, interrupt in ground.process.anywhere.items():
        if name in around:
            fault = f"the call protocol has a way from anywhere called {name} already"
            yield ground.fault(("anywhere", name, KEY), fault, "give this one another name")
        if interrupt.key in taken:
            fault = f"the key {interrupt.key} belongs to {taken[interrupt.key]}"
            yield ground.fault(("anywhere", name, "key"), fault, "leave the key out, or take another")
        if interrupt.key:
            taken.setdefault(interrupt.key, name)
        if interrupt.when and not interrupt.reason:
            fault = f"nothing says why {name} can't be used where its `when` doesn't hold"
            yield ground.fault(("anywhere", name, KEY), fault, "add a `reason`")
