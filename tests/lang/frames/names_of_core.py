# Classes under pandas.core, as older programs ask for them; what a group-by object groups.
import pandas as pd
from pandas.core.dtypes.common import is_numeric_dtype
from pandas.core.frame import DataFrame

print(isinstance(pd.Series([1]), pd.core.series.Series), isinstance(pd.DataFrame(), pd.core.frame.DataFrame), DataFrame is pd.DataFrame)
print(is_numeric_dtype(pd.Series([1.5])), is_numeric_dtype(pd.Series(["a"])))
frame = pd.DataFrame({"a": [1, 1], "b": [2, 3]})
g = frame.groupby("a")
print(isinstance(g, pd.core.groupby.DataFrameGroupBy), isinstance(g.b, pd.core.groupby.generic.SeriesGroupBy), isinstance(g.b, pd.core.groupby.DataFrameGroupBy))
print(isinstance(frame.index, pd.core.indexes.base.Index), isinstance(pd.date_range("2020", periods=2), pd.core.indexes.datetimes.DatetimeIndex))
print(g.obj is frame, g["b"].obj.tolist(), g[["b"]].obj.columns.tolist(), frame.b.groupby(frame.a).obj.name)
