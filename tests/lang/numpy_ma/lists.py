# Lists of masked arrays, matrices, Series and other objects that give arrays: np.array takes the arrays.
import numpy as np
import pandas as pd


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def __init__(self, a):
        self.a = a

    def __array__(self, dtype=None, copy=None):
        return np.array(self.a)


class Plain:
    pass


m = np.ma.array([1., 2.], mask=[1, 0])
M = np.matrix([[1, 2], [3, 4]])
t(lambda: np.array([m, m]))
t(lambda: np.array([np.zeros(2), m]))
t(lambda: np.array((m, [1, 2])))
t(lambda: np.array([[1, 2], m], dtype=np.float32))
t(lambda: np.mean([m, np.zeros(2)]))
t(lambda: np.max([np.matrix([[1, 2]])] * 2))
t(lambda: np.array([M, M]))
t(lambda: np.array([[M, M]]).shape)
t(lambda: np.array([[m, m], [m, m]]).shape)
t(lambda: np.sum([m, m], axis=0))
t(lambda: np.array([m, [1, 2, 3]]))
t(lambda: np.array([m, m[:1]]))
t(lambda: np.array([m, m[:1]], dtype=object).shape)
t(lambda: np.array([np.ma.array(3), 1]))
t(lambda: np.array([pd.Series([1, 2]), pd.Series([3, 4])]))
t(lambda: np.array([pd.Series([1, 2]), [3.5, 4]]))
t(lambda: np.array([pd.Index([1, 2]), [3, 4]]))
t(lambda: np.array([pd.Series(["a", "bc"]), ["d", "e"]]))
t(lambda: np.array([pd.DataFrame({"a": [1, 2]}), [[3], [4]]]))
t(lambda: np.array([A([1, 2]), A([3, 4])]))
t(lambda: np.array([A([1, 2]), A([3, 4, 5])], dtype=object).shape)
t(lambda: np.array([A([1, 2]), A([3, 4, 5])]))
t(lambda: np.array([A([]), []]))
t(lambda: np.array([Plain(), Plain()]).dtype)
t(lambda: np.array([Plain(), 1]).shape)
for n in (1, 63, 64, 65, 1000):
    t(lambda: type(np.concatenate([np.zeros(1)] * n + [m])).__name__)
    t(lambda: type(np.vstack([np.zeros(2)] * n + [m])).__name__)
