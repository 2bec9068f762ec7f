# Arrays of records and single records that kernels see as globals: frozen when the kernel is compiled.
import numpy as np
from numba import njit

table = np.array([(0.39, 0.24, 3), (1.0, 1.0, 1), (1.52, 1.88, 2)], dtype=[("a", "f8"), ("period", "f8"), ("rank", "i4")]).view(np.recarray)
unit = np.array([(2.0, 3)], dtype=[("scale", "f4"), ("shift", "i8")])[0]


@njit
def kepler(i):
    return table[i].a ** 3 / table[i].period ** 2


@njit
def ranked(rank):
    for p in table:
        if p.rank == rank:
            return p.a
    return -1.0


@njit
def total():
    return table["a"].sum(), table.rank.max(), len(table)


@njit
def convert(x):
    return x * unit.scale + unit["shift"]


print([round(kepler(i), 3) for i in range(3)])
print(ranked(2), ranked(9))
print(total())
print(convert(1.5))
table["a"] = 0
print(total())
