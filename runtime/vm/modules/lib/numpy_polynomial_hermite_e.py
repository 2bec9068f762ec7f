"""numpy.polynomial.hermite_e."""
from numpy._series import hermegauss, hermeval  # noqa: F401
