import numpy as np
import numba
from numba import njit


@njit
def f(x, y=2):
    """The text of f."""
    return x + y


print(f.signatures)
print(f(1, 2), f(1.5, 2), f(np.float32(1), np.int8(2)))
print(len(f.signatures), f.signatures[0], f.signatures[2])
print(f.py_func(3), f(7), f.__name__, f.__doc__, f.__wrapped__ is f.py_func)
print(list(f.overloads.keys())[:2])
f.recompile()
print(f(10))
g = numba.njit(lambda a, b: a * b)
print(g(6, 7), g(1.5, 2))
h = numba.jit(nopython=True)(lambda a: a - 1)
print(h(3))


def plain(n):
    return n * n


print(numba.njit(plain)(5), plain(5), numba.jit(plain)(6))
f.disable_compile()
print(f(3))
try:
    f(1j)
except Exception as e:
    print(type(e).__name__)
f.disable_compile(False)
print(f(1j))
print(isinstance(f.inspect_llvm(), dict), isinstance(f.inspect_asm(f.signatures[0]), str))
print(f.targetoptions["nopython"])
