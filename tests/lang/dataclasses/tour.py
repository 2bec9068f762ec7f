from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, KW_ONLY, FrozenInstanceError, is_dataclass, make_dataclass, MISSING
from typing import ClassVar, List
@dataclass
class P:
    x: int
    y: float = 0.0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = P(3, 4.0); q = P(x=3, y=4.0)
print(p, p == q, p.norm(), asdict(p), astuple(p), replace(p, x=1), [f.name for f in fields(p)], p.tags is not q.tags)
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = 'z'
v = V(1)
print(v, hash(v) == hash(V(1)), V(1) < V(2), sorted([V(2), V(1, 'b'), V(1, 'a')]), {v: 1}[V(1)])
try: v.a = 2
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del v.a
except FrozenInstanceError as e: print(e)
@dataclass
class C:
    i: int
    j: int = None
    db: InitVar[int] = None
    total: int = field(init=False, repr=False, default=0)
    def __post_init__(self, db):
        if self.j is None and db is not None: self.j = db * 2
        self.total = self.i + (self.j or 0)
c = C(10, db=5); print(c, c.total, C(1))
@dataclass
class Base:
    x: int
    y: int = 1
@dataclass
class D(Base):
    z: int = 2
    x: int = 9
print(D(), D(1, 2, 3), D.__match_args__)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = field(default=5, kw_only=True)
print(K2(1, b=3), K2(1, c=7))
@dataclass(slots=True)
class S:
    a: int
    b: int = 3
s = S(1); print(s, S.__slots__)
try: s.zz = 1
except AttributeError as e: print(e)
for bad in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, q=3), lambda: P(1, x=2)):
    try: bad()
    except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
@dataclass(eq=False)
class NE:
    a: int
print(NE(1) == NE(1), is_dataclass(NE), is_dataclass(3))
@dataclass(unsafe_hash=True)
class UH:
    a: int
    b: int = field(compare=False, default=0)
print(hash(UH(1)) == hash(UH(1, 5)), UH(1) == UH(1, 5))
M = make_dataclass('M', ['x', ('y', int), ('z', int, field(default=5))], namespace={'s': lambda self: self.x + self.z})
print(M(1, 2), M(1, 2).s())
@dataclass
class Node:
    v: int
    kids: list = field(default_factory=list)
print(asdict(Node(1, [Node(2), Node(3)])), Node(1, [Node(2)]))
match P(1, 2.0):
    case P(x, y): print('pos', x, y)
@dataclass
class H:
    a: int = field(repr=False)
    b: int = field(default=1, metadata={'u': 'm'})
print(H(1), fields(H)[1].metadata['u'], fields(H)[1].default, fields(H)[0].default is MISSING, H(1).__class__.__name__)
try: {P(1): 2}
except TypeError as e: print(e)
print(asdict(P(1), dict_factory=lambda kv: sorted(kv)), P.__annotations__['x'], P(1) != P(2))
try: P(1) < P(2)
except TypeError as e: print(e)
try:
    @dataclass
    class FZ(V): c: int = 0
except TypeError as e: print(e)
@dataclass
class Rec:
    name: str
    child: 'Rec' = None
r = Rec('a'); r.child = r; print(r)
