"""numpy.polynomial."""
import numpy.polynomial.polynomial as polynomial  # noqa: F401
import numpy.polynomial.chebyshev as chebyshev  # noqa: F401
import numpy.polynomial.legendre as legendre  # noqa: F401
import numpy.polynomial.hermite as hermite  # noqa: F401
import numpy.polynomial.hermite_e as hermite_e  # noqa: F401
import numpy.polynomial.laguerre as laguerre  # noqa: F401
from numpy.polynomial.polynomial import Polynomial  # noqa: F401
from numpy.polynomial.chebyshev import Chebyshev  # noqa: F401
from numpy.polynomial.legendre import Legendre  # noqa: F401
from numpy.polynomial.hermite import Hermite  # noqa: F401
from numpy.polynomial.hermite_e import HermiteE  # noqa: F401
from numpy.polynomial.laguerre import Laguerre  # noqa: F401
