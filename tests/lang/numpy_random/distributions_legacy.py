# RandomState and np.random: every distribution, number for number.
import numpy as np

R = np.random.RandomState(20)


def show(name, a):
    a = np.asarray(a)
    print(name, a.dtype, a.shape, a.ravel()[:4].tolist(), float(a.max()))


show("beta", R.beta(0.5, 0.3, 500))
show("beta2", R.beta(2, 3, 50))
show("binomial", R.binomial(100, 0.3, 500))
show("binomial2", R.binomial(10, 0.9, (5, 4)))
show("binomial3", R.binomial(5000, 0.7, 300))
show("chisquare", R.chisquare(3, 50))
show("exponential", R.exponential(2, 50))
show("f", R.f(3, 4, 50))
show("gamma", R.gamma(0.5, 2, 50))
show("gamma2", R.gamma([1, 2, 3], [[1], [2]]))
show("geometric", R.geometric(0.01, 50))
show("geometric2", R.geometric(0.5, 50))
show("hypergeometric", R.hypergeometric(30, 40, 20, 300))
show("hypergeometric2", R.hypergeometric(5, 4, 3, 50))
show("logseries", R.logseries(0.9, 200))
show("negative_binomial", R.negative_binomial(5, 0.3, 50))
show("noncentral_chisquare", R.noncentral_chisquare([0.5, 3], 2, (20, 2)))
show("noncentral_f", R.noncentral_f(3, 4, 2, 20))
show("pareto", R.pareto(3, 20))
show("poisson", R.poisson(3, 50))
show("poisson2", R.poisson([1.0, 20, 500], (100, 3)))
show("power", R.power(2, 20))
show("rayleigh", R.rayleigh(2, 20))
show("standard_cauchy", R.standard_cauchy(20))
show("standard_gamma", R.standard_gamma(0.1, 20))
show("standard_t", R.standard_t(4, 20))
show("triangular", R.triangular(0, 1, 3, 20))
show("vonmises", R.vonmises(0, 4, 20))
show("vonmises2", R.vonmises(1, 1e-6, 20))
show("wald", R.wald(2, 3, 20))
show("weibull", R.weibull(2, 20))
show("zipf", R.zipf(2, 20))
show("multinomial", R.multinomial(1000, [0.1, 0.2, 0.3, 0.4], 5))
show("dirichlet", R.dirichlet([3, 2, 1], 5))
print(R.poisson(4), R.gamma(2), R.binomial(3, 0.5), R.bytes(6), type(R.poisson(4)).__name__, type(R.gamma(2)).__name__)
state = R.get_state()
a = R.randn(3)
R.set_state(state)
print(np.array_equal(a, R.randn(3)), state[0], state[2:4], state[1].dtype, state[1].shape)
np.random.seed(1)
print(np.random.poisson(5, 3), np.random.gamma(2, size=2), np.random.beta(1, 2), np.random.multinomial(5, [0.2, 0.8]), np.random.chisquare(2))
for bad in ("beta(0, 1)", "binomial(-1, .5)", "binomial(5, 1.5)", "chisquare(0)", "f(1, 0)", "gamma(-1)", "geometric(0)", "hypergeometric(1, 2, 5)", "hypergeometric(1, 2, 0)",
            "logseries(1)", "negative_binomial(0, .5)", "noncentral_chisquare(1, -1)", "poisson(-1)", "poisson(nan)", "poisson(1e20)", "power(0)", "standard_t(0)",
            "triangular(0, 2, 1)", "triangular(1, 1, 1)", "vonmises(0, -1)", "wald(0, 1)", "zipf(1)", "pareto(0)", "weibull(-1)", "lognormal(0, -1)"):
    name, rest = bad[:-1].split("(")
    args = [float(x) for x in rest.split(",")]
    try:
        print(bad, getattr(R, name)(*args))
    except ValueError as e:
        print(bad, e)
for bad in (lambda: R.multinomial(5, [0.5, 0.6, 0.1]), lambda: R.multinomial(-1, [1.0]), lambda: R.dirichlet([1, 0]), lambda: R.poisson([1, -1]), lambda: R.set_state(("x", 1)),
            lambda: R.normal(0, [1, -1])):
    try:
        print(bad())
    except ValueError as e:
        print(e)
