# bisect and insort in kernels: Python's meaning (Numba has no bisect).
# oracle: python
import bisect
from bisect import bisect_left, bisect_right, insort
from numba import njit

@njit
def where(l, x):
    return bisect_left(l, x), bisect_right(l, x), bisect.bisect(l, x), bisect_left(l, x, 1, 3)

@njit
def build(items):
    out = []
    for x in items:
        insort(out, x)
    return out

@njit
def grade(score):
    i = bisect.bisect([60.0, 70.0, 80.0, 90.0], score)
    return "FDCBA"[i]

@njit
def keyed(l, x):
    return bisect_left(l, x, key=lambda p: p[1])

@njit
def lis_length(a):
    tails = [0][:0]
    for x in a:
        i = bisect_left(tails, x)
        if i == len(tails):
            tails.append(x)
        else:
            tails[i] = x
    return len(tails)

print(where([1, 3, 3, 5], 3), where([1, 3, 3, 5], 9))
print(build([5, 1, 4, 1, 3]), build([2.5, -1.0]))
print([grade(s) for s in (33.0, 99.5, 77.0, 70.0)])
print(keyed([(5, 1), (3, 4), (1, 9)], 4))
print(lis_length([10, 9, 2, 5, 3, 7, 101, 18]))
