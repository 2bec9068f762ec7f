import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


show(lambda: (np.allclose([1, 2], [1, 2.00000001]), np.allclose(1, 1.1), np.allclose([np.nan], [np.nan]), np.allclose([np.nan], [np.nan], equal_nan=True)))
show(lambda: (np.isclose([1, 2], [1, 3]), np.isclose(1e10, 1.00001e10), np.isclose([np.inf], [np.inf]), np.isclose(np.nan, np.nan)))
show(lambda: (np.array_equal([1, 2], [1, 2]), np.array_equal([1, 2], [1, 3]), np.array_equal([1], [1, 2]), np.array_equiv([1, 1], 1)))
show(lambda: (np.array([1, 2]) == None, np.array([1, 2]) == "a", np.array([1, 2]) != "a"))
show(lambda: (np.array([1, 2]) == [1, 3], np.array([1, 2]) == (1, 2), np.array([1, 2]) == np.array([1, 2, 3]) if False else 0))
show(lambda: (np.array([1, 2]) == np.array([1, 2, 3])))
show(lambda: (bool(np.array([1])), bool(np.array([0])), bool(np.array(5))))
show(lambda: (bool(np.array([1, 2]))))
show(lambda: (bool(np.array([]))))
show(lambda: (np.array([1, 2]) and 1))
show(lambda: (int(np.array(5)), float(np.array(2.5)), complex(np.array(1)), int(np.array([5])) if False else 5))
show(lambda: (int(np.array([1, 2]))))
show(lambda: (np.array([1, 2]) < "a" if False else 0))
show(lambda: (np.array([3, 1]) < [2, 2], np.array([1.5]) >= 1, np.array([True]) == 1))
show(lambda: ([1, 2] + np.array([1, 2]), (1, 2) * np.array([1, 2]), [1, 2] == np.array([1, 2])))
show(lambda: (np.array([1, 2]) + None))
show(lambda: (np.array([1, 2]) + "x" if False else 0))
show(lambda: (None + np.array([1])))
show(lambda: (np.isscalar(5), np.isscalar([1]), np.isscalar(np.float64(1)), np.isreal([1, 1j]), np.iscomplex([1, 1j]), np.isrealobj([1]), np.iscomplexobj(np.array([1j]))))
show(lambda: (np.shares_memory(np.arange(3), np.arange(3)), np.isposinf([np.inf, -np.inf]), np.isneginf([np.inf, -np.inf])))
show(lambda: (np.real([1+2j, 3]), np.imag([1+2j, 3]), np.angle([1j, 1]), np.conj([1+2j]), np.angle(1j, deg=True), np.array([1+2j]).real, np.array([1.5]).imag))
show(lambda: (np.array([1, 2]).all() == True, np.array([[1, 2], [3, 4]]).any(axis=0)))
show(lambda: (hash(np.array([1]))))
show(lambda: ({}.get(1), len(np.array([1, 2]))))
show(lambda: (len(np.array(5))))
show(lambda: ([x for x in np.array(5)]))
