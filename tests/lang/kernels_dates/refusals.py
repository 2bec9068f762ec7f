# oracle: none
import numpy as np
from numba import njit
D, d, m = np.datetime64("2024-03-05"), np.timedelta64(5, "D"), np.timedelta64(2, "M")
cases = {"d + d": (lambda a, b: a + b, D, D), "t - d": (lambda a, b: a - b, d, D), "t * t": (lambda a, b: a * b, d, d), "1 / t": (lambda a, b: a / b, 1, d),
         "d < t": (lambda a, b: a < b, D, d), "d + month": (lambda a, b: a + b, D, m), "t < month": (lambda a, b: a < b, d, m)}
for name, (f, a, b) in cases.items():
    try:
        print(name, njit(f)(a, b))
    except Exception as e:
        print(name, "!!", type(e).__name__, str(e).splitlines()[1].split("error")[1])
for f in [lambda a: -a, lambda a: np.sqrt(a), lambda a: np.datetime64("2024")]:
    try:
        print(njit(f)(D))
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[1].split("error")[1])
