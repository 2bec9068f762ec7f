"""update refuses what does not fit; reindex of both axes; resample of times that are missing or repeat."""
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


d=pd.DataFrame({'v':[1,2,3,4,5,6],'k':[1.,nan,1.,2.,nan,1.],'w':list('abcdef')})
T("u", lambda: (lambda x: (x.update(pd.DataFrame({'v':['u','w',nan,'z']})), x)[1])(d.copy()))
T("u", lambda: (lambda x: (x.update(pd.DataFrame({'v':[1.5,2.5]})), x)[1])(d.copy()))
T("u", lambda: (lambda x: (x.update(pd.DataFrame({'w':[1.5,2.5]})), x)[1])(d.copy()))
T("u", lambda: (lambda x: (x.update(pd.DataFrame({'k':['a']},index=[3])), x)[1])(d.copy()))
f=pd.DataFrame({'v':[1,2,3]},dtype='Int64')
T("uI", lambda: (lambda x: (x.update(pd.DataFrame({'v':['u']})), x)[1])(f.copy()))
T("uI", lambda: (lambda x: (x.update(pd.DataFrame({'v':['u','v'],'b':pd.Categorical([2,3])})), x)[1])(f.copy()))
T("uI", lambda: (lambda x: (x.update(pd.DataFrame({'v':[1.5]})), x)[1])(f.copy()))
for nm,x in {'us':pd.DatetimeIndex([],dtype='datetime64[us]'),'s':pd.DatetimeIndex([],dtype='datetime64[s]'),'z':pd.DatetimeIndex([],dtype='datetime64[s]').tz_localize('UTC'),'m':pd.TimedeltaIndex([],dtype='timedelta64[s]')}.items():
    T("shift "+nm, lambda: pd.Series(range(len(x)),index=x).shift(1,freq='h')); T("shiftD "+nm, lambda: pd.Series(range(len(x)),index=x).shift(5,freq='D')); T("ish "+nm, lambda: x.shift(2,freq='h'))
for fq in ('D','h','W','MS','ME','QE','YE','B','2D','30min','W-WED','SME'):
    g=pd.DataFrame({'t':pd.to_datetime([None,None]),'v':[1,2],'f':[1.,2.]})
    T("rs "+fq, lambda: g.resample(fq,on='t').v.min()); T("rs0 "+fq, lambda: g.iloc[:0].resample(fq,on='t').v.sum()); T("rsi "+fq, lambda: g.iloc[:0].set_index('t').v.resample(fq).sum()); T("rsf "+fq, lambda: g.set_index('t').f.resample(fq).mean());T("rsz "+fq, lambda: g.set_index(g.t.dt.tz_localize('UTC')).f.resample(fq).mean())
h=pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-03','2024-01-01','2024-01-01']))
for m in ('ffill','bfill','asfreq','nearest','mean','interpolate'): T("rd "+m, lambda: getattr(h.resample('D'),m)())
T("rdf", lambda: pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-03','2024-01-01','2024-01-02'])).resample('12h').ffill())
T("rl", lambda: pd.DataFrame({'a':pd.to_datetime(['2024'])}).reindex_like(pd.DataFrame({'a':[1],'b':[2]},index=[3])))
for v in (pd.to_datetime(['2024']),pd.to_timedelta(['1h']),[1],[True],['a'],[1.5],pd.Series([1],dtype='Int64'),pd.Categorical(['a']),pd.Series([(1,)],dtype=object)):
    x=pd.DataFrame({'a':v})
    T("rl", lambda: x.reindex_like(pd.DataFrame({'a':[1],'b':[2]},index=[3]))); T("r2", lambda: x.reindex(index=[0,1],columns=['a','b'])); T("rc", lambda: x.reindex(columns=['a','b'])); T("r3", lambda: pd.DataFrame({'a':v,'c':v}).reindex(index=[0,1],columns=['a','b']));T("r4", lambda: x.reindex(index=[0],columns=['a','b']))
m=pd.Series([1,2,3],index=pd.MultiIndex.from_tuples([('u',1),('u',0),('u',1)]))
T("re", lambda: m.reindex(m.index)); T("re", lambda: m.reindex(m.index[::-1])); T("re", lambda: pd.Series([1,2],index=['a','a']).reindex(['a','a'])); T("re", lambda: pd.Series([1,2],index=['a','a']).reindex(['a']))
