"""The one declaration of every input, and where its default comes from.

`fields()` drives the form, the validation, the reference page and the keys of the words; `sources()` says
where figures come from. The other data files that stand here are read where they are used: trade templates
by `calculator.shop.templates`, scenarios by `calculator.answers.declared_scenarios`.
"""

from calculator.parameters.fields import (
    Field,
    Group,
    Kind,
    assumed_pay_later_share,
    fields,
    fields_of,
    order_file_fields,
    plan_fields,
)
from calculator.parameters.sources import Source, source, sources

__all__ = [
    "Field",
    "Group",
    "Kind",
    "Source",
    "assumed_pay_later_share",
    "fields",
    "fields_of",
    "order_file_fields",
    "plan_fields",
    "source",
    "sources",
]
