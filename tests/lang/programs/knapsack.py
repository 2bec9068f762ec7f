# 0/1 knapsack, unbounded coin change, subset sums, longest increasing subsequence.
import bisect
import numpy as np
from numba import njit


@njit
def knapsack(weights, values, capacity):
    best = np.zeros(capacity + 1, np.int64)
    for w, v in zip(weights, values):
        for c in range(capacity, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[capacity]


@njit
def coin_ways(coins, amount):
    ways = np.zeros(amount + 1, np.int64)
    ways[0] = 1
    for c in coins:
        for a in range(c, amount + 1):
            ways[a] += ways[a - c]
    return ways[amount]


def longest_increasing(seq):
    tails = []
    for x in seq:
        at = bisect.bisect_left(tails, x)
        if at == len(tails):
            tails.append(x)
        else:
            tails[at] = x
    return len(tails)


def subset_sums(items):
    sums = {0}
    for x in items:
        sums |= {s + x for s in sums}
    return sorted(sums)


print(knapsack(np.array([1, 3, 4, 5]), np.array([1, 4, 5, 7]), 7))
print(knapsack(np.array([12, 7, 11, 8, 9]), np.array([24, 13, 23, 15, 16]), 26))
print(coin_ways((1, 2, 5, 10, 20, 50, 100, 200), 200))
print(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18, 4, 20]))
print(subset_sums([3, 34, 4, 12, 5, 2])[:12])
