# numpy.testing, as programs check themselves.
import numpy as np
from numpy import testing as npt
from numpy.testing import assert_allclose

assert_allclose([1.0, 2.0], [1.0, 2.0 + 1e-9])
npt.assert_array_equal([[1, 2], [3, np.nan]], np.array([[1, 2], [3, np.nan]]))
npt.assert_equal({"a": [1, 2]}, {"a": [1, 2]})
npt.assert_almost_equal(1.0, 1.00000001)
npt.assert_array_almost_equal([1.0, 2], [1.0000001, 2])
npt.assert_array_less([1, 2], 3)
np.testing.assert_(True)
with npt.assert_raises(ValueError):
    int("x")
npt.assert_raises(ZeroDivisionError, lambda: 1 / 0)
for check in (lambda: assert_allclose([1.0, 2], [1.0, 2.1]), lambda: npt.assert_array_equal([1, 2], [1, 3]), lambda: npt.assert_equal(1, 2), lambda: npt.assert_almost_equal(1.0, 1.1),
              lambda: npt.assert_array_equal([1, 2], [1, 2, 3]), lambda: npt.assert_array_less([1, 5], 3), lambda: npt.assert_array_almost_equal([1.0], [1.1], decimal=2),
              lambda: npt.assert_equal({"a": 1}, {"a": 2}), lambda: npt.assert_raises(ValueError, int, "3")):
    try:
        check()
        print("no error")
    except AssertionError as e:
        print([line for line in str(e).split("\n") if line][0])
