"""The one door to the database: `do` for every write, `ask` for every read."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from digibank.domain.ids import RequestId
from digibank.storage.database import Database
from digibank.storage.tx import Actor, Look, Tx, new_request

P = ParamSpec("P")
R = TypeVar("R")

Changed = Callable[[frozenset[str]], None]
"""Told the keys of what a stored action changed."""


class Office:
    """Somebody at work with one database. Services raise Refusal, the machine MachineError: nothing is stored then."""

    def __init__(self, database: Database, actor: Actor, on_change: Changed = lambda _keys: None) -> None:
        self.database = database
        self.actor = actor
        self._on_change = on_change

    def do(self, service: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs one service in one transaction. When it returns, the action is on the disk."""
        return self.do_once(new_request(), service, *args, **kwargs)

    def do_once(
        self, request: RequestId, service: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As `do`, with a request made by the caller: a second call with the same one raises AlreadyDone."""
        with self.database.write(self.actor, service.__name__, request) as tx:
            result = service(tx, *args, **kwargs)
        self._on_change(frozenset(tx.touched))
        return result

    def ask(self, query: Callable[Concatenate[Look, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with self.database.read(self.actor) as look:
            return query(look, *args, **kwargs)
