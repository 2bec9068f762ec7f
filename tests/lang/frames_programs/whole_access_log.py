# Web access log with regex, sessions, bot detection, status classes, rolling rates; logging levels.
import logging
import re
import sys
import pandas as pd
from urllib.parse import urlsplit, parse_qs

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="[%(levelname)-7s] %(message)s")
LOG = '''10.0.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html?utm=a&x=1 HTTP/1.1" 200 2326 "-" "Mozilla/5.0"
10.0.0.2 - bob [10/Oct/2023:13:55:40 +0000] "POST /login HTTP/1.1" 302 - "http://ex.com/" "Mozilla/5.0"
10.0.0.1 - - [10/Oct/2023:13:58:02 +0000] "GET /img/a.png HTTP/1.1" 304 0 "-" "Mozilla/5.0"
66.249.1.5 - - [10/Oct/2023:14:01:00 +0000] "GET /robots.txt HTTP/1.1" 404 153 "-" "Googlebot/2.1"
broken line here
66.249.1.5 - - [10/Oct/2023:14:01:05 +0000] "GET /p?id=7&id=8 HTTP/2" 500 12 "-" "Googlebot/2.1"
10.0.0.2 - bob [10/Oct/2023:14:40:00 +0200] "GET /admin HTTP/1.1" 403 99 "-" "curl/7.1"
10.0.0.1 - - [10/Oct/2023:15:00:00 +0000] "GET /index.html HTTP/1.1" 200 2326 "-" "Mozilla/5.0"
'''
PAT = re.compile(r'(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<ts>[^\]]+)\] "(?P<verb>[A-Z]+) (?P<url>\S+) (?P<proto>[^"]+)" (?P<status>\d{3}) (?P<size>\d+|-) "(?P<ref>[^"]*)" "(?P<ua>[^"]*)"')
rows = []
for n, line in enumerate(LOG.splitlines(), 1):
    m = PAT.match(line)
    if not m:
        logging.warning("line %d skipped: %r", n, line[:20])
        continue
    rows.append(m.groupdict())
df = pd.DataFrame(rows).replace({"-": None})
print(df.iloc[:, :5])
print(df.isna().sum().loc[lambda s: s > 0])
df["ts"] = pd.to_datetime(df["ts"], format="%d/%b/%Y:%H:%M:%S %z", utc=True)
df = df.astype({"status": "int16", "size": "Int64"})
print(df.dtypes)
df["size"] = df["size"].fillna(0)
df[["path", "query"]] = df["url"].map(urlsplit).map(lambda u: (u.path, u.query)).tolist()
df["args"] = df["query"].map(parse_qs)
print(df[["path", "query", "args"]])
df["class"] = df["status"].floordiv(100).map("{}xx".format)
df["bot"] = df["ua"].str.contains("bot|curl", case=False)
print(df.groupby(["class", "bot"]).agg(hits=("ip", "count"), bytes=("size", "sum")))
df = df.sort_values(["ip", "ts"])
gap = df.groupby("ip")["ts"].diff()
df["session"] = (gap.isna() | (gap > pd.Timedelta("30min"))).cumsum()
print(df[["ip", "ts", "session"]].to_string(index=False))
sess = df.groupby("session").agg(ip=("ip", "first"), start=("ts", "min"), end=("ts", "max"), n=("url", "size"))
sess["dur"] = sess["end"] - sess["start"]
print(sess)
print(sess["dur"].mean(), sess["dur"].dt.total_seconds().tolist())
hourly = df.set_index("ts").resample("30min")["ip"].agg(["count", "nunique"])
print(hourly)
print(df.set_index("ts")["size"].sort_index().rolling("10min").sum())
print(df["ts"].dt.tz_convert("Europe/Paris").dt.strftime("%H:%M %Z").tolist())
print(df["ua"].str.split("/").str[0].value_counts(normalize=True).round(3))
print(df["ua"].str.extract(r"(?P<name>\w+)/(?P<ver>[\d.]+)").drop_duplicates())
logging.info("rows=%d bytes=%s", len(df), df["size"].sum())
logging.debug("types: %s", {c: str(t) for c, t in df.dtypes.items() if c in ("ts", "size")})
top = df["path"].value_counts().head(2)
for p, c in top.items():
    logging.info("%-15s %3d %s", p, c, "*" * c)
try:
    pd.to_datetime(["10/Oct/2023:13:55:36 +0000"], format="%d/%b/%Y %H:%M")
except ValueError as e:
    logging.error(e)
print(df.groupby(df["ts"].dt.floor("h"))["status"].apply(list))
print(df.groupby("ip")["path"].agg(" > ".join).to_dict())
print(pd.json_normalize(df["args"].tolist()))
print(df["ref"].notna().any(), df["user"].unique(), df["user"].fillna("anon").str.cat(df["verb"], sep=":").tolist())
