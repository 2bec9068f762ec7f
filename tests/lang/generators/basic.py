def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(4)), sum(count(5)), [x * 2 for x in count(3)])
g = count(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(next(g, "default"))


def ret():
    yield 1
    return "result"


g = ret()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for x in fib():
    if x > 50:
        break
    print(x, end=" ")
print()


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))
print(type(count(1)).__name__, iter(g) is g)
a, b, c = count(3)
print(a, b, c, *count(2))
print(dict((i, i * i) for i in range(3)), set(count(2)), tuple(count(2)), max(count(5)), sorted(count(3), reverse=True))
print(list(zip(count(3), fib())), any(x > 2 for x in count(5)), 3 in count(5))
