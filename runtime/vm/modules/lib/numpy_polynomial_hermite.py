"""numpy.polynomial.hermite."""
from numpy._series import hermgauss, hermval, hermvander  # noqa: F401
