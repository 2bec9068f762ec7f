"""numpy.polynomial.hermite_e."""
from numpy._families import hermite_e as _f

HermiteE, hermeval, hermevander, hermefit, hermeadd, hermesub = _f["HermiteE"], _f["hermeval"], _f["hermevander"], _f["hermefit"], _f["hermeadd"], _f["hermesub"]
hermemulx, hermemul, hermediv, hermepow, hermeder, hermeint = _f["hermemulx"], _f["hermemul"], _f["hermediv"], _f["hermepow"], _f["hermeder"], _f["hermeint"]
hermecompanion, hermeroots, hermefromroots, hermeline, hermetrim, hermedomain = _f["hermecompanion"], _f["hermeroots"], _f["hermefromroots"], _f["hermeline"], _f["hermetrim"], _f["hermedomain"]
hermezero, hermeone, hermex, hermeval2d, hermeval3d, hermegrid2d = _f["hermezero"], _f["hermeone"], _f["hermex"], _f["hermeval2d"], _f["hermeval3d"], _f["hermegrid2d"]
hermegrid3d, herme2poly, poly2herme, hermegauss, hermeweight = _f["hermegrid3d"], _f["herme2poly"], _f["poly2herme"], _f["hermegauss"], _f["hermeweight"]
