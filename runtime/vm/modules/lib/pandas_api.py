"""pandas.api."""
import pandas.api.types as types  # noqa: F401
