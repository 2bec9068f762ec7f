from numba import njit
import numpy as np

@njit
def ones():
    yield 1

@njit
def fib_gen(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b

@njit
def primes(limit):
    composite = np.zeros(limit + 1, dtype=np.bool_)
    for i in range(2, limit + 1):
        if not composite[i]:
            yield i
            for j in range(i * i, limit + 1, i):
                composite[j] = True

@njit
def pairwise_sum(n):
    s = 0
    prev = 0
    for p in primes(n):
        s += p - prev
        prev = p
    return s

@njit
def chunks(arr, k):
    for i in range(0, len(arr), k):
        yield arr[i:i + k]

print(list(fib_gen(12)))
g = fib_gen(5)
print(next(g), next(g), next(g), list(g))
print(pairwise_sum(100))
for c in chunks(np.arange(7), 3):
    print(c, c.sum())
print(sum(primes(50)), max(primes(50)), [p for p in primes(30) if p % 4 == 1])
gg = primes(5)
while True:
    try:
        print(next(gg), end=" ")
    except StopIteration:
        print("done")
        break
it = iter(ones())
print(next(it), next(it, None))
print(dict(enumerate(fib_gen(4))), *zip(fib_gen(3), primes(9)))
