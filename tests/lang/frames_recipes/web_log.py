import io
import re
from collections import Counter

import pandas as pd

LOG = '''10.0.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326 "-" "Mozilla/5.0"
10.0.0.2 - bob [10/Oct/2023:13:56:01 +0000] "POST /login HTTP/1.1" 302 - "-" "curl/8.0"
10.0.0.1 - - [10/Oct/2023:13:57:12 +0000] "GET /img/logo.png HTTP/1.1" 304 0 "/index.html" "Mozilla/5.0"
10.0.0.3 - - [10/Oct/2023:14:01:45 +0000] "GET /missing HTTP/1.1" 404 512 "-" "bot"
10.0.0.1 - - [10/Oct/2023:14:02:00 +0000] "GET /index.html?x=1 HTTP/1.1" 200 2326 "-" "Mozilla/5.0"
garbage line
10.0.0.3 - - [11/Oct/2023:00:00:01 +0000] "GET /missing HTTP/1.1" 500 77 "-" "bot"
'''
PATTERN = re.compile(r'^(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<size>\d+|-)')

records, bad = [], 0
for line in io.StringIO(LOG):
    m = PATTERN.match(line)
    if m is None:
        bad += 1
        continue
    records.append(m.groupdict())
df = pd.DataFrame.from_records(records)
df["time"] = pd.to_datetime(df["time"], format="%d/%b/%Y:%H:%M:%S %z")
df["status"] = df["status"].astype(int)
df["size"] = pd.to_numeric(df["size"], errors="coerce").fillna(0).astype("int64")
df["path"] = df["path"].str.split("?").str[0]
print(bad, "bad lines;", len(df), "requests")
print(df)
print(df.dtypes)
print(df["status"].floordiv(100).map(lambda c: f"{c}xx").value_counts().sort_index())
print(df.groupby("ip").agg(hits=("path", "count"), bytes=("size", "sum"), first=("time", "min")))
print(df.set_index("time").resample("h")["size"].sum().loc[lambda s: s > 0])
print(Counter(df["method"]).most_common())
print(df.loc[df["status"] >= 400, ["ip", "path", "status"]].to_dict("records"))
top = df["path"].value_counts().head(2)
for rank, (path, hits) in enumerate(top.items(), start=1):
    print(f"{rank}. {path:20s} {hits:3d} {hits / len(df):6.1%}")
sessions = df.sort_values(["ip", "time"])
gap = sessions.groupby("ip")["time"].diff() > pd.Timedelta(minutes=3)
sessions["session"] = gap.groupby(sessions["ip"]).cumsum().astype(int)
print(sessions[["ip", "time", "session"]].to_string(index=False))
print(df["path"].str.rsplit("/", n=1).str[-1].str.extract(r"\.(\w+)$")[0].fillna("none").value_counts())
