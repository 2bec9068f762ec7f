import numpy as np
from numba import njit


@njit
def show(a):
    for x in a:
        print(x, x + x, -x)


@njit
def constants():
    print(np.int8(-128), np.uint8(255), np.int16(-5), np.uint16(65535))
    print(np.uint32(4294967295), np.int64(-2**62), np.uint64(18446744073709551615))
    print(np.float32(0.1), np.float32(1e10), np.float64(0.1), np.float32(16777216.0))
    print(1e22, 1e-5, 123456789.123, 1e15, 1e16, -1.5e300, 5e-324)
    print(np.nan, np.inf, -np.inf, 0.0, -0.0)
    print(np.complex64(1 + 2j), complex(0.5, -1.5), 1j, complex(np.nan, np.inf), -0.0j)
    print(np.bool_(True), not True, 3 > 2)


for dt in (np.int8, np.int32, np.int64, np.uint16, np.float32, np.float64):
    show(np.array([1, 2, 100], dtype=dt))
constants()
