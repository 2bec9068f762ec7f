for base in (0, 1, -1, 2):
    print(base, [base ** e for e in range(7)], [pow(base, e) for e in (0, 2, 4, 6, 8)])
total = 0
for i in range(3):
    total += i ** 2
print(total, sum(map(pow, range(4), [2] * 4)), 0 ** 64, (-0) ** 2, 0.0 ** 2, False ** 2)
