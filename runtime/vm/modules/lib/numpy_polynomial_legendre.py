"""numpy.polynomial.legendre."""
from numpy._series import legfit, leggauss, legval, legvander  # noqa: F401
