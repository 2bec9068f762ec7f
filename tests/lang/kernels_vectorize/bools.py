import numpy as np
from numba import vectorize, boolean, float64


@vectorize([boolean(float64)])
def is_small(x):
    return abs(x) < 0.5


@vectorize(['b1(i8, i8)', 'b1(f8, f8)'])
def both(a, b):
    return a > 0 and b > 0


print(is_small(np.array([0.1, 1.0, -0.4])), is_small(0.2))
print(both(np.array([1, -1, 2]), 1), both(0.5, -0.5))
print(both.accumulate if hasattr(both, "accumulate") else None) if False else print("ok")
m = is_small(np.linspace(-1, 1, 5))
print(m.dtype, m.sum(), np.linspace(-1, 1, 5)[m])


@vectorize(['u1(u1, u1)'])
def blend(a, b):
    return (a + b) // 2


img = np.array([[250, 10], [0, 255]], dtype=np.uint8)
print(blend(img, np.uint8(100)), blend(img, img).dtype)
