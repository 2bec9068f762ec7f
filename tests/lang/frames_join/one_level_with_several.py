"""Joins of indexes of one and of several levels, and the order of equal keys."""
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


a=pd.DataFrame({'a':[1,2,3],'b':['x','y','z']},index=pd.MultiIndex.from_arrays([['u','u','v'],[1,2,1]],names=['p',None]))
a0=pd.DataFrame({'a':[1,2,3]},index=pd.MultiIndex.from_arrays([['u','u','v'],[1,2,1]]))
b=pd.DataFrame({'c':[1.5,2.5],'a':[1,1]},index=[1,5]); c=pd.DataFrame({'d':[1,2]},index=['u','w'])
for how in ('left','right','inner','outer'):
    for nm,(l,r) in {'ab':(a,b),'ba':(b,a),'a0b':(a0,b),'a0c':(a0,c),'ca0':(c,a0)}.items():
        T(f"{nm} {how}", lambda: l.merge(r,left_index=True,right_index=True,how=how))
        T(f"J {nm} {how}", lambda: l.join(r,how=how,lsuffix='_l'))
        T(f"A {nm} {how}", lambda: l.align(r,join=how)[1])
T("add", lambda: a+b); T("add", lambda: b+a); T("cf", lambda: a.combine_first(b)); T("s", lambda: a.a+b.a)
d=pd.DataFrame({'v':[1,2,3,4,5,6],'k':[1.,nan,1.,2.,nan,1.],'w':list('abcdef')})
e=d.iloc[::-1].copy(); e['v']=e.v*10
for how in ('left','right','inner','outer'):
    for srt in (True,False):
        for on in ('k',['k'],):
            T(f"m {how} {srt}", lambda: d.merge(e,on=on,how=how,sort=srt))
            T(f"mi {how} {srt}", lambda: d.set_index('k').merge(e.set_index('k'),left_index=True,right_index=True,how=how,sort=srt))
            T(f"ml {how} {srt}", lambda: d.merge(e.set_index('k'),left_on='k',right_index=True,how=how,sort=srt))
            T(f"mr {how} {srt}", lambda: d.set_index('k').merge(e,left_index=True,right_on='k',how=how,sort=srt))
