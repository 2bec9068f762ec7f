# Generators of kernels consumed by ordinary code.
from numba import njit


@njit
def primes(limit):
    yield 2
    for n in range(3, limit, 2):
        prime = True
        d = 3
        while d * d <= n:
            if n % d == 0:
                prime = False
                break
            d += 2
        if prime:
            yield n


@njit
def halves(x, steps):
    for _ in range(steps):
        yield x
        x = x / 2


print(list(primes(40)))
print(sum(halves(1.0, 6)), max(halves(3.0, 2)))
g = halves(5.0, 2)
print(next(g), next(g))
try:
    next(g)
except StopIteration:
    print("end")
for p, h in zip(primes(100), halves(8.0, 3)):
    print(p, h)
print([p * p for p in primes(12)])
