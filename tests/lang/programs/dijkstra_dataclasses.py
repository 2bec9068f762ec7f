import heapq
from collections import defaultdict, Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Dict, List, NamedTuple, Optional, Tuple

class Kind(Enum):
    ROAD = auto()
    RAIL = auto()
    FERRY = "boat"

class Edge(NamedTuple):
    to: str
    cost: float
    kind: Kind = Kind.ROAD

@dataclass(order=True)
class State:
    cost: float
    node: str = field(compare=False)
    via: Optional["State"] = field(default=None, compare=False, repr=False)

    def path(self):
        s, out = self, []
        while s is not None:
            out.append(s.node)
            s = s.via
        return out[::-1]

@dataclass
class Graph:
    name: str
    adj: Dict[str, List[Edge]] = field(default_factory=lambda: defaultdict(list))

    def add(self, u: str, v: str, cost: float, kind: Kind = Kind.ROAD) -> "Graph":
        self.adj[u].append(Edge(v, cost, kind))
        self.adj[v].append(Edge(u, cost, kind))
        return self

    def shortest(self, src, dst, forbid=()):
        heap, seen = [State(0, src)], set()
        while heap:
            s = heapq.heappop(heap)
            if s.node == dst:
                return s
            if s.node in seen:
                continue
            seen.add(s.node)
            for e in self.adj[s.node]:
                if e.to not in seen and e.kind not in forbid:
                    heapq.heappush(heap, State(s.cost + e.cost, e.to, s))
        raise KeyError(f"no way from {src} to {dst}")

g = Graph("isles").add("A", "B", 7).add("A", "C", 9).add("A", "F", 14, Kind.RAIL)
g.add("B", "C", 10).add("B", "D", 15).add("C", "D", 11).add("C", "F", 2, Kind.RAIL).add("D", "E", 6).add("E", "F", 9, Kind.FERRY)
s = g.shortest("A", "E")
print(s, "->".join(s.path()))
s = g.shortest("A", "E", forbid={Kind.FERRY})
print(s.cost, s.path(), s == State(s.cost, "?"))
try:
    g.shortest("A", "Z")
except KeyError as exc:
    print(repr(exc), exc.args)
print(Counter(e.kind.name for es in g.adj.values() for e in es).most_common())
print(Edge("X", 1.5), Kind.FERRY, Kind("boat"), Kind["RAIL"].value, list(Kind))
print(heapq.nsmallest(2, [5, 1, 4]), heapq.nlargest(2, g.adj["A"], key=lambda e: e.cost))
