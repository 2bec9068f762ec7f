# Operators of ints beyond 64 bits, against each other, against small ints and floats.
values = [0, 1, -1, 7, -7, 2**31, -2**31, 2**53 + 1, 2**62, 2**63 - 1, -2**63, 2**63, -2**63 - 1, 2**64 - 1, 2**64, -2**64 + 1, 10**20, -10**20,
          2**119 + 5, 2**120, -2**127, 10**40 + 7, -10**40, 3**200, -7**150, 2**600 - 1, -(2**600), 2**601 + 2**300]


def outcome(f, *args):
    try:
        return f(*args)
    except (ZeroDivisionError, OverflowError, ValueError) as e:
        return type(e).__name__ + ": " + str(e)


total = 0
for a in values:
    for b in values:
        row = [a + b, a - b, a * b, outcome(lambda: a // b), outcome(lambda: a % b), outcome(lambda: divmod(a, b)), outcome(lambda: a / b), a & b, a | b, a ^ b,
               a < b, a <= b, a == b, a != b, a > b, a >= b]
        if b and not row[5] == (row[3], row[4]):
            print("divmod", a, b)
        if b and row[3] * b + row[4] != a:
            print("floor", a, b)
        total = (total * 1000003 + hash(tuple(map(str, row)) == ()) + sum(hash(x) for x in row if type(x) is int)) % (2**89 - 1)
    print(a, -a, ~a, abs(a), +a, bool(a), hash(a), a.bit_length(), a.bit_count())
    print(a << 1, a << 59, a << 60, a << 61, a << 200, a >> 1, a >> 59, a >> 60, a >> 61, a >> 119, a >> 700)
print(total)
for a in values:
    print([outcome(lambda: a / b) for b in (3, -10**20, 2**70, 3**200, 10**19)], outcome(float, a), [a == float(2**70), a < 1e20, a > 1e20, a <= float("inf"), a == 0.5])
for a in (2, -3, 10, 2**40, 10**20):
    print(a**0, a**1, a**2, a**17, a**63, outcome(lambda: a**-2))
print(outcome(lambda: 10**400 / 3), 10**400 / 10**399, 10**400 // 10**390, outcome(lambda: 10**400 * 1.0), -1 / 10**400)
print(pow(3, 10**30, 10**20 + 39), pow(-3, 10**5, -10**20), pow(2**70, -1, 10**9 + 7), pow(5, 2**65, 2), outcome(pow, 2, -1, 2**70), outcome(pow, 3, 4, 0))
print(0**10**30, 1**10**30, (-1)**(10**30 + 1), outcome(lambda: 1 << -1), outcome(lambda: 1 >> -10**20), 5 >> 10**20, -5 >> 10**20, 0 << 10**20)
x = 2**64 - 1
x += 1
x *= x
x -= 1
x //= 3
x %= 10**30
x |= 2**90
x ^= 5
x &= ~1
x <<= 3
x >>= 1
x **= 2
print(x)
print(True + 2**70, 2**70 * False, 2**70 + 1.5, 2**70 * 1j, 2**70 == 2.0**70, 2**70 + 1 == 2.0**70, {2**70: "a"}[2.0**70], 2**70 in {2.0**70})
a = b = 2**63 - 1
for _ in range(3):
    a, b = a + b, a - b
    print(a, b, type(a) is int, type(b) is int)
