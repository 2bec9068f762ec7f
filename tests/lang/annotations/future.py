# Under the future import annotations stay text: names in them need not exist.
from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import ClassVar, Optional


@dataclass
class Node:
    value: int
    left: Node | None = None
    right: Optional[Node] = None
    table: dict[str, list[int]] = field(default_factory=dict)
    count: ClassVar[int] = 0
    tag: "str" = "x"

    def walk(self) -> list[Node]:
        out: list[Missing] = []
        for side in (self.left, self.right):
            if side:
                out += side.walk()
        return out + [self]


def two_sum(array: list[int], target: int) -> tuple[int, int] | None:
    seen: dict[int, int] = {}
    for i, number in enumerate(array):
        if target - number in seen:
            return seen[target - number], i
        seen[number] = i
    return None


def late(a: Undefined, *b: tuple[int, ...], c: "Node" = None, key: float=1.5, **k: None[3]) -> Callable[[int],float]:
    return a, b, c, key, k


class Vector:
    xs: list[float]
    norm: Unknown = 2

    def __add__(self, other: Vector) -> Vector:
        return other


total: Quantity = 5
print(total, two_sum([2, 7, 11, 15], 9), two_sum([1], 4))
print(Node(1, Node(2)))
print([(f.name, f.type) for f in fields(Node)], Node.count)
print(len(Node(1, Node(2), Node(3)).walk()))
print(late(1), late(1, 2, 3, c=4, z=5))
print(late.__annotations__)
print(two_sum.__annotations__, Vector.__annotations__, Vector.__add__.__annotations__)
