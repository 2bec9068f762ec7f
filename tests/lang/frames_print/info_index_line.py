import pandas as pd
for ix in [pd.Index([1,2]), pd.Index(["a","b"]), pd.RangeIndex(3), pd.Index([1.5,2]), pd.MultiIndex.from_tuples([(1,"a"),(2,"b")]), pd.to_datetime(["2020-01-01 10:00","2020-03-01 00:00"]), pd.to_timedelta([1,2],unit="h"), pd.period_range("2020",periods=2,freq="M"), pd.interval_range(0,2), pd.CategoricalIndex(list("ab")),pd.Index([True,False]),pd.Index([],dtype=object), pd.date_range("2020",periods=2,freq="h",tz="UTC"), pd.timedelta_range("1h",periods=2,freq="h"),pd.Index([1,"a"])]:
    pd.DataFrame(index=ix).info()
