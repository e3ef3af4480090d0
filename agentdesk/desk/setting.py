"""What the engine needs to know of a case before its call: the calendar, the zone, the numbers, the consents."""

from dataclasses import replace

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import zone_named
from agentdesk.core.case import Case
from agentdesk.core.customer import Customer
from agentdesk.process.call import Setting
from agentdesk.process.model import Process


def setting_of(case: Case, body: Process, protocol: Process | None, tables: Tables) -> Setting:
    """The setting of a call on `case`."""
    days, zone = tables.of(case.country), zone_named(case.timezone)
    return with_customer(Setting(body, protocol, days, zone, body.calling_window), case.customer)


def with_customer(setting: Setting, customer: Customer) -> Setting:
    """The setting with what is known of the customer."""
    numbers = customer.numbers
    return replace(setting, numbers=len(numbers), voicemail=numbers[0].voicemail if numbers else None)
