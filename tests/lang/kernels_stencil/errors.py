import numpy as np
import numba
from numba import stencil
from numba.core.errors import NumbaValueError


def attempt(what, fn):
    try:
        fn()
        print(what, "fine")
    except Exception as e:
        print(what, isinstance(e, NumbaValueError), str(e).split("\n")[0])


attempt("option", lambda: stencil(lambda a: a[0], wrong=1))
attempt("mode", lambda: stencil("wrap"))
attempt("index", lambda: stencil(lambda a, k: a[k])(np.arange(4.0), 1))
attempt("none", lambda: stencil(lambda a: 1)(np.ones(3)))
attempt("first", lambda: stencil(lambda a, b: b[0])(1, np.ones(3)))
attempt("hood", lambda: stencil(lambda a: a[0], neighborhood=((0, 1), (0, 1)))(np.ones(3)))
f = stencil(lambda a: a[-1] + a[1])
print(f(np.arange(5)))
g = numba.stencil(lambda a: a[0, 0] * 2 + a[-1, 0], cval=1.5)
print(g(np.ones((3, 2))))
