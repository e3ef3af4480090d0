"""What calling rules say to an agent: why a customer is not called, and until when."""

from datetime import datetime
from typing import TYPE_CHECKING

from agentdesk.calendars.zones import zone_named
from agentdesk.core.case import Case
from agentdesk.core.consent import DoNotCall
from agentdesk.core.queue import Reason
from agentdesk.desk.consents import NAMES, do_not_call_line
from agentdesk.desk.views import ReasonView
from agentdesk.words import dates
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.rule_packs import RulePacks


def reason_view(reason: Reason, case: Case, packs: "RulePacks", tr: Translator) -> ReasonView:
    """A rule, do-not-call, or a consent that is withheld, in a sentence."""
    values = dict(reason.values)
    if "since" in values:
        barred = DoNotCall(datetime.fromisoformat(values["since"]), "", values["reason"])
        return ReasonView(reason.rule, do_not_call_line(barred, case, tr), None)
    if "channel" in values:
        name = tr(NAMES[values["channel"]])
        return ReasonView(reason.rule, tr("The customer doesn't want {channel} from us.", channel=name), None)
    rule, title = packs.said(values["rule"], "text", tr.language).text, packs.title(values["rule"], tr.language)
    if reason.until is None:
        said = tr("A calling rule holds it back: {rule} ({pack}).", rule=rule, pack=title)
        return ReasonView(reason.rule, said, None)
    until = dates.moment(reason.until, zone_named(case.timezone), tr.language, case.country)
    said = tr("A calling rule holds it back until {until}: {rule} ({pack}).", until=until, rule=rule, pack=title)
    return ReasonView(reason.rule, said, reason.until)
