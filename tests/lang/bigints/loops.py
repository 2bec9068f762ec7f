# Loops that a compiler takes, whose ints leave 64 bits on the way.
def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def drand48(seed, n):
    mask = (1 << 48) - 1
    for _ in range(n):
        seed = (seed * 0x5DEECE66D + 0xB) & mask
    return seed


def fnv(n):
    h = 0xCBF29CE484222325
    for i in range(n):
        h = ((h ^ (i & 255)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def xorshift(x, n):
    for _ in range(n):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
    return x


def cubes(xs):
    s = 0
    for x in xs:
        s += x * x * x
    return s


def powers(n):
    out = []
    x = 1
    for i in range(n):
        x = x * 3
        out.append(x)
    return out


def caught(n):
    x = 1
    try:
        for i in range(n):
            x = x * 7
    except OverflowError:
        return -1
    return x


def collatz(n):
    m = n
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        if n > m:
            m = n
    return m


def horner(xs):
    h = 0
    for x in xs:
        h = h * 31 + x
    return h


def powmod(b, e, m):
    r = 1
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r


for k in range(7):
    print(factorial(30 + k), fibonacci(100 + k), drand48(12345, 100 + k), fnv(50 + k), xorshift(88172645463325252, 20 + k))
    print(cubes([10**6, 2 * 10**6, 3 * 10**6] * 100), powers(50)[-1], caught(40), collatz(27), collatz(2**62 - 1), horner(list(range(20 + k))))
    print(powmod(3, 10**12 + k, 2**61 - 1), powmod(2**70, 5, 10**20), sum(2**i for i in range(70)), [x * x for x in (2**31, 2**32, -(2**40))])
