# Products, quotients and roots of thousands of digits: signs, and the ways that long ones go.
import math

checks = 0
for bits in (1300, 1500, 5000, 20000):
    a, b = 3 ** (bits * 2 // 3), 7 ** (bits // 3) + 1
    for x in (a, -a):
        for y in (b, -b):
            p = x * y
            assert (p < 0) == ((x < 0) != (y < 0)) and p // y == x and p % x == 0 and divmod(p + 1, y) == (x, 1) if y > 0 else True
            assert (p + 5) - (p + 5) // y * y == (p + 5) % y and abs(p) == a * b
            checks += 1
    assert (a - b) * (a + b) == a * a - b * b and (-a) ** 3 == -(a ** 3) and math.isqrt(a * a + 1) == a and math.gcd(a * 12, a * 18) == a * 6
    print(bits, checks, hash(a * b), hash(-a * b), (a * b) % 1000003, (-a * b) % 1000003, (a * b).bit_length())
big = 10 ** 100000
print(big.bit_length(), big % 7, hash(big))
