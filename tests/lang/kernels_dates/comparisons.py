import numpy as np
from numba import njit

@njit
def all_of(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b

D = np.datetime64("2024-03-05")
for a, b in [(D, D), (D, np.datetime64("2024-03-05T07")), (np.datetime64("2023"), D), (np.datetime64("NaT", "D"), D), (D, np.datetime64("NaT", "s")),
             (np.timedelta64(5, "D"), np.timedelta64(120, "h")), (np.timedelta64(1, "Y"), np.timedelta64(11, "M")),
             (np.timedelta64("NaT", "D"), np.timedelta64("NaT", "D")), (np.datetime64("1960-01"), np.datetime64("1960-01-31"))]:
    print(a, b, all_of(a, b))

@njit
def unary(t):
    return -t, abs(t), np.sign(t), np.isnat(t), +t

for t in [np.timedelta64(5, "D"), np.timedelta64(-3, "ms"), np.timedelta64("NaT", "s"), np.timedelta64(0, "W")]:
    print([repr(x) for x in unary(t)])
print(njit(lambda x: np.isnat(x))(D), njit(lambda x: np.isnat(x))(np.datetime64("NaT")))
