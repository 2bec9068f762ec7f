from dataclasses import dataclass, field, asdict, astuple, replace, FrozenInstanceError
import dataclasses


@dataclass
class Point:
    x: float
    y: float = 0.0

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p != Point(3), Point(y=1, x=2), Point(5))
p.x = 10
print(p.x, asdict(p), astuple(p), replace(p, y=7))


@dataclass(order=True)
class V:
    key: int
    tags: list = field(default_factory=list, compare=False)
    hidden: int = field(default=5, repr=False)


a, b = V(1), V(2, ["t"])
a.tags.append("x")
print(a, b, a < b, sorted([b, a]), V(1).tags)


@dataclass(frozen=True)
class F:
    a: int
    b: str = "b"


f = F(1)
print(hash(f) == hash(F(1)), {f: 1}[F(1)])
try:
    f.a = 2
except FrozenInstanceError as e:
    print(e)


@dataclass
class Sub(Point):
    z: float = 1.5

    def __post_init__(self):
        self.total = self.x + self.y + self.z


print(Sub(1, 2), Sub(1, 2, 3).total, [g.name for g in dataclasses.fields(Sub)])
for call in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, q=2), lambda: Point(1, x=2), lambda: Sub()):
    try:
        call()
    except TypeError as e:
        print(e)
match Point(1, 2):
    case Point(x, y):
        print("matched", x, y)
try:
    {Point(1): 1}
except TypeError as e:
    print(e)
print(asdict(V(1, [Point(1)])))
