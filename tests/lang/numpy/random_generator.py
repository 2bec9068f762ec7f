import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


r = np.random.default_rng(42)
show(lambda: (r.random(3), r.random(), r.random((2, 2))))
show(lambda: (r.integers(10, size=5), r.integers(0, 100, 4), r.integers(5), r.integers(0, 2**40, 3), r.integers(1, 6, size=(2, 3), endpoint=True)))
show(lambda: (r.integers(0, 200, 6, dtype=np.uint8), r.integers(0, 1000, 4, dtype=np.int16), r.integers(0, 100, 3, dtype=np.int32)))
show(lambda: (r.normal(size=5), r.standard_normal(4), r.normal(10, 2, 3), r.uniform(1, 5, 3), r.uniform()))
show(lambda: (r.permutation(6), r.choice(5, 3), r.choice([10, 20, 30]), r.choice(3, 4, p=[0.2, 0.3, 0.5]), r.permutation([1, 2, 3, 4])))
a = np.arange(8)
r.shuffle(a)
print(a)
show(lambda: (round(r.standard_normal(20000).sum(), 9), r.standard_normal(200000).max()))
show(lambda: (np.random.default_rng(0).random(), np.random.default_rng(2**40).random(), np.random.default_rng([1, 2]).random(), np.random.default_rng(123456789012).integers(100)))
show(lambda: (r.choice(10, 4, replace=False), r.choice(100, 5, replace=False), r.choice(20000, 500, replace=False)[:5], r.choice(20000, 4, replace=False)))
