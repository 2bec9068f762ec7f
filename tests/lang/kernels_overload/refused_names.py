# oracle: none
import numba
from numba import njit


def attempt(what, fn):
    try:
        fn()
        print(what, "fine")
    except Exception as e:
        print(what, type(e).__name__, str(e).split("\n")[0])


attempt("objmode", lambda: numba.objmode(x="int64"))
attempt("cuda", lambda: numba.cuda.jit)
attempt("carray", lambda: numba.carray(0, 3))
attempt("forceobj", lambda: numba.jit(forceobj=True)(lambda x: x))
attempt("metadata", lambda: njit(lambda x: x).get_metadata())
attempt("option", lambda: njit(lambda x: x, nothing=1))
attempt("generated", lambda: numba.generated_jit)
attempt("intrinsic", lambda: numba.extending.intrinsic)


@njit
def f(x):
    with numba.objmode():
        print(x)
    return x


try:
    f(1)
except numba.core.errors.TypingError as e:
    print([line.split(": ", 1)[1] for line in str(e).split("\n") if "error[" in line])
