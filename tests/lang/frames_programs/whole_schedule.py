# University timetable: conflicts, capacity, cross joins, overlapping intervals, object-oriented rows, text calendars
import calendar
from dataclasses import dataclass, asdict, field
from enum import Enum
from collections import namedtuple, defaultdict
import datetime as dt
import itertools
import numpy as np
import pandas as pd

class Day(Enum):
    MON = 0
    TUE = 1
    WED = 2

@dataclass
class Slot:
    course: str
    day: Day
    start: str
    mins: int
    room: str = "R1"
    tags: list = field(default_factory=list)

slots = [Slot("Algebra", Day.MON, "09:00", 90, tags=["core"]), Slot("Physics", Day.MON, "10:00", 60, "R1"), Slot("Chem", Day.MON, "10:30", 120, "Lab", ["core", "lab"]), Slot("Art", Day.TUE, "14:15", 45, "R2"), Slot("Algebra", Day.WED, "09:00", 90), Slot("Music", Day.WED, "10:15", 60, "R1", ["arts"])]
df = pd.DataFrame(slots)
print(df, df.dtypes, sep="\n")
df["start"] = pd.to_timedelta(df["start"] + ":00")
df["end"] = df["start"] + pd.to_timedelta(df["mins"], unit="min")
df["d"] = df["day"].map(lambda x: x.value)
df["day"] = df["day"].map(lambda x: x.name.title())
print(df.drop(columns="tags"))
pairs = df.reset_index().merge(df.reset_index(), on=["d", "room"], suffixes=("_a", "_b")).query("index_a < index_b")
cl = pairs[(pairs["start_a"] < pairs["end_b"]) & (pairs["start_b"] < pairs["end_a"])]
print(cl[["course_a", "course_b", "room", "start_b", "end_a"]])
iv = pd.arrays.IntervalArray.from_arrays(df["start"], df["end"], closed="left")
print(pd.IntervalIndex(iv[:2]), iv[0].overlaps(iv[1]), iv[0].length)
base = pd.Timestamp("2024-09-02")
sess = df.assign(key=1).merge(pd.DataFrame({"week": range(3), "key": 1}), on="key").drop(columns="key")
sess["at"] = base + pd.to_timedelta(sess["week"] * 7 + sess["d"], unit="D") + sess["start"]
hol = pd.to_datetime(["2024-09-09"])
sess = sess[~sess["at"].dt.normalize().isin(hol)].sort_values("at", ignore_index=True)
print(sess[["course", "week", "at", "room"]].head(6), len(sess))
grid = sess.pivot_table(index=sess["at"].dt.strftime("%H:%M"), columns=["week", "day"], values="course", aggfunc=lambda s: "+".join(s), fill_value="")
print(grid)
ex = df[["course", "tags"]].explode("tags").dropna()
print(ex.groupby("tags")["course"].agg(set).map(sorted), ex["tags"].value_counts(), sep="\n")
enr = pd.DataFrame(list(itertools.product(["s1", "s2", "s3"], df["course"].unique())), columns=["stu", "course"]).sample(frac=.7, random_state=5).sort_index()
print(enr.groupby("stu")["course"].apply(", ".join), enr.groupby("course").size().reindex(df["course"].unique(), fill_value=0), sep="\n")
load = enr.merge(df.groupby("course", as_index=False)["mins"].sum(), on="course").groupby("stu")["mins"].sum().div(60)
print(load.map("{:.2f} h".format))
me = enr.merge(df[["course", "d", "start", "end"]], on="course")
def clash(g):
    g = g.sort_values(["d", "start"])
    prev = g.groupby("d")["end"].shift()
    return pd.Series({"n": int((g["start"] < prev).sum()), "free": 3 - g["d"].nunique()})
print(me.groupby("stu").apply(clash, include_groups=False))
use = df.groupby("room")["mins"].sum().to_frame("used").assign(cap=lambda d: 3 * 8 * 60, share=lambda d: d["used"] / d["cap"])
print(use.round(3))
Room = namedtuple("Room", "room seats building")
rooms = pd.DataFrame([Room("R1", 40, "Main"), Room("R2", 25, "Main"), Room("Lab", 12, "Annex")]).set_index("room")
print(rooms, rooms.loc["Lab"].to_dict(), rooms.query("seats > 20").index.tolist())
seats = df["room"].map(rooms["seats"])
print(df.assign(seats=seats).groupby("course")["seats"].min().clip(upper=30).sort_values(kind="stable"))
cnt = defaultdict(int)
for r in sess.itertuples():
    cnt[(r.day, r.room)] += r.mins
print(pd.Series(cnt).rename_axis(["day", "room"]).unstack(fill_value=0))
print(pd.DataFrame.from_dict({k: asdict(s) for k, s in enumerate(slots[:2])}, orient="index").drop(columns=["tags"]))
print(pd.DataFrame.from_records([(1, "a"), (2, "b")], columns=["n", "c"], index="n"), pd.DataFrame([{"a": 1, "b": {"c": 2}}, {"a": 3}]), sep="\n")
print(calendar.month(2024, 9))
cal = pd.Series(1, index=pd.date_range("2024-09-01", "2024-09-30"))
wk = cal.groupby([cal.index.isocalendar().week.to_numpy(), cal.index.dayofweek]).sum().unstack(fill_value=0)
wk.columns = [calendar.day_abbr[i] for i in wk.columns]
print(wk)
occ = pd.Series(0, index=pd.timedelta_range("08:00:00", "18:00:00", freq="30min"))
for r in df[df["d"] == 0].itertuples():
    occ[(occ.index >= r.start) & (occ.index < r.end)] += 1
print(occ[occ > 0], occ.idxmax(), occ.groupby(occ.index.floor("2h")).max().to_dict(), sep="\n")
print((base + df["start"]).dt.time.tolist()[:2], df["start"].dt.components[["hours", "minutes"]].head(2), df["start"].astype(str).tolist()[:2], sep="\n")
print(sess.set_index("at").between_time("10:00", "11:00")["course"].tolist(), sess.set_index("at").at_time("09:00").shape, sess.set_index("at")["2024-09-10":"2024-09-12"]["course"].tolist())
print(sess.groupby("course")["at"].agg(["first", "last"]).apply(lambda c: c.dt.strftime("%a %d.%m.")), sess.groupby(sess["at"].dt.date)["mins"].sum(), sep="\n")
nxt = sess.set_index("at").index
print(nxt[nxt.searchsorted(pd.Timestamp("2024-09-04 10:00"))], nxt.get_indexer([pd.Timestamp("2024-09-05")], method="pad"), nxt.asof(pd.Timestamp("2024-09-03")) if hasattr(nxt, "asof") else "", nxt.is_unique)
m = sess[["course", "room"]].apply(lambda c: c.astype("category").cat.codes)
print(m.T.head(2), pd.factorize(sess["course"], sort=True)[1].tolist(), sess["course"].astype("category").cat.categories.tolist(), sep="\n")
df.loc[df["course"].eq("Art"), ["room", "mins"]] = ["R9", 50]
print(df.loc[3, ["course", "room", "mins"]], df.iloc[3:5, :3], sep="\n")
print(df.to_markdown() if False else df[["course", "mins"]].to_dict("tight"), df["day"].unique(), df["room"].nunique())
