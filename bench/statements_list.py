"""What bench/statements measures: the statements, the names they use, and the program that times one. The program's text runs
under CPython with NumPy and under Quern alike: plain module-level code, no functions, no eval."""

# Names: a b c positive float64, x any sign, y with NaNs, f g float32, i j int64, h int32, z w complex128, m k bool masks (half true),
# r a rare mask, p indices, e a permutation, u small ints, s sorted, t scratch; A B square matrices, R one row, C one column. d l every other element of
# a, i; q v uint8, o int16; F A in Fortran's order, D of three axes, G float32, I int64, H int32, Z complex, M bool, Y with NaNs, Q uint8: matrices.
# P points of three coordinates, W 3 by 3, E4 a matrix of even sides.
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
perm = e.copy()
t = a.copy()
side = int(n ** 0.5)
A = a[:side * side].reshape(side, side)
B = b[:side * side].reshape(side, side)
R = A[0:1]
C = A[:, 0:1].copy()
d = np.repeat(a, 2)[::2]
l = np.repeat(i, 2)[::2]
q = u.astype(np.uint8)
v = (u + 3).astype(np.uint8)
o = i.astype(np.int16)
F = np.asfortranarray(A)
third = int(n ** (1.0 / 3.0) + 1e-9)
D = a[:third ** 3].reshape(third, third, third)
G = f[:side * side].reshape(side, side)
I = i[:side * side].reshape(side, side)
H = h[:side * side].reshape(side, side)
Z = z[:side * side].reshape(side, side)
M = m[:side * side].reshape(side, side)
Y = y[:side * side].reshape(side, side)
Q = q[:side * side].reshape(side, side)
bins = np.linspace(0.1, 1.1, 51)
kernel = np.ones(5) / 5.0
P = np.random.rand(n, 3)
W = np.random.rand(3, 3)
half = side // 2
E4 = A[:2 * half, :2 * half]
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
np.arccosh(a + 1)|np.arctanh(a * 0.5)|np.frexp(x)[0]|np.frexp(f)[1]|np.modf(x)[0]|np.modf(f)[1]|np.ldexp(a, i % 8)|np.ldexp(f, h % 8)
np.fmod(a, b)|np.divmod(a, b)[0]|np.divmod(f, g)[1]|np.copysign(a, x)|np.nextafter(a, b)|np.logaddexp(a, b)|np.spacing(a)
np.clip(x, -1, 1)|np.isnan(y)|np.square(x)|1.0 / (1.0 + np.exp(-x))|np.sqrt(a * a + b * b)|(a - b) / (a + b)|a * a * b * c
x - x.mean()|np.where(m, a, b)|np.where(x > 0, x, 0.0)|np.nan_to_num(y)|np.degrees(x)|np.reciprocal(a)
a < b|a == b|x > 0|(x > -1) & (x < 1)|m & k|m \\| k|~m|m ^ k|np.logical_and(m, k)|np.logical_not(m)
i + j|i * j|i - 3|i // j|i % j|i // 7|i % 7|i == j|i & j|i << 2|abs(i)|i / j|h + h|h * 3|i ** 2
f + g|f * g + f|np.sqrt(f)|np.exp(f)|np.log(f)|np.sin(f)|np.tanh(f)|np.tan(f)|np.log2(f)|np.log10(f)|np.log1p(f)|np.exp2(f)|np.expm1(f)|np.cos(f)|np.sinh(f)|np.cosh(f)|np.arctan(f)|np.cbrt(f)
np.arcsinh(f)|np.arccosh(f + 1)|np.arcsin(f * 0.5)|np.arccos(f * 0.5)|np.arctanh(f * 0.5)|np.arctan2(f, g)|np.power(f, g)|np.hypot(f, g)
np.floor(f)|np.rint(f)|f // g|f % g|f ** 2|f > g|np.maximum(f, g)
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

