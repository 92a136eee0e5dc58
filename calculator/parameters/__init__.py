"""The one declaration of every input, where its default comes from, and the trade templates.

`fields()` drives the form, the validation, the reference page and the keys of the words; `sources()` says
where figures come from; `templates()` are order mixes to start from; `example()` is the mix that the page
shows before anyone has typed. The multiples of a worse spell are in `scenarios.py`.
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
from calculator.parameters.templates import Figure, Template, TemplateSegment, example, template, templates

__all__ = [
    "Field",
    "Figure",
    "Group",
    "Kind",
    "Source",
    "Template",
    "TemplateSegment",
    "assumed_pay_later_share",
    "example",
    "fields",
    "fields_of",
    "order_file_fields",
    "plan_fields",
    "source",
    "sources",
    "template",
    "templates",
]
