import numpy as np
from numba import njit
sub = njit(lambda a, b: a - b)
add = njit(lambda a, b: a + b)
mul = njit(lambda a, b: a * b)
div = njit(lambda a, b: a / b)
D, M, Y = np.datetime64("2024-03-05"), np.datetime64("2023-05"), np.datetime64("2023")
H = np.datetime64("2024-03-05T07")
d, h, m = np.timedelta64(5, "D"), np.timedelta64(7, "h"), np.timedelta64(2, "M")
nat, gone = np.datetime64("NaT", "D"), np.timedelta64("NaT", "D")
for a, b in [(D, H), (D, Y), (D, M), (M, Y), (D, nat), (d, h), (D, d), (M, d), (H, d), (Y, H), (H, h)]:
    print(repr(sub(a, b)))
for a, b in [(D, d), (h, D), (M, m), (Y, d), (d, h), (D, gone), (M, np.timedelta64(1, "s"))]:
    print(repr(add(a, b)))
for a, b in [(d, 3), (3, d), (d, 2.5), (gone, 2), (d, np.nan), (np.timedelta64(-7, "s"), 0.5), (d, np.int32(-2))]:
    print(repr(mul(a, b)))
for a, b in [(d, 2), (-d, 2), (d, 2.5), (d, h), (d, gone), (d, 0), (np.timedelta64(-7, "D"), -2)]:
    print(repr(div(a, b)))
