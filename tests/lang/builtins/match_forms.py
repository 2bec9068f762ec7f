from dataclasses import dataclass
from enum import Enum
@dataclass
class Point: x: int; y: int
@dataclass
class Circle:
    center: Point
    r: float = 1.0
class Color(Enum): RED = 1; BLUE = 2
LIMIT = 10
class K: LIMIT = 99
def kind(v):
    match v:
        case None | True | False: return "const"
        case 0 | 1 | -1: return "small"
        case int(n) if n > 1000: return f"big {n}"
        case int() | float(): return "number"
        case "quit" | "exit": return "stop"
        case str(s) if s.startswith("go "): return ("go", s[3:])
        case []: return "empty"
        case [x]: return ("one", x)
        case ["add", int(a), int(b)]: return a + b
        case [Point(x=0), *rest]: return ("origin col", len(rest))
        case (first, *_, last): return (first, last)
        case {"op": "mul", "args": [a, b]}: return a * b
        case {"name": str(name), **rest}: return (name, rest)
        case {}: return "dict"
        case Point(0, 0): return "origin"
        case Point(x, y) if x == y: return "diag"
        case Point(x=px): return ("point", px)
        case Circle(center=Point(x, _), r=r): return ("circle", x, r)
        case Color.RED: return "red!"
        case K.LIMIT: return "limit"
        case _: return "other"
for v in (None, True, 0, -1, 5000, 50, 2.5, "quit", "go home", "x", [], [7], ["add", 2, 3], [Point(0, 1), 2], (1, 2, 3), {"op": "mul", "args": [3, 4]}, {"name": "n", "k": 1}, {"z": 1}, Point(0, 0), Point(2, 2), Point(3, 4), Circle(Point(9, 8)), Color.RED, Color.BLUE, {1}, b"by", range(3)):
    print(kind(v))
def calc(expr):
    match expr:
        case int() | float() as n: return n
        case ("+", *args): return sum(map(calc, args))
        case ("*", l, r): return calc(l) * calc(r)
        case ("-", x): return -calc(x)
        case (op, *_): raise ValueError(f"bad op {op!r}")
print(calc(("+", 1, ("*", 2, ("-", 3)), 4.5)))
try: calc(("?", 1))
except ValueError as e: print(e)
match (1, [2, {"k": (3, 4)}]):
    case (a, [b, {"k": (c, d)}]): print(a, b, c, d)
match Point(1, 2):
    case Point(): print("a point")
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)
