"""Aliases of offsets, good and bad; ranges of spans; sums of offsets; offsets that normalize."""
import pandas as pd
from pandas.tseries.frequencies import to_offset
for f in ['XX','5X','foo','D-MON','W-XXX','QE-ABC','1.5ME','WOM-9MON','ME-JAN','','5','2h30','D D','M','2M','H','Q','Q-JAN','Y','A','A-DEC','BM','T','S','10T','L','U','N','15H','w','d','me','b','MIN','Min','qs','WOM','SME-99','RE','REQ','RE-N-DEC-MON','REQ-L-DEC-SUN-9','cbh','X5','h5','-h','--h','+2h','1D-2h','1.5h','0.5D','1e3s','2 h', ' 2h ', '1h 30min','Hour','hour','day','BQ','BY','BA','AS','YS-XX','YE-','m','Ms','mS','US','NS','C-MON','B5']:
    try: o=to_offset(f); print(repr(f), repr(o), o.freqstr)
    except Exception as e: print(repr(f), type(e).__name__, e)
for a in [dict(start=0,end="1D",periods=5),dict(start="1h",end="2h",periods=4),dict(start="1h",end="2h",periods=1),dict(start=0,periods=3,freq="h",closed="left"),dict(start=0,end="5h",freq="h",closed="right"),dict(start=0,end="5h",freq="2h",closed="left"),dict(start=0,end="4h",freq="2h",closed="left"),dict(start="0D",end="10D",freq="3D",closed="right"),dict(start=0,end="1s",periods=7,unit="ms"),dict(start=0,end="1s",periods=3,closed="left"),dict(end="1s",periods=3,freq="s",closed="left"),dict(start=0,periods=3,freq="s",closed="x"),dict(start=0,periods=0)]:
    try: r=pd.timedelta_range(**a); print(a, r, r.freq)
    except Exception as e: print(a, type(e).__name__, e)
for a in [("2024-01-01","2024-01-02",4),("2024-01-01","2024-01-01 00:00:01",7),("1960-01-01","1960-01-01 00:00:01",7),("2024-01-02","2024-01-01",4),("2024-01-01","2024-01-02",1),("2024-01-01","2024-01-02",0)]:
    r=pd.date_range(a[0],a[1],periods=a[2]); print(a, r, r.freq); r=pd.date_range(a[0],a[1],periods=a[2],inclusive="left",unit="ns",tz="Asia/Tokyo"); print(r)
from pandas.tseries.offsets import *
t=pd.Timestamp("2024-01-31 14:30")
for a,b in [(MonthEnd(),MonthEnd()),(MonthEnd(),BDay()),(Hour(),MonthEnd()),(BDay(),Hour(2)),(Day(),Hour(2)),(Day(),Day()),(MonthEnd(3),MonthEnd()),(Day(3),Day())]:
    for f in ("+","-"):
        try: print(a,f,b, a+b if f=="+" else a-b)
        except Exception as e: print(a,f,b,type(e).__name__, e)
for o in [BDay(normalize=True), MonthEnd(normalize=True), DateOffset(months=1, normalize=True), Week(normalize=True), Week(weekday=2,normalize=True), QuarterEnd(normalize=True), DateOffset()]:
    print(o, o.is_on_offset(t), o.is_on_offset(t.normalize()), o.rollforward(t), o.rollback(t), o+t, t-o)
for o in [MonthEnd(), BDay(2), Week(), Day(), Hour(2)]:
    try: print(o.nanos)
    except Exception as e: print(type(e).__name__, e)
print(pd.Series(pd.to_datetime(["2024-01-31"] * 3)) + pd.Series([MonthEnd(), BDay(2), DateOffset(days=3)], dtype=object))
print(pd.Series(pd.to_datetime(["2024-01-31"] * 2)) - pd.Series([MonthEnd(), Day(2)], dtype=object))
print(pd.date_range("2024-01-31",periods=2) + pd.Index([MonthEnd(), Day(2)], dtype=object))
import pandas as pd
from pandas.tseries.frequencies import to_offset
for f in "me qe ye bme bms bqe bqs bye bys cbme cbms sme sms wom qs ys e q y m a c bq US NS Us nS MIN mIn Bh BH CBH bM MS ms hye WOM-3XXX WOM-AMON LWOM-FRI LWOM RE-X-DEC-MON RE-N-DEC REQ-N-DEC-MON w-mon qe-dec W-mon QE-dec HYE-JAN 1me 1D1XX 2qs 1h1d".split():
    try: o=to_offset(f); print(repr(f), repr(o), o.freqstr)
    except Exception as e: print(repr(f), type(e).__name__, e)
