"""rolling(win_type=): windows whose rows have weights, by the formulas of scipy.signal.windows (symmetric windows)."""
import numpy as np
from pandas._base import is_series, nan
from pandas._window import Rolling


def _cosines(m, a):
    x = np.linspace(-np.pi, np.pi, m)
    w = np.zeros(m)
    for k, c in enumerate(a):
        w += c * np.cos(k * x)
    return w


def _steps(m):
    return np.arange(0, m) - (m - 1.0) / 2


def _triang(m):
    n = np.arange(1, (m + 1) // 2 + 1)
    w = (2 * n - 1.0) / m if m % 2 == 0 else 2 * n / (m + 1.0)
    return np.concatenate([w, w[::-1]] if m % 2 == 0 else [w, w[-2::-1]])


def _parzen(m):
    n = np.arange(-(m - 1) / 2.0, (m - 1) / 2.0 + 0.5, 1.0)
    far, near = n[n < -(m - 1) / 4.0], n[np.abs(n) <= (m - 1) / 4.0]
    wa = 2 * (1 - np.abs(far) / (m / 2.0)) ** 3.0
    wb = 1 - 6 * (np.abs(near) / (m / 2.0)) ** 2.0 + 6 * (np.abs(near) / (m / 2.0)) ** 3.0
    return np.concatenate([wa, wb, wa[::-1]])


def _bohman(m):
    f = np.abs(np.linspace(-1, 1, m)[1:-1])
    w = (1 - f) * np.cos(np.pi * f) + 1.0 / np.pi * np.sin(np.pi * f)
    return np.concatenate([[0], w, [0]])


def _barthann(m):
    f = np.abs(np.arange(0, m) / (m - 1.0) - 0.5)
    return 0.62 - 0.48 * f + 0.38 * np.cos(2 * np.pi * f)


def _kaiser(m, beta):
    return np.kaiser(m, beta)


def _gaussian(m, std):
    n = _steps(m)
    return np.exp(-n ** 2 / (2 * std * std))


def _general_gaussian(m, p, sig):
    return np.exp(-0.5 * np.abs(_steps(m) / sig) ** (2 * p))


def _exponential(m, center=None, tau=1.0):
    center = (m - 1) / 2 if center is None else center
    return np.exp(-np.abs(np.arange(0, m) - center) / tau)


def _tukey(m, alpha=0.5):
    if alpha <= 0:
        return np.ones(m)
    if alpha >= 1:
        return _cosines(m, [0.5, 0.5])
    n = np.arange(0, m)
    width = int(np.floor(alpha * (m - 1) / 2.0))
    a, b, c = n[0:width + 1], n[width + 1:m - width - 1], n[m - width - 1:]
    return np.concatenate([0.5 * (1 + np.cos(np.pi * (-1 + 2.0 * a / alpha / (m - 1)))), np.ones(len(b)),
                           0.5 * (1 + np.cos(np.pi * (-2.0 / alpha + 1 + 2.0 * c / alpha / (m - 1))))])


_shapes = {"boxcar": lambda m: np.ones(m), "triang": _triang, "parzen": _parzen, "bohman": _bohman, "barthann": _barthann, "kaiser": _kaiser, "gaussian": _gaussian,
           "general_gaussian": _general_gaussian, "exponential": _exponential, "tukey": _tukey,
           "blackman": lambda m: _cosines(m, [0.42, 0.50, 0.08]), "nuttall": lambda m: _cosines(m, [0.3635819, 0.4891775, 0.1365995, 0.0106411]),
           "blackmanharris": lambda m: _cosines(m, [0.35875, 0.48829, 0.14128, 0.01168]), "hann": lambda m: _cosines(m, [0.5, 0.5]),
           "flattop": lambda m: _cosines(m, [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368]), "hamming": lambda m: _cosines(m, [0.54, 0.46]),
           "bartlett": lambda m: np.where(np.arange(0, m) <= (m - 1) / 2.0, 2.0 * np.arange(0, m) / (m - 1), 2.0 - 2.0 * np.arange(0, m) / (m - 1)),
           "cosine": lambda m: np.sin(np.pi / m * (np.arange(0, m) + 0.5)), "lanczos": lambda m: np.sinc(2 * np.arange(0, m) / (m - 1) - 1),
           "general_cosine": lambda m, a: _cosines(m, a), "general_hamming": lambda m, alpha: _cosines(m, [alpha, 1.0 - alpha])}
_needs = {"kaiser": ["beta"], "gaussian": ["std"], "general_gaussian": ["p", "sig"], "general_cosine": ["a"], "general_hamming": ["alpha"]}


def _weights(name, m, kwargs):
    missing = [k for k in _needs.get(name, []) if k not in kwargs]
    if missing:
        words = " and ".join(repr(k) for k in missing)
        raise TypeError(f"{name}() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {words}")
    return np.ones(m) if m <= 1 else _shapes[name](m, **kwargs)


def _sums(x, weights, minimum, mean):
    """The weighted sums of the windows that end with each row, or their means."""
    n, m = len(x), len(weights)
    total, weight, count = np.zeros(n), np.zeros(n), np.zeros(n, dtype=np.int64)
    there = ~np.isnan(x)
    filled = np.where(there, x, 0.0)
    for k in range(m):
        late = m - k - 1  # how far in front of the last row of the window
        if late >= n:
            continue
        part = slice(0, n - late)
        total[late:] += filled[part] * weights[k]
        count[late:] += there[part]
        weight[late:] += np.where(there[part], weights[k], 0.0)
    with np.errstate(all="ignore"):
        r = np.where(weight == 0, nan, total / weight) if mean else total
    return np.where(count < minimum, nan, r)


def _spread(x, weights, minimum, ddof):
    """Variances, by pandas' own steps (the weights go round with the rows)."""
    n, m = len(x), len(weights)
    out = np.full(n, nan)
    t = total = mean = 0.0
    count = 0
    x, weights = x.tolist(), weights.tolist()
    for i in range(n):
        if i >= m and x[i - m] == x[i - m]:
            count -= 1
            v, w = x[i - m], weights[(i - m) % m]
            if count:
                q = v - mean
                less = total - w
                r = q * w / less
                mean -= r
                t -= r * total * q
                total = less
            else:
                t = total = mean = 0.0
        if x[i] == x[i]:
            count += 1
            q, w = x[i] - mean, weights[i % m]
            more = total + w
            if more:
                r = q * w / more
                mean += r
                t += r * total * q
                total = more
        if count >= minimum and count > ddof:
            out[i] = 0.0 if count == 1 else max(t * m / ((m - ddof) * total), 0.0)
    return out


class Window(Rolling):
    """What rolling(win_type=) gives: sum, mean, var and std only."""

    def __init__(self, obj, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, method="single"):
        if not isinstance(win_type, str) or win_type not in _shapes:
            if win_type in ("chebwin", "dpss", "taylor", "kaiser_bessel_derived"):
                raise NotImplementedError(f"rolling(win_type={win_type!r}) is not supported")
            raise ValueError(f"Invalid win_type {win_type}")
        if hasattr(window, "get_window_bounds"):
            raise NotImplementedError("BaseIndexer subclasses not implemented with win_types.")
        if not isinstance(window, (int, np.integer)) or isinstance(window, bool) or window < 0:
            raise ValueError("window must be an integer 0 or greater")
        super().__init__(obj, window, min_periods, center, None, on, closed, step, method)
        self.win_type = win_type

    def _of(self, obj):
        on = None if is_series(obj) or self.on not in obj.columns else self.on
        return Window(obj, self.window, self.min_periods, self.center, self.win_type, on, self.closed, self.step)

    def _weighted(self, fn, numeric_only, kwargs):
        weights = _weights(self.win_type, int(self.window), kwargs)
        minimum = self.min_periods if self.min_periods is not None else len(weights)
        late = (len(weights) - 1) // 2 if self.center else 0

        def run(x, start, end):
            if not len(x):
                return x
            r = fn(np.concatenate([x, np.full(late, nan)]), weights, minimum)[late:]
            return r[::self.step] if self.step else r
        return self._run(run, numeric_only)

    def sum(self, numeric_only=False, **kwargs):
        return self._weighted(lambda x, w, m: _sums(x, w, m, False), numeric_only, kwargs)

    def mean(self, numeric_only=False, **kwargs):
        return self._weighted(lambda x, w, m: _sums(x, w, m, True), numeric_only, kwargs)

    def var(self, ddof=1, numeric_only=False, **kwargs):
        return self._weighted(lambda x, w, m: _spread(x, w, m, ddof), numeric_only, kwargs)

    def std(self, ddof=1, numeric_only=False, **kwargs):
        return self._weighted(lambda x, w, m: np.sqrt(_spread(x, w, m, ddof)), numeric_only, kwargs)

    def __getattribute__(self, name):
        if name in ("min", "max", "median", "sem", "count", "skew", "kurt", "first", "last", "nunique", "quantile", "rank", "apply", "cov", "corr", "pipe"):
            raise AttributeError(f"'Window' object has no attribute '{name}'")
        return super().__getattribute__(name)

    def __repr__(self):
        words = [f"window={self.window}", f"center={self.center}", f"win_type={self.win_type}", "method=single"]
        if self.min_periods is not None:
            words.insert(1, f"min_periods={self.min_periods}")
        if self.on is not None:
            words.insert(-1, f"on={self.on}")
        return f"Window [{','.join(words)}]"
