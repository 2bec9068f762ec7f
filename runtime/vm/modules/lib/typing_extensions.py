"""typing_extensions: what typing has, and what came to it later."""
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Final, Generic, Literal, LiteralString, NamedTuple, Never,
                    NewType, NoReturn, NotRequired, Optional, ParamSpec, Protocol, Required, Self, Type, TypeAlias, TypedDict,
                    TypeGuard, TypeVar, Union, Unpack, cast, final, get_args, get_origin, get_type_hints, overload,
                    runtime_checkable)


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def mark(item):
        item.__deprecated__ = message
        return item
    return mark
