import datetime as dt
import numpy as np
import pandas as pd
from pandas.tseries.holiday import (AbstractHolidayCalendar, Holiday, USFederalHolidayCalendar, nearest_workday, sunday_to_monday,
                                    MO, TH, GoodFriday, EasterMonday, USLaborDay, USThanksgivingDay, USMemorialDay, USMartinLutherKingJr, USPresidentsDay,
                                    previous_friday, next_monday, get_calendar, HolidayCalendarFactory)
from pandas.tseries.offsets import (CustomBusinessDay, CustomBusinessMonthEnd, CustomBusinessMonthBegin, BDay, BMonthEnd, BQuarterEnd,
                                    CustomBusinessHour, BusinessHour, Easter, DateOffset, WeekOfMonth, LastWeekOfMonth, FY5253Quarter, Week, SemiMonthEnd)


class NYSE(AbstractHolidayCalendar):
    rules = [Holiday("New Year", month=1, day=1, observance=sunday_to_monday),
             USMartinLutherKingJr, USPresidentsDay, GoodFriday, USMemorialDay,
             Holiday("Juneteenth", month=6, day=19, start_date="2021-06-18", observance=nearest_workday),
             Holiday("Independence", month=7, day=4, observance=nearest_workday),
             USLaborDay, USThanksgivingDay, Holiday("Christmas", month=12, day=25, observance=nearest_workday)]


cal = NYSE()
h = cal.holidays("2021-01-01", "2023-12-31", return_name=True)
print(h)
print(cal.holidays("2024-01-01", "2024-12-31"))
cbd = CustomBusinessDay(calendar=cal)
print(cbd)
days = pd.date_range("2024-01-01", "2024-12-31", freq=cbd)
print(len(days), days[:3], days.freq)
print(pd.Timestamp("2024-03-28") + cbd, pd.Timestamp("2024-03-29") - cbd, pd.Timestamp("2024-07-03 15:00") + 2 * cbd)
print(cbd.is_on_offset(pd.Timestamp("2024-12-25")), cbd.rollforward("2024-12-25"), cbd.rollback(pd.Timestamp("2024-09-02")))
s = pd.Series(1, index=days).resample("ME").sum()
print(s.to_dict())
print(s.groupby(s.index.quarter).sum())
print(pd.date_range("2024-01-01", periods=6, freq=CustomBusinessMonthEnd(calendar=cal)))
print(pd.date_range("2024-01-01", periods=4, freq=CustomBusinessMonthBegin(calendar=cal)))
eg = CustomBusinessDay(weekmask="Sun Mon Tue Wed Thu", holidays=["2024-04-09", np.datetime64("2024-04-10"), dt.datetime(2024, 4, 11)])
print(pd.date_range("2024-04-04", periods=7, freq=eg).strftime("%a %d").tolist())
print(np.busday_count("2024-01-01", "2025-01-01", holidays=cal.holidays("2024", "2025").values.astype("datetime64[D]")))
print(np.busday_offset("2024-03-28", [0, 1, 2], holidays=["2024-03-29"], roll="forward"))
print(np.is_busday(np.array(["2024-03-29", "2024-03-30"], dtype="datetime64[D]"), holidays=["2024-03-29"]))


def settle(ts, n):
    return [ts + n * cbd, np.busday_offset(ts.date(), n, holidays=cal.holidays("2024", "2025").values.astype("datetime64[D]"))]


for d in ("2024-03-27", "2024-05-23", "2024-11-27"):
    print(d, settle(pd.Timestamp(d), 2))
# option expiries: third Fridays, moved back if holiday
exp = pd.date_range("2024-01-01", "2025-06-30", freq=WeekOfMonth(week=2, weekday=4))
print(exp)
adj = [cbd.rollback(e) for e in exp]
print([a.strftime("%Y-%m-%d") for a, e in zip(adj, exp) if a != e])
print(pd.date_range("2024-01-01", periods=4, freq=LastWeekOfMonth(weekday=2)))
print(pd.date_range("2024-01-01", periods=5, freq="W-WED"), pd.date_range("2024-01-10", periods=5, freq="SME"))
print(pd.date_range("2020-01-01", periods=4, freq=Easter()))
bh = BusinessHour(start="09:30", end="16:00")
print(pd.Timestamp("2024-06-14 15:15") + 2 * bh, bh)
cbh = CustomBusinessHour(calendar=cal, start="09:30", end="16:00")
print(pd.Timestamp("2024-07-03 15:30") + cbh, pd.date_range("2024-07-03 14:30", periods=5, freq=cbh))
print(pd.Timestamp("2024-06-14 12:00") + BDay(1, offset=dt.timedelta(hours=2)), BDay(3), BMonthEnd(), BQuarterEnd(startingMonth=3))
print(pd.Timestamp("2024-06-15") + BDay(0), pd.Timestamp("2024-06-15") - BDay(1))
fy = FY5253Quarter(weekday=5, startingMonth=9, variation="last", qtr_with_extra_week=4)
print([str((pd.Timestamp("2023-09-01") + k * fy).date()) for k in range(1, 6)], fy)
fed = USFederalHolidayCalendar().holidays("2024-01-01", "2024-12-31", return_name=True)
print(fed)
UK = HolidayCalendarFactory("UK", NYSE, NYSE)
print(EasterMonday.dates("2022", "2025"), Holiday("July 4th", month=7, day=4, observance=next_monday).dates("2020", "2022"))
early = Holiday("MLK", month=1, day=1, offset=DateOffset(weekday=MO(3)))
print(early.dates("2023-01-01", "2026-12-31"), early)
print(Holiday("x", month=11, day=1, offset=[DateOffset(weekday=TH(4)), pd.offsets.Day(1)]).dates("2022", "2025"))
