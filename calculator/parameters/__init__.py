"""The one declaration of every input, and where its default comes from.

`declaration_of(command)` and `fields()` drive the form, the validation, links, the reference page, the
schemas and the keys of the words; `platforms()` says which platforms there are, where each is met and what is
known of its terms, `sources()` where figures come from. The other data files that stand here are read where
they are used: trade templates by `calculator.shop.templates`, scenarios by
`calculator.answers.declared_scenarios`. Nothing here imports anything else of the package.
"""

from calculator.parameters.documents import Part, RowList, declaration_of
from calculator.parameters.field import Field, Kind
from calculator.parameters.fields import (
    assumed_pay_later_share,
    fields,
    fields_of,
    order_file_fields,
    plan_fields,
)
from calculator.parameters.platforms import Fact, Platform, platform, platforms
from calculator.parameters.sources import Source, source, sources

__all__ = [
    "Fact",
    "Field",
    "Kind",
    "Part",
    "Platform",
    "RowList",
    "Source",
    "assumed_pay_later_share",
    "declaration_of",
    "fields",
    "fields_of",
    "order_file_fields",
    "plan_fields",
    "platform",
    "platforms",
    "source",
    "sources",
]