WIDER = """np.fmod(x, a)|np.divmod(i, j)[0]|np.fabs(x)|np.cbrt(x)|np.exp2(x)|np.arcsin(a * 0.5)|np.arcsinh(x)|np.deg2rad(x)|np.ceil(x)|np.trunc(x)
np.logaddexp(x, a)|np.copysign(a, x)|np.heaviside(x, 0.5)|np.fmax(x, y)|np.isfinite(y)|np.isinf(y)|np.signbit(x)|np.modf(x)[0]|np.angle(z)|np.sinc(x)
np.real(z)|z.imag.copy()|np.round(x)|np.fix(x)|np.unwrap(x)|np.float_power(a, 2)|np.gcd(i, j)|np.lcm(i, j)|np.logical_or(x, i)|np.logical_xor(m, k)
np.invert(i)|i >> 1|i \| j|i ^ j|-i|np.square(i)|np.maximum(i, j)|np.minimum(h, 5)|np.sign(i)|i < j|h > 0|h / 3|h // 3|h % 7|i * 2.5|i + 0.5|h + i|f + a|f * 2.0|a + i|f + h
q + v|q * 2|q > 50|q & 15|q.astype(np.float64)|q.astype(np.float64) / 255.0|o + o|o * 3|np.maximum(q, v)|q == v|abs(f)|f / g|-f|np.clip(f, 0.2, 0.5)|np.clip(i, 0, 100)|np.where(m, f, g)|np.where(m, i, 0)
np.where(m, 1, 0)|np.where(m, 1.0, -1.0)|z - w|z + 1.0|z * a|1j * a|z ** 2|np.abs(z) ** 2|z == w|z.conj()|(z * z.conj()).real|np.sqrt(z)|np.exp(1j * a)|np.round(z, 1)
d + l|d * 2.0|d.sum()|d.min()|d.mean()|d.argmax()|np.sqrt(d)|d.copy()|l + l|l.sum()|l.max()|d > 0.5|np.sort(d)|d[m]|d[p]|np.cumsum(d)|np.where(m, d, a)
F + A|F + F|F.sum(axis=0)|F.sum(axis=1)|F.sum()|F.copy()|np.ascontiguousarray(F)|F.min(axis=1)|A.T @ R[0]|A.T + 1.0|A.T * B|(A.T).min(axis=1)|A[::2, ::2] + 1.0|A[:, ::-1].copy()|A[:, 1] * 2.0|A[:, 1:3].sum(axis=1)
D.sum(axis=0)|D.sum(axis=1)|D.sum(axis=2)|D.sum(axis=(0, 1))|D.max(axis=(1, 2))|D.mean(axis=(0, 2))|D.transpose(2, 0, 1).copy()|D.std(axis=0)|D + D[:, :, :1]|D * D[0]|np.moveaxis(D, 0, 2).copy()|D[:, 1, :] + 1.0|D.argmax(axis=2)|np.cumsum(D, axis=1)|np.sort(D, axis=1)|D.any(axis=0)
G + G|G.sum(axis=0)|G.sum(axis=1)|G.mean()|G.mean(axis=0)|G.max(axis=0)|G.max(axis=1)|f.std()|f.min()|f.argmax()|np.sort(G, axis=1)|np.cumsum(f)|f.prod()|f.var()|G.argmax(axis=1)|f[m]|f[p]|G.T.copy()
I.sum(axis=0)|I.sum(axis=1)|I.max(axis=0)|I.max(axis=1)|I.mean(axis=0)|I.argmax(axis=0)|I.argmin(axis=1)|i.std()|i.min()|i.prod()|i.any()|I.T.copy()|i[m]|i[p]|np.sort(I, axis=1)|np.sort(I, axis=0)|np.ptp(i)|np.median(i)|i.var()
h.max()|h.min()|h.mean()|h.argmax()|H.sum(axis=0)|H.sum(axis=1)|H.max(axis=0)|np.sort(h)|np.cumsum(h)|h[m]|q.sum()|q.max()|q.mean()|Q.sum(axis=0)|Q.max(axis=1)|np.sort(q)|np.bincount(q)|q.argmax()|Q.T.copy()
z.mean()|z.prod()|Z.sum(axis=0)|Z.sum(axis=1)|Z.T.copy()|z[m]|z[p]|np.cumsum(z)|Z.mean(axis=1)|z.std()|(abs(z) ** 2).sum()|np.vdot(z, w)
M.sum(axis=0)|M.sum(axis=1)|M.any(axis=0)|M.any(axis=1)|M.all(axis=0)|M.all(axis=1)|M.mean(axis=0)|m.all()|np.count_nonzero(M, axis=1)|np.argmax(m)|np.cumsum(m)|np.where(m)[0]|np.argwhere(M)|np.nonzero(M)[0]|m.astype(np.int64)|m[k]
np.nanmin(y)|np.nansum(Y, axis=0)|np.nanmean(Y, axis=0)|np.nanmean(Y, axis=1)|np.nanmax(Y, axis=0)|np.nanstd(Y, axis=1)|np.nanvar(y)|np.nanmedian(y)|np.nanargmax(y)|np.nanprod(y * 0.1)|np.nancumsum(y)|np.nanpercentile(y, 50)|np.isnan(Y).any(axis=1)|y[~np.isnan(y)]|np.isnan(y).sum()
np.prod(A * 1.5, axis=0)|A.prod(axis=1)|A.argmin(axis=1)|np.ptp(A, axis=0)|np.median(A, axis=0)|np.median(A, axis=1)|np.percentile(A, 75, axis=0)|np.quantile(x, [0.1, 0.9])|A.var(axis=1)|np.cumprod(A, axis=1)|np.average(A, axis=0)|np.cov(A[:5])|np.corrcoef(A[:5])
np.linalg.norm(a)|np.linalg.norm(A, axis=1)|np.linalg.norm(A)|np.dot(a, b)|a @ b|i @ j|np.inner(a, b)|f @ g|np.vdot(a, b)|A @ R[0]|A.trace()|np.cross(a[:3 * (n // 3)].reshape(-1, 3), b[:3 * (n // 3)].reshape(-1, 3))|np.einsum('ij,ij->i', A, B)|np.einsum('ij->j', A)|np.einsum('ij->', A)|np.einsum('i,i->', a, b)|np.einsum('ij->ji', A).copy()|np.tensordot(A, R[0], 1)|np.kron(a[:side], b[:side])
np.diff(A, axis=0)|np.diff(A, axis=1)|np.diff(a, 2)|np.gradient(A)[0]|np.gradient(A, axis=1)|np.ediff1d(a)|np.trapezoid(A, axis=0)|np.trapezoid(a, dx=0.1)|np.minimum.accumulate(x)|np.add.accumulate(i)|np.multiply.outer(a[:side], b[:side])|np.maximum.reduce(A)|np.logical_and.reduce(M)|np.add.reduceat(a, few[few < n])|np.subtract.outer(a[:side], b[:side])
np.flipud(A).copy()|np.fliplr(A) + 0.0|np.rot90(A).copy()|np.repeat(A, 2, axis=0)|np.repeat(A, 2, axis=1)|np.repeat(i, 2)|np.repeat(few, 3)|np.tile(A, (2, 2))|np.column_stack((a, b))|np.dstack((A, B))|np.concatenate((A, B), axis=1)|np.split(a, 2)[0] + 1.0|np.append(a, 1.0)|np.insert(a, 5, 1.0)|np.delete(a, 5)|np.pad(A, 1)|np.pad(A, 1, mode='edge')|np.pad(a, 3, mode='wrap')|np.roll(a, -1)|np.roll(A, (1, 2), axis=(0, 1))|np.swapaxes(D, 0, 1).copy()|np.broadcast_to(R, (side, side)).copy()|np.expand_dims(a, 0) + 1.0|np.squeeze(R) + 1.0|np.atleast_2d(a).sum()|np.resize(a, n)
np.tril(A)|np.tri(side)|np.identity(side)|np.diag(a[:side])|np.triu_indices(side)[0]|np.indices((side, side))[0]|np.vander(a[:side], 5)|np.mgrid[0:side, 0:side][0]|np.ones_like(a)|np.zeros_like(A)|np.full_like(a, 2.0)|np.empty_like(a)|np.ones((side, side))|np.ones(n, dtype=np.int64)|np.zeros(n, dtype=bool)|np.arange(0, n, 2)|np.arange(n, dtype=np.float64)|np.logspace(0.0, 1.0, n)|np.linspace(0, 1, n, endpoint=False)|np.array(range(100))|np.fromiter(range(100), dtype=np.int64)|np.asarray([1.0, 2.0, 3.0])|np.array([[1, 2], [3, 4]])|np.zeros(3)
np.unique(x)|np.unique(u)|np.unique(i, return_counts=True)[1]|np.unique(u, return_inverse=True)[1]|np.argsort(f)|np.argsort(A, axis=1)|np.argsort(-x)|np.argsort(x, kind='stable')|np.sort(x)[::-1].copy()|np.argpartition(x, n // 2)[:0]|np.lexsort((x, u))|np.searchsorted(bins, a)|np.searchsorted(s, 0.5)|np.digitize(x, bins)|np.intersect1d(i, few)|np.union1d(i, few)|np.setdiff1d(i, few)|np.isin(u, few)|np.histogram(x, 100)[0]|np.histogram2d(a, b, 10)[0]|np.histogram(a, bins, weights=b)[0]|np.bincount(u, minlength=200)|np.percentile(f, 50)|np.flatnonzero(x > 4)|np.extract(m, a)|np.select([x < -1, x > 1], [a, b], 0.0)|np.piecewise(x, [x < 0, x >= 0], [-1.0, 1.0])|np.choose(m.astype(np.int64), [a, b])|np.take(A, p[:side] % side, axis=0)|np.take(A, p[:side] % side, axis=1)|np.take_along_axis(A, np.argsort(A, axis=1), axis=1)|A[M]|A[I > 0]|A[p[:side] % side, p[:side] % side]|A[1]|A[:, 1]|A[2, 3]|a[5]|a[-1]|a[2:10]|A[A > 0.5].sum()|np.interp(x, bins, bins)|np.convolve(a, kernel, mode='same')|np.convolve(a, np.ones(50))|np.correlate(a, kernel)|np.polyval([1.0, 2.0, 3.0], a)|np.polyfit(a[:100], b[:100], 2)|np.allclose(a, a)|np.array_equal(a, a)|np.isclose(a, b)|np.fft.fft(a[:1000])|np.fft.rfft(a[:1024])|np.fft.fft2(A[:100, :100])
len(a)|a.shape|a.T|a.size|a.dtype|a.reshape(-1, 1)|a.max() - a.min()|float(a[3])|a.sum() / n|a.tolist()[0]|(a - a.mean()) / a.std()|a * (b > 0.5)|a[np.argsort(b)]|np.sum(a > 0.5)|np.mean(a > 0.5)|np.sum(a * b) / np.sum(b)|np.sqrt(np.mean((a - b) ** 2))|np.abs(a - b).max()|np.cumsum(a)[-1]|(A * R).sum(axis=1)|((A - R) ** 2).sum(axis=1)|np.sqrt(((A[:, None, :2] - B[None, :, :2]) ** 2).sum(axis=2)) if n <= 10000 else a|np.exp(-0.5 * x ** 2)|np.sin(2 * np.pi * a)|a.astype(np.int32)|i.astype(np.int32)|i.astype(np.float32)|x.astype(np.int8)|f.astype(np.int64)|z.astype(np.complex64)|i.astype(bool)|a.astype(bool)|i.astype(np.uint8)|i.view(np.float64) + 0.0|a.nonzero()[0]|a.round(2)|a.clip(0.2, 0.5)|a.cumsum()|a.dot(b)|s.searchsorted(0.5)|a.ravel()|A.flatten()|A.diagonal().copy()|a.item(3)|np.random.permutation(n)|np.random.choice(a, 100)|np.random.exponential(1.0, n)|np.random.random(n)|np.random.poisson(3.0, n)|np.random.binomial(10, 0.5, n)|np.random.default_rng(1).random(n)|np.random.default_rng(1).standard_normal(n)|np.random.default_rng(1).integers(0, 10, n)|np.random.shuffle(perm)"""

