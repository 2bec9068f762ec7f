# inspect's questions about kinds, members and documentation; gc around a timing.
import gc
import inspect
import math


class Shape:
    """A shape.

        Indented line.
    """
    sides = 0

    def area(self):
        """The area."""
        return 0.0

    @staticmethod
    def unit():
        return 1


class Square(Shape):
    sides = 4


def count(n):
    yield from range(n)


for name, thing in (("class", Shape), ("method", Shape().area), ("function", Shape.area), ("static", Shape.unit), ("len", len),
                    ("module", math), ("generator", count(3)), ("number", 3)):
    print(name, inspect.isclass(thing), inspect.ismethod(thing), inspect.isfunction(thing), inspect.isbuiltin(thing),
          inspect.ismodule(thing), inspect.isgenerator(thing), inspect.isroutine(thing))
print(inspect.getdoc(Shape), "|", inspect.getdoc(Shape.area), "|", inspect.getdoc(count))
print([n for n, v in inspect.getmembers(Square) if not n.startswith("_")])
print([n for n, v in inspect.getmembers(Shape(), inspect.ismethod)])
print([c.__name__ for c in inspect.getmro(Square)], inspect.cleandoc("  a\n    b\n      c\n\n"))
print(gc.isenabled())
gc.disable()
print(gc.isenabled(), gc.collect() >= 0)
gc.enable()
print(gc.isenabled(), gc.get_threshold()[1:])
