import statistics as st
from statistics import NormalDist, mean, median_grouped
from fractions import Fraction
n = NormalDist(1.5, 2)
print(n, n.cdf(2), n.pdf(0.3), n.inv_cdf(0.975), n.inv_cdf(1e-12), n.inv_cdf(0.01), n.quantiles(5), n.zscore(3), n + 1, n - n, 3 - n, n * -2, n / 4, -n, n.variance, n.overlap(NormalDist(0, 1)), n == NormalDist(1.5, 2.0), NormalDist().samples(3, seed=3), hash(n) == hash(NormalDist(1.5, 2)))
print(NormalDist.from_samples([1, 2, 3.5, 7]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_grouped([1, 3, 3, 5, 7], interval=2))
print(mean([Fraction(1, 2), Fraction(1, 3)]), st.variance([Fraction(1, 2), Fraction(1, 3), 2]), st.pvariance([Fraction(1), 2]), st.stdev([Fraction(1, 2), Fraction(3)]), st.median([Fraction(1, 2), Fraction(1, 3)]))
for f in (lambda: NormalDist(0, -1), lambda: NormalDist(0, 0).pdf(1), lambda: n.inv_cdf(1), lambda: mean([]), lambda: mean(["a"]), lambda: NormalDist.from_samples([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
