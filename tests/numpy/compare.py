"""Are two results (harness.text) the same number? The rule of design 7-quality: integers, selections, shapes and dtypes exactly; floats
within a few units in the last place for what is elementwise, and a bound that depends on the size of the results for the rest."""
import math
import re
from collections import namedtuple

Leaf = namedtuple("Leaf", "kind dtype shape values")
EXACT = {"SHAPE", "JOIN", "INDEX", "ATTRIBUTE", "ORDER", "TYPE", "IO", "COMPARE", "METHOD"}
ROUNDED = {"mean", "average", "var", "std", "median", "quantile", "percentile", "corrcoef", "cov", "gradient", "interp", "trapezoid", "prod",
           "cumprod", "round", "dot", "trace"}
EPS = {"float32": 2.0 ** -23, "complex64": 2.0 ** -23}
SIMPLE = {"bool": "b", "int": "i", "float": "f", "complex": "c"}


def leaves(text):
    """The structure as a string, and its arrays and scalars."""
    found = []

    def one(m):
        found.append(Leaf(m[1], m[2], m[3], m[4].split()))
        return "@"

    shape = re.sub(r"(array|scalar|python) (\S+) (\S*) \|([^;}]*)", one, text)
    return re.sub(r"\s+", "", shape), found


def group(dtype):
    plain = dtype.rstrip("0123456789_")
    return "i" if plain in ("int", "uint") else SIMPLE.get(plain, dtype)


def parts(word):
    if word in ("T", "F"):
        return [float(word == "T")]
    return [float(v) for v in word.split("j")] if "j" in word else [float(word)]


def close(want, got, tolerance):
    if want == got or (math.isnan(want) and math.isnan(got)):
        return True
    return not (math.isinf(want) or math.isinf(got)) and abs(want - got) <= tolerance


def tolerance_of(family, name, eps, values, complex_):
    """Of one leaf: a function of the size of the element."""
    last = name.split(".")[-1]
    finite = [abs(p) for v in values for p in v if math.isfinite(p)]
    largest = max(finite, default=0.0)
    if family == "ELEMENTWISE":  # a complex power is exp(y log(x)): NumPy's own is no closer
        return lambda size: (256 if last in ("power", "pow", "float_power") and complex_ else 4) * eps * size
    if family in ("LINALG", "FFT", "POLY"):
        return lambda size: 4000 * eps * (1 + largest)
    exact = family in EXACT or family in ("REDUCE", "UFUNC")
    if exact and last.replace("nan", "") not in ROUNDED:
        return lambda size: 0.0
    return lambda size: 64 * eps * (1 + largest)


def same_leaf(want, got, family, name, kernel):
    eps = max(EPS.get(want.dtype, 2.0 ** -52), EPS.get(got.dtype, 2.0 ** -52) if kernel else 0)
    if kernel:
        if group(want.dtype) != group(got.dtype) or (want.shape or "") != (got.shape or ""):
            return False
    elif want[:3] != got[:3]:
        return False
    if len(want.values) != len(got.values):
        return False
    if want.values == got.values:
        return True
    if group(want.dtype) in "bi":  # kernels widen small ints as Numba does: equal in what both hold
        bits = int(re.sub(r"\D", "", want.dtype) or 64)
        return kernel and group(want.dtype) == "i" and all((int(a) - int(b)) % (1 << bits) == 0 for a, b in zip(want.values, got.values))
    if group(want.dtype) not in "fc":
        return False
    values = [parts(w) for w in want.values]
    allowed = tolerance_of(family, name, eps, values, group(want.dtype) == "c")
    return all(close(p, g, allowed(max((abs(e) for e in w if math.isfinite(e)), default=0.0)))
               for w, text in zip(values, got.values) for p, g in zip(w, parts(text)))


def expected_kind(want):
    """NumPy's own subclasses of TypeError for ufuncs have no public name."""
    kind = want.split()[1]
    return "TypeError" if "UFunc" in kind else kind


def verdict(want, got, family, name, kernel):
    """"equal", "missing", "refused", "skipped", or "differs"."""
    if want is None or "float16" in want or " object " in want or "float128" in want:
        return "skipped"  # no such dtype here
    if got is None:
        return "differs"
    wrong, error = want.startswith("raises "), got.startswith("raises ")
    if error:
        kind = got.split()[1]
        if kernel and kind in ("TypingError", "UnsupportedError", "LoweringError", "NumbaValueError"):
            return "equal" if wrong else "refused"
        if kind == "NotImplementedError" or "has no attribute" in got:
            return "equal" if wrong and kind == want.split()[1] else "missing"
        if wrong and kind == expected_kind(want):
            return "equal"
        return "differs"
    if wrong:
        return "differs"
    shape, ours = leaves(got)
    expected, theirs = leaves(want)
    if kernel:  # a list of a kernel may be a tuple in NumPy
        shape, expected = shape.replace("list", "tupl"), expected.replace("list", "tupl")
    if shape != expected or len(ours) != len(theirs):
        return "differs"
    return "equal" if all(same_leaf(w, g, family, name, kernel) for w, g in zip(theirs, ours)) else "differs"
