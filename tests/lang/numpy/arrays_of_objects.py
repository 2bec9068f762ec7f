import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


show(lambda: (np.array([1, None])))
show(lambda: (np.array([1, "a"], dtype=object)))
show(lambda: (np.array([None, None]).dtype))
show(lambda: (np.array([[1, 2], [3, 4]], dtype=object) + 1))
show(lambda: (np.array([1, 2.5], dtype=object).sum()))
show(lambda: (np.array([1, 2], dtype=object) == 1))
show(lambda: (np.full(2, None)))
show(lambda: (np.empty(2, dtype=object)))
show(lambda: (np.array([1, 2], dtype=object).tolist()))
