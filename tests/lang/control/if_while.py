n = 5
while n > 0:
    if n == 3:
        n -= 1
        continue
    if n == 1:
        break
    print(n)
    n -= 1
else:
    print("no break")
print("end", n)
while n < 3:
    n += 1
else:
    print("else ran")


def classify(x):
    if x < 0:
        return "neg"
    elif x == 0:
        return "zero"
    elif x < 10:
        return "small"
    else:
        return "big"


print([classify(v) for v in (-1, 0, 5, 50)])
x = 7
print("a" if x > 5 else "b", "a" if x > 9 else "b" if x > 8 else "c")
