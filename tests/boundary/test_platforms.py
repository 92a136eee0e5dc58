"""A platform is declared once; order files, a buyer's choices, payments lists and words follow."""

import pytest

from calculator.buyer.payments.list_line import Payment, payment_in
from calculator.orders import platforms as order_files
from calculator.parameters import Platform, plan_fields, platforms
from calculator.words import LANGUAGES, catalogue

every_platform = pytest.mark.parametrize("platform", platforms(), ids=lambda platform: platform.id)


def test_platforms_have_places_of_their_own() -> None:
    for region in ("home", "abroad"):
        places = [platform.place for platform in platforms() if platform.region == region]
        assert places == sorted(set(places))


def test_every_order_file_is_of_a_declared_platform_or_of_any() -> None:
    known = {platform.id for platform in platforms()}
    assert set(order_files.platforms()) - known == {order_files.GENERIC}


def test_a_buyer_is_offered_the_platforms_that_buyers_use_and_another() -> None:
    (field,) = (field for field in plan_fields() if field.name == "platform")
    assert field.choices == (*(platform.id for platform in platforms() if platform.buyer), "other")
    assert field.choices[:2] == ("pinduoduo", "taobao")


@every_platform
def test_a_platform_has_a_name_in_both_languages(platform: Platform) -> None:
    for language in LANGUAGES:
        assert catalogue(language)[f"platform.{platform.id}"].strip()


@every_platform
def test_a_payments_list_tells_the_platform_by_each_of_its_names(platform: Platform) -> None:
    for name in platform.in_payments:
        line = {
            "direction": "支出",
            "amount": "12.50",
            "paid_at": "2026-11-20 10:00:00",
            "status": "待扣款",
            "kind": "先用后付",
            "payee": f"{name}某店",
        }
        found = payment_in(line)
        assert isinstance(found, Payment)
        assert found.platform == platform.id
