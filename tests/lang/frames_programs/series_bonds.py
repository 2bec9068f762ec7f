from datetime import date, datetime, timedelta
from dateutil.relativedelta import relativedelta
import numpy as np
import pandas as pd


def add_months(d, n):
    return d + relativedelta(months=n)


def schedule(settle, maturity, freq=2):
    step = 12 // freq
    out = []
    k = 0
    d = maturity
    while d > settle:
        out.append(d)
        k += 1
        d = maturity - relativedelta(months=step * k)
    return sorted(out), d


def d30360(a, b):
    d1 = min(a.day, 30)
    d2 = 30 if (b.day == 31 and d1 == 30) else b.day
    return 360 * (b.year - a.year) + 30 * (b.month - a.month) + d2 - d1


def price(y, settle, maturity, cpn, freq=2):
    dates, prev = schedule(settle, maturity, freq)
    w = (dates[0] - settle) / (dates[0] - prev)
    c = 100 * cpn / freq
    pv = sum(c / (1 + y / freq) ** (w + i) for i in range(len(dates))) + 100 / (1 + y / freq) ** (w + len(dates) - 1)
    ai = c * (1 - w)
    return pv - ai, ai


def solve_yield(clean, *args, lo=-.05, hi=1.0):
    for _ in range(200):
        mid = (lo + hi) / 2
        if price(mid, *args)[0] > clean:
            lo = mid
        else:
            hi = mid
        if hi - lo < 1e-13:
            break
    return mid


s = date(2024, 2, 15)
bonds = [("2Y", date(2026, 1, 31), .0425, 99.21), ("5Y", date(2029, 1, 31), .04, 98.75), ("10Y", date(2034, 2, 15), .04, 97.9),
         ("30Y", date(2054, 2, 15), .0425, 97.1), ("odd", date(2027, 8, 31), .03125, 96.5)]
rows = []
for name, mat, cpn, px in bonds:
    y = solve_yield(px, s, mat, cpn)
    cl, ai = price(y, s, mat, cpn)
    dp = (price(y + 1e-4, s, mat, cpn)[0] - price(y - 1e-4, s, mat, cpn)[0]) / 2e-4
    cx = (price(y + 1e-4, s, mat, cpn)[0] + price(y - 1e-4, s, mat, cpn)[0] - 2 * cl) / 1e-8
    rows.append(dict(bond=name, maturity=mat, coupon=cpn, clean=px, accrued=ai, ytm=y, moddur=-dp / (cl + ai), convex=cx / (cl + ai)))
t = pd.DataFrame(rows).set_index("bond")
print(t.to_string(formatters={"ytm": "{:.4%}".format, "coupon": "{:.3%}".format, "convex": "{:,.1f}".format}))
print(t["maturity"].map(lambda d: d.strftime("%d-%b-%Y")).tolist(), t.maturity.dtype)
sched, prev = schedule(s, bonds[4][1])
print(sched, prev)
print([d30360(a, b) for a, b in zip(sched, sched[1:])])
cf = pd.concat([pd.DataFrame({"date": schedule(s, m)[0], "amt": 50 * c, "bond": n}) for n, m, c, p in bonds], ignore_index=True)
last = cf.groupby("bond")["date"].transform("max") == cf["date"]
cf.loc[last, "amt"] += 100
cf["date"] = pd.to_datetime(cf["date"])
print(cf.groupby([cf.date.dt.year, "bond"]).amt.sum().unstack().head(4))
print(cf.dtypes)
# bootstrap curve by linear interpolation of zeros
tenors = np.array([.5, 1, 2, 3, 5, 7, 10])
par = np.array([.0525, .0500, .0460, .0440, .0425, .0427, .0420])
grid = np.arange(.5, 10.5, .5)
parc = np.interp(grid, tenors, par)
df_ = []
for i, (T, c) in enumerate(zip(grid, parc)):
    df_.append((1 - c / 2 * sum(df_)) / (1 + c / 2))
df_ = np.array(df_)
zero = -np.log(df_) / grid
fwd = -np.diff(np.log(np.r_[1.0, df_])) / .5
cur = pd.DataFrame({"par": parc, "df": df_, "zero": zero, "fwd": fwd}, index=pd.Index(grid, name="T"))
print(cur.iloc[[0, 1, 3, 9, 19]].mul([100, 1, 100, 100]).round(4))
# Nelson-Siegel by grid + lstsq
best = None
for tau in np.linspace(.5, 5, 46):
    x = grid / tau
    f1 = (1 - np.exp(-x)) / x
    X = np.column_stack([np.ones_like(x), f1, f1 - np.exp(-x)])
    beta, res, rk, sv = np.linalg.lstsq(X, zero, rcond=None)
    if best is None or res[0] < best[0]:
        best = (res[0], tau, beta, rk)
print(f"tau={best[1]:.2f} rank={best[3]}", np.round(best[2], 5), f"{np.sqrt(best[0] / 20) * 1e4:.2f}bp")
print(relativedelta(date(2054, 2, 15), s), relativedelta(datetime(2024, 3, 31), datetime(2024, 2, 29, 12)))
print(date(2024, 1, 31) + relativedelta(months=1), date(2024, 2, 29) + relativedelta(years=1), date(2024, 5, 31) + relativedelta(day=31, months=-3))
print(datetime(2024, 5, 17) + relativedelta(weekday=0, hours=+6), relativedelta(months=14, days=-3).normalized())
npv = lambda r, c: sum(v / (1 + r) ** i for i, v in enumerate(c))
flows = [-1000, 200, 300, 400, 350]
x = .1
for _ in range(50):
    fx = npv(x, flows)
    d = (npv(x + 1e-7, flows) - fx) / 1e-7
    x, old = x - fx / d, x
    if abs(x - old) < 1e-12:
        break
print(f"irr {x:.10f}", npv(x, flows).__round__(6))
xd = pd.to_datetime(["2024-01-01", "2024-07-15", "2025-02-28", "2026-01-01"])
xc = pd.Series([-1000.0, 150, 400, 600], index=xd)
yrs = (xd - xd[0]) / pd.Timedelta(days=365)
g = lambda r: (xc / (1 + r) ** yrs).sum()
lo, hi = 0., 1.
while hi - lo > 1e-12:
    m = (lo + hi) / 2
    lo, hi = (m, hi) if g(m) > 0 else (lo, m)
print(f"xirr {m:.8%}", yrs)
