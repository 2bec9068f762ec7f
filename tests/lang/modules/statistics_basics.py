# statistics: averages, medians, modes, quantiles, spread, regression; ints stay ints where CPython's do; its errors.
import math
import random
import statistics
from statistics import StatisticsError, mean, median, pstdev, stdev, variance

scores = [88, 92, 79, 93, 85, 92, 70]
print(mean(scores), median(scores), statistics.mode(scores), stdev(scores), variance(scores), pstdev(scores))
print(mean([1, 2, 3]), mean([1, 2]), variance([1, 2, 3]), statistics.pvariance([1, 2, 3, 4]), mean([True, False, True]))
print(statistics.fmean(scores), statistics.fmean([1.0, 2.0, 4.0], weights=[3, 1, 1]))
print(round(statistics.geometric_mean([54, 24, 36]), 9), round(statistics.harmonic_mean([40, 60]), 9), statistics.harmonic_mean([0, 5]))
print(statistics.median_low([1, 3, 5, 7]), statistics.median_high([1, 3, 5, 7]), median([1, 3, 5, 7]), median(['a', 'c', 'b']))
print(statistics.mode('abracadabra'), statistics.multimode('aabbc'), statistics.multimode([]))
print(statistics.quantiles(range(1, 12)), statistics.quantiles([105, 129, 87, 86, 111], n=10, method='inclusive'))
random.seed(42)
for scale in (1.0, 1e-8, 1e8):
    for shift in (0.0, 1e6, -123.456):
        x = [random.gauss(shift, scale) for _ in range(101)]
        print(mean(x), variance(x), stdev(x), pstdev(x), statistics.pvariance(x), variance(x, shift))
x = [1.0, 2.0, 3.5, 4.0, 7.25]
y = [2.1, 3.9, 7.2, 8.1, 14.4]
print('%.12f %.12f' % (statistics.correlation(x, y), statistics.covariance(x, y)))
fit = statistics.linear_regression(x, y)
print('%.10f %.10f' % (fit.slope, fit.intercept), len(fit))
slope, intercept = statistics.linear_regression(x, y, proportional=True)
print('%.10f' % slope, intercept)
print(mean([1e308, 1e-300]), mean([0.1] * 10), stdev([0.1] * 10), mean([float('inf'), 1.0]), math.isnan(mean([float('nan'), 1.0])))
for bad in (lambda: mean([]), lambda: variance([1]), lambda: median([]), lambda: statistics.mode([]), lambda: statistics.quantiles([1]),
            lambda: statistics.correlation([1, 2], [1]), lambda: statistics.linear_regression([1, 1], [2, 3]), lambda: pstdev([]),
            lambda: mean(['a', 'b'])):
    try:
        bad()
    except (StatisticsError, TypeError) as e:
        print(type(e).__name__, e)
