"""Money as a letter writes it: to the cent, with its unit."""

from calculator.orders.evidence.wording import say


def money(amount: float, currency: str, language: str) -> str:
    """Return an amount with two decimals: `1,234.50 元`, `1,234.50 yuan`, `1,234.50 EUR`."""
    unit = say(language, "letter.yuan") if currency == "CNY" else currency
    return f"{amount:,.2f} {unit}"
