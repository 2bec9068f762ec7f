class V:
    def __init__(self, *c):
        self.c = c

    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __neg__(self):
        return V(*(-a for a in self.c))

    def __eq__(self, o):
        return isinstance(o, V) and self.c == o.c

    def __lt__(self, o):
        return self.c < o.c

    def __repr__(self):
        return f"V{self.c}"

    def __str__(self):
        return "<" + ",".join(map(str, self.c)) + ">"

    def __len__(self):
        return len(self.c)

    def __getitem__(self, i):
        return self.c[i]

    def __iter__(self):
        return iter(self.c)

    def __contains__(self, x):
        return x in self.c

    def __bool__(self):
        return any(self.c)

    def __hash__(self):
        return hash(self.c)

    def __call__(self, k):
        return self.c[k]

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __abs__(self):
        return V(*map(abs, self.c))

    def __format__(self, spec):
        return "V:" + spec

    def __rsub__(self, o):
        return ("rsub", o)

    def __iadd__(self, o):
        self.c = tuple(a + 100 for a in self.c)
        return self


a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 2 * a, -a, a == V(1, 2), a != b, a < b, a > b)
print([a], str(a), repr(a), len(a), a[0], a[-1], list(a), 2 in a, 9 in a)
print(bool(V(0, 0)), bool(a), {a: 1}[V(1, 2)], a(1), a @ b, f"{a:abc}", 5 - a)
print(sorted([b, a]), max(a, b), a[0:1], *a)
x, y = a
print(x, y)
a += b
print(a)
try:
    a + 5
except TypeError as e:
    print(e)
try:
    b - 5
except TypeError as e:
    print(e)
try:
    a >= b
except TypeError as e:
    print(e)


class NoHash:
    def __eq__(self, o):
        return True


try:
    {NoHash()}
except TypeError as e:
    print(e)
print(NoHash() == 5, NoHash() != 5, 5 == NoHash())
