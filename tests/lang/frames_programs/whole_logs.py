import re, json, collections
import numpy as np
import pandas as pd
lines = """127.0.0.1 - frank [10/Oct/2023:13:55:36 -0700] "GET /index.html HTTP/1.0" 200 2326
10.0.0.5 - - [10/Oct/2023:13:55:40 -0700] "POST /api/login HTTP/1.1" 302 -
10.0.0.5 - bob [10/Oct/2023:13:56:01 -0700] "GET /api/items?id=3 HTTP/1.1" 200 512
192.168.1.9 - - [10/Oct/2023:14:02:11 -0700] "GET /missing HTTP/1.1" 404 209
192.168.1.9 - - [10/Oct/2023:14:02:13 -0700] "GET /api/items?id=9 HTTP/1.1" 500 77
garbage line
127.0.0.1 - frank [11/Oct/2023:00:00:01 -0700] "DELETE /api/items?id=3 HTTP/1.1" 204 0""".splitlines()
pat = re.compile(r'(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<method>\S+) (?P<path>\S+) [^"]+" (?P<status>\d{3}) (?P<size>\S+)')
rows = [m.groupdict() for m in map(pat.match, lines) if m]
df = pd.DataFrame(rows)
df["time"] = pd.to_datetime(df["time"], format="%d/%b/%Y:%H:%M:%S %z")
df["status"] = df["status"].astype("int16")
df["size"] = pd.to_numeric(df["size"], errors="coerce").astype("Int64")
df["user"] = df["user"].replace("-", pd.NA)
print(df, df.dtypes, sep="\n")
df[["route", "query"]] = df["path"].str.split("?", n=1, expand=True)
df["class"] = df["status"].floordiv(100).astype(str) + "xx"
print(df.groupby("class")["ip"].agg(["count", "nunique"]))
print(df.set_index("time").resample("1h")["size"].agg(["count", "sum", "max"]))
print(df.groupby(["ip", "method"]).size().unstack(fill_value=0))
print(df["query"].str.extract(r"id=(?P<id>\d+)").dropna().astype({"id": int}))
print(df.time.dt.tz_convert("UTC").dt.strftime("%Y-%m-%d %H:%M").tolist())
s2 = pd.Series(lines).str.extract(pat)
print(s2[s2.ip.isna()].index.tolist(), s2.columns.tolist())
print(df.to_json(orient="records", date_format="iso", lines=True))
errs = df.query("status >= 400").assign(minute=lambda d: d.time.dt.floor("min"))
print(errs[["ip", "path", "status", "minute"]].to_string(index=False))
by = collections.defaultdict(list)
for ip, g in df.groupby("ip"):
    g = g.sort_values("time")
    session = (g["time"].diff() > pd.Timedelta(minutes=5)).cumsum()
    for k, part in g.groupby(session):
        by[ip].append({"session": int(k), "hits": len(part), "seconds": (part.time.max() - part.time.min()).total_seconds()})
print(json.dumps(by, indent=1))
print(df["method"].value_counts().to_dict(), df.memory_usage(index=False).gt(0).all())
print(pd.json_normalize([{"ip": k, "sessions": v} for k, v in by.items()], "sessions", ["ip"]))
print(df.describe(include="all").loc[["count", "unique", "top", "freq"]])
