"""numpy.polynomial.laguerre."""
from numpy._families import laguerre as _f

Laguerre, lagval, lagvander, lagfit, lagadd, lagsub = _f["Laguerre"], _f["lagval"], _f["lagvander"], _f["lagfit"], _f["lagadd"], _f["lagsub"]
lagmulx, lagmul, lagdiv, lagpow, lagder, lagint = _f["lagmulx"], _f["lagmul"], _f["lagdiv"], _f["lagpow"], _f["lagder"], _f["lagint"]
lagcompanion, lagroots, lagfromroots, lagline, lagtrim, lagdomain = _f["lagcompanion"], _f["lagroots"], _f["lagfromroots"], _f["lagline"], _f["lagtrim"], _f["lagdomain"]
lagzero, lagone, lagx, lagval2d, lagval3d, laggrid2d = _f["lagzero"], _f["lagone"], _f["lagx"], _f["lagval2d"], _f["lagval3d"], _f["laggrid2d"]
laggrid3d, lag2poly, poly2lag, laggauss, lagweight = _f["laggrid3d"], _f["lag2poly"], _f["poly2lag"], _f["laggauss"], _f["lagweight"]
