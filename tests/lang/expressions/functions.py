# Names inside of functions: what one instruction reads need not be made; what is read again, changed or seen is.
import numpy as np

n = 20000
a, b, c = np.arange(n) % 8 * 1.0, np.arange(n) % 5 + 1.0, np.arange(n) % 3 * 0.5


def s(r):
    return float(np.sum(r))


def chain(x, y):
    z = x + y
    t = z * 2.0
    u = t - x
    v = np.abs(u)
    w = np.sqrt(v * v)
    z = w * x - y
    return z


def side_by_side(x, y):
    p = x * 2 + 1
    q = y * 3 - 1
    r = p * q
    k = p * 0.5
    return r + k - q


def square(x):
    t = x - 3
    return t * t


def twice(x):
    t = x - 3
    u = t + 1
    return t * u


def changed(x):
    x = x.copy()
    t = x * 2
    x[:] = 0
    return s(t + 1), s(x)


def changed_in_place(x):
    x = x.copy()
    t = x * 2
    x += 100
    u = t + x
    return s(u)


def fills(x):
    x.fill(7.0)
    return 0.0


def changed_by_call(x):
    x = x.copy()
    t = x * 2
    k = fills(x)
    return s(t + k), s(x)


def rebound(x):
    t = x * 2
    x = x - 1
    x = x * t
    t = x + t
    return s(t), s(x)


def seen(x):
    t = x * 2
    u = t + 1
    return sorted(locals()), s(u)


def never_read(x):
    t = x * 2
    return s(x)


def closed(x):
    t = x * 2
    u = t + 1
    f = lambda: s(t)
    return f(), s(u)


def caught(x):
    t = x * 2
    try:
        u = t + x[n]
        return s(u)
    except IndexError:
        return s(t)


def branches(x, k):
    t = x * 2
    if k:
        return s(t + 1)
    return s(t - 1)


def looped(x, k):
    t = x * 1.0
    for i in range(k):
        d = t * 0.5
        t = d + x
    return s(t)


def generated(x):
    t = x * 2
    yield s(t + 1)
    u = x * 3
    v = u + t
    yield s(v)


def stored(x, y):
    out = np.empty(n)
    t = x * y
    out[:] = t
    u = x + y
    out += u
    out[1:] = out[:-1]
    return s(out)


def reduced(x, y):
    d = x - y
    m = (d * d).mean()
    e = x * y
    return m, e.max(), np.sum(x > y)


def arguments(x, y):
    t = x * y
    u = np.minimum(t, y)
    w = np.where(x > y, u, 0.0)
    return np.maximum(w, 1.0)


def packed(x, y):
    t = x + y
    u = x - y
    return t, u, [t * u], {"u": u}


def fails(x, y):
    t = x * y
    u = t + np.ones(7)
    return u


def default(x, k=2, *rest, scale=1.0, **more):
    t = x * k
    u = t + scale
    v = u * len(rest) + len(more)
    return v


class Model:
    def __init__(self, x):
        self.x = x

    def value(self, y):
        d = self.x - y
        e = d * d
        self.x = e + 1
        f = self.x * 0.5
        return f - d

    @property
    def half(self):
        t = self.x * 0.5
        return t + 0.5


def recursive(x, k):
    t = x * 2
    u = t + 1
    return u if k == 0 else recursive(u, k - 1)


print(s(chain(a, b)), s(side_by_side(a, b)), s(square(a)), s(twice(a)))
print(changed(a), changed_in_place(a), changed_by_call(a), rebound(a))
print(seen(a), never_read(a), closed(a), caught(a), branches(a, True), branches(a, False), looped(a, 3))
print(list(generated(a)), stored(a, b), reduced(a, b), s(arguments(a, b)))
print([s(v) for v in packed(a, b)[:2]], s(packed(a, b)[2][0]), s(packed(a, b)[3]["u"]))
try:
    fails(a, b)
except ValueError as e:
    print(e)
print(s(default(a)), s(default(a, 3, 1, 1, scale=b, z=1)))
m = Model(a.copy())
print(s(m.value(b)), s(m.x), s(m.half), s(recursive(a, 3)))
print(s(a), s(b), s(c))
