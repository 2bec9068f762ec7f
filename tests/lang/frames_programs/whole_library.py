# Library loans: due dates, fines, holds; functions with docstrings, enumerate, match on categories.
import pandas as pd
import numpy as np
from datetime import datetime, timedelta, date
from enum import Enum


class Kind(str, Enum):
    BOOK = "book"
    DVD = "dvd"
    MAG = "magazine"


RULES = {Kind.BOOK: (21, 0.10), Kind.DVD: (7, 0.50), Kind.MAG: (14, 0.05)}
loans = pd.DataFrame({
    "loan": range(1001, 1009),
    "member": ["M3", "M1", "M2", "M3", "M1", "M4", "M2", "M3"],
    "kind": [Kind.BOOK.value, "dvd", "book", "dvd", "magazine", "book", "dvd", "book"],
    "out": pd.to_datetime(["2024-01-02", "2024-01-05", "2024-01-05", "2024-01-20", "2024-02-01", "2024-02-03", "2024-02-10", "2024-02-28"]),
    "back": pd.to_datetime(["2024-01-30", "2024-01-10", None, "2024-01-29", "2024-02-20", None, "2024-02-17", "2024-03-01"]),
})
today = pd.Timestamp("2024-03-10")
loans["days"] = loans["kind"].map(lambda k: RULES[Kind(k)][0])
loans["rate"] = loans["kind"].map({k.value: v[1] for k, v in RULES.items()})
loans["due"] = loans["out"] + pd.to_timedelta(loans["days"], unit="D")
end = loans["back"].fillna(today)
loans["late"] = (end - loans["due"]).dt.days.clip(lower=0)
loans["fine"] = (loans["late"] * loans["rate"]).round(2)
print(loans.drop(columns=["rate"]).to_string(index=False))
print(loans.dtypes)


def status(row):
    """One word for a loan."""
    if pd.isna(row["back"]):
        return "overdue" if row["due"] < today else "out"
    return "late" if row["late"] else "ok"


loans["status"] = loans.apply(status, axis=1)
print(loans["status"].value_counts())
print(loans.set_index("loan")["status"].to_dict())
per = loans.groupby("member").agg(n=("loan", "size"), fines=("fine", "sum"), worst=("late", "max"), kinds=("kind", lambda s: "+".join(sorted(set(s)))))
print(per.sort_values(["fines", "n"], ascending=[False, True]))
print(per.loc[per["fines"].idxmax()])
for i, (m, sub) in enumerate(loans.groupby("member"), start=1):
    print(i, m, len(sub), sub["fine"].tolist(), sub["out"].min().date().isoformat())
cal = pd.DataFrame({"out": 1}, index=loans["out"]).resample("W").sum()
print(cal)
daily = pd.concat([pd.Series(1, index=loans["out"]), pd.Series(-1, index=loans["back"].dropna())]).groupby(level=0).sum().sort_index().cumsum()
print(daily)
print(daily.asfreq("D", method="ffill").resample("MS").agg(["mean", "max"]).round(3))
overlap = loans.merge(loans, on="member", suffixes=("", "_2")).query("loan < loan_2 and out_2 < @end.max() and (out_2 - out).dt.days <= 20")
print(overlap[["member", "loan", "loan_2"]])
print(loans.loc[loans["status"].isin(["overdue", "out"]), ["member", "due"]].assign(due=lambda d: d["due"].dt.strftime("%d %b %Y")))
print(f"{loans['fine'].sum():.2f} owed; {loans['late'].gt(0).mean():.0%} late; longest {loans['late'].max()} days")
print(isinstance(loans["out"].iloc[0], datetime), loans["out"].iloc[0] == datetime(2024, 1, 2), date(2024, 1, 2) == loans["out"].iloc[0].date())
x = loans.iloc[2]
print(x)
try:
    print(x["out"] + timedelta(days=x["days"]))
except TypeError as e:
    print(e)
print(type(x["days"]).__name__, x["back"] is pd.NaT)
try:
    loans.loc[99]
except KeyError as e:
    print("KeyError:", e)
try:
    loans["fine"] + loans["member"]
except TypeError as e:
    print("TypeError", str(e)[:60])