# Statements as programs have them: points in space, images, tables, walks, labels.
USES = """P @ W|P @ W.T|P[:, 0] * P[:, 1]|P - P.mean(axis=0)|P / np.linalg.norm(P, axis=1)[:, None]|(P ** 2).sum(axis=1)|np.sqrt((P ** 2).sum(axis=1))|P.max(axis=0) - P.min(axis=0)|P.argmax(axis=1)|P.sum(axis=1)|P.min(axis=1)|P.mean(axis=1)|np.cross(P, P[::-1])|P[m]|P[p]|P[np.argsort(P[:, 0])]|P.T.copy()|P.T @ P|np.cov(P.T)|np.einsum('ij,ij->i', P, P)|np.einsum('ij,jk->ik', P, W)|np.dot(P, W[0])|P * [1.0, 2.0, 3.0]|np.allclose(P, P)|P.std(axis=0)|P.ravel()[::3].copy()|np.column_stack((P, a))|np.hstack((P, P))|np.argmin(((P - P[0]) ** 2).sum(axis=1))|P.astype(np.float32)|np.linalg.norm(P - P[0], axis=1)|(P > 0.5).all(axis=1)|P[(P > 0.5).all(axis=1)]|P.prod(axis=1)|P.cumsum(axis=0)
E4.reshape(half, 2, half, 2).mean(axis=(1, 3))|E4.reshape(half, 2, half, 2).sum(axis=(1, 3))|E4.reshape(half, 2, half, 2).max(axis=(1, 3))|E4[::2, ::2] + E4[1::2, ::2]|E4[::2, ::2].copy()|a[:4 * (n // 4)].reshape(-1, 4).mean(axis=1)|a[:4 * (n // 4)].reshape(-1, 4).max(axis=1)|a[:10 * (n // 10)].reshape(-1, 10).sum(axis=1)|a[:2 * (n // 2)].reshape(-1, 2).sum(axis=1)|a[:4 * (n // 4)].reshape(-1, 4).argmax(axis=1)|a[:4 * (n // 4)].reshape(4, -1).sum(axis=0)|a[:8 * (n // 8)].reshape(-1, 8).std(axis=1)|h[:4 * (n // 4)].reshape(-1, 4).sum(axis=1)|m[:4 * (n // 4)].reshape(-1, 4).any(axis=1)
np.isin(h, few)|np.isin(h, few.astype(np.int32))|np.isin(x, a)|np.isin(q, few.astype(np.uint8))|np.isin(i, j)|np.isin(i, [1, 2, 3])|np.digitize(i, few)|np.digitize(i, np.array([-500, 0, 500]))|np.digitize(x, [-1.0, 0.0, 1.0])|np.searchsorted(few, j)|np.searchsorted(s, x, side='right')|np.searchsorted(np.sort(h), h)|np.searchsorted(bins, f)
np.nanmax(Y, axis=1)|np.nanmin(Y, axis=1)|np.nansum(Y, axis=1)|np.nanstd(Y, axis=0)|np.nanmedian(Y, axis=1)|np.nanpercentile(Y, 50, axis=0)|np.nanmin(f)|np.nanmean(f)
np.median(h)|np.median(q)|np.median(o)|np.median(f)|np.median(H, axis=0)|np.median(Q, axis=1)|np.percentile(h, 90)|np.percentile(i, [5, 95])|np.quantile(f, 0.25)|np.percentile(A, [25, 75], axis=1)|np.partition(i, n // 2)|np.partition(f, 5)|np.argpartition(x, 5)[:5]|np.sort(o)|np.sort(z)|np.argsort(h)|np.argsort(q)|np.argsort(z)|np.argsort(a)[::-1][:10]|np.argsort(i, kind='stable')|np.lexsort((i, u))|np.unique(f)|np.unique(h)|np.unique(q)|np.unique(m)|np.unique(u, return_index=True)[1]|np.unique(u, return_counts=True)[1]|np.unique(x, return_inverse=True)[1]|np.sort(A, axis=None)|np.sort(x)[-10:]|np.sort(-a)|np.sort(i)[::-1]|np.sort(q)[::-1].copy()
np.repeat(f, 2)|np.repeat(q, 3)|np.repeat(h, 4)|np.repeat(a, 10)|np.repeat(z, 2)|np.repeat(a[:100], u[:100])|np.repeat(a, u % 3)|np.repeat(np.arange(side), side)|np.tile(f, 2)|np.tile(a[:10], n // 10)|np.tile(R, (side, 1))|np.kron(A[:10, :10], np.ones((2, 2)))|np.roll(f, 3)|np.roll(i, -100)|np.roll(A, 1)|np.roll(A, -1, axis=0)|np.roll(A, -1, axis=1)|np.roll(G, 1, axis=1)|np.roll(Q, 5, axis=1)|np.roll(A, (1, 1), (0, 1))|np.roll(A, 1, 0) + np.roll(A, -1, 0) + np.roll(A, 1, 1) + np.roll(A, -1, 1) - 4 * A|np.flip(A)|np.flip(A).copy()|np.flip(f).copy()|i[::-1].copy()|f[::-1] * 2|A[::-1, ::-1] + A|q[::-1].copy()
(M[:-2, 1:-1].astype(int) + M[2:, 1:-1] + M[1:-1, :-2] + M[1:-1, 2:])|(q > 50) & (v < 80)|(h > 0) & (h < 500)|(f > 0.5).sum()|(q == 3).sum()|(i > 0).mean()|m.astype(np.uint8)|m.astype(np.float32)|m * 1.0|~m & k|m.astype(int).sum()|np.where(m, a, np.nan)|np.where(a > 0.5, 1, 0)|np.where(h > 0, h, -h)|np.where(q > 50, 255, 0)|np.where(x < 0)[0]|np.where(M, A, 0)|np.where(np.isnan(y), 0.0, y)|np.where(A > 0.5, A, B)|np.where(m, z, w)|np.argwhere(x > 4)|np.nonzero(A > 0.9)|np.flatnonzero(np.diff(m))|np.diff(m.astype(int))|np.count_nonzero(x > 0)|np.count_nonzero(i)|np.count_nonzero(A > 0.5, axis=0)|m.nonzero()[0]|np.logical_or(a > 0.5, b > 0.5)|np.any(A > 1.05, axis=0)|np.all(a < 2)|np.sum(m & k)|np.bitwise_and(i, 255)|a[~m]|a[m & k]|h[h > 0]|f[f > 0.5].mean()|A[A[:, 0] > 0.5]|A[:, R[0] > 0.5]|a[np.abs(x) < 1].std()
q.astype(np.int32) - v|255 - q|q // 2|q >> 1|q.astype(np.float32) / 255|(q * 0.5).astype(np.uint8)|np.clip(q.astype(int) + 50, 0, 255).astype(np.uint8)|q.std()|q.mean(dtype=np.float32)|q.min()|np.bincount(q, minlength=256)|np.histogram(q, 16)[0]|np.histogram(i, 20)[0]|np.histogram(f, 10)[0]|np.histogram(x, [-1.0, 0.0, 1.0])[0]|np.cumsum(q)|np.bincount(q).argmax()|np.take(bins, q % 50)|bins[q % 50]|np.arange(256)[q]|Q[::-1]|Q[:, ::2].copy()|np.diff(q)|np.diff(q.astype(int))|np.maximum(Q, 100)|np.pad(Q, 2)|np.abs(q.astype(int) - v)|o.astype(np.float64)|o * o|o.sum()|o.max()|o - 5|o // 7|abs(o)|o > 0|h - h[::-1]|h ** 2|h % 2 == 0|h & 1|h.astype(np.float32)|h.std()|h.cumsum()|-h|h * 0.5|np.abs(h)
np.cumsum(np.random.choice([-1, 1], n))|np.random.choice(5, n)|np.random.choice(a, n)|np.random.randint(0, 2, n)|np.random.randint(0, 256, n)|np.random.randint(0, 6, (side, side))|np.random.normal(5.0, 2.0, (side, side))|np.random.rand(side, side)|np.random.default_rng(2).normal(size=n)|np.random.default_rng(2).uniform(0, 1, n)|np.random.default_rng(2).permutation(n)|np.random.default_rng(2).choice(a, n)|np.random.default_rng(2).exponential(1.0, n)|np.random.default_rng(2).poisson(3.0, n)|np.random.gamma(2.0, 1.0, n)|np.random.beta(2.0, 3.0, n)|np.random.permutation(a)|np.random.rand(n) < 0.5|(np.random.rand(n) * 10).astype(int)
a[p].sum()|a[e]|f.take(p)|i.take(e)|A.take(p)|np.take(a, p)|np.take(i, p, mode='clip')|A[p % side]|A[:, [0, 2, 1]]|A[:, ::-1]|A[:, 0].sum()|A[:, -1] - A[:, 0]|A[np.arange(side), np.arange(side)]|A[np.arange(side), A.argmax(axis=1)]|A[[0, 2, 4]]|A[e[:side] % side][:, e[:side] % side]|A[np.ix_(e[:side] % side, e[:side] % side)]|D[:, :, 0]|D[:, :, 0].copy()|D[..., ::2] * 2|D.reshape(third, -1).sum(axis=1)|D.transpose(1, 0, 2) + D|D.swapaxes(0, 2).copy()|D.max(axis=0)|D.min(axis=2)|D.mean(axis=1)|D.argmax(axis=0)|D.argmin(axis=1)|D.std(axis=2)|D.cumsum(axis=0)|D @ D[0]|np.matmul(D, D)|np.einsum('ijk->i', D)|np.einsum('ijk,ijk->k', D, D)|np.tensordot(D, D[0], 2)|D.any(axis=(0, 1))|np.take_along_axis(A, A.argmax(axis=1)[:, None], 1)
A @ B|A @ A.T|A.T @ B|G @ G|R @ A|I @ I|Z[:10, :10] @ Z[:10, :10]|np.linalg.det(A[:10, :10])|np.linalg.inv(A[:20, :20])|np.linalg.solve(A[:20, :20], b[:20] if side >= 20 else b[:side])|np.linalg.eigvalsh(A[:10, :10] + A[:10, :10].T)|np.linalg.svd(A[:10, :10])[1]|np.outer(a[:side], a[:side])|np.outer(i[:side], i[:side])|np.inner(A, R[0])|np.einsum('ij,jk', A, B)|np.einsum('ij,kj->ik', A, B)|np.trace(A)|np.triu(A, 1)|np.tril(A, -1).sum()|np.diag(A).sum()|np.eye(side) * 2.0|A + np.eye(side)|np.linalg.norm(A, axis=0)|np.linalg.norm(a - b)|np.linalg.norm(f)|np.dot(f, g)|np.dot(z, w)|i.dot(j)|f @ G[0, 0:1].repeat(n)|np.vander(a[:10])|(A * B).sum()|(A * B).sum(axis=1)|np.sum(A * A, axis=0)|A.mean(axis=0, keepdims=True)|(A - A.mean(axis=0)) / A.std(axis=0)|A / A.sum()|A.max(axis=1, keepdims=True)|np.exp(A - A.max(axis=1, keepdims=True))|np.maximum(A @ B, 0)|np.tanh(A @ R[0])
np.gradient(x, 0.1)|np.gradient(a, b.cumsum())|np.cumsum(a[::-1])[::-1]|np.maximum.accumulate(i)|np.minimum.accumulate(f)|np.logical_or.accumulate(m)|np.diff(i)|np.diff(f)|np.diff(a, prepend=0.0)|np.diff(x) > 0|np.sign(np.diff(x))|np.convolve(x, np.ones(10) / 10, mode='valid')|np.convolve(i, [1, 2, 1])|np.correlate(x, x[:50], mode='valid')|np.convolve(f, f[:5], 'same')|np.lib.stride_tricks.sliding_window_view(x, 5).mean(axis=1)|np.lib.stride_tricks.sliding_window_view(x, 10).max(axis=1)|np.trapezoid(a, b.cumsum())|np.interp(a, s, x) if n <= 10000 else a|np.interp(0.5, s, x)|np.interp(np.linspace(-5.0, 5.0, n), s, a)|np.polyval([1, 2, 3, 4], x)|np.poly1d([1.0, 2.0])(a)|np.cumsum(a) / np.arange(1, n + 1)|np.cumprod(1 + x * 1e-4)|np.add.reduceat(a, np.arange(0, n, 10))|np.maximum.reduceat(i, np.arange(0, n, 10))|np.add.reduceat(A, [0, 3, 6])|np.histogram(x, 30, density=True)[0]|np.histogram2d(x, a, 20)[0]|np.bincount(u, a) / np.bincount(u)|np.array_split(a, 5)[0] + 1|np.ptp(A, axis=1)|np.argmax(A)|np.argmin(A)|np.unravel_index(np.argmax(A), A.shape)[0]|np.ravel_multi_index((p % side, u % side), (side, side))|np.packbits(m)|np.unpackbits(q)|np.fft.rfft(x)|np.abs(np.fft.fft(a))|np.fft.ifft(z)|np.fft.fftshift(a)|np.fft.rfft2(A)|np.fft.fft(Z, axis=0)|np.fft.irfft(z[:n // 2 + 1])
np.concatenate((f, g))|np.concatenate((a, i))|np.concatenate([a[:10], b, c[:10]])|np.concatenate((A, B))|np.concatenate([A[:, :1], B], axis=1)|np.stack((A, B))|np.stack((A, B), axis=-1)|np.hstack((A, B))|np.vstack((R, A))|np.append(a, b)|np.insert(a, [1, 5], 0.0)|np.delete(A, 0, axis=1)|np.delete(a, few[few < n])|np.pad(A, 2, mode='reflect')|np.pad(a, (0, 5), constant_values=1.0)|np.pad(A, ((1, 1), (0, 0)))|np.block([[A, B], [B, A]])|np.meshgrid(a[:side], b[:side], indexing='ij')[1]|np.arange(n) * 0.1|np.arange(n) % 7|np.linspace(0, 1, n) ** 2|np.full((side, side), 7)|np.full(n, True)|np.ones(n) * 2|np.zeros(n) + a|np.fromfunction(lambda r, s: r + s, (side, side))|np.array([a, b])|np.array(a.tolist())|a[None, :] - a[:50, None]|(a[:50, None] > a[None, :50]).sum()|np.abs(a[:50, None] - b[None, :50]).min(axis=1)|a.copy().reshape(-1, 1)|a.byteswap()|np.broadcast_arrays(A, R)[1] + 1.0|np.rot90(A, 2).copy()|np.rot90(Q).copy()|np.moveaxis(D, -1, 0) * 2.0|np.asfortranarray(A)|F.T + A|F @ A|F.ravel()|F.reshape(-1)|A.ravel('F')|A.flatten('F')|np.array(F, order='C')|A.swapaxes(0, 1).sum(axis=0)
x.clip(0)|x.clip(-1, None)|np.clip(a, b * 0.5, b)|np.clip(h, -100, 100)|np.clip(q, 10, 200)|np.minimum(x, 0)|np.maximum(0, x)|np.maximum(i, 0)|np.maximum(f, 0)|np.fmin(y, 0.0)|np.where(x > 0, x, 0.1 * x)|x * (x > 0)|(x - x.min()) / (x.max() - x.min())|(x - np.mean(x)) / np.std(x)|np.round(a, 3)|np.round(f, 2)|np.around(x).astype(int)|np.floor(a * 10).astype(int)|x.astype(int)|(a * 255).astype(np.uint8)|a // 0.1|i // 2 * 2|i % 2|i % 2 == 1|i[i % 2 == 0]|i[i % 2 == 0].sum()|i ** 3|i * i * i|2 ** (i % 10)|1 << (i & 7)|i / 2|i * 0.1|-i + 1|i.astype(float) ** 0.5|np.sqrt(i * i)|np.divmod(x, 1.0)[1]|x % 1.0|np.mod(x, 2 * np.pi)|np.add(i, h)|h * h|h // 2|h / 2|np.bitwise_xor.reduce(i)|np.bitwise_or(h, 1)|np.left_shift(1, u % 20)|np.greater(x, a)|np.equal(i, 0)|np.isclose(x, 0.0)|np.not_equal(h, 3)|np.array_equal(i, j)|(i == j).any()|(a == a).all()|np.mean(i == j)|np.mean((a - b) ** 2)|np.mean(np.abs(a - b))|np.sum(a * b)|np.sum(x[x > 0])|np.sum(i * j)|np.sum(np.abs(x)) / n|np.dot(a - a.mean(), b - b.mean()) / n|np.corrcoef(a, b)[0, 1]|np.std(x, ddof=1)|np.var(A, axis=0, ddof=1)|np.average(A, axis=1, weights=R[0])|np.max(np.abs(x))|np.min([a.min(), b.min()])|np.amax(A, axis=0)|np.prod(i[:5])|np.cumsum(i > 0)|np.cumsum(A * 2, axis=1)|np.real(np.exp(1j * x))|z.real ** 2 + z.imag ** 2|abs(z) < 1.0|np.angle(w)|z * np.conj(w)|z ** 2 + w|z.real * 2.0|z[::2] + w[::2]|(abs(z) < 2).sum()|z.imag.max()|z.astype(np.complex64) * 2"""

