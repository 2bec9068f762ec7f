"""numpy.polynomial.chebyshev."""
from numpy._series import chebfit, chebgauss, chebpts1, chebpts2, chebval, chebvander  # noqa: F401
