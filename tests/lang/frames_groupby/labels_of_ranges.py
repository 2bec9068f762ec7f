"""Group-by over the labels of a range: which results keep it."""
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


d=pd.DataFrame({'v':[1,2,3],'k':['a','b','a']})
for n in (0,1,2,3):
    x=d.iloc[:n]
    T(f"size {n}", lambda: x.groupby(level=0).size())
    T(f"sum {n}", lambda: x.groupby(level=0)['v'].sum())
    T(f"first {n}", lambda: x.groupby(level=0).first())
    T(f"by index {n}", lambda: x.groupby(x.index)['v'].sum())
    T(f"rev {n}", lambda: x.iloc[::-1].groupby(level=0)['v'].sum())
    T(f"rev ns {n}", lambda: x.iloc[::-1].groupby(level=0,sort=False)['v'].sum())
    T(f"agg {n}", lambda: x.groupby(level=0).agg(['min','max']))
    T(f"apply {n}", lambda: x.groupby(level=0).apply(lambda g: 1))
    T(f"desc {n}", lambda: x.groupby('k').describe())
    T(f"descv {n}", lambda: x.groupby('k')['v'].describe())
    T(f"ah {n}", lambda: x.groupby('k',as_index=False).apply(lambda g: g.head(1)))
    T(f"ah2 {n}", lambda: x.groupby('v',as_index=False).apply(lambda g: g.head(1)))
    T(f"at2 {n}", lambda: x.groupby('k',as_index=False).apply(lambda g: g.tail(1)))
    T(f"gk {n}", lambda: x.groupby('k',group_keys=False).apply(lambda g: g.head(1)))
    T(f"roll {n}", lambda: x.groupby('v')['v'].rolling(2).sum().reset_index(level=0,drop=True))
    T(f"unst {n}", lambda: x.groupby('k').apply(lambda g: g.iloc[0] if len(g) else None))
