"""What the engine needs to know of a case before its call: the calendar, the zone, the numbers, the consents."""

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import zone_named
from agentdesk.core.case import Case
from agentdesk.process.call import Setting
from agentdesk.process.model import Process


def setting_of(case: Case, body: Process, protocol: Process | None, tables: Tables) -> Setting:
    """The setting of a call on `case`."""
    numbers = case.customer.numbers
    return Setting(
        body=body,
        protocol=protocol,
        days=tables.of(case.country),
        zone=zone_named(case.timezone),
        window=body.calling_window,
        numbers=len(numbers),
        voicemail=numbers[0].voicemail if numbers else None,
    )
