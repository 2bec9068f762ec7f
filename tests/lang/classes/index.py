# Objects with __index__ stand where integers do.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Bad:
    def __index__(self):
        return "x"


a = [10, 20, 30, 40]
i = I(2)
print(a[i], a[I(-1)], (1, 2, 3)[i], "abc"[i], a[i:], a[: I(-1)], range(10)[i], list(range(i)), [0] * 2, hex(I(255)))
a[i] = 5
del a[I(0)]
print(a)
for f in (lambda: a[I(9)], lambda: a[Bad()], lambda: a[object()], lambda: range(Bad()), lambda: a[1.5]):
    try:
        f()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
