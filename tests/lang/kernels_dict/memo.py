# Memoisation, two-sum, grouping: programs around a dict.
# oracle: python
from numba import njit

@njit
def two_sum(a, target):
    seen = {}
    for i in range(len(a)):
        need = target - a[i]
        if need in seen:
            return seen[need], i
        seen[a[i]] = i
    return -1, -1

@njit
def fib(n):
    memo = {0: 0, 1: 1}
    for i in range(2, n + 1):
        memo[i] = memo[i - 1] + memo[i - 2]
    return memo[n]

@njit
def collatz_longest(n):
    cache = {1: 1}
    best = 1
    arg = 1
    for i in range(2, n):
        x = i
        steps = 0
        while x not in cache:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            steps += 1
        cache[i] = cache[x] + steps
        if cache[i] > best:
            best = cache[i]
            arg = i
    return arg, best

@njit
def group(a):
    d = {}
    for x in a:
        k = int(x) % 3
        if k not in d:
            d[k] = [x]
        else:
            d[k].append(x)
    out = []
    for k in sorted(list(d.keys())):
        out.append((k, len(d[k]), sum(d[k])))
    return out

@njit
def unique(a):
    seen = {}
    out = []
    for x in a:
        if x not in seen:
            seen[x] = True
            out.append(x)
    return out

print(two_sum([2, 7, 11, 15], 26))
print(fib(60))
print(collatz_longest(1000))
print(group([1.0, 2.0, 3.0, 4.0, 7.5]))
print(unique([3, 1, 3, 2, 1]))
