import heapq
import string
from collections import Counter
from itertools import groupby, zip_longest, tee, cycle, islice
from operator import itemgetter, mul
import numpy as np
from numba import njit

class Node:
    __slots__ = ("freq", "ch", "left", "right")
    def __init__(self, freq, ch=None, left=None, right=None):
        self.freq, self.ch, self.left, self.right = freq, ch, left, right
    def __lt__(self, other):
        return (self.freq, self.ch or "") < (other.freq, other.ch or "")
    def codes(self, prefix=""):
        if self.ch is not None:
            yield self.ch, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")

def huffman(text):
    heap = [Node(f, c) for c, f in Counter(text).items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Node(a.freq + b.freq, min(a.ch or "~", b.ch or "~") and None, a, b))
    return dict(heap[0].codes())

@njit
def rle(a):
    vals, runs = [a[0]], [1]
    for x in a[1:]:
        if x == vals[-1]:
            runs[-1] += 1
        else:
            vals.append(x)
            runs.append(1)
    return vals, runs

@njit
def unrle(vals, runs):
    out = np.empty(sum(runs), dtype=np.int64)
    k = 0
    for v, r in zip(vals, runs):
        out[k:k + r] = v
        k += r
    return out

text = "she sells sea shells by the sea shore"
codes = huffman(text)
bits = sum(len(codes[c]) for c in text)
print(bits, len(text) * 8, f"{bits / (len(text) * 8):.1%}", len(codes))
print("".join(f"{k}{len(list(g))}" for k, g in groupby("aaabccddddd")))
a = np.array([1, 1, 1, 2, 2, 7, 7, 7, 7, 1])
v, r = rle(a)
print(v, r, (unrle(v, r) == a).all())
table = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
print(text.translate(table)[:15], text.title(), text.count("sea"), text.partition(" by ")[2])
x, y = tee(range(5)); next(y)
print(list(zip(x, y)), list(zip_longest("ab", [1, 2, 3], fillvalue="-")))
print(list(islice(cycle("xyz"), 7)), sorted([("b", 2), ("a", 3)], key=itemgetter(1)), sum(map(mul, [1, 2], [3, 4])))
