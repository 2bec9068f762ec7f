"""numpy.polynomial.chebyshev."""
from numpy._families import chebyshev as _f

Chebyshev, chebval, chebvander, chebfit, chebadd, chebsub = _f["Chebyshev"], _f["chebval"], _f["chebvander"], _f["chebfit"], _f["chebadd"], _f["chebsub"]
chebmulx, chebmul, chebdiv, chebpow, chebder, chebint = _f["chebmulx"], _f["chebmul"], _f["chebdiv"], _f["chebpow"], _f["chebder"], _f["chebint"]
chebcompanion, chebroots, chebfromroots, chebline, chebtrim, chebdomain = _f["chebcompanion"], _f["chebroots"], _f["chebfromroots"], _f["chebline"], _f["chebtrim"], _f["chebdomain"]
chebzero, chebone, chebx, chebval2d, chebval3d, chebgrid2d = _f["chebzero"], _f["chebone"], _f["chebx"], _f["chebval2d"], _f["chebval3d"], _f["chebgrid2d"]
chebgrid3d, cheb2poly, poly2cheb, chebinterpolate, chebgauss, chebpts1 = _f["chebgrid3d"], _f["cheb2poly"], _f["poly2cheb"], _f["chebinterpolate"], _f["chebgauss"], _f["chebpts1"]
chebpts2, chebweight = _f["chebpts2"], _f["chebweight"]
