import numpy as np
from numba import njit


@njit
def quicksort(a, lo, hi):
    while lo < hi:
        pivot = a[(lo + hi) // 2]
        i, j = lo, hi
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if j - lo < hi - i:
            quicksort(a, lo, j)
            lo = i
        else:
            quicksort(a, i, hi)
            hi = j


@njit
def merge_sort(a):
    n = len(a)
    src, dst = a.copy(), np.empty_like(a)
    width = 1
    while width < n:
        for lo in range(0, n, 2 * width):
            mid, hi = min(lo + width, n), min(lo + 2 * width, n)
            i, j = lo, mid
            for k in range(lo, hi):
                if i < mid and (j >= hi or src[i] <= src[j]):
                    dst[k] = src[i]
                    i += 1
                else:
                    dst[k] = src[j]
                    j += 1
        src, dst = dst, src
        width *= 2
    return src


@njit
def heap_sort(a):
    n = a.size
    for start in range(n // 2 - 1, -1, -1):
        sift(a, start, n)
    for end in range(n - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(a, 0, end)


@njit
def sift(a, root, end):
    while True:
        child = 2 * root + 1
        if child >= end:
            return
        if child + 1 < end and a[child] < a[child + 1]:
            child += 1
        if a[root] >= a[child]:
            return
        a[root], a[child] = a[child], a[root]
        root = child


@njit
def counting_sort(a, k):
    count = np.zeros(k, np.int64)
    for x in a:
        count[x] += 1
    out = np.empty_like(a)
    at = 0
    for v in range(k):
        for _ in range(count[v]):
            out[at] = v
            at += 1
    return out


x = np.array([(i * 7919 + 13) % 1009 for i in range(300)])
want = sorted(x.tolist())
q, h = x.copy(), x.astype(np.float64)
quicksort(q, 0, len(q) - 1)
heap_sort(h)
print(q.tolist() == want, merge_sort(x).tolist() == want, h.tolist() == want, counting_sort(x, 1009).tolist() == want)
print(want[:10], want[-3:])
