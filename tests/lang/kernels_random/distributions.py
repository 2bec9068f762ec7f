import numpy as np
from numba import njit
@njit
def f(seed, w):
    np.random.seed(seed)
    print(np.random.random(), np.random.rand(), np.random.randn(), np.random.normal(2.0, 3.0), np.random.uniform(-1, 1))
    print(np.random.randint(10), np.random.randint(5, 100), np.random.randint(0, 1 << 40))
    print(np.random.rand(3), np.random.randn(2, 2))
    print(np.random.randint(0, 6, 10), np.random.randint(0, 6, size=(2, 3)))
    a = np.empty(10, np.int64)
    for i in range(10): a[i] = i
    np.random.shuffle(a)
    print(a, np.random.permutation(6))
    print(np.random.choice(a), np.random.choice(5), np.random.choice(a, 4), np.random.choice(8, 5, replace=False))
    print(np.random.exponential(2.0), np.random.standard_exponential(), np.random.gamma(2.5, 1.5), np.random.gamma(0.5), np.random.beta(2.0, 3.0))
    print(np.random.poisson(4.0), np.random.poisson(40.0), np.random.binomial(10, 0.3), np.random.binomial(1000, 0.4), np.random.geometric(0.2), np.random.geometric(0.5))
    print(np.random.chisquare(3.0), np.random.f(3.0, 4.0), np.random.gumbel(1.0, 2.0), np.random.laplace(0.0, 1.0), np.random.logistic(0.0, 1.0), np.random.lognormal(0.0, 1.0))
    print(np.random.pareto(3.0), np.random.weibull(2.0), np.random.vonmises(0.5, 2.0), np.random.triangular(0.0, 0.3, 1.0), np.random.power(2.0), np.random.rayleigh(2.0))
    print(np.random.standard_cauchy(), np.random.standard_t(5.0), np.random.wald(1.0, 2.0), np.random.zipf(2.5), np.random.hypergeometric(10, 5, 6), np.random.logseries(0.6), np.random.negative_binomial(5, 0.4), np.random.noncentral_chisquare(3.0, 1.0))
    print(np.random.multinomial(20, w), np.random.dirichlet(w))
f(42, np.array([0.2,0.3,0.5]))
f(7, np.array([0.2,0.3,0.5]))
