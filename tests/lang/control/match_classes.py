class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point3(x, y, z=0):
            return f"flat {x} {y}"
        case Point(x, 0):
            return f"on x at {x}"
        case Point(x=0, y=yy):
            return f"on y at {yy}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point() as q:
            return f"point {q.x},{q.y}"
        case [Point(a, b), Point(c, d)]:
            return f"segment {a} {b} {c} {d}"
        case _:
            return "no"


for p in [Point(0, 0), Point3(1, 2, 0), Point(3, 0), Point(0, 4), Point(5, 5), Point(1, 2), [Point(1, 2), Point(3, 4)], 5]:
    print(where(p))


class Color:
    RED = 1
    BLUE = 2


def name(c):
    match c:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
    return "none"


print(name(1), name(2), name(3))
match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a, b, c, d)
match [1, 2]:
    case [x, 5] | [5, x]:
        print("bad")
    case [x, 2] | [2, x]:
        print("or", x)
