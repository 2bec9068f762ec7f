g = (x * x for x in range(5) if x % 2)
print(next(g), list(g))
print(sum(x for x in range(10)), max((len(w), w) for w in ["a", "bcd", "ef"]))
n = 3
g = (n + i for i in range(2))
n = 100
print(list(g))
print([[i * j for j in range(3)] for i in range(3)])
print([(i, j) for i in range(3) for j in range(i)], [x for x in range(20) if x % 2 if x % 3])
print({k: v for k, v in zip("abc", range(3))}, {c for c in "hello"} == set("helo"))
x = "outer"
print([x for x in range(3)], x)
f = [lambda: i for i in range(3)]
print([h() for h in f])
print([y for x in [[1, 2], [3]] for y in x], [a for a, *b in [(1, 2), (3, 4, 5)]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(map(list, zip(*matrix))))
print(", ".join(str(i) for i in range(3)), all(i < 5 for i in range(5)))


def f(k):
    return [k * i for i in range(3)]


print(f(2), [i if i % 2 else -i for i in range(5)])


class K:
    vals = [1, 2, 3]
    sq = [v * v for v in vals]


print(K.sq)
try:
    print([i for i in 5])
except TypeError as e:
    print(e)
