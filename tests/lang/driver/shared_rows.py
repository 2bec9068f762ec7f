# One list through many functions, in other lists, in threads.
import threading
from collections import Counter

rows = [(i % 40, i % 9) for i in range(6000)]


def count(l):
    c = Counter()
    for a, b in l:
        c[a] += b
    return c


def worker(out, i):
    out[i] = count(rows).total() + i


out = [0] * 4
threads = [threading.Thread(target=worker, args=(out, i)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out)
tables = [rows, rows[::2], rows[:3000]]
print([count(t)[5] for t in tables], count(rows) == count(tables[0]))
for l in tables:
    l.append((5, 100))
print([count(t)[5] for t in tables], len(rows), len(tables[0]))
