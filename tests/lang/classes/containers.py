class Stack:
    def __init__(self):
        self._d = {}

    def __setitem__(self, k, v):
        print("set", k, v)
        self._d[k] = v

    def __getitem__(self, k):
        return self._d[k]

    def __delitem__(self, k):
        print("del", k)
        del self._d[k]

    def __len__(self):
        return len(self._d)


s = Stack()
s[1] = 2
s["a", "b"] = 3
s[1] += 10
print(s[1], len(s), bool(s))
del s[1]
try:
    s[1]
except KeyError as e:
    print("KeyError", e)


class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10


print(list(Seq()), 20 in Seq(), [x for x in Seq()])


class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


print(list(Count(3)), sum(Count(4)), max(Count(5)))
for x in Count(2):
    print(x)
a, b = Count(2)
print(a, b)
it = iter(Count(1))
print(next(it), next(it, "done"))


class Bad:
    def __iter__(self):
        return 5


try:
    for x in Bad():
        pass
except TypeError as e:
    print(e)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
try:
    len(Count(3))
except TypeError as e:
    print(e)
