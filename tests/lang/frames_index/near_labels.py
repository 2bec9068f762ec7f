# The nearest labels: get_indexer and reindex with a method, resample that fills; labels that fall.
import pandas as pd

i = pd.date_range('2020', periods=6, freq='D'); t = pd.DatetimeIndex(['2019-12-31','2020-01-02 05:00','2020-01-03',None,'2020-01-05 12:00','2020-01-09'])
j = pd.Index([1,5,9,20]); w = pd.Index([0,1,4,7,9,15,30])
for meth in ('ffill','bfill','nearest','pad'):
    print(i.get_indexer(t, method=meth).tolist() if meth != 'nearest' else i.get_indexer(t.dropna(), method=meth).tolist(), j.get_indexer(w, method=meth).tolist(), i.as_unit('s').get_indexer(t.dropna(), method=meth).tolist(), pd.to_timedelta(j,unit='h').get_indexer(pd.to_timedelta(w,unit='h'),method=meth).tolist(), j[::-1].get_indexer(w, method=meth).tolist(), j[:0].get_indexer(w, method=meth).tolist(), j.get_indexer(w[:0], method=meth).tolist())
    print(j.get_indexer(w, method=meth, tolerance=2).tolist())
    s = pd.Series(range(6), index=i); print(s.reindex(t.dropna(), method=meth).tolist(), s.tz_localize('UTC').reindex(t.dropna().tz_localize('UTC'), method=meth).tolist())
s = pd.Series(range(3), index=pd.date_range('2020', periods=3, freq='h'))
print(s.resample('30min').ffill(), s.resample('20min').bfill(), s.resample('20min').nearest(), s.resample('20min').ffill(limit=1))
