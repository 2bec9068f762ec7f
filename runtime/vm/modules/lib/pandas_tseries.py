"""pandas.tseries."""
import pandas.tseries.frequencies as frequencies  # noqa: F401
import pandas.tseries.offsets as offsets  # noqa: F401
import pandas.tseries.api as api  # noqa: F401
import pandas.tseries.holiday as holiday  # noqa: F401
