def f(*args, **kw):
    return args, kw


print(f())
print(f(1, 2, 3))
print(f(a=1, b=2))
print(f(1, *[2, 3], *(4,), x=1, **{"y": 2, "z": 3}))


def g(a, *rest, k=10, **kw):
    return a, rest, k, kw


print(g(1))
print(g(1, 2, 3, k=4, m=5))
print(g(*range(4), **dict(k=1)))
print(g(a=5))
