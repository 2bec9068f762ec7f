a, b = 1, 2
a, b = b, a
print(a, b)
a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
(a, b), c = (1, 2), 3
[x, [y, z]] = [1, (2, 3)]
print(a, b, c, x, y, z)
for bad, text in [((1,), "few"), ((1, 2, 3), "many")]:
    try:
        p, q = bad
    except ValueError as e:
        print(e)
try:
    p, q = 5
except TypeError as e:
    print(e)
try:
    p, *q, r = [1]
except ValueError as e:
    print(e)
l = [1, 2, 3]
i = 0
i, l[i] = 2, "x"
print(i, l)
a = b = c = []
a.append(1)
print(b, c)
x, y = y, x
(only,) = [9]
print(only)
first, second = {"k": 1, "j": 2}
print(first, second)
d = {}
d["a"], d["b"] = 1, 2
print(d)
