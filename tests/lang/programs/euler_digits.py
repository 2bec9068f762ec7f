"""Project Euler style: digits, totients, continued fractions, Pell, partitions, Collatz, magic, dominoes, poker, roman, calendars."""
import math
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, reduce
from itertools import *
from operator import itemgetter, mul
import decimal
import string


def sieve(n):
    s = bytearray([1]) * (n + 1)
    s[:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if s[i]:
            s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(s) if f]


P = sieve(2000)
print(len(P), P[-3:], sum(P))


def cf_sqrt(n):
    a0 = math.isqrt(n)
    if a0 * a0 == n:
        return
    m, d, a = 0, 1, a0
    while True:
        yield a
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d


def convergents(cf):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in cf:
        h0, h1 = h1, a * h1 + h0
        k0, k1 = k1, a * k1 + k0
        yield h1, k1


def pell(D):
    return next(((x, y) for x, y in convergents(cf_sqrt(D)) if x * x - D * y * y == 1), (1, 0))


print(max(((pell(D)[0], D) for D in range(2, 120) if math.isqrt(D) ** 2 != D)), [Fraction(*c) for c in islice(convergents(cf_sqrt(2)), 5)])


@cache
def p(n):
    if n < 0:
        return 0
    if n == 0:
        return 1
    s = 0
    for k in count(1):
        g = k * (3 * k - 1) // 2
        if g > n:
            break
        s += (-1) ** (k + 1) * (p(n - g) + p(n - g - k))
    return s


print([p(n) for n in range(12)], p(200))


def phi(n):
    return reduce(lambda a, q: a - a // q, {q for q in P if n % q == 0}, n)


print([phi(n) for n in (1, 10, 36, 97, 1000)])
best = {}
for n in range(1, 3000):
    c, k = n, 0
    while c != 1 and c not in best:
        c = c // 2 if c % 2 == 0 else 3 * c + 1
        k += 1
    best[n] = k + best.get(c, 0)
print(max(best.items(), key=itemgetter(1)))
print(sum(1 for y in range(1901, 2001) for m in range(1, 13) if date(y, m, 1).weekday() == 6))
R = dict(zip(("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)))


def roman(n):
    out = ""
    for s, v in R.items():
        q, n = divmod(n, v)
        out += s * q
    return out


def unroman(s):
    return sum(R[t] for t in re.findall(r"CM|CD|XC|XL|IX|IV|[MDCLXVI]", s))


print([roman(n) for n in (4, 49, 1994, 3888)], all(unroman(roman(n)) == n for n in range(1, 400)))


def rank(hand):
    vals = sorted(("--23456789TJQKA".index(c[0]) for c in hand.split()), reverse=True)
    flush = len({c[1] for c in hand.split()}) == 1
    groups = sorted(((n, v) for v, n in Counter(vals).items()), reverse=True)
    shape, order = zip(*groups)
    straight = len(shape) == 5 and vals[0] - vals[4] == 4
    return (8 if straight and flush else {(4, 1): 7, (3, 2): 6, (3, 1, 1): 3, (2, 2, 1): 2, (2, 1, 1, 1): 1}.get(shape, 5 if flush else 4 if straight else 0)), order


hands = ["5H 5C 6S 7S KD", "2C 3S 8S 8D TD", "5D 8C 9S JS AC", "2D 9C AS AH AC", "3D 6D 7D TD QD", "4D 6S 9H QH QC", "TC JC QC KC AC", "2H 2D 4C 4D 4S"]
for h in sorted(hands, key=rank, reverse=True):
    print(h, rank(h))
print(sum(int(d) for d in str(2 ** 1000)), sum(map(int, str(math.factorial(100)))), len(str(3 ** 5000)), str(7 ** 500)[-10:], pow(2, 7830457, 10 ** 10) * 28433 % 10 ** 10)
decimal.getcontext().prec = 102
print(sum(sum(map(int, str(decimal.Decimal(n).sqrt()).replace(".", "")[:100])) for n in range(1, 20) if math.isqrt(n) ** 2 != n))
tri = [[75], [95, 64], [17, 47, 82], [18, 35, 87, 10]]
print(reduce(lambda low, row: [v + max(a, b) for v, a, b in zip(row, low, low[1:])], tri[-2::-1], tri[-1]))
pand = [int("".join(t)) for t in permutations("1234567", 7)]
print(max(n for n in pand[-200:] if all(n % q for q in P if q * q <= n)))
print(sorted({a ** b for a in range(2, 101) for b in range(2, 101)})[-1] % 10 ** 9, len({a ** b for a in range(2, 30) for b in range(2, 30)}))
amic = {n: sum(d for d in range(1, n) if n % d == 0) for n in range(2, 1300)}
print([n for n, s in amic.items() if s != n and amic.get(s) == n], [n for n, s in amic.items() if s == n])
cyc = lambda d: next((k for k in range(1, d) if pow(10, k, d) == 1), 0)
print(max((cyc(d), d) for d in range(1, 200) if math.gcd(d, 10) == 1))
ways = [1] + [0] * 200
for c in (1, 2, 5, 10, 20, 50, 100, 200):
    for i in range(c, 201):
        ways[i] += ways[i - c]
print(ways[200], sum(1 for a, b in combinations(range(1, 200), 2) if math.isqrt(a * a + b * b) ** 2 == a * a + b * b))
farey = lambda n: sum(phi(k) for k in range(2, n + 1))
print(farey(60), [n for n in range(10, 2000) if sum(int(d) ** len(str(n)) for d in str(n)) == n], [n for n in range(1, 600) if str(n) == str(n)[::-1] and f"{n:b}" == f"{n:b}"[::-1]])
spiral = lambda n: 1 + sum(4 * k * k - 6 * (k - 1) for k in range(3, n + 1, 2))
print(spiral(1001), sum(takewhile(lambda f: f < 4e6, (f for f in (lambda: (yield from iter([])))() or [])) if False else [0]))
words = "SKY SOLAR ABILITY TWELVE".split()
print([sum(string.ascii_uppercase.index(c) + 1 for c in w) for w in words], [w for w in words if ((8 * sum(map(lambda c: ord(c) - 64, w)) + 1) ** .5).is_integer()])
grid = [[0] * 21 for _ in range(21)]
for i, j in product(range(21), repeat=2):
    grid[i][j] = 1 if not (i and j) else grid[i - 1][j] + grid[i][j - 1]
print(grid[20][20], math.comb(40, 20), math.perm(9, 3), math.prod(range(1, 15)), math.lcm(*range(1, 21)), math.dist((0, 0), (3, 4)))
keys = Counter(accumulate(product("ab", repeat=3), lambda a, b: a + b[:1]).__next__())
print(keys, [tuple(g) for _, g in groupby(sorted("mississippi"))][1], list(islice(cycle("xyz"), 5)), list(dropwhile(lambda v: v < 3, range(6))), list(filterfalse(str.isdigit, "a1b2")), [*repeat(7, 3)])
