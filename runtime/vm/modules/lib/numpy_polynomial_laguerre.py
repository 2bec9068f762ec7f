"""numpy.polynomial.laguerre."""
from numpy._series import laggauss, lagval  # noqa: F401
