"""A handful of Project-Euler-like problems."""
from itertools import permutations, combinations, count, takewhile, accumulate, product, islice, chain, groupby
from functools import reduce
from math import gcd, isqrt, comb, prod
from numba import njit
import numpy as np

def p1(limit=1000):
    return sum(x for x in range(limit) if x % 3 == 0 or x % 5 == 0)

def fibs():
    a, b = 1, 2
    while True:
        yield a
        a, b = b, a + b

def p2(limit=4_000_000):
    return sum(f for f in takewhile(lambda x: x <= limit, fibs()) if not f & 1)

def factors(n):
    d = 2
    while d * d <= n:
        while n % d == 0:
            yield d
            n //= d
        d += 1 + (d > 2)
    if n > 1:
        yield n

def p4():
    return max(p for a, b in combinations(range(900, 1000), 2) if str(p := a * b) == str(p)[::-1])

def p5(n=20):
    return reduce(lambda a, b: a * b // gcd(a, b), range(1, n + 1))

@njit
def sieve(n):
    s = np.ones(n + 1, dtype=np.bool_)
    s[:2] = False
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]:
            s[i * i::i] = False
    return np.nonzero(s)[0]

@njit
def collatz(limit):
    best = (1, 1)
    cache = {1: 1}
    for start in range(2, limit):
        n, steps = start, 0
        while n not in cache:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        cache[start] = steps + cache[n]
        if cache[start] > best[1]:
            best = (start, cache[start])
    return best

primes = sieve(2_000_000)
print(p1(), p2(), list(factors(600851475143)), p4(), p5())
print(primes[10000], primes.sum(), len(primes))
print(collatz(100000))
print(''.join(next(islice(permutations("0123456"), 999, 1000))))
print([(a, b, c) for a, b in product(range(1, 500), repeat=2) if a < b and a + b + (c := 1000 - a - b) == 1000 and a*a + b*b == c*c])
tri = (sum(1 for _ in g) for k, g in groupby(sorted(factors(2**10 * 3**4 * 7))))
print(prod(e + 1 for e in tri), list(accumulate(range(1, 8), lambda a, b: a * b)), comb(40, 20))
print(sum(int(ch) for ch in str(2 ** 50)), max(chain([3], (1, 9), {4})), isqrt(10**18 - 1))
