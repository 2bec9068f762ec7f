# How indexes, categories and labels are written.
import pandas as pd
print(repr(pd.to_timedelta(["1 days 00:00:00.5","36h",None,"2 days"])))
print(repr(pd.to_timedelta(["1 days","2 days",None])))
print(repr(pd.MultiIndex.from_arrays([pd.to_timedelta(["1 days 00:00:00.5","36h",None,"2 days"]),[1,2,3,4]])))
print(repr(pd.MultiIndex.from_arrays([pd.to_datetime(["2024-01-01",None,"2024-01-02"]),["q'","\t",'"']])))
print(repr(pd.DatetimeIndex(["2024-01-01 00:00:00.123456789","2024-01-02"])))
print(repr(pd.DatetimeIndex(["2024-01-01 00:00:00.123","2024-01-02"])))
print(repr(pd.DatetimeIndex(["2024-01-01","2024-01-02"],tz="UTC")))
print(repr(pd.CategoricalIndex(pd.to_datetime(["2024-01-01 10:00","2024-01-02 00:00"]))))
print(repr(pd.CategoricalIndex(pd.to_timedelta(["1h","2h"]))))
print(repr(pd.CategoricalIndex([1.5,2])))
print(repr(pd.CategoricalIndex(pd.interval_range(0,3))))
print(repr(pd.CategoricalIndex(pd.period_range("2024-01",periods=2,freq="M"))))
print(repr(pd.CategoricalIndex([(1,2),"a",None,2.5])))
print(repr(pd.Index([(1,2.5,"x"),"a",None,2.5,pd.NaT,pd.NA,float("nan"),pd.Timestamp("2024-01-01"), [1,"a"], {"a":1.5}, True, b"x"],tupleize_cols=False)))
print(repr(pd.Index([1.5,None,2],dtype="Float64")), repr(pd.Index([1e20,0.1])), repr(pd.Index([True,False])), repr(pd.Index([1.123456789,0.1])))
print(repr(pd.Index([1.5,None,2],dtype="object")), repr(pd.Index(["a",None],dtype="object")),repr(pd.Index(["a",None])))
print(repr(pd.CategoricalIndex(["a'b","c\t"])))
print(repr(pd.Categorical(["a'b","c\t"])))
print(repr(pd.Categorical(pd.to_datetime(["2024-01-01 10:00","2024-01-02 00:00"]))))
print(repr(pd.Categorical(list(range(12)))))
print(repr(pd.CategoricalIndex(list(range(12)))))
print(repr(pd.Series([1]*3+["a"]).astype("category")))
print(repr(pd.Series([1.25,"a",(1,2),None,pd.Timestamp("2024-01-01")]).astype("category")))
print(repr(pd.CategoricalIndex(["x"*30]*3+["y"*40])))
print(repr(pd.Index(["x"*70]*3)))
i=pd.MultiIndex.from_arrays([["x"*60,"y"],[1,2],[3,4],[5,6]],names=list("abcd")); print(i); print(i[:1]); print(i[:0]); print(i.set_names([None]*4)[:0])
print(pd.MultiIndex.from_arrays([[1,2],[3,4]],names=[0.5,1.5])); print(pd.MultiIndex.from_arrays([[1,2],[3,4]],names=[0.5,None])); print(repr(pd.Index([1,2],name=0.5)))
print(pd.MultiIndex.from_arrays([[1,2],[3,4]],names=[("a",1),pd.Timestamp("2024-01-01")]))

# labels of all kinds: what their methods give
import numpy as np

KINDS = [pd.RangeIndex(3), pd.Index([2, 1], name="n"), pd.Index(["b", "a"]), pd.Index([1.5]), pd.Index([True]), pd.to_datetime(["2024-01-02", "2024-01-01"]),
         pd.to_timedelta(["1h"]), pd.CategoricalIndex(["a"], ordered=True), pd.Index([1, None], dtype="Int64"), pd.Index(["a"], dtype="string"),
         pd.period_range("2024", periods=1, freq="M"), pd.interval_range(0, 1), pd.to_datetime(["2024-01-01"]).tz_localize("UTC"),
         pd.MultiIndex.from_arrays([[2, 1], ["x", None]], names=["p", "q"])]
for i in KINDS:
    for f in "min", "max", "argmin", "argmax":
        x = getattr(i, f)()
        print(type(i).__name__, f, type(x).__name__, x)
    print(repr(i.values), type(i.dtype).__name__, i.name)
    print(i.factorize())
    print(repr(i == i[0]) if str(i.dtype) != "string" else "", repr(i.sortlevel(0)[0]))
    if i.nlevels == 1:
        print(pd.Series(i).name, repr(i.reindex(i if isinstance(i, pd.IntervalIndex) else i[:0])))  # no intervals are objects
m = KINDS[-1]
print(m.codes, m.levels, repr(m.codes), m.groupby([1, 2]), pd.RangeIndex(3).groupby([1, 1, 2]))
for f in (lambda: m.all(), lambda: m.any(), lambda: m.infer_objects(), lambda: m.fillna(0), lambda: m.where([True, False]), lambda: m.astype("category"),
          lambda: KINDS[1].fillna([1]), lambda: pd.Index([1, 1]).reindex([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t = pd.DatetimeIndex(["2024-01-01", "2024-01-03"])
print(t.asof("2024-01-02"), t.searchsorted("2024-01-02"), t.get_indexer(["2024-01-03"]), t.get_indexer(["2024-01-04"], method="nearest"))
print(repr(pd.Categorical(pd.to_datetime(["2024-01-01", None]))), repr(pd.Categorical(["a", 1])))
