# The classes and texts of errors of elementwise functions.
import numpy as np


def attempt(f):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, isinstance(e, TypeError), ":", e)


def in_place(a, b):
    a += b


attempt(lambda: in_place(np.arange(3), 1.5))
attempt(lambda: in_place(np.arange(3, dtype="u1"), np.ones(3)))
attempt(lambda: np.add(np.ones(3), 1, out=np.ones(3, int)))
attempt(lambda: np.array(["a"]) + 1)
attempt(lambda: np.array(["a"]) * 2.0)
attempt(lambda: np.add("a", 1))
attempt(lambda: np.sqrt("a"))
attempt(lambda: np.bitwise_and(1.5, 2))
attempt(lambda: np.array([1], "M8[D]") + np.array([1], "M8[D]"))
attempt(lambda: np.isnan(np.array(["a"])))
attempt(lambda: np.isnan("a"))
attempt(lambda: np.isnan(np.array([None])))
attempt(lambda: np.exp(np.array([None, 1])))
attempt(lambda: np.exp(np.array([1.0, None], dtype=object)))
attempt(lambda: np.floor_divide(1j, 2))
