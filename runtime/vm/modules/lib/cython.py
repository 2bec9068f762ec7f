"""What the lowering of Cython's C constructs calls (frontend/cy_lower.h): structs as records, memory, checks."""
import enum

import numpy as np


def enumeration(name, items):
    return enum.IntEnum(name, list(items))


def make(dtype, *args, **kwargs):
    out = np.zeros(1, dtype)
    for name, value in zip(dtype.names, args):
        out[name][0] = value
    for name, value in kwargs.items():
        out[name][0] = value
    return out[0]


def from_object(dtype, value):
    if isinstance(value, dict):
        for name in dtype.names:
            if name not in value:
                raise ValueError("No value specified for struct attribute '%s'" % name)
        return make(dtype, **value)
    if isinstance(value, (list, tuple)):
        return make(dtype, *value)
    if isinstance(value, np.void):
        return value
    raise TypeError("expected a mapping, got %s" % type(value).__name__)


def plain(value):
    if isinstance(value, np.void):
        return as_dict(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    return value


def as_dict(record):
    return {name: plain(record[name]) for name in record.dtype.names}


def dicts(records):
    return [as_dict(r) for r in records]


def resized(old, count, dtype):
    new = np.zeros(count, dtype)
    if old is not None:
        n = min(count, len(old))
        new[:n] = old[:n]
    return new


def field(record, name):
    return record[name].reshape(-1)[:1] if isinstance(record, np.ndarray) else np.ndarray.__getitem__(record, name)


def checked(value, cls):
    if value is not None and not isinstance(value, cls):
        raise TypeError("Cannot convert %s to %s" % (type(value).__name__, qualified(cls)))
    return value


def qualified(cls):
    return cls.__qualname__ if cls.__module__ == "builtins" else "%s.%s" % (cls.__module__, cls.__qualname__)


def argument(value, cls, name, not_none):
    if isinstance(value, cls) or (value is None and not not_none):
        return
    raise TypeError("Argument '%s' has incorrect type (expected %s, got %s)" % (name, qualified(cls), type(value).__name__))


def not_writable(self, name):
    raise AttributeError("attribute '%s' of '%s' objects is not writable" % (name, qualified(type(self))))
