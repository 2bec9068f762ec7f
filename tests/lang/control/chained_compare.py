x = 5
print(1 < x < 10, 1 < x < 3, 0 <= x <= 5 < 6)


def show(v):
    print("eval", v)
    return v


print(show(1) < show(2) < show(3))
print(show(3) < show(2) < show(1))
print(1 == 1.0 == True, 1 < 2 > 1 != 5)
print("a" < "b" < "c", [1] < [1, 2] < [2])
print(1 in [1, 2] in [[1, 2]])
print(None is None is not 5)
if 0 < x < 10:
    print("in range")
if not 0 < x < 3:
    print("not in range")
y = 3
while 0 < y < 10:
    y += 4
print(y)
