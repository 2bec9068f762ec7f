"""pandas.api."""
import pandas.api.extensions as extensions  # noqa: F401
import pandas.api.indexers as indexers  # noqa: F401
import pandas.api.types as types  # noqa: F401
