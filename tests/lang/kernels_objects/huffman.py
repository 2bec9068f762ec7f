"""Huffman code lengths: a heap of tuples, parents in lists."""
import heapq
from numba import njit

@njit
def lengths(freq):
    n = len(freq)
    heap = [(freq[i], i) for i in range(n)]
    heapq.heapify(heap)
    parent = [-1] * n
    while len(heap) > 1:
        a, i = heapq.heappop(heap)
        b, j = heapq.heappop(heap)
        k = len(parent)
        parent.append(-1)
        parent[i] = k
        parent[j] = k
        heapq.heappush(heap, (a + b, k))
    out = []
    for i in range(n):
        depth = 0
        at = i
        while parent[at] >= 0:
            at = parent[at]
            depth += 1
        out.append(depth)
    return out

freq = [45, 13, 12, 16, 9, 5]
code = lengths(freq)
print(code, sum(f * c for f, c in zip(freq, code)))
print(lengths([1, 1, 2, 4, 8, 16, 32]))
