import bisect
from bisect import bisect_left, bisect_right, insort
def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"): return grades[bisect.bisect(breakpoints, score)]
print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])
def index(a, x):
    i = bisect_left(a, x)
    if i != len(a) and a[i] == x: return i
    raise ValueError(x)
a = [1, 3, 3, 3, 8, 12]
print(bisect_left(a, 3), bisect_right(a, 3), bisect_right(a, 3) - bisect_left(a, 3), index(a, 8), bisect.bisect(a, 100), bisect_left(a, -1))
try: index(a, 4)
except ValueError as e: print("no", e)
for x in (5, 0, 3.5, 20): insort(a, x)
print(a)
rows = [("bob", 20), ("al", 30)]; bisect.insort(rows, ("cy", 25), key=lambda r: r[1]); print(rows, bisect.bisect_left(rows, 25, key=lambda r: r[1]))
def lis(xs):
    tails = []
    for x in xs:
        i = bisect_left(tails, x)
        if i == len(tails): tails.append(x)
        else: tails[i] = x
    return len(tails)
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), bisect_left("abcz", "d"), bisect_left(a, 3, 2, 4), bisect_left(range(0, 100, 7), 30))
