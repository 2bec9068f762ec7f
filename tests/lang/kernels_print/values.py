import numpy as np
from numba import njit, prange
@njit
def f(x):
    print(x, np.float32(0.1), True, x > 0, (1, 2.5, x), "hi", None, 3+4j, np.uint8(200), 1e16, 1e-7, np.inf, -0.0)
    print((1,), (), ("a", 1), 3)
    print(np.ones(4), np.ones((2,2)))
    print()
    print("only", np.complex64(1.5-2j), -4j)
    print(np.float32(1)/np.float32(3), np.int8(-3), -1)
print("start")
f(2.5)
print("mid")
