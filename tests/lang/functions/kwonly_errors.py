def f(a, b=1, *c, d, e=2, **g):
    return a, b, c, d, e, g


print(f(1, d=3), f(1, 2, 3, 4, d=5, e=6, z=7))
for call in (lambda: f(1), lambda: f(d=1), lambda: f(), lambda: f(1, 2, d=1, a=3), lambda: (lambda *, x, y: 0)()):
    try:
        print(call())
    except TypeError as e:
        print(e)


class K:
    def m(self, x):
        return x

    @classmethod
    def c(cls, x, y=1):
        return x


for call in (lambda: K().m(), lambda: K().m(1, 2), lambda: K.m(1), lambda: K.c(), lambda: K(1), lambda: K.c(1, 2, 3)):
    try:
        print(call())
    except TypeError as e:
        print(e)
try:
    (lambda x: x)()
except TypeError as e:
    print(e)
try:
    len()
except TypeError as e:
    print(e)
try:
    len(1, 2)
except TypeError as e:
    print(e)
try:
    "a".join()
except TypeError as e:
    print(e)
