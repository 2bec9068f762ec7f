from dataclasses import dataclass, field, asdict, replace
from typing import List, Optional
@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float
    qty: int = 0
    def __post_init__(self): self.sort_index = self.price * self.qty
    @property
    def total(self): return self.price * self.qty
@dataclass
class Store:
    items: List[Item] = field(default_factory=list)
    owner: Optional[str] = None
    def add(self, *args, **kw): self.items.append(Item(*args, **kw)); return self
s = Store(owner="Al").add("pen", 1.5, 10).add("book", 9.0, qty=2).add("cup", 4.25)
print(s, sum(i.total for i in s.items), max(s.items), sorted(s.items)[0].name, asdict(s)["items"][1], replace(s.items[0], qty=1), Item("a", 1.0) == Item("a", 1.0))
@dataclass(frozen=True)
class V:
    x: float
    y: float = 0.0
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
print(V(1) + V(2, 3), {V(1): "k"}[V(1.0)], V(1) != V(2), hash(V(1, 2)) == hash((1, 2)), len({V(1), V(1), V(2)}))
class Base:
    def hello(self): return f"hi {self.name}"
@dataclass
class Person(Base):
    name: str
    tags: set = field(default_factory=set, compare=False)
print(Person("Bo").hello(), Person("a", {1}) == Person("a", {2}), Person.__eq__(Person("a"), 3))
