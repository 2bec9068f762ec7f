class M:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v)
        return self.swallow


with M("a") as x:
    print("body", x)
with M("b"), M("c") as y:
    print(y)
with M("s", True):
    raise ValueError("swallowed")
try:
    with M("d"):
        raise KeyError("out")
except KeyError as e:
    print("caught", e)


def f():
    with M("f"):
        return "returned"


print(f())


def g():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(g())
with M("t") as (p, ):
    print(p)
try:
    with 5:
        pass
except TypeError as e:
    print(e)


class NoExit:
    def __enter__(self):
        return 1


try:
    with NoExit():
        pass
except TypeError as e:
    print(e)


class Raises:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise ValueError("in exit")


try:
    with Raises():
        raise KeyError("body")
except ValueError as e:
    print(e, repr(e.__context__))
with (M("p1") as a, M("p2") as b):
    print(a, b)


def h():
    try:
        with M("h1"), M("h2", True):
            raise ValueError("x")
        return "after"
    finally:
        print("fin")


print(h())
