# Small products in kernels have the bits of NumPy's.
import warnings

import numpy as np
from numba import njit

warnings.simplefilter("ignore")


@njit
def product(a, b):
    return np.dot(a, b)


rng = np.random.default_rng(11)
for dt in ("f8", "f4"):
    same = {"A@B": 0, "F@B": 0, "A@x": 0, "F@x": 0, "u@A": 0, "u@F": 0}
    for m in (2, 3, 4, 5, 7):
        for k in (2, 3, 4, 5, 7):
            A = rng.normal(size=(m, k)).astype(dt)
            F = np.asfortranarray(A)
            x = rng.normal(size=k).astype(dt)
            u = rng.normal(size=m).astype(dt)
            for name, a, b in (("A@x", A, x), ("F@x", F, x), ("u@A", u, A), ("u@F", u, F)):
                same[name] += (product(a, b) == a @ b).all()
            for n in (2, 3, 4, 5, 7):
                B = rng.normal(size=(k, n)).astype(dt)
                same["A@B"] += (product(A, B) == A @ B).all()
                same["F@B"] += (product(F, B) == F @ B).all()
    print(dt, {name: int(count) for name, count in same.items()})
