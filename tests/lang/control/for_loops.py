for i in range(3):
    print(i, end=" ")
else:
    print("else")
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a, b, c)
for x in "abc":
    print(x, end="")
print()
for k in {"x": 1, "y": 2}:
    print(k)
for k, v in {"x": 1, "y": 2}.items():
    print(k, v)
for i, ch in enumerate("xyz", 1):
    print(i, ch)
for a, b in zip([1, 2, 3], "ab"):
    print(a, b)
for x in reversed([1, 2, 3]):
    print(x)
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
l = [1, 2, 3]
for x in l:
    if x < 3:
        l.append(x + 10)
print(l)
for i in range(5):
    if i == 3:
        break
print(i)
d = {}
for d["k"] in range(3):
    pass
print(d)
for first, *rest in [(1, 2, 3), "ab"]:
    print(first, rest)
