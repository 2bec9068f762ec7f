import numba
from numba import njit, jit, vectorize


def attempt(what, fn):
    try:
        fn()
        print(what, "fine")
    except Exception as e:
        print(what, type(e).__name__)


class C:
    pass


def f(x):
    return x


attempt("class", lambda: njit(C))
attempt("jitted", lambda: njit(njit(f)))
attempt("both", lambda: jit(f, nopython=True, forceobj=True))
attempt("builtin", lambda: njit(len))
attempt("inline", lambda: njit(inline="sometimes")(f))
try:
    njit(njit(f))
except TypeError as e:
    print(str(e).split(" function ")[0])
try:
    njit(C)
except TypeError as e:
    print(e)
try:
    njit(3)
except TypeError as e:
    print("TypeError")
