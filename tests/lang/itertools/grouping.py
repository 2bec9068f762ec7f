from itertools import groupby, accumulate, takewhile, dropwhile, chain, zip_longest, tee, starmap, compress, filterfalse, pairwise
import operator
log = [("mon", 3), ("mon", 4), ("tue", 1), ("wed", 9), ("wed", 2), ("mon", 1)]
for day, rows in groupby(log, key=lambda r: r[0]): print(day, [n for _, n in rows])
print({k: sum(n for _, n in g) for k, g in groupby(sorted(log), key=operator.itemgetter(0))})
def rle(s): return [(c, len(list(g))) for c, g in groupby(s)]
print(rle("aaabccd"), "".join(c * n for c, n in rle("aaabccd")))
print(list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate("abc")), list(accumulate([5, 1, 7], max)), list(accumulate([1, 2], initial=100)))
print(list(takewhile(str.isdigit, "12ab3")), list(dropwhile(str.isdigit, "12ab3")), list(filterfalse(lambda x: x % 2, range(6))))
print(list(chain.from_iterable([[1, 2], (3,), "x"])), list(chain(range(2), "z")), list(zip_longest("abc", [1], fillvalue=0)))
a, b = tee(iter([1, 4, 9, 16])); next(b, None); print([y - x for x, y in zip(a, b)], list(pairwise([1, 4, 9])))
print(list(starmap(lambda a, b: a * b, [(1, 2), (3, 4)])), list(compress("python", [1, 0, 0, 1, 1, 1])))
gs = groupby([1, 1, 2]); k1, g1 = next(gs); k2, g2 = next(gs); print(k1, list(g1), k2, list(g2))
try: list(starmap(pow, [(1, 2), 3]))
except TypeError as e: print(e)
try: next(chain())
except StopIteration: print("empty")