# Statements that change an array: what is compared afterwards.
CHANGES = {"t[:] = a": "t", "t[:] = 0.0": "t", "t[m] = 0": "t", "t[p] = 1.5": "t", "t[p] = a": "t", "t += a": "t", "t *= 1.0": "t", "t[1:-1] = a[2:] + a[:-2]": "t",
           "t[::2] = b[::2]": "t", "t[m] = a[m]": "t", "t[m] += 0.0": "t", "t -= t.mean()": "t", "np.add(a, b, out=t)": "t", "np.multiply(a, b, t)": "t",
           "A[0] = 0.5": "A", "t.fill(2.0)": "t", "np.exp(x, out=t)": "t", "t[a > 0.9] = 1.0": "t", "np.add.at(t, p[:100], 0.0)": "t", "np.add.at(t, p, 0.0)": "t",
           "t /= 1.0": "t", "t -= 0.0": "t", "t **= 1": "t", "t[::2] = 1.0": "t", "t[1:] = t[:-1]": "t", "t[a > 0.5] *= 1.0": "t", "t[t > 2.0] = 2.0": "t",
           "t.sort()": "t", "np.sqrt(a, out=t)": "t", "np.clip(t, 0.0, 1.0, out=t)": "t", "np.copyto(t, a)": "t", "t[few[few < n]] = 1.0": "t", "t[i > 0] = a[i > 0]": "t",
           "t[5] = 1.0": "t", "t[3] += 1.0": "t", "A[:, 0] = 0.5": "A", "A[1:-1, 1:-1] = B[1:-1, 1:-1]": "A", "A += R": "A", "A *= 1.0": "A", "A[0, :] = A[1, :]": "A",
           "A[M] = 0.5": "A", "np.fill_diagonal(A, 0.5)": "A", "np.put(t, p[:50], 1.0)": "t", "np.putmask(t, m, 1.0)": "t", "np.place(t, r, [1.0])": "t",
           "A[1:] -= A[:-1] * 0.0": "A", "np.maximum(t, 0.5, out=t)": "t", "i += 0": "i", "i *= 1": "i", "i -= j * 0": "i", "f *= 1.0": "f", "m &= k": "m", "h += 0": "h",
           "I[I > 900] = 900": "I", "t[:] = i": "t", "t.fill(1.0)": "t", "t[x > 0] += 1.0": "t",
           "t += a * b": "t", "t[:] = a * b + c": "t", "t[1:-1] = 0.5 * (a[2:] + a[:-2])": "t", "t[1:] -= t[:-1] * 0.0 + 0.0": "t",
           "np.maximum.at(t, p, a)": "t", "np.minimum.at(t, p, 0.5)": "t", "np.subtract.at(t, p, 0.0)": "t", "np.add.at(i, p, 0)": "i", "np.maximum.at(i, p, j)": "i", "np.add.at(f, p, 0.0)": "f",
           "np.multiply.at(t, p, 1.0)": "t", "np.add.at(A, (p % side, u % side), 0.0)": "A", "t[p] += 1.0": "t", "t[e] = a": "t", "t[::-1] = a": "t", "t[:n // 2] = t[n // 2:2 * (n // 2)]": "t", "t[[1, 3, 5]] = 0.0": "t",
           "t[np.isnan(y)] = 0.0": "t", "y[np.isnan(y)] = np.nan": "y", "t[a < 0.5] += a[a < 0.5]": "t", "t[m] *= 2.0": "t", "A[:, 1] += 0.0": "A", "A[:, 0] = a[:side]": "A", "A[:, [0, 2]] = B[:, [2, 0]]": "A", "A[1:-1, 1:-1] = 0.25 * (B[:-2, 1:-1] + B[2:, 1:-1] + B[1:-1, :-2] + B[1:-1, 2:])": "A",
           "A[A > 0.5] = 0.5": "A", "A -= A.mean(axis=0) * 0.0": "A", "A /= A.sum(axis=1, keepdims=True) * 0.0 + 1.0": "A", "A[e[:side] % side] = 0.5": "A", "A[p[:side] % side, u[:side] % side] = 1.0": "A", "A[:] = B": "A", "A[...] = 0.0": "A", "A[::2, ::2] = 1.0": "A", "A[I > 0] += 0.0": "A", "D[:, :, 0] = 1.0": "D", "D[1:] += D[:-1] * 0.0": "D",
           "q[q > 200] = 200": "q", "q += 0": "q", "h[m] = 0": "h", "h[h < 0] *= -1": "h", "f[f > 1.0] = 1.0": "f", "f += g * 0": "f", "i[p] = j": "i", "i //= 1": "i", "i %= 2000": "i", "m[p] = True": "m", "m |= k": "m", "m ^= False": "m", "z *= 1.0": "z", "z.real[:] = a": "z", "z[m] = 0": "z", "t[i % 2 == 0] = 0.0": "t", "t += np.sin(a) * 0.0": "t",
           "np.cumsum(a, out=t)": "t", "np.divide(a, b, out=t)": "t", "np.divide(a, b, out=t, where=m)": "t", "np.add(t, 1.0, out=t, where=m)": "t", "np.take(a, p, out=t)": "t", "np.copyto(t, b, where=m)": "t", "np.random.shuffle(t)": "t", "e.sort()": "e", "h.sort()": "h", "A.sort(axis=0)": "A", "t.partition(n // 2)": "t", "np.put(t, p, a)": "t", "np.clip(h, 0, 100, out=h)": "h"}


