import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


np.random.seed(42)
show(lambda: (np.random.rand(3), np.random.rand(2, 2), np.random.rand()))
show(lambda: (np.random.randn(4), np.random.randn(2, 3), np.random.randn(), np.random.randn(3)))
show(lambda: (np.random.random(3), np.random.random_sample((2, 2)), np.random.uniform(1, 5, 3), np.random.uniform(size=2), np.random.uniform()))
show(lambda: (np.random.normal(10, 2, 3), np.random.normal(), np.random.normal([0, 100], 1), np.random.standard_normal(2), np.random.exponential(2, 3), np.random.exponential()))
show(lambda: (np.random.randint(10, size=5), np.random.randint(5, 10, (2, 3)), np.random.randint(100), np.random.randint(0, 2**40, 3), np.random.randint(-5, 5, 4)))
show(lambda: (np.random.randint(0, 255, 6, dtype=np.uint8), np.random.randint(0, 1000, 5, dtype=np.int16), np.random.randint(0, 100, 5, dtype=np.int32), np.random.randint(0, 2, 8, dtype=bool), np.random.randint(0, 256, 4, dtype=np.uint8)))
show(lambda: (np.random.choice(5, 3), np.random.choice([10, 20, 30]), np.random.choice([10, 20, 30], 4), np.random.choice(5, 3, replace=False), np.random.choice(3, 5, p=[0.1, 0.2, 0.7]), np.random.choice(4, 2, False, [0.1, 0.2, 0.3, 0.4]), np.random.choice(10)))
show(lambda: (np.random.permutation(6), np.random.permutation([1, 2, 3]), np.random.permutation(np.arange(6).reshape(3, 2))))
a = np.arange(8)
np.random.shuffle(a)
print(a)
l = [1, 2, 3, 4, 5]
np.random.shuffle(l)
print(l)
m = np.arange(8).reshape(4, 2)
np.random.shuffle(m)
print(m)
show(lambda: (np.random.lognormal(0, 1, 2), np.random.laplace(0, 1, 2), np.random.logistic(size=2), np.random.gumbel(size=2), np.random.rayleigh(1, 2), np.random.weibull(2, 2), np.random.pareto(3, 2)))
np.random.seed([1, 2, 3])
show(lambda: (np.random.rand(2), np.random.randint(1000, size=3)))
np.random.seed(0)
show(lambda: (np.random.randn(1000).sum() + 0.342, np.random.rand(1000).mean()))
rs = np.random.RandomState(7)
show(lambda: (rs.rand(2), rs.randn(2), rs.randint(10, size=4), rs.normal(size=2), rs.choice(5), rs.permutation(4), rs.uniform(0, 10)))
rs.seed(7)
show(lambda: (rs.rand(2)))
show(lambda: (np.random.seed(-1)))
show(lambda: (np.random.randint(5, 5)))
show(lambda: (np.random.randint(0, 300, dtype=np.uint8)))
show(lambda: (np.random.choice([])))
show(lambda: (np.random.choice(3, 5, replace=False)))
show(lambda: (np.random.choice(2, p=[0.5, 0.6])))
show(lambda: (np.random.normal(0, -1)))
show(lambda: (np.random.randn(2, -1)))
show(lambda: (type(np.random.randint(5)).__name__, type(np.random.rand()).__name__, type(np.random.randint(5, dtype=np.int64)).__name__))
