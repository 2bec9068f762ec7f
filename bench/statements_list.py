"""What bench/statements measures: the statements, the names they use, and the program that times one. The program's text runs
under CPython with NumPy and under Quern alike: plain module-level code, no functions, no eval."""

# Names: a b c positive float64, x any sign, y with NaNs, f g float32, i j int64, h int32, z w complex128, m k bool masks (half true),
# r a rare mask, p indices, u small ints, s sorted, t scratch; A B square matrices, R one row, C one column.
PROGRAM_HEAD = """import time
import numpy as np

n = SIZE
np.random.seed(1)
a = np.random.rand(n) + 0.1
b = np.random.rand(n) + 0.1
c = np.random.rand(n) + 0.1
x = np.random.randn(n) * 5.0
y = x.copy()
y[::50] = np.nan
f = a.astype(np.float32)
g = b.astype(np.float32)
i = np.random.randint(-1000, 1000, n)
j = np.random.randint(1, 1000, n)
h = i.astype(np.int32)
z = a + 1j * b
w = b - 1j * c
m = x > 0
k = a > 0.6
r = a > 1.09
p = np.random.randint(0, n, n)
u = np.random.randint(0, 100, n)
s = np.sort(x)
e = np.random.permutation(n)
t = a.copy()
side = int(n ** 0.5)
A = a[:side * side].reshape(side, side)
B = b[:side * side].reshape(side, side)
R = A[0:1]
C = A[:, 0:1].copy()
bins = np.linspace(0.1, 1.1, 51)
kernel = np.ones(5) / 5.0
few = np.arange(0, 1000, 7)
floor = 1e-2 if n > 10 ** 5 else 2e-3
"""

PROGRAM_ONE = """
try:
    STATEMENT
    _s = time.perf_counter()
    for _k in range(3):
        STATEMENT
    _s = (time.perf_counter() - _s) / 3
    _n = int(floor / (_s + 1e-9)) + 1
    if _s > 1e-4:
        _n = 1
    _b = 1e9
    for _r in range(7 if _n > 1 else max(5, min(40, int(10 * floor / _s)))):
        _s = time.perf_counter()
        for _k in range(_n):
            STATEMENT
        _s = (time.perf_counter() - _s) / _n
        if _s < _b:
            _b = _s
AGAIN
    _v = np.ravel(RESULT)
    print(NAME + "\\t" + str(_b) + "\\t" + str(_v[::max(1, _v.size // 200)].tolist()))
except Exception as _e:
    print(NAME + "\\t-1\\t" + str(_e))
"""

ELEMENTWISE = """a + b|a * b + c|2 * a - 1|a - b|a / b|-a|abs(x)|a ** 2|a ** 0.5|a ** 3|a ** 2.5|a // b|a % b|np.sqrt(a)|np.exp(x)|np.log(a)
np.sin(x)|np.cos(x)|np.tan(x)|np.tanh(x)|np.arctan2(x, a)|np.power(a, b)|np.hypot(a, b)|np.log1p(a)|np.log10(a)|np.log2(a)
np.expm1(x)|np.arctan(x)|np.sinh(x)|np.floor(x)|np.rint(x)|np.round(x, 2)|np.sign(x)|np.maximum(a, b)|np.minimum(a, 0.5)
np.clip(x, -1, 1)|np.isnan(y)|np.square(x)|1.0 / (1.0 + np.exp(-x))|np.sqrt(a * a + b * b)|(a - b) / (a + b)|a * a * b * c
x - x.mean()|np.where(m, a, b)|np.where(x > 0, x, 0.0)|np.nan_to_num(y)|np.degrees(x)|np.reciprocal(a)
a < b|a == b|x > 0|(x > -1) & (x < 1)|m & k|m \\| k|~m|m ^ k|np.logical_and(m, k)|np.logical_not(m)
i + j|i * j|i - 3|i // j|i % j|i // 7|i % 7|i == j|i & j|i << 2|abs(i)|i / j|h + h|h * 3|i ** 2
f + g|f * g + f|np.sqrt(f)|np.exp(f)|np.log(f)|np.sin(f)|np.tanh(f)|f ** 2|f > g|np.maximum(f, g)
z + w|z * w|z / w|abs(z)|np.conj(z)|z.real + w.imag|np.exp(z)|z * 2.0"""

SELECTION = """a[m]|a[r]|a[p]|a[i > 500]|a.take(p)|A[:, 0]|a[::2] + b[::2]|a[1:] - a[:-1]|a[1:-1] + a[2:] + a[:-2]|a[::-1] + 0.0
A[e[:side] % side]|A[:, e[:side] % side]|np.nonzero(m)|np.flatnonzero(r)|np.count_nonzero(m)|np.compress(m, a)"""

