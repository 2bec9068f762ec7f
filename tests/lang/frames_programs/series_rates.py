"""Money-market curve, day counts, swap schedules with business calendars."""
import numpy as np
import pandas as pd
from datetime import date, timedelta
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, MONTHLY, WEEKLY, DAILY, YEARLY, MO, WE, FR, TH
from pandas.tseries.offsets import CustomBusinessDay, BMonthEnd, MonthEnd

hol = pd.to_datetime(["2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01", "2024-12-25", "2024-12-26", "2025-01-01"])
tgt = CustomBusinessDay(holidays=hol.tolist())


def adjust(d, how="MF"):
    d = pd.Timestamp(d)
    f = d if tgt.is_on_offset(d) else d + tgt
    if how == "F" or f.month == d.month:
        return f
    return d - tgt


def yf(a, b, conv):
    n = (b - a).days
    if conv == "A360":
        return n / 360
    if conv == "A365":
        return n / 365
    if conv == "30360":
        d1, d2 = min(a.day, 30), b.day
        if d1 == 30 and d2 == 31:
            d2 = 30
        return ((b.year - a.year) * 360 + (b.month - a.month) * 30 + d2 - d1) / 360
    if conv == "AA":
        t, x = 0.0, a
        while x.year < b.year:
            e = pd.Timestamp(x.year + 1, 1, 1)
            t += (e - x).days / (366 if x.is_leap_year else 365)
            x = e
        return t + (b - x).days / (366 if x.is_leap_year else 365)
    raise ValueError(conv)


start = pd.Timestamp("2024-01-31")
sched = [adjust(start + relativedelta(months=3 * k)) for k in range(9)]
df = pd.DataFrame({"start": sched[:-1], "end": sched[1:]})
for c in ("A360", "A365", "30360", "AA"):
    df[c] = [yf(a, b, c) for a, b in zip(df.start, df.end)]
df["wd"] = df["end"].dt.day_name().str[:3]
print(df.round(6))
print(df[["A360", "A365", "30360", "AA"]].sum().map("{:.6f}".format))
df["fix"] = df["start"].map(lambda d: d - 2 * tgt)
print(df[["fix", "start"]].assign(lag=lambda x: x.start - x.fix))

rr = list(rrule(MONTHLY, count=6, dtstart=date(2024, 1, 1), byweekday=WE(3)))
print([d.strftime("%Y-%m-%d") for d in rr])
print([d.date().isoformat() for d in rrule(WEEKLY, dtstart=pd.Timestamp("2024-02-26").to_pydatetime(), until=pd.Timestamp("2024-03-15").to_pydatetime(), byweekday=(MO, FR))])
print([str(d.date()) for d in rrule(MONTHLY, bymonthday=-1, count=4, dtstart=pd.Timestamp("2024-01-15").to_pydatetime())])
print([str(d.date()) for d in rrule(YEARLY, bymonth=11, byweekday=TH(4), count=3, dtstart=pd.Timestamp("2023-01-01").to_pydatetime())])
print([str(d.date()) for d in rrule(DAILY, interval=10, count=4, dtstart=pd.Timestamp("2024-02-20").to_pydatetime())])
print(rrule(MONTHLY, dtstart=pd.Timestamp("2024-01-31").to_pydatetime(), count=5)[:3], len(list(rrule(MONTHLY, dtstart=pd.Timestamp("2024-01-31").to_pydatetime(), count=5))))
rule = rrule(MONTHLY, dtstart=pd.Timestamp("2024-01-01").to_pydatetime(), byweekday=(MO, WE, FR), bysetpos=-1)
print(rule.after(pd.Timestamp("2024-02-29").to_pydatetime()), rule.before(pd.Timestamp("2024-02-01").to_pydatetime()), [d.day for d in rule.between(pd.Timestamp("2024-01-01").to_pydatetime(), pd.Timestamp("2024-06-30").to_pydatetime())])

depo = pd.Series({"ON": .0390, "1W": .0388, "1M": .0386, "3M": .0379, "6M": .0368})
step = {"ON": relativedelta(days=1), "1W": relativedelta(weeks=1), "1M": relativedelta(months=1), "3M": relativedelta(months=3), "6M": relativedelta(months=+6)}
spot = pd.Timestamp("2024-03-26") + 2 * tgt
mat = pd.Series({k: adjust(spot + v) for k, v in step.items()})
tau = (mat - spot).dt.days / 360
dfs = 1 / (1 + depo * tau)
print(pd.DataFrame({"mat": mat, "tau": tau, "df": dfs}))
z = -np.log(dfs) / ((mat - spot).dt.days / 365)
q = spot + pd.to_timedelta([10, 45, 100, 150], unit="D")
print(pd.Series(np.interp((q - spot).days, (mat - spot).dt.days, z), index=q.strftime("%d%b%y")).round(6))
swaps = {2: .0335, 3: .0312, 5: .0298, 7: .0297, 10: .0301}
par = pd.Series(swaps).reindex(range(1, 11)).interpolate(method="index")
par.loc[1] = .0365
d = {}
for n, r in par.items():
    d[n] = (1 - r * sum(d.values())) / (1 + r)
cur = pd.DataFrame({"par": par, "df": pd.Series(d)})
cur["zero"] = cur["df"] ** (-1 / cur.index.to_series()) - 1
cur["fwd"] = cur["df"].shift(fill_value=1) / cur["df"] - 1
print(cur.to_string(formatters={"par": "{:.3%}".format, "zero": "{:.4%}".format, "fwd": "{:.4%}".format, "df": "{:.6f}".format}))
bump = {n: (par + 1e-4 * (par.index == n)) for n in par.index}
pv01 = {}
for n, p in bump.items():
    dd = {}
    for k, r in p.items():
        dd[k] = (1 - r * sum(dd.values())) / (1 + r)
    pv01[n] = 1e6 * (.03 * (sum(dd.values()) - sum(d.values())) + dd[10] - d[10])
print(pd.Series(pv01).round(2).to_dict())
print(pd.Series(pd.date_range("2024-01-01", periods=4, freq="BME")).map(lambda t: (t + relativedelta(months=1, day=31)).date()).tolist())
