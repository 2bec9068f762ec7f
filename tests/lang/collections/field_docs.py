# The docstrings of a named tuple's fields, and of properties, can be written.
from collections import namedtuple

Result = namedtuple("Result", "root iterations converged", defaults=(0, False))
Result.__doc__ = "What a solver found."
Result.root.__doc__ = "where the function is zero"
for field in Result._fields[1:]:
    getattr(Result, field).__doc__ = ""
print(Result.__doc__, "-", Result.root.__doc__, "-", repr(Result.iterations.__doc__))
print(Result(1.5), Result(2.5, converged=True).converged)


class Cell:
    @property
    def volume(self):
        return 2


Cell.volume.__doc__ = "in litres"
print(Cell.volume.__doc__, Cell().volume)
for name in "fget", "size":
    try:
        setattr(Cell.volume, name, None)
    except AttributeError as e:
        print(e)
