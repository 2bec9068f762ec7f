# What happens between two operations of an expression happens between them: calls that change an operand, other classes, errors.
import numpy as np

n = 20000
a, b, c = np.arange(n) % 8 * 1.0, np.arange(n) % 5 * 1.0, np.ones(n)


def zero(x):
    x[:] = 0
    return 1.0


def total(r):
    return float(np.sum(r))


x = a.copy(); print(total(x * b + zero(x)), total(x))
x = a.copy(); print(total(zero(x) + x * b))
x = a.copy(); print(total((x * b) + (x.fill(3) or 1)), total(x))
x = a.copy(); print(total(x * b - (y := x + 1) * 2), total(y))


class Meddler:
    def __init__(self, x):
        self.x = x

    def __radd__(self, other):
        self.x[:] = -1
        return (type(other).__name__, total(other))

    __array_ufunc__ = None

    @property
    def changes(self):
        self.x += 1
        return 2.0

    def __getitem__(self, k):
        self.x[:] = k
        return 0.5


x = a.copy(); m = Meddler(x); print(x * b + m, total(x))
x = a.copy(); m = Meddler(x); print(total(x * b + m.changes), total(x))
x = a.copy(); m = Meddler(x); print(total(x * b + m[7]), total(x))


class Field:
    def __init__(self):
        self.u, self.v = a * 2, b + 1

    def energy(self):
        return 0.5 * (self.u * self.u + self.v * self.v) - self.u

    def step(self, dt):
        self.u = self.u + dt * (self.v - self.u)
        self.v += dt * (self.u * self.v - 1)


f = Field()
print(total(f.energy()))
f.step(0.5); f.step(0.25)
print(total(f.u), total(f.v))


def outer(k):
    def inner(x):
        return k * x + x * b - k

    return inner(a) * 2 + k


print(total(outer(3)), total((lambda x, y: x * y + y)(a, b)))
print([total(a * k + b * 2) for k in range(3)], total(sum([a * 2 + 1, b * 3 - 1])))
print(total(a * b + 1 if (a * 2 + b).sum() > 0 else c), (a * 2 + b > 0).all() and total(a - b * 2))
for bad in (lambda: a * b + c[:7] * 2, lambda: (a * 2 + b)[n], lambda: a * b + undefined, lambda: (a > 0) - (b > 0) + 1, lambda: a * 2 + "x",
            lambda: np.sqrt(a * 2 + b, b, c, a), lambda: (a * 2 + b).nothing, lambda: (np.arange(n) + 1) ** (np.arange(n) - 5), lambda: a * 2 & 1):
    try:
        bad()
        print("no error")
    except Exception as e:
        print("TypeError" if isinstance(e, TypeError) else type(e).__name__, str(e)[:60])
with np.errstate(all="ignore"):
    print(total(np.isinf(a / (b * 0) + 1)), total(np.isnan(np.log(a * 0 - 1) * 2)))
try:
    with np.errstate(divide="raise", invalid="ignore"):
        r = a * 2 + b / (b * 0)
except FloatingPointError as e:
    print(e)
g = (a * k + b for k in (1, 2))
h = next(g); a2 = a; a2[:] = 1; print(total(h), total(next(g)))
print(total(np.sqrt(a * 4, out=c) + 1), total(c), total(np.add(a * 2, b, where=a > 0, out=np.zeros(n)) * 2))
del h
