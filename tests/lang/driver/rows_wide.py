# Rows of several columns and kinds, several lists at once, the same list twice.
import math

bodies = [(i * 0.5, i % 7 - 3.0, i % 11 * 0.25, i) for i in range(4300)]
flags = [(i % 3 == 0, i) for i in range(4300)]


def moments(l):
    m = mx = my = mz = 0.0
    for x, y, z, w in l:
        m += w
        mx += w * x
        my += w * y
        mz += w * z
    return mx / m, my / m, mz / m, m


def chosen(l, which, scale=2):
    s, n = 0.0, 0
    for i in range(len(l)):
        yes, k = which[i]
        if yes:
            x, y, z, w = l[i]
            s += math.sqrt(x * x + y * y + z * z) * scale
            n += k
    return s, n


def dot(a, b):
    s = 0
    for (p, q), (r, t) in zip(a, b):
        s += q * t + (p == r)
    return s


def last(l):
    for i, (x, *rest) in enumerate(l):
        pass
    return i, x


print(moments(bodies))
print(chosen(bodies, flags), chosen(bodies, flags, 3), chosen(bodies, flags, scale=4))
print(dot(flags, flags), dot(flags, flags[::-1]))
print(last(flags))
print(moments(bodies[:10]), moments(list(reversed(bodies))))
