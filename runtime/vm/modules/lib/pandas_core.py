"""pandas.core: classes and functions under the names of the files where pandas keeps them, as older scripts ask for them."""
import sys

import pandas as pd
import pandas.api.types as _types


class PandasObject:
    """What programs derive their own classes from."""


_t = pd.DataFrame({"a": [0], "b": [0]}, index=pd.DatetimeIndex(["2000-01-01"]))
_dtypes = {name: getattr(_types, name) for name in dir(_types) if name.startswith(("is_", "infer_"))}
_groups = {"DataFrameGroupBy": type(_t.groupby("a")), "SeriesGroupBy": type(_t.groupby("a").b)}
_PLACES = {
    "base": {"PandasObject": PandasObject},
    "frame": {"DataFrame": pd.DataFrame},
    "series": {"Series": pd.Series},
    "api": {"DataFrame": pd.DataFrame, "Series": pd.Series, "Index": pd.Index, "Categorical": pd.Categorical},
    "groupby": dict(_groups),
    "groupby.generic": _groups,
    "groupby.grouper": {"Grouper": pd.Grouper},
    "resample": {"Resampler": type(_t.resample("D")), "DatetimeIndexResampler": type(_t.resample("D"))},
    "window": {"Rolling": type(_t.rolling(1)), "Expanding": type(_t.expanding()), "ExponentialMovingWindow": type(_t.ewm(1))},
    "window.rolling": {"Rolling": type(_t.rolling(1))},
    "indexes": {},
    "indexes.base": {"Index": pd.Index},
    "indexes.api": {"Index": pd.Index, "MultiIndex": pd.MultiIndex, "RangeIndex": pd.RangeIndex},
    "indexes.datetimes": {"DatetimeIndex": pd.DatetimeIndex, "date_range": pd.date_range, "bdate_range": pd.bdate_range},
    "indexes.multi": {"MultiIndex": pd.MultiIndex},
    "indexes.period": {"PeriodIndex": pd.PeriodIndex, "period_range": pd.period_range},
    "indexes.range": {"RangeIndex": pd.RangeIndex},
    "indexes.timedeltas": {"TimedeltaIndex": pd.TimedeltaIndex, "timedelta_range": pd.timedelta_range},
    "indexes.category": {"CategoricalIndex": pd.CategoricalIndex},
    "dtypes": {},
    "dtypes.common": _dtypes,
    "dtypes.inference": _dtypes,
    "dtypes.dtypes": {"CategoricalDtype": pd.CategoricalDtype, "DatetimeTZDtype": pd.DatetimeTZDtype},
    "dtypes.missing": {"isna": pd.isna, "isnull": pd.isnull, "notna": pd.notna, "notnull": pd.notnull},
    "arrays": {"Categorical": pd.Categorical},
    "arrays.categorical": {"Categorical": pd.Categorical},
    "algorithms": {"factorize": pd.factorize, "unique": pd.unique},
    "reshape": {},
    "reshape.concat": {"concat": pd.concat},
    "reshape.merge": {"merge": pd.merge, "merge_asof": pd.merge_asof, "merge_ordered": pd.merge_ordered},
    "reshape.pivot": {"pivot_table": pd.pivot_table, "crosstab": pd.crosstab},
    "reshape.tile": {"cut": pd.cut, "qcut": pd.qcut},
    "tools": {},
    "tools.datetimes": {"to_datetime": pd.to_datetime},
    "tools.numeric": {"to_numeric": pd.to_numeric},
}

for _name, _names in _PLACES.items():
    _place = type(_name.rpartition(".")[2], (), _names)
    _outer, _, _last = ("pandas.core." + _name).rpartition(".")
    setattr(sys.modules[_outer], _last, _place)
    sys.modules["pandas.core." + _name] = _place
