"""pandas.api.extensions: accessors that a program registers."""
import warnings

import pandas as pd
from pandas._base import no_default  # noqa: F401


class _Accessor:
    """What the class holds: an object of the accessor's class, made for each frame, Series or index that is asked."""

    def __init__(self, name, made):
        self._name, self._made = name, made

    def __get__(self, obj, cls=None):
        return self._made if obj is None else self._made(obj)


def _register(cls, name):
    def decorator(accessor):
        if hasattr(cls, name):
            warnings.warn(f"registration of accessor {accessor!r} under name {name!r} for type {cls!r} is overriding a preexisting attribute with the same name.",
                          UserWarning, stacklevel=2)
        setattr(cls, name, _Accessor(name, accessor))
        return accessor
    return decorator


def register_dataframe_accessor(name):
    return _register(pd.DataFrame, name)


def register_series_accessor(name):
    return _register(pd.Series, name)


def register_index_accessor(name):
    return _register(pd.Index, name)
