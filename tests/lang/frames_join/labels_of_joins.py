"""Which labels two indexes have together, in align, merge, concat and set operations: their type, kind and name."""
import warnings
import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
nan = float("nan")


def kinds(index):
    return [str(v.dtype) for v in index.levels] if isinstance(index, pd.MultiIndex) else str(index.dtype)


def T(label, f):
    try:
        r = f()
    except Exception as e:
        print(label, "raises", type(e).__name__)
        return
    if isinstance(r, pd.DataFrame):
        print(label, [(str(c), str(d)) for c, d in zip(r.columns, r.dtypes)], type(r.index).__name__, kinds(r.index), list(r.index.names), r.index.tolist(), r.values.tolist())
    elif isinstance(r, pd.Series):
        print(label, str(r.dtype), r.name, r.tolist(), type(r.index).__name__, kinds(r.index), list(r.index.names), r.index.tolist(), getattr(r.index, "freq", None))
    elif isinstance(r, pd.Index):
        print(label, type(r).__name__, str(r.dtype), list(r.names), r.tolist(), getattr(r, "freq", None))
    else:
        print(label, type(r).__name__, r)


a=pd.DataFrame({'v':[1,2,3]},index=pd.Index([0.,.5,5.],name='idx'))
b=pd.DataFrame({'w':[1,2]})
T("cf", lambda: a.combine_first(b)); T("comb", lambda: a.combine(b,lambda p,q:p.fillna(q)))
T("add", lambda: a+b); T("align", lambda: a.align(b)[0]); T("union", lambda: a.index.union(b.index))
T("join", lambda: a.index.join(b.index,how='outer')); T("cfs", lambda: a.v.combine_first(b.w)); T("adds", lambda: a.v+b.w); T("cf2", lambda: b.combine_first(a))
b2=pd.DataFrame({'v':[1,2]})
T("cf", lambda: a.combine_first(b2)); T("comb", lambda: a.combine(b2,lambda p,q:p.fillna(q)));T("add", lambda: a+b2)
T("c0", lambda: pd.concat([a,b],axis=1))
r=pd.RangeIndex(4)
for nm,o in (("i",pd.Index([0,2])),("r",pd.RangeIndex(2)),("r2",pd.RangeIndex(2,6)),("i3",pd.Index([5,3])),("d",pd.Index([0,0,1])),("e",pd.Index([],dtype='int64')),("f",pd.Index([1.,2.])),("dt",pd.DatetimeIndex([])),("s",pd.Index(['a']))):
    for how in ('inner','outer','left','right'):
        T(f"join {nm} {how}", lambda: r.join(o,how=how)); T(f"rjoin {nm} {how}", lambda: o.join(r,how=how))
        T(f"align {nm} {how}", lambda: pd.Series(range(4)).align(pd.Series(range(len(o)),index=o),join=how)[0])
        T(f"merge {nm} {how}", lambda: pd.DataFrame({'a':range(4)}).merge(pd.DataFrame({'b':range(len(o))},index=o),left_index=True,right_index=True,how=how))
        T(f"mergeR {nm} {how}", lambda: pd.DataFrame({'b':range(len(o))},index=o).merge(pd.DataFrame({'a':range(4)}),left_index=True,right_index=True,how=how))
    T(f"union {nm}", lambda: r.union(o)); T(f"inter {nm}", lambda: r.intersection(o)); T(f"diff {nm}", lambda: r.difference(o)); T(f"sd {nm}", lambda: r.symmetric_difference(o)); T(f"app {nm}", lambda: r.append(o))
    T(f"cc {nm}", lambda: pd.concat([pd.Series(range(4)),pd.Series(range(len(o)),index=o)],axis=1))
    T(f"cci {nm}", lambda: pd.concat([pd.Series(range(4)),pd.Series(range(len(o)),index=o)],axis=1,join='inner'))
    T(f"cc0 {nm}", lambda: pd.concat([pd.Series(range(4)),pd.Series(range(len(o)),index=o)]))
T("take", lambda: r.take([1,2])); T("mask", lambda: r[np.array([True,False,True,False])]);T("mask", lambda: r[[0,1,3]]); T("del", lambda: r.delete(0)); T("ins", lambda: r.insert(4,4)); T("drop", lambda: r.drop([0]));T("uniq", lambda: r.unique());T("dropna", lambda: r.dropna()); T("where", lambda: r.where(r>1)); T("where", lambda: r.where(r>=0,5)); T("rename", lambda: pd.Series([1]).iloc[:0].rename({7:'r'})); T("ren", lambda: pd.DataFrame({'a':[1]}).iloc[:0].rename(index={7:'r'})); T("map", lambda: r.map(lambda v:v+1));T("reind", lambda: pd.Series(range(4)).reindex([0,1,2]).index); T("dropd", lambda: pd.DataFrame({'a':[1,1,2]}).drop_duplicates().index);T("q", lambda: pd.DataFrame({'a':[1,1,2]}).query('a==1').index); T("l", lambda: pd.DataFrame({'a':[1,1,2]}).loc[[0,1]].index)
