# A string argument that chooses what a kernel does: compared in the loop, known at the call.
import numpy as np
from numba import njit


@njit
def norm(x, kind="l2"):
    s = 0.0
    for v in x:
        if kind == "l1":
            s += abs(v)
        elif kind == "max":
            s = max(s, abs(v))
        else:
            s += v * v
    return np.sqrt(s) if kind == "l2" else s


@njit
def apply(op, a, b):
    if op == "+":
        return a + b
    elif op == "-":
        return a - b
    elif op == "*":
        return a * b
    raise ValueError("unknown operator")


x = np.array([3.0, -4.0])
print(norm(x), norm(x, "l1"), norm(x, "max"), norm(x, kind="l2"))
print(apply("+", 2, 3), apply("-", 2, 3), apply("*", 2, 3))
try:
    apply("?", 1, 2)
except ValueError as e:
    print("ValueError:", e)
