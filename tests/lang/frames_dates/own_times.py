"""Columns of objects whose classes derive from datetime's are times."""
import datetime

import pandas as pd


class Own(datetime.datetime):
    pass


class Later(Own):
    pass


class Span(datetime.timedelta):
    pass


for c in (Own(2020, 1, 1, 3), Later(2020, 1, 1, 3), Span(1)):
    print(pd.Series([c]).dtype, pd.Index([c]).dtype, pd.DataFrame({"a": [c]}).dtypes["a"], pd.Series([c, None]).dtype)
    print(pd.Series([c], dtype=object).infer_objects())
s = pd.Series(pd.to_datetime(["2020-01-01", None]))
print(pd.Series([Own(2020, 1, 1), None, datetime.datetime(2021, 1, 1)]))
print(s.fillna(Own(2020, 1, 1)), s == Own(2020, 1, 1), s - Own(2020, 1, 1), s + Span(1), sep="\n")
print(pd.to_datetime([Own(2020, 1, 1)]), pd.to_datetime(Own(2020, 1, 1)), pd.Timestamp(Own(2020, 1, 1)), pd.to_timedelta([Span(1)]))
