# Lists of bools and ints in number programs.
from numba import njit

@njit
def primes(n):
    is_prime = [True] * (n + 1)
    is_prime[0] = is_prime[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if is_prime[i]:
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
    return [i for i, p in enumerate(is_prime) if p]

@njit
def factor(n):
    out = []
    d = 2
    while d * d <= n:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1
    if n > 1:
        out.append(n)
    return out

@njit
def digits(n):
    l = []
    while n:
        l.append(n % 10)
        n //= 10
    return l[::-1]

@njit
def lis(a):
    best = [1] * len(a)
    for i in range(len(a)):
        for j in range(i):
            if a[j] < a[i]:
                best[i] = max(best[i], best[j] + 1)
    return max(best)

@njit
def permutations(n):
    out = [[0]]
    out.clear()
    p = list(range(n))
    c = [0] * n
    out.append(p.copy())
    i = 0
    while i < n:
        if c[i] < i:
            if i % 2 == 0:
                p[0], p[i] = p[i], p[0]
            else:
                p[c[i]], p[i] = p[i], p[c[i]]
            out.append(p.copy())
            c[i] += 1
            i = 0
        else:
            c[i] = 0
            i += 1
    return out

print(primes(50))
print(factor(360), factor(9973), factor(2 ** 20))
print(digits(90210))
print(lis([10, 9, 2, 5, 3, 7, 101, 18]))
print(permutations(3))
