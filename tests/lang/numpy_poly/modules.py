# numpy.polynomial's families as modules of their own, points beside columns of coefficients, and grids.
import numpy as np
import numpy.polynomial.polynomial as P
import numpy.polynomial.chebyshev
from numpy.polynomial.legendre import legval
from numpy.polynomial.polynomial import Polynomial, polyfit
from numpy.polynomial import Polynomial as Same, hermite

print(Polynomial is Same, np.polynomial.polynomial is P, P.__name__)
c = np.array([[1.0, 2], [3, 4], [5, 6]])
x = np.array([2.0, 3])
print(P.polyval(x, c), P.polyval(x, c, tensor=False))
print(np.polynomial.chebyshev.chebval(x, c, tensor=False), legval(x, c, tensor=False), hermite.hermval(x, c, tensor=False))
print(P.polyval2d(x, [0.5, 1], c), P.polyval3d(x, x, x, np.ones((2, 2, 2))))
print(P.polygrid2d(x, [1, 2, 3], c))
print(P.polygrid3d([1, 2], [3], [4, 5], np.arange(8.0).reshape(2, 2, 2)))
print(P.polyvalfromroots(2, [1, 2, 3]), P.polyvalfromroots([1, 4], [-1, 0, 1]), P.polyvalfromroots(x, c, tensor=False))
print(P.polyline(1, 2), P.polyline(3, 0), P.polyx, P.polyone, P.polyzero, P.polydomain)
print(polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(10))
for wrong in (lambda: P.polyval2d([1, 2], [1, 2, 3], c), lambda: P.polyvalfromroots(c, [1, 2], tensor=False)):
    try:
        wrong()
    except ValueError as e:
        print(e)
print(np.add.nin, np.add.nout, np.add.nargs, np.divmod.nargs, np.sin.nargs)