def lines(text):
    return [s.replace("\0", "|") for line in text.splitlines() for s in line.replace("\\|", "\0").split("|")]


# Several operations over the same elements: computed together in blocks.
EXPRESSIONS = """a * b + c * a - b|(a > 0.5) & (b < 0.7)|np.sum((a - b) ** 2)|np.where(a > b, a * 2.0, b / 3.0)|np.where((x > 0) & m, x, -x)
((0.5 * a + 0.25) * a - 1.5) * a + 2.0|np.sqrt((a - b) ** 2 + (b - c) ** 2 + (c - a) ** 2)|(a * b).mean()|np.abs(x - y).max()|(a * 2.0).astype(np.float32)
np.exp(-0.5 * ((x - 1.0) / 2.0) ** 2) / (2.0 * 2.5066282746310002)|(i % 7 == 0) \\| (i > 500)|(i * 3 + j) // 2 - i|f * 0.25 + g * 0.5 + f * g|(z * w).real + z.imag
a[1:-1] - 0.25 * (a[2:] - 2.0 * a[1:-1] + a[:-2])|A * R + B * C - 1.0|(A + B).T - A.T * 2.0|np.maximum(a - b, 0.0) + np.minimum(a - c, 0.0)|q * 0.5 + v * 0.25"""

VALUES = [s for text in (ELEMENTWISE, SELECTION, REDUCTIONS, ORDER, SHAPES, MAKING, WIDER, EXPRESSIONS, USES) for s in lines(text)]
STATEMENTS = VALUES + list(CHANGES)
HUGE = {"a + b", "a * b + c", "np.exp(x)", "a.sum()", "a.std()", "np.where(x > 0, x, 0.0)", "np.sort(x)", "a[m]", "a[p]", "np.cumsum(a)", "t += a", "A.sum(axis=0)", "a * b + c * a - b", "np.sum((a - b) ** 2)",
        "(a > 0.5) & (b < 0.7)", "((0.5 * a + 0.25) * a - 1.5) * a + 2.0", "t[:] = a * b + c"}


def program_of(statement):
    text = PROGRAM_ONE.replace("NAME", repr(statement)).replace("RESULT", CHANGES.get(statement, "_x"))
    text = text.replace("AGAIN", "    t[:] = a\n    STATEMENT" if statement in CHANGES else "")
    return text.replace("STATEMENT", statement if statement in CHANGES else "_x = " + statement)
