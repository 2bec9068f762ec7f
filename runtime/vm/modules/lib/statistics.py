"""statistics: averages and spread of ints and floats. What CPython sums as fractions is summed here as floats in pieces that hold
every bit, and corrected after the division; Fraction and Decimal data by their own arithmetic."""
import math
from _statistics_normal import NormalDist

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression", "mean",
           "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _product(a, b):
    """a * b as a sum of two floats, without rounding."""
    p = a * b
    if not math.isfinite(p) or abs(a) > 1e290 or abs(b) > 1e290:
        return p, 0.0
    t = 134217729.0 * a
    ah = t - (t - a)
    t = 134217729.0 * b
    bh = t - (t - b)
    al, bl = a - ah, b - bh
    return p, ((ah * bh - p) + ah * bl + al * bh) + al * bl


def _minus(a, b):
    """a - b as a sum of two floats, without rounding."""
    s = a - b
    t = s - a
    return s, (a - (s - t)) - (b + t)


def _quotient(pieces, n):
    """The sum of the pieces over n, rounded once."""
    q = math.fsum(pieces) / n
    if not math.isfinite(q):
        return q
    high, low = _product(q, float(n))
    return q + math.fsum(pieces + [-high, -low]) / n


def _numbers(data):
    data = list(data)
    for x in data:
        if not isinstance(x, (int, float)) and not hasattr(x, "as_integer_ratio"):
            raise TypeError("can't convert type '%s' to numerator/denominator" % type(x).__name__)
    return data


def _whole(data):
    return all(type(x) is int or type(x) is bool for x in data)


def _exact(data):
    """Whether the values have an arithmetic of their own (Fraction, Decimal) that holds what they add up to."""
    return any(not isinstance(x, (int, float)) for x in data) and not any(isinstance(x, float) for x in data)


def _ratio(a, b):
    return a // b if a % b == 0 else a / b


def _special(data):
    """The sum, if something in it is infinite or no number; else None."""
    if all(math.isfinite(x) for x in data):
        return None
    return sum(data)


def mean(data):
    data = _numbers(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    if _exact(data):
        return sum(data) / n
    if _whole(data):
        return _ratio(sum(data), n)
    odd = _special(data)
    return _quotient([float(x) for x in data], n) if odd is None else odd


def fmean(data, weights=None):
    data = [float(x) for x in data]
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = [float(w) for w in weights]
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    den = math.fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([x * w for x, w in zip(data, weights)]) / den


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = _numbers(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * n if weights is None else list(weights)
    if len(weights) != n:
        raise StatisticsError("Number of weights does not match data size")
    if any(x < 0 for x in data) or any(w < 0 for w in weights):
        raise StatisticsError("harmonic mean does not support negative values")
    if any(x == 0 for x in data):
        return 0
    parts = [w / x for w, x in zip(weights, data)]
    total = math.fsum(parts)
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    q = math.fsum(weights) / total
    left = list(weights)  # less q times the sum, of which nothing is rounded
    for p in parts:
        left += [-x for x in _product(q, p)]
    return q + math.fsum(left) / total


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    before, there = sum([1 for v in data if v < x]), data.count(x)
    interval, x = float(interval), float(x)
    return x - interval / 2.0 + interval * (n / 2 - before) / there


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    best = max(counts.values())
    for x in counts:
        if counts[x] == best:
            return x


def multimode(data):
    counts = _counts(data)
    if not counts:
        return []
    best = max(counts.values())
    return [x for x in counts if counts[x] == best]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (ld - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method != "exclusive":
        raise ValueError("Unknown method: %r" % (method,))
    for i in range(1, n):
        j = i * (ld + 1) // n
        j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
        delta = i * (ld + 1) - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def _squares(data, about):
    """Pieces whose sum is that of the squared distances from the mean, or from what is given."""
    centre = float(mean(data)) if about is None else float(about)
    pieces, rest = [], []
    for x in data:
        d, e = _minus(float(x), centre)
        rest += [d, e]
        pieces += _product(d, d)
        if e:
            pieces += _product(2.0 * d, e)
            pieces.append(e * e)
    if about is None:
        t = math.fsum(rest)
        pieces.append(-t * t / len(data))
    return pieces


def _root(pieces, n):
    """The square root of the sum of the pieces over n, rounded once."""
    s = math.sqrt(_quotient(pieces, n))
    if s == 0.0 or not math.isfinite(s):
        return s
    for part in _product(s, s):
        pieces = pieces + [-p for p in _product(part, float(n))]
    return s + math.fsum(pieces) / n / (2.0 * s)


def _spread(name, data, about, least, root):
    data = _numbers(data)
    n = len(data)
    if n < least:
        raise StatisticsError("%s requires at least %s data point%s" % (name, "two" if least == 2 else "one", "s" if least == 2 else ""))
    den = n - 1 if least == 2 else n
    if _exact(data):
        centre = sum(data) / n if about is None else about
        r = sum([(x - centre) * (x - centre) for x in data]) / den
        return r if not root else r.sqrt() if hasattr(r, "sqrt") else math.sqrt(r)
    if _whole(data) and about is None:
        over = n * sum([x * x for x in data]) - sum(data) ** 2
        return _root([float(over)], n * den) if root else _ratio(over, n * den)
    if _special(data) is not None:
        return math.nan
    pieces = _squares(data, about)
    return _root(pieces, den) if root else _quotient(pieces, den)


def variance(data, xbar=None):
    return _spread("variance", data, xbar, 2, False)


def pvariance(data, mu=None):
    return _spread("pvariance", data, mu, 1, False)


def stdev(data, xbar=None):
    return _spread("stdev", data, xbar, 2, True)


def pstdev(data, mu=None):
    return _spread("pstdev", data, mu, 1, True)


def _paired(name, x, y):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError("%s requires that both inputs have same number of data points" % name)
    if len(x) < 2:
        raise StatisticsError("%s requires at least two data points" % name)
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return x, y, xbar, ybar, math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])


def covariance(x, y, /):
    x, y, xbar, ybar, sxy = _paired("covariance", x, y)
    return sxy / (len(x) - 1)


def correlation(x, y, /):
    x, y, xbar, ybar, sxy = _paired("correlation", x, y)
    sxx = math.fsum([(a - xbar) * (a - xbar) for a in x])
    syy = math.fsum([(b - ybar) * (b - ybar) for b in y])
    if not sxx or not syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / math.sqrt(sxx * syy)


class LinearRegression(tuple):
    """slope, intercept"""

    @property
    def slope(self):
        return self[0]

    @property
    def intercept(self):
        return self[1]

    def __repr__(self):
        return "LinearRegression(slope=%r, intercept=%r)" % (self[0], self[1])


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        x, y = list(x), list(y)
        if len(x) != len(y) or len(x) < 2:
            _paired("linear regression", x, y)
        sxy, sxx = math.fsum([a * b for a, b in zip(x, y)]), math.fsum([a * a for a in x])
        xbar = ybar = 0.0
    else:
        x, y, xbar, ybar, sxy = _paired("linear regression", x, y)
        sxx = math.fsum([(a - xbar) * (a - xbar) for a in x])
    if not sxx:
        raise StatisticsError("x is constant")
    slope = sxy / sxx
    return LinearRegression((slope, 0.0 if proportional else ybar - slope * xbar))
