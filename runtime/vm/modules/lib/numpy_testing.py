"""numpy.testing: the assertions that programs use. A failure says what differs in numpy's words, in short."""
import numpy as np


def _shown(x):
    text = repr(x)
    return text if len(text) < 800 else text[:800] + "..."


def _fail(head, actual, desired, err_msg, note=""):
    lines = ["", head]
    if err_msg:
        lines.append(str(err_msg))
    if note:
        lines.append(note)
    lines.append(" ACTUAL: %s" % _shown(actual))
    lines.append(" DESIRED: %s" % _shown(desired))
    raise AssertionError("\n".join(lines))


def _shapes(head, a, b, err_msg):
    if a.shape != b.shape and a.shape != () and b.shape != ():
        _fail(head, a, b, err_msg, "(shapes %s, %s mismatch)" % (a.shape, b.shape))


def _mismatch(same):
    n, bad = same.size, int(np.count_nonzero(~same))
    return "Mismatched elements: %d / %d (%.3g%%)" % (bad, n, 100 * bad / n)


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False):
    a, b = np.asarray(actual), np.asarray(desired)
    head = "Not equal to tolerance rtol=%g, atol=%g" % (rtol, atol)
    _shapes(head, a, b, err_msg)
    same = np.asarray(np.isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan))
    if not same.all():
        _fail(head, a, b, err_msg, _mismatch(same) + "\nMax absolute difference among violations: %s" % np.abs(a - b)[~same].max() if same.ndim else "")


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    a, b = np.asarray(actual), np.asarray(desired)
    _shapes("Arrays are not equal", a, b, err_msg)
    if strict and (a.dtype != b.dtype or a.shape != b.shape):
        _fail("Arrays are not equal", a, b, err_msg, "(dtypes %s, %s mismatch)" % (a.dtype, b.dtype))
    same = np.asarray(a == b)
    if a.dtype.kind in "fc" and b.dtype.kind in "fc":
        same = same | (np.isnan(a) & np.isnan(b))
    if not same.all():
        _fail("Arrays are not equal", a, b, err_msg, _mismatch(same))


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg)
        for k in desired:
            if k not in actual:
                raise AssertionError(repr(k))
            assert_equal(actual[k], desired[k], "key=%r\n%s" % (k, err_msg))
    elif isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg)
        for i, (x, y) in enumerate(zip(actual, desired)):
            assert_equal(x, y, "item=%r\n%s" % (i, err_msg))
    elif isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        assert_array_equal(actual, desired, err_msg)
    elif not (actual == desired or (actual != actual and desired != desired)):
        _fail("Items are not equal:", actual, desired, err_msg)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    if isinstance(actual, (np.ndarray, list, tuple)) or isinstance(desired, (np.ndarray, list, tuple)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if abs(desired - actual) >= 1.5 * 10.0 ** -decimal or (actual != actual) != (desired != desired):
        _fail("Arrays are not almost equal to %d decimals" % decimal, actual, desired, err_msg)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    a, b = np.asarray(actual), np.asarray(desired)
    head = "Arrays are not almost equal to %d decimals" % decimal
    _shapes(head, a, b, err_msg)
    same = np.asarray((np.abs(a - b) < 1.5 * 10.0 ** -decimal) | (a == b) | ((a != a) & (b != b)))
    if not same.all():
        _fail(head, a, b, err_msg, _mismatch(same))


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    a, b = np.asarray(x), np.asarray(y)
    _shapes("Arrays are not strictly ordered `x < y`", a, b, err_msg)
    same = np.asarray(a < b)
    if not same.all():
        _fail("Arrays are not strictly ordered `x < y`", a, b, err_msg, _mismatch(same))


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


class _Raises:
    def __init__(self, kind, by=""):
        self.kind, self.by = kind, by
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise AssertionError("%s not raised%s" % (getattr(self.kind, "__name__", self.kind), self.by))
        self.exception = value
        return isinstance(value, self.kind)


def assert_raises(exception_class, *args, **kwargs):
    if not args:
        return _Raises(exception_class)
    with _Raises(exception_class, " by %s" % getattr(args[0], "__name__", args[0])):
        args[0](*args[1:], **kwargs)