REDUCTIONS = """a.sum()|A.sum(axis=0)|A.sum(axis=1)|a.mean()|A.mean(axis=0)|A.mean(axis=1)|a.std()|A.std(axis=0)|A.std(axis=1)|a.var()
a.min()|a.max()|A.min(axis=0)|A.max(axis=1)|a.argmax()|a.argmin()|A.argmax(axis=0)|A.argmax(axis=1)|np.prod(a)|np.ptp(a)
i.sum()|i.max()|i.mean()|i.argmax()|h.sum()|f.sum()|f.mean()|f.max()|z.sum()|m.sum()|m.mean()|m.any()|r.all()|np.any(x > 100)|np.all(a > 0)
(A > 0.5).sum(axis=0)|(A > 0.5).any(axis=1)|np.nansum(y)|np.nanmean(y)|np.nanmax(y)|np.nanstd(y)|(a * b).sum()|((a - b) ** 2).sum()
np.sum(a[::2])|A.T.sum(axis=0)|np.cumsum(a)|np.cumprod(a)|np.cumsum(A, axis=0)|np.cumsum(A, axis=1)|np.cumsum(i)|np.diff(a)
np.add.reduce(a)|np.maximum.accumulate(x)|np.trapezoid(a)|np.gradient(a)|np.average(a, weights=b)"""

ORDER = """np.sort(x)|np.sort(f)|np.sort(i)|np.sort(A, axis=0)|np.sort(A, axis=1)|np.argsort(x)|np.argsort(i)|np.argsort(u)|np.unique(i)
np.searchsorted(s, a)|np.bincount(u)|np.bincount(u, weights=a)|np.histogram(a, bins=50)[0]|np.histogram(a, bins)[0]|np.digitize(a, bins)
np.median(x)|np.percentile(x, 90)|np.percentile(x, [25, 50, 75])|np.partition(x, n // 2)|np.isin(i, few)|np.interp(a, bins, bins)
np.convolve(a, kernel)|np.argmax(x > 4)"""

SHAPES = """np.concatenate((a, b))|np.stack((a, b))|np.stack((a, b), axis=1)|np.vstack((a, b))|np.hstack((a, b))|A.T.copy()|A + B|A + R|A + C
A * C + R|A + B.T|C + R|np.outer(a[:side], b[:side])|A - A.mean(axis=0)|A / A.sum(axis=1, keepdims=True)|A[1:, :] - A[:-1, :]
A[1:-1, 1:-1] + A[:-2, 1:-1] + A[2:, 1:-1] + A[1:-1, :-2] + A[1:-1, 2:]|np.repeat(a, 3)|np.tile(a, 3)|np.roll(a, 7)|np.roll(A, 1, axis=0)
np.roll(A, 1, axis=1)|A.ravel() + 1|A.T.ravel()|a.copy()|A.reshape(-1) * 2|np.flip(a).copy()|np.pad(a, 3)|a.astype(np.float32)|f.astype(np.float64)
a.astype(np.int64)|i.astype(np.float64)|h.astype(np.int64)|m.astype(np.float64)|m * a|a.tolist()|np.array(a)|np.meshgrid(a[:side], b[:side])[0]
np.triu(A)|np.diag(A)|np.eye(side)"""

MAKING = """np.zeros(n)|np.ones(n)|np.full(n, 3.0)|np.empty(n)|np.arange(n)|np.arange(0.0, n)|np.linspace(0.0, 1.0, n)|np.zeros((side, side))
np.random.rand(n)|np.random.randn(n)|np.random.uniform(0.0, 1.0, n)|np.random.normal(0.0, 1.0, n)|np.random.randint(0, 10, n)"""

# Statements that change an array: what is compared afterwards.
CHANGES = {"t[:] = a": "t", "t[:] = 0.0": "t", "t[m] = 0": "t", "t[p] = 1.5": "t", "t[p] = a": "t", "t += a": "t", "t *= 1.0": "t", "t[1:-1] = a[2:] + a[:-2]": "t",
           "t[::2] = b[::2]": "t", "t[m] = a[m]": "t", "t[m] += 0.0": "t", "t -= t.mean()": "t", "np.add(a, b, out=t)": "t", "np.multiply(a, b, t)": "t",
           "A[0] = 0.5": "A", "t.fill(2.0)": "t", "np.exp(x, out=t)": "t", "t[a > 0.9] = 1.0": "t", "np.add.at(t, p[:100], 0.0)": "t"}


def lines(text):
    return [s.replace("\0", "|") for line in text.splitlines() for s in line.replace("\\|", "\0").split("|")]


VALUES = [s for text in (ELEMENTWISE, SELECTION, REDUCTIONS, ORDER, SHAPES, MAKING) for s in lines(text)]
STATEMENTS = VALUES + list(CHANGES)
HUGE = {"a + b", "a * b + c", "np.exp(x)", "a.sum()", "a.std()", "np.where(x > 0, x, 0.0)", "np.sort(x)", "a[m]", "a[p]", "np.cumsum(a)", "t += a", "A.sum(axis=0)"}


def program_of(statement):
    text = PROGRAM_ONE.replace("NAME", repr(statement)).replace("RESULT", CHANGES.get(statement, "_x"))
    text = text.replace("AGAIN", "    t[:] = a\n    STATEMENT" if statement in CHANGES else "")
    return text.replace("STATEMENT", statement if statement in CHANGES else "_x = " + statement)
