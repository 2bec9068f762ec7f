import pandas as pd, numpy as np, datetime
from datetime import timedelta
from pandas.tseries.offsets import *
from pandas.tseries.holiday import USFederalHolidayCalendar, Holiday, AbstractHolidayCalendar, GoodFriday, nearest_workday, get_calendar
from dateutil.relativedelta import relativedelta, MO, FR
from dateutil.parser import parse
import dateutil.easter
us_bd = CustomBusinessDay(calendar=USFederalHolidayCalendar())
print(pd.date_range("2024-06-28", periods=6, freq=us_bd))
print(USFederalHolidayCalendar().holidays("2024-01-01","2025-12-31"))
print(USFederalHolidayCalendar().holidays("2024-01-01","2024-12-31", return_name=True))
class Cal(AbstractHolidayCalendar):
    rules=[GoodFriday, Holiday("X", month=7, day=4, observance=nearest_workday)]
print(Cal().holidays("2020-01-01","2022-01-01"), get_calendar("Cal").name)
t = pd.Timestamp("2024-03-15 16:30")
for off in [BusinessHour(), BusinessHour(2), BusinessHour(-3), BusinessHour(9,start="22:00",end="06:00"), BusinessHour(start=["09:00","13:00"],end=["12:00","17:00"])*5, CustomBusinessDay(3, holidays=["2024-03-18"]), CustomBusinessDay(weekmask="Sun Mon Tue Wed Thu"), SemiMonthEnd(), SemiMonthBegin(-3), WeekOfMonth(week=2,weekday=4), WeekOfMonth(-1,week=0,weekday=0), LastWeekOfMonth(weekday=4), Easter(), Easter(-1), HalfYearEnd(), HalfYearBegin(2), BHalfYearEnd(), CustomBusinessMonthEnd(), CBMonthBegin(2), DateOffset(weekday=MO(1)), DateOffset(months=1, weekday=4), BDay(offset=timedelta(hours=2)), CustomBusinessHour(holidays=["2024-03-18"])]:
    print(repr(off), t + off, t - off, off.rollforward(t), off.rollback(t), off.is_on_offset(t), off.freqstr, (pd.Series(pd.date_range("2024-01-30", periods=3, freq="9D")) + off).tolist())
for f in ["bh","2C","SME","SMS","WOM-3FRI","LWOM-THU","HYE","CBME","SME-10"]:
    print(pd.date_range("2024-01-01", periods=4, freq=f), len(pd.date_range("2024-01-01","2024-06-30",freq=f)))
print(pd.Series(range(100), index=pd.date_range("2024-01-01",periods=100)).resample("SME").sum())
d1=datetime.datetime(2024,1,31); d2=datetime.date(2020,2,29)
print(d1+relativedelta(months=1), d2+relativedelta(years=1), relativedelta(d1, datetime.datetime(2021,12,5,3)), relativedelta(months=-14,days=3,hours=30), d1+relativedelta(weekday=FR(-1)), d1 + relativedelta(day=1,months=+2), relativedelta(datetime.date(2024,3,1),datetime.date(1990,7,15)).years)
print(relativedelta(years=1)+relativedelta(months=2), -relativedelta(days=3), relativedelta(days=1)*3, bool(relativedelta()), pd.Timestamp("2024-01-31")+relativedelta(months=1))
print(parse("2024-03-01 10:00"), parse("March 5, 2021 4pm"), parse("01/02/2020", dayfirst=True), parse("20240105T101500"), parse("2020-01-01T00:00:00Z"))
try: parse("hello")
except Exception as e: print(type(e).__name__, e)
print(dateutil.easter.easter(2025), pd.bdate_range("2024-01-01", periods=4, freq="C", holidays=["2024-01-02"], weekmask="Mon Tue Wed"))
for kw in [dict(freq="CX",holidays=["2024-01-01"]),dict(holidays=["2024-01-01"]),dict(freq=None)]:
    try: print(pd.bdate_range("2024-01-01",periods=3,**kw))
    except Exception as e: print(type(e).__name__,e)
