"""Customers for the tests, as an import brings them; nobody has these names, no number rings."""

from collections.abc import Mapping

Row = Mapping[str, str]

ILARIA: Row = {
    "external_id": "SC-1",
    "name": "Ilaria Benvenuti",
    "phone": "+39 309 840 2889",
    "country": "IT",
    "timezone": "Europe/Rome",
    "language": "it",
    "gender": "f",
    "priority": "high",
    "due_on": "2026-11-23",
    "consent_voicemail": "yes",
    "facts.order": "A-48251",
    "facts.reason": "late_delivery",
    "facts.channel": "app",
    "facts.store": "Negozio 216",
    "facts.solution": "consegna domani in mattinata",
}
XUEMEI: Row = {
    "external_id": "CC-1",
    "name": "欧阳雪梅",
    "phone": "+86 142 0977 4256",
    "country": "CN",
    "timezone": "Asia/Shanghai",
    "language": "zh",
    "gender": "f",
    "status": "new",
    "due_on": "2026-11-24",
    "facts.open_invoices": "2",
    "facts.amount_due": "15800.00",
}
# A promise long past, two others broken before: the desk decides everything by itself.
NICCOLO: Row = {
    "external_id": "CC-2",
    "name": "Niccolò D'Ambrosio",
    "phone": "+39 301 442 0467",
    "country": "IT",
    "timezone": "Europe/Rome",
    "language": "it",
    "gender": "m",
    "status": "awaiting_payment",
    "due_on": "2026-11-23",
    "facts.open_invoices": "2",
    "facts.promised_on": "2026-11-02",
    "facts.broken_promises": "2",
}
