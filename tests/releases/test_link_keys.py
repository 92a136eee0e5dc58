"""A kept link means in years what it means today: no key changes its field, and none is given to another."""

import pytest

from tests.releases.link_keys import COMMANDS, declared_now, released


@pytest.mark.parametrize("command", COMMANDS)
def test_a_field_keeps_the_key_that_a_release_gave_it(command: str) -> None:
    now = declared_now()[command]
    moved = {path: key for path, key in released()[command].items() if now.get(path, key) != key}
    assert moved == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_key_of_a_release_is_given_to_another_field(command: str) -> None:
    owners = {key: path for path, key in released()[command].items()}
    taken = {path: key for path, key in declared_now()[command].items() if owners.get(key, path) != path}
    assert taken == {}


def test_the_releases_know_most_keys() -> None:
    """A list that was lost would let everything pass."""
    for command in COMMANDS:
        now, known = declared_now()[command], released()[command]
        assert len(set(now) & set(known)) >= 0.9 * len(now)
