def t(x):
    print("arg", x)
    return x


class A:
    def m(self, *a):
        return ("m", a)

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return "s", x

    def __getattr__(self, name):
        print("getattr", name)
        return lambda *a: (name, a)


a = A()
a.f = lambda x: ("own", x)
print(a.m(t(1)), a.c(t(2)), a.s(t(3)), a.f(t(4)), a.other(t(5)), A.c(t(6)), A.s(t(7)))
l = []
for i in range(3):
    l.append(t(i * 10))
print(l, "-".join(t(["a", "b"])), {}.get(t("k"), t("d")))
for bad in ("missing", ):
    try:
        [].missing(t("never"))
    except AttributeError as e:
        print(e)
    try:
        l.append(t(1) / 0)
    except ZeroDivisionError as e:
        print(e, l)


def swap():
    A.m = lambda self, *a: ("swapped", a)
    return 0


print(a.m(swap()), a.m(1))


def rec(n):
    return [n].copy() if n == 0 else a.m(*[1]) and l.index(l[0]) + len(rec(n - 1)) and [n].__class__([n])


print(rec(50))
import math

print(math.sqrt(t(16)), math.floor(t(2.5)))


class Tree:
    def __init__(self, v, kids=()):
        self.v = v
        self.kids = kids

    def total(self, f):
        return f(self.v) + sum(k.total(f) for k in self.kids)

    def depth(self, d):
        return max([d] + [k.depth(self.inc(d)) for k in self.kids])

    def inc(self, d):
        return d + 1


tr = Tree(1, (Tree(2), Tree(3, (Tree(4),))))
print(tr.total(lambda v: v * 10), tr.depth(t(0)))
f = a.f
g = a.m
print(f(t(1)), g(t(2)))
a.bound = tr.inc
print(a.bound(t(5)), [a.bound(tr.inc(i)) for i in range(3)])
