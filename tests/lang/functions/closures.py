def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    return inc


a, b = counter(), counter()
print(a(), a(), a(5), b())


def outer(x):
    def middle():
        def inner():
            return x * 2

        return inner

    return middle()()


print(outer(21))
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def make(n):
    def get():
        return n

    def set(v):
        nonlocal n
        n = v

    return get, set


g, s = make(1)
s(10)
print(g())
