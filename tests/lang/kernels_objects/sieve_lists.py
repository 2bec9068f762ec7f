from numba import njit

@njit
def primes(n):
    sieve = [True] * (n + 1)
    sieve[0] = False
    sieve[1] = False
    i = 2
    while i * i <= n:
        if sieve[i]:
            for j in range(i * i, n + 1, i):
                sieve[j] = False
        i += 1
    return [k for k in range(n + 1) if sieve[k]]

@njit
def gaps(ps):
    out = []
    for a, b in zip(ps[:-1], ps[1:]):
        out.append(b - a)
    return out

@njit
def twins(ps):
    return [(a, a + 2) for a, b in zip(ps, ps[1:]) if b == a + 2]

ps = primes(100)
print(ps)
print(len(primes(10000)), primes(10000)[-1])
print(gaps(ps))
print(max(gaps(ps)), sum(gaps(ps)))
print(twins(ps))
