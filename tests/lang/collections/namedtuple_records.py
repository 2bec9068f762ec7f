from collections import namedtuple
from typing import NamedTuple
Point = namedtuple("Point", ["x", "y"])
Color = namedtuple("Color", "r g b", defaults=(0, 0))
class Employee(NamedTuple):
    """Someone who works."""
    name: str
    id: int = 3
    def greet(self): return f"hi {self.name}"
p = Point(11, y=22)
print(p, p[0] + p.y, p._asdict(), p._replace(x=33), Point._fields, Color._field_defaults)
e = Employee("Guido")
print(e, e.greet(), e.id, Employee._fields, e._replace(id=5), Employee("a", 1) < Employee("b", 0), Employee.__annotations__)
pts = [Point(3, 1), Point(1, 2), Point(1, 1)]
print(sorted(pts), max(pts, key=lambda q: q.y), {Point(1, 2): "a"}[(1, 2)])
a, b = p; first, *rest = Color(1)
print(a, b, first, rest, [*p], Point(*[5, 6]), Point(**{"x": 7, "y": 8}), len(p), 11 in p, p.index(22), p.count(11))
print(p == (11, 22), p == Point(11, 22), p != Point(0, 0), p + (1,), p * 2, p[::-1], isinstance(p, tuple), type(p + ()).__name__)
class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    @classmethod
    def zero(cls): return cls(0, 0)
print(Vec(1, 2) + Vec(2, 2), abs(Vec(3, 4)), sum([Vec(1, 1), Vec(2, 2)], Vec.zero()), Vec.zero())
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point._make([1]), lambda: p._replace(q=1), lambda: Color()):
    try: bad()
    except (TypeError, ValueError) as err: print(type(err).__name__, err)
try: p.x = 1
except AttributeError as err: print(err)
Pt3 = namedtuple("Pt3", Point._fields + ("z",)); print(Pt3(*p, 9), Pt3.__name__, Pt3.__doc__)
Q = NamedTuple("Q", [("a", int), ("b", str)]); print(Q(1, "x"))
match p:
    case Point(x=11, y=yy): print("matched", yy)
match p:
    case (u, v): print(u, v)
