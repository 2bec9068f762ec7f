# The classes of numpy.polynomial: Chebyshev, Legendre, Hermite, HermiteE, Laguerre beside Polynomial.
import numpy as np
from numpy.polynomial import Polynomial as P, Chebyshev as C, Legendre as L, Hermite as H, HermiteE, Laguerre
import numpy.polynomial.chebyshev as cheb, numpy.polynomial.legendre as leg, numpy.polynomial.laguerre as lag

x = np.linspace(-1, 1, 9)
y = np.cos(3 * x) + 0.1 * x
c = C.interpolate(np.exp, 8, domain=[-1, 1])
print(c.coef.round(8) + 0.0, abs(c(0.3) - np.exp(0.3)) < 1e-7, c.degree(), c.trim(1e-5).degree())
for k in (P, C, L, H, HermiteE, Laguerre):
    a, b = k([1, 2, 3]), k([0.5, -1])
    print(k.__name__, a, "|", repr(b), "|", format(a, "ascii"))
    print((a * b).coef, (a + b).coef, (a - 2).coef, (a ** 3).coef.round(9), (a * a // b).coef.round(9), (a % b).coef.round(9))
    print(a.deriv().coef, a.deriv(2).coef, a.integ().coef.round(9), a.integ(2, k=[1, 2], lbnd=0.5).coef.round(9))
    print(k.fromroots([0.5, -0.25, 2]).coef.round(9), np.sort(k([1, -3, 1, 2]).roots().real).round(6), k([3, 4]).roots())
    print(a.convert(kind=P).coef, P([1, 2, 3]).convert(kind=k).coef, k.basis(4).convert(kind=P).coef, k.identity().coef)
    f = k.fit(x * 5, y, 4)
    print(f.coef.round(5) + 0.0, np.abs(f(x * 5) - y).max().round(6), f.domain, f.mapparms())
    print(a == k([1, 2, 3]), a != b, len(a), a.linspace(3), a.cutdeg(1).coef, a.truncate(1).coef, a.has_samecoef(b))
    try:
        print(a + (C if k is P else P)([1]))
    except TypeError as e:
        print("TypeError", e)
print(C([1, 2, 3], domain=[0, 10]), P([1.5, -0.25, 3e-8, 1e9]), L([1] * 12))
print(cheb.cheb2poly([1, 2, 3]), cheb.poly2cheb([1, 2, 3]), cheb.chebder([1, 2, 3, 4]), cheb.chebmul([1, 2], [3, 4]), cheb.chebdiv([1, 2, 3], [3, 4]))
print(leg.legint([1, 2, 3]), leg.legvander([0.5, 1], 3), lag.lagfromroots([1, 2]), lag.lagcompanion([1, 2, 3]), lag.lagval2d(1, 2, [[1, 2], [3, 4]]))
print(cheb.chebder([[1, 2], [3, 4], [5, 6]]), cheb.chebpow([1, 2], 2), leg.legmulx([1, 2, 3]), leg.legline(3, 2), cheb.chebweight(0.5).round(9))
