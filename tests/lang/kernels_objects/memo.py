"""Memoised recursion: dicts keyed by ints and tuples, handed down."""
from numba import njit

@njit
def fib(n, memo):
    if n in memo:
        return memo[n]
    r = fib(n - 1, memo) + fib(n - 2, memo)
    memo[n] = r
    return r

@njit
def fibonacci(n):
    return fib(n, {0: 0, 1: 1})

@njit
def paths(x, y, memo):
    if x == 0 or y == 0:
        return 1
    key = (x, y)
    if key in memo:
        return memo[key]
    r = paths(x - 1, y, memo) + paths(x, y - 1, memo)
    memo[key] = r
    return r

@njit
def grid(n):
    memo = {(0, 0): 1}
    return paths(n, n, memo), len(memo)

@njit
def lcs(a, b):
    table = {(-1, -1): 0}
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                table[(i, j)] = table.get((i - 1, j - 1), 0) + 1
            else:
                table[(i, j)] = max(table.get((i - 1, j), 0), table.get((i, j - 1), 0))
    return table[(len(a) - 1, len(b) - 1)], len(table)

print(fibonacci(60))
print(grid(10))
print(lcs("the quick brown fox", "a quack brawn ox"))
