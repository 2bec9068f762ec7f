import numpy as np


class Vector:
    def __init__(self, *xs):
        self.data = np.array(xs, dtype=float)

    def __add__(self, other):
        return Vector(*(self.data + other.data))

    def __repr__(self):
        return f"Vector({', '.join(map(str, self.data.tolist()))})"

    @property
    def norm(self):
        return float(np.sqrt((self.data ** 2).sum()))


a, b = Vector(1, 2, 2), Vector(3, 4, 0)
print(a + b, a.norm, b.norm)


def stats(values, *, digits=2):
    v = np.asarray(values)
    return {"n": v.size, "mean": round(float(v.mean()), digits), "max": v.max().item()}


print(stats([1, 2, 3.5]), stats(range(10), digits=3))
cache = {}
for i, row in enumerate(np.arange(6).reshape(3, 2)):
    cache[i, int(row[0])] = row * 10
print(cache)
print([float(x) for x in map(np.sqrt, [1, 4, 9])], list(np.arange(3) * 2), tuple(np.array([1.5, 2])))
print(np.array([len(w) for w in "a bb ccc".split()]), list(enumerate(np.array([5, 6]))))
print(any(np.array([0, 1])), all(np.array([1, 1])), sum(np.array([1, 2, 3])), sorted(np.array([3, 1, 2]), reverse=True))
print(list(zip(np.arange(2), "ab")), list(reversed(np.arange(3).tolist())), np.arange(3).tolist() + [9])
