"""``NamedTuple`` as ``typing`` has it, defined in a sixth of the time.

The library's own writes and compiles a constructor for every class: 80 to 130 microseconds each,
and some eighty classes stand between Enter and the first frame. Here the constructors are compiled
with this module, one per number of fields, and a class takes a copy with its own field names.
Calling one, and reading a field, costs what it costs there.
"""

import sys
from collections import _tuplegetter  # type: ignore[attr-defined]
from collections.abc import Iterable
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Self

_tuple = tuple.__new__

_SHORT = (
    lambda _: _tuple(_, ()),
    lambda _, a: _tuple(_, (a,)),
    lambda _, a, b: _tuple(_, (a, b)),
    lambda _, a, b, c: _tuple(_, (a, b, c)),
    lambda _, a, b, c, d: _tuple(_, (a, b, c, d)),
    lambda _, a, b, c, d, e: _tuple(_, (a, b, c, d, e)),
    lambda _, a, b, c, d, e, f: _tuple(_, (a, b, c, d, e, f)),
    lambda _, a, b, c, d, e, f, g: _tuple(_, (a, b, c, d, e, f, g)),
    lambda _, a, b, c, d, e, f, g, h: _tuple(_, (a, b, c, d, e, f, g, h)),
    lambda _, a, b, c, d, e, f, g, h, i: _tuple(_, (a, b, c, d, e, f, g, h, i)),
    lambda _, a, b, c, d, e, f, g, h, i, j: _tuple(_, (a, b, c, d, e, f, g, h, i, j)),
    lambda _, a, b, c, d, e, f, g, h, i, j, k: _tuple(_, (a, b, c, d, e, f, g, h, i, j, k)),
    lambda _, a, b, c, d, e, f, g, h, i, j, k, z: _tuple(_, (a, b, c, d, e, f, g, h, i, j, k, z)),
)
"""Constructors of no field to twelve, which all but a few of the records have."""


def _constructor(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    """Return a ``__new__`` that takes these fields, the last of them with these defaults."""
    code: CodeType
    if len(fields) < len(_SHORT):
        code = _SHORT[len(fields)].__code__
    else:
        names = ",".join(fields)
        code = eval(f"lambda _cls,{names}: _tuple(_cls,({names}))").__code__
    code = code.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname="__new__")
    return FunctionType(code, globals(), "__new__", defaults)


class _Kind(type):
    """Makes a named tuple of each class right under ``_Light``."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> "_Kind":
        if bases[0].__base__ is not tuple:
            return super().__new__(cls, name, bases, space)
        fields = tuple(space.get("__annotations__", ()))
        defaults = {field: space[field] for field in fields if field in space}
        if (*fields[len(fields) - len(defaults) :],) != (*defaults,):
            raise TypeError(f"{name}: a field without a default after one that has it")
        space.update({field: _tuplegetter(place, field) for place, field in enumerate(fields)})
        space["__slots__"] = ()
        space["__new__"] = _constructor(fields, tuple(defaults.values()))
        space["__match_args__"] = space["_fields"] = fields
        space["_field_defaults"] = defaults
        return super().__new__(cls, name, bases, space)


class _Light(tuple[Any, ...], metaclass=_Kind):
    """What all named tuples can."""

    __slots__ = ()
    if TYPE_CHECKING:  # At run time an annotation here would count as a field of every kind.
        _fields: tuple[str, ...]

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        made = _tuple(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"{cls.__name__} takes {len(cls._fields)} values, not {len(made)}")
        return made

    def _replace(self, /, **values: Any) -> Self:
        made = _tuple(type(self), map(values.pop, self._fields, self))
        if values:
            raise ValueError(f"{type(self).__name__} has no {', '.join(values)}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        told = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
        return f"{type(self).__name__}({told})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


if TYPE_CHECKING or sys.version_info >= (3, 14):
    # From 3.14 on annotations are worked out when somebody asks, and only typing knows how to.
    from typing import NamedTuple as NamedTuple
else:
    NamedTuple = _Light
