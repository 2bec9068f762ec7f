"""numpy.polynomial.hermite."""
from numpy._families import hermite as _f

Hermite, hermval, hermvander, hermfit, hermadd, hermsub = _f["Hermite"], _f["hermval"], _f["hermvander"], _f["hermfit"], _f["hermadd"], _f["hermsub"]
hermmulx, hermmul, hermdiv, hermpow, hermder, hermint = _f["hermmulx"], _f["hermmul"], _f["hermdiv"], _f["hermpow"], _f["hermder"], _f["hermint"]
hermcompanion, hermroots, hermfromroots, hermline, hermtrim, hermdomain = _f["hermcompanion"], _f["hermroots"], _f["hermfromroots"], _f["hermline"], _f["hermtrim"], _f["hermdomain"]
hermzero, hermone, hermx, hermval2d, hermval3d, hermgrid2d = _f["hermzero"], _f["hermone"], _f["hermx"], _f["hermval2d"], _f["hermval3d"], _f["hermgrid2d"]
hermgrid3d, herm2poly, poly2herm, hermgauss, hermweight = _f["hermgrid3d"], _f["herm2poly"], _f["poly2herm"], _f["hermgauss"], _f["hermweight"]
