from enum import Enum, IntEnum


def points_if(shape):
    if shape == "rock":
        return 1
    elif shape == "paper":
        return 2
    elif shape == "scissors":
        return 3
    else:
        raise ValueError(f"unknown shape {shape!r}")


class Shape(Enum):
    ROCK = "A"
    PAPER = "B"
    SCISSORS = "C"


class ShapePoints(Enum):
    ROCK = 1
    PAPER = 2
    SCISSORS = 3


class Outcome(IntEnum):
    LOSS = 0
    DRAW = 3
    WIN = 6


def outcome(mine, theirs):
    order = list(Shape)
    diff = (order.index(mine) - order.index(theirs)) % 3
    return [Outcome.DRAW, Outcome.WIN, Outcome.LOSS][diff]


def score(rounds):
    total = 0
    for line in rounds:
        theirs, mine = (Shape(x) for x in line.split())
        total += ShapePoints[mine.name].value + outcome(mine, theirs)
    return total


print([points_if(s) for s in ("rock", "paper", "scissors")])
try:
    points_if("well")
except ValueError as e:
    print("error:", e)
print(score(["A B", "B A", "C C", "A C"]))
for shape in Shape:
    print(shape, repr(shape), shape.name, shape.value, ShapePoints[shape.name].value)
print(Outcome.WIN, repr(Outcome.WIN), Outcome.WIN + 1, Outcome(3).name, max(Outcome))
try:
    Shape("Z")
except ValueError as e:
    print(e)
try:
    ShapePoints["WELL"]
except KeyError as e:
    print("no", e)
