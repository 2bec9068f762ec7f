"""The steps of times that an offset moves, of windows of none, and of bins with a missing time."""
import pandas as pd
for tz in (None, 'UTC'):
    for f in ('D', 'h', 'MS', '2D'):
        for n in (0, 1, 3):
            i = pd.date_range('2024-01-31', periods=n, freq=f, tz=tz)
            for g in ('D', 'h', 'MS', 'W', '2D'):
                for k in (0, 1, -2):
                    try:
                        r = i.shift(k, freq=g).freq
                        r = r and r.freqstr
                    except Exception as e:
                        r = type(e).__name__
                    try:
                        s = pd.Series(range(n), index=i).shift(k, freq=g).index
                        s = (s.freq and s.freq.freqstr, s.tolist()[:1])
                    except Exception as e:
                        s = type(e).__name__
                    try:
                        q = (i + pd.tseries.frequencies.to_offset(g) * k).freq
                        q = q and q.freqstr
                    except Exception as e:
                        q = type(e).__name__
                    print(tz, f, n, g, k, r, s, q)
for tz in (None, 'UTC'):
    e = pd.date_range('2024-01-01', periods=0, freq='D', tz=tz)
    s = pd.Series([], index=e, dtype=float)
    print(s.asfreq('ME').index.freq, s.resample('W').asfreq().index.freq, e.get_indexer(['2024-01-01'], method='nearest') if tz is None else None)
x = pd.DataFrame({'c': pd.to_datetime(['2024-01-03', None, '2024-01-05']), 'v': [1, 2, 3]})
print(x.groupby(pd.Grouper(key='c', freq='D')).size(), x.dropna().groupby(pd.Grouper(key='c', freq='D')).size())
