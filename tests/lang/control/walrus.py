if (n := len([1, 2, 3])) > 2:
    print(n)
data = [1, 5, 3]
print([y for x in data if (y := x * 2) > 3], y)
while (k := data.pop()) != 1:
    print("k", k)


def f():
    x = 1
    return x + (x := 5) + x


print(f())
print((a := 1, b := 2), a, b)
total = 0
print([total := total + v for v in range(5)])
print(total)
