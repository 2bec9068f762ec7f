# numpy.polynomial: Polynomial, functions over coefficients, Gauss quadratures.
import numpy as np
from numpy.polynomial import Polynomial
from numpy.polynomial import polynomial as P

p = Polynomial([1, 2, 3])
print(p(2), p(np.array([0.0, 1])), p.degree(), p.coef, len(p), list(p))
print((p + [1, 1]).coef, (p - p).coef, (p * p).coef, (p ** 2).coef, (2 * p).coef, (-p).coef, (p / 2).coef, (1 - p).coef)
print(p.deriv().coef, p.deriv(2).coef, p.integ().coef, p.integ(2, k=[1, 2]).coef, p.integ(lbnd=1)(1), p == Polynomial([1, 2, 3]), p != Polynomial([1]))
print((p // Polynomial([1, 1])).coef, (p % Polynomial([1, 1])).coef, Polynomial.fromroots([1, 2]).coef, Polynomial.basis(3).coef)
print(repr(p))
print(p)
print(Polynomial([0.5, -1.25, 0, 4]), Polynomial([1, 2], domain=[0, 4]))
x = np.linspace(0, 4, 30)
y = 2 - 3 * x + 0.5 * x ** 2
f = Polynomial.fit(x, y, 2)
print(f.domain, f.coef.round(8), f.convert().coef.round(8), f(1.5).round(8), f.linspace(3)[1].round(8))
print(P.polyval(2, [1, 2, 3]), P.polyval([1, 2], [1, 2, 3]), P.polyadd([1, 2], [1, 2, 3]), P.polymul([1, 2], [3, 4]), P.polyder([1, 2, 3]), P.polyint([1, 2, 3]), P.polyvander([1, 2], 3))
print(P.polydiv([1, 2, 3], [3, 2]), P.polyfromroots([-1, 0, 1]), P.polyfit(x, y, 2).round(8), P.polypow([1, 1], 3), P.polymulx([1, 2]))
for n in (1, 2, 5, 12):
    t, w = np.polynomial.legendre.leggauss(n)
    print(n, t.round(10), w.round(10), round(float((w * t ** 2).sum()), 10))
t, w = np.polynomial.hermite.hermgauss(5)
print(t.round(8), w.round(8))
t, w = np.polynomial.laguerre.laggauss(4)
print(t.round(8), w.round(8))
t, w = np.polynomial.hermite_e.hermegauss(4)
print(t.round(8), w.round(8), np.polynomial.chebyshev.chebgauss(3)[0].round(8), np.polynomial.chebyshev.chebpts2(4).round(8))
print(np.polynomial.chebyshev.chebval(0.3, [1, 2, 3]), np.polynomial.legendre.legval([0.1, 0.2], [1, 2, 3, 4]).round(8), np.polynomial.hermite.hermval(0.5, [1, 2, 3]), np.polynomial.laguerre.lagval(0.5, [1, 2, 3]))
t, w = np.polynomial.legendre.leggauss(20)
print(round(float((w * np.exp(t)).sum()), 12), round(float(np.e - 1 / np.e), 12))
for bad in (lambda: Polynomial([]), lambda: p ** -1, lambda: p + Polynomial([1], domain=[0, 1]), lambda: np.polynomial.legendre.leggauss(0), lambda: P.polyder([1, 2], -1), lambda: P.polyfit([1], [1, 2], 1)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
