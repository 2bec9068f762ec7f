"""Groups without rows, frames without columns or rows, labels made by functions, and fill_value of reindex."""
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


NA = pd.NA
c=pd.DataFrame({'k':pd.Categorical([3,1,1,2,1],categories=[1,3,2]),'d':[0,5,0,5,7],'a':pd.Categorical(['v','u',None,'v','v'])})
for so in (True,False):
    T("vc", lambda: c.value_counts(sort=so)); T("vcd", lambda: c.value_counts(sort=so,dropna=False)); T("vck", lambda: c.value_counts('k',sort=so)); T("vckl", lambda: c.value_counts(['k'],sort=so)); T("vca", lambda: c.value_counts(['a'],sort=so,dropna=False)); T("vcka", lambda: c.value_counts(['a','k'],sort=so,ascending=True)); T("vcn", lambda: c.value_counts(['a'],sort=so,normalize=True)); T("vcad", lambda: c.value_counts(['a','d'],sort=so))
T("g", lambda: c.groupby(['k','d','a'],sort=False,observed=False).size()); T("g1", lambda: c.groupby(['k','d'],sort=False,observed=False).size());T("g2", lambda: c.groupby('k',sort=False,observed=False).size())
for ix in (pd.Index([True,False]),pd.CategoricalIndex(['w','v']),pd.Index(['aa','ab']),pd.Index([1.5,2]),pd.RangeIndex(2),pd.Index([1,2],dtype='int8')):
    ix=ix.rename('z')
    T("map", lambda: ix.map(lambda v: str(v)[:1])); T("mapn", lambda: ix.map(lambda v: len(str(v)))); T("mapf", lambda: ix.map(lambda v: 1.5)); T("mapo", lambda: ix.map(lambda v: None)); T("mapb", lambda: ix.map(lambda v: True)); T("mapi", lambda: ix.map(lambda v: v))
    s=pd.Series([1,2],index=ix)
    T("gb", lambda: s.groupby(lambda v: str(v)[:1]).sum()); T("gbf", lambda: s.to_frame('q').groupby(lambda v: v).sum()); T("gb0", lambda: s.iloc[:0].groupby(lambda v: str(v)[:1]).sum())
o=pd.DataFrame({'k':['a','a','b','b'],'o':pd.Series([None,nan,1,None],dtype=object),'s':[None,nan,'x',None],'f':[nan,nan,1.,2.],'t':pd.to_datetime([None,None,'2024',None])})
for m in ('first','last'):
    T("o "+m, lambda: getattr(o.groupby('k')[['o','s','f','t']],m)()); T("os "+m, lambda: getattr(o.groupby('k').o,m)())
T("fs", lambda: o.groupby('k').first(skipna=False))
e=o.iloc[:0]
T("desc", lambda: e.groupby('k').describe()); T("desc", lambda: o.groupby('f')['s'].describe()); T("desc2", lambda: o.iloc[:2].groupby('f').describe()); T("un", lambda: pd.DataFrame(index=pd.Index([],name='b')).unstack()); T("un", lambda: pd.DataFrame(index=pd.Index([1],name='b')).unstack()); T("nu", lambda: pd.DataFrame(index=[1]).nunique()); T("nu", lambda: pd.DataFrame().nunique()); T("nu", lambda: pd.DataFrame(columns=['a']).nunique())
T("app", lambda: e.apply(lambda c: c.iloc[0] if len(c) else None)); T("app1", lambda: e.apply(lambda c: None,axis=1)); T("app2", lambda: e.apply(lambda c: 1)); T("app3", lambda: e.apply(lambda c: len(c)));T("app3", lambda: e.apply(lambda c: c.sum()));T("app4", lambda: e.apply(lambda c: 'x')); T("app5", lambda: pd.DataFrame(index=[1]).apply(lambda c: 1))
w=pd.Series([-np.inf,1e20,-np.inf,3.,nan,1.])
for m in ('sem','std','var','mean','count','sum','kurt','median','min'):
    T("w "+m, lambda: getattr(w.rolling(3,min_periods=1),m)()); T("e "+m, lambda: getattr(w.expanding(),m)())
q=pd.DataFrame({'t':pd.to_datetime(['2024-01-05',None,'2024-03-01']),'v':[1,2,3],'w':[1.,2.,3.]})
for fq in ('QS','D','W','ME'):
    T("r "+fq, lambda: q.resample(fq,on='t').v.size()); T("rs "+fq, lambda: q.resample(fq,on='t').size()); T("rd "+fq, lambda: q.dropna().resample(fq,on='t').v.size()); T("rm "+fq, lambda: q.resample(fq,on='t').v.sum()); T("rsi "+fq, lambda: q.dropna().set_index('t').v.resample(fq).size()); T("rc "+fq, lambda: q.dropna().set_index('t').resample(fq).count());T("rcn "+fq, lambda: q.set_index('t').resample(fq).v.count())
x=pd.DataFrame({'a':['p','q'],'e':pd.Categorical(['u','v']),'i':[1,2],'I':pd.Series([1,2],dtype='Int64'),'t':pd.date_range('2024',periods=2)})
for col in x.columns:
    for fv in (7,'u',1.5,None,pd.Timestamp('2024')):
        T(f"ri {col} {fv}", lambda: x[[col]].reindex([0,1],fill_value=fv)); T(f"rj {col} {fv}", lambda: x[[col]].reindex([0,5],fill_value=fv)); T(f"rs {col} {fv}", lambda: x[col].reindex([1,5],fill_value=fv)); T(f"rc {col} {fv}", lambda: x[[col]].reindex(columns=[col,'z'],fill_value=fv)); T(f"re {col} {fv}", lambda: x[[col]].iloc[:0].reindex([0],fill_value=fv))
