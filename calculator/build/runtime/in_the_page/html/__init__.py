"""The two functions of `html` that the calculator uses, without the names of 2,231 characters beside them."""

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}


def escape(s: str, quote: bool = True) -> str:
    """Return `s` with what has a meaning in markup written as entities, quotation marks too if `quote`."""
    for sign, entity in ENTITIES.items():
        if quote or sign not in "\"'":
            s = s.replace(sign, entity)
    return s


def unescape(s: str) -> str:
    """Return `s` as it was before `escape`; other entities stay, since no markup of ours holds one."""
    for sign, entity in reversed(ENTITIES.items()):
        s = s.replace(entity, sign)
    return s
