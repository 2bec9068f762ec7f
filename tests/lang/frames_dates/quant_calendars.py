import numpy as np
import pandas as pd
from pandas.tseries.offsets import BDay, BMonthEnd, CustomBusinessDay, DateOffset, BusinessHour, CustomBusinessHour, QuarterBegin, YearEnd, BYearEnd, SemiMonthEnd, SemiMonthBegin, MonthBegin, BMonthBegin, Easter, FY5253, FY5253Quarter, Nano, Milli
from pandas.tseries.holiday import USFederalHolidayCalendar, Holiday, next_monday, sunday_to_monday, previous_friday, EasterMonday, after_nearest_workday, MO, TH, DateOffset as DO
from dateutil.relativedelta import relativedelta, TH as RTH, FR as RFR
from dateutil.parser import parse
from dateutil.easter import easter
from datetime import datetime, date

us = CustomBusinessDay(calendar=USFederalHolidayCalendar())
print(pd.date_range("2024-05-23", periods=4, freq=us), pd.Timestamp("2024-07-05") - us)
print(date(2024, 1, 31) + relativedelta(months=1), date(2024, 11, 1) + relativedelta(day=1, weekday=RTH(4)), relativedelta(datetime(2024, 3, 15), datetime(2021, 7, 20)), datetime(2024, 5, 1) + relativedelta(months=-1, day=31, hour=17))
print(parse("05/03/2024", dayfirst=True), parse("20240503T101112"), easter(2024), easter(2025))
for o in (BMonthEnd(), QuarterBegin(startingMonth=1), YearEnd(), BYearEnd(month=6), SemiMonthEnd(), SemiMonthBegin(), MonthBegin(), BMonthBegin(), Easter(), BDay(-3)):
    t = pd.Timestamp("2024-03-28")
    print(o, o.freqstr if hasattr(o, "freqstr") and not isinstance(o, Easter) else "-", (t + o).date(), (t - o).date(), o.is_on_offset(t), o.rollforward(t).date(), o.rollback(t).date())
fy = FY5253(n=1, weekday=5, startingMonth=1, variation="nearest")
print(fy, fy.freqstr, [(pd.Timestamp("2022-06-01") + k * fy).date().isoformat() for k in (-1, 1, 2)], fy.is_on_offset(pd.Timestamp("2023-01-28")))
fl = FY5253(weekday=4, startingMonth=12, variation="last")
print(fl.freqstr, (pd.Timestamp("2023-12-31") + fl).date(), fl.rollback(pd.Timestamp("2023-12-31")).date(), fl.get_year_end(datetime(2023, 5, 1)) if hasattr(fl, "get_year_end") else "")
fq = FY5253Quarter(weekday=5, startingMonth=1, qtr_with_extra_week=4, variation="nearest")
print(fq.freqstr, [(pd.Timestamp("2023-02-10") + k * fq).date().isoformat() for k in (1, 2, 3, 4)])
print(pd.date_range("2020-01-01", periods=4, freq=fy), pd.date_range("2022-01-01", periods=4, freq=fq))
bh = BusinessHour(start="09:30", end="16:00")
t = pd.Timestamp("2024-05-31 15:00")
print(t + bh, t + bh * 3, t + BusinessHour(10), pd.date_range("2024-05-31 14:00", periods=5, freq="bh"))
ch = CustomBusinessHour(start="08:00", end=["12:00", "17:00"][1], holidays=["2024-06-03"])
print(t + ch * 4, ch)
rules = [Holiday("Spring", month=5, day=1, observance=next_monday), Holiday("X", month=12, day=25, observance=previous_friday), Holiday("Thanks", month=11, day=1, offset=DO(weekday=TH(4))), Holiday("Only", year=2024, month=8, day=3, observance=after_nearest_workday), Holiday("Ranged", month=1, day=2, start_date="2023-01-01", end_date="2024-12-31", days_of_week=(0, 1, 2))]
for h in rules:
    print(h.name, h.dates(pd.Timestamp("2022-01-01"), pd.Timestamp("2025-12-31")).strftime("%Y-%m-%d").tolist())
print(EasterMonday.dates("2023", "2024-12-31"))
a, b = pd.Timestamp("2024-01-15"), pd.Timestamp("2024-03-15")
print(len(pd.bdate_range(a, b)), np.busday_count(a.date(), b.date()), (b - a).days, (b.to_period("M") - a.to_period("M")).n, len(pd.date_range(a, b, freq="ME")))
print(np.busday_offset("2024-01-13", 0, roll="modifiedfollowing"), np.busday_offset("2024-03-30", 0, roll="modifiedfollowing"), np.busday_offset("2024-03", 2, roll="forward", weekmask="Wed"), np.is_busday(np.array(["2024-03-29", "2024-03-30"], dtype="M8[D]"), busdaycal=np.busdaycalendar(holidays=["2024-03-29"])))
s = pd.Series(range(10), index=pd.bdate_range("2024-05-24", periods=10))
print(s.shift(1, freq="B").head(3), s.shift(2, freq=us).tail(2), s.asfreq("D").head(5), s.resample("W-WED").sum(), s.index.shift(-1)[0])
print(s.groupby(pd.Grouper(freq="W-FRI", label="left")).mean(), s.resample("SME").count(), s.first_valid_index(), s.index.inferred_freq, s.index + DateOffset(months=1, days=2))
print(pd.Timestamp("2024-01-31") + DateOffset(months=1), pd.Timestamp("2024-01-31") + DateOffset(years=1, month=2, day=29), pd.Timestamp("2024-05-05") + DateOffset(weekday=MO(1)), pd.Timestamp("2024-05-05 10:00") + DateOffset(hour=9, minutes=5), pd.Timestamp(1) + Nano(5), pd.Timestamp(0) + Milli(3))
i = pd.interval_range(pd.Timestamp("2024-01-01"), periods=4, freq="MS", closed="left")
print(i, i.get_indexer(pd.to_datetime(["2024-01-15", "2024-04-01", "2025-01-01"])), pd.Timestamp("2024-02-10") in i[1], i[0].overlaps(i[1]), i.left, i.to_tuples()[:1])
c = pd.cut(pd.to_datetime(["2024-01-03", "2024-02-28", "2024-04-30"]), i)
print(c, pd.Series(c).value_counts(sort=False))
print(pd.date_range("2024-01-01", "2024-01-10", periods=4), pd.date_range(end="2024-06-30", periods=3, freq="QE"), pd.date_range("2024-01-01", "2024-02-01", freq="W-MON", inclusive="right"), pd.period_range("2024-01", "2024-12", freq="2M"), pd.date_range("2024-02-28", periods=3, freq="36h"))
