class Point:
    """A point."""
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def dist2(self):
        return self.x ** 2 + self.y ** 2

    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self


p = Point(3, 4)
q = Point(1)
print(p.dist2(), q.dist2(), Point.count, p.count, Point.__doc__, Point.__name__)
p.move(1).move(dx=2, dy=-4)
print(p.x, p.y)
p.count = 99
print(p.count, Point.count, q.count)
f = p.move
f(1, 1)
print(p.x, p.y)
print(Point.dist2(q), isinstance(p, Point), type(p) is Point, type(p).__name__)
print(hasattr(p, "x"), hasattr(p, "zz"), getattr(p, "zz", "dflt"))
setattr(p, "new", 5)
print(p.new, p.__dict__)
p.extra = [1]
p.extra.append(2)
print(p.extra, vars(q))
print(p.__class__.__name__, Point.__mro__ == (Point, object))
try:
    p.nothing
except AttributeError as e:
    print(e)
try:
    Point.nothing
except AttributeError as e:
    print(e)
try:
    Point()
except TypeError as e:
    print(e)


class Empty:
    pass


e = Empty()
e.a = 1
print(e.a)
try:
    Empty(5)
except TypeError as ex:
    print(ex)
print(Point, Empty.__qualname__)
