"""Values that come from outside, made fit for a canvas file or refused."""

from typing import Any

from board.change import Delta
from board.text import storable as storable_text
from store import limits
from store.errors import Unstorable
from store.serial import NotJson, dumps

_MOST = 2**63


def storable(deltas: tuple[Delta, ...], where: str) -> tuple[Delta, ...]:
    """Return deltas that a file can hold. Raises Unstorable for what can't be mended.

    Lone surrogates are replaced. What is nested deeper than a canvas may be, a number that JSON
    readers don't agree on and what is no JSON at all are refused.
    """
    for delta in deltas:
        for record in (delta.before, delta.after):
            for value in (record or {}).values():
                if type(value) is not str and (reason := _unfit(value)):
                    raise Unstorable(where=where, reason=reason)
    try:
        dumps([(delta.before, delta.after) for delta in deltas])
    except NotJson:
        return tuple(
            Delta(delta.table, delta.id, mended(delta.before), mended(delta.after))
            for delta in deltas
        )
    return deltas


def _unfit(value: Any) -> str:
    """Return why a value can't be stored, looking no deeper than a value may go."""
    level = [value]
    for _ in range(limits.DEPTH + 1):
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                if not all(isinstance(key, str) for key in one):
                    return "a key that is no text"
                inner.extend(one.values())
            elif isinstance(one, list | tuple):
                inner.extend(one)
            elif reason := _unfit_leaf(one):
                return reason
        if not inner:
            return ""
        level = inner
    return f"deeper than {limits.DEPTH}"


def _unfit_leaf(value: Any) -> str:
    if value is None or isinstance(value, str | bool):
        return ""
    if isinstance(value, int):
        return "" if -_MOST <= value < _MOST else "a number too large"
    if isinstance(value, float):
        return "" if value - value == 0 else "no number"
    return type(value).__name__


def mended(value: Any) -> Any:
    """Return a value with its lone surrogates replaced, which no file can hold."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, dict):
        return {storable_text(key): mended(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [mended(one) for one in value]
    return value
