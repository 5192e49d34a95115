"""A file that ends before what was once said to be stored: the window says so at once."""

from collections.abc import Callable

from digibank.storage.anchor import Anchor
from tests.desk import Desk
from tests.given import Given


def test_lost_actions_are_the_first_thing_that_is_said(desk: Callable[..., Desk], given: Given) -> None:
    given.database.lost = Anchor("0a1b2c3d", 42, "f" * 64)
    message = desk().message
    assert "42" in message
    assert "0a1b2c3d" in message


def test_without_a_loss_nothing_is_said(desk: Callable[..., Desk]) -> None:
    assert desk().message == ""
