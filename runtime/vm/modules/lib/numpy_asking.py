"""numpy's functions that are Python text here ask nobody whether they work on classes that stand for arrays, as those in C do
(__array_function__). A module with such a class makes them ask: only programs that import it pay for it."""
import functools

import numpy as np


def _standing(values, cls, depth=0):
    for x in values:
        if isinstance(x, cls):
            return x
        if depth < 2 and type(x) in (list, tuple):
            found = _standing(x, cls, depth + 1)
            if found is not None:
                return found
    return None


def _asking(func, cls):
    @functools.wraps(func)
    def asking(*args, **kwargs):
        found = _standing(args, cls)
        if found is not None:
            made = found.__array_function__(func, (cls,), args, kwargs)
            if made is not NotImplemented:
                return made
        return func(*args, **kwargs)
    return asking


def install(names, cls):
    """np.<name> of each name, where it is text, asks objects of the class first."""
    for name in names:
        function = getattr(np, name, None)
        if type(function) is type(install):
            setattr(np, name, _asking(function, cls))
