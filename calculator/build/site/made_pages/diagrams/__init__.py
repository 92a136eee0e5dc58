"""Drawings with real text in the reader's language: 340 units wide, so that they can be read on a phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.build.site.made_pages.diagrams.buyer_calendar import buyer_calendar
from calculator.build.site.made_pages.diagrams.not_paid import not_paid
from calculator.build.site.made_pages.diagrams.order_life import order_life
from calculator.build.site.made_pages.diagrams.ring_seen import ring_seen
from calculator.build.site.made_pages.diagrams.two_models import two_models
from calculator.build.site.made_pages.diagrams.who_owes import who_owes
from calculator.page.html.markup import Html

DIAGRAMS: Mapping[str, Callable[[str], Html]] = {
    "order-life": order_life,
    "two-models": two_models,
    "who-owes": who_owes,
    "ring": ring_seen,
    "not-paid": not_paid,
    "buyer-calendar": buyer_calendar,
}
