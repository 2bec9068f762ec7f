"""numpy.polynomial.legendre."""
from numpy._families import legendre as _f

Legendre, legval, legvander, legfit, legadd, legsub = _f["Legendre"], _f["legval"], _f["legvander"], _f["legfit"], _f["legadd"], _f["legsub"]
legmulx, legmul, legdiv, legpow, legder, legint = _f["legmulx"], _f["legmul"], _f["legdiv"], _f["legpow"], _f["legder"], _f["legint"]
legcompanion, legroots, legfromroots, legline, legtrim, legdomain = _f["legcompanion"], _f["legroots"], _f["legfromroots"], _f["legline"], _f["legtrim"], _f["legdomain"]
legzero, legone, legx, legval2d, legval3d, leggrid2d = _f["legzero"], _f["legone"], _f["legx"], _f["legval2d"], _f["legval3d"], _f["leggrid2d"]
leggrid3d, leg2poly, poly2leg, leggauss, legweight = _f["leggrid3d"], _f["leg2poly"], _f["poly2leg"], _f["leggauss"], _f["legweight"]
