# Web server log parsing with regular expressions and sessions
import re
from io import StringIO
import pandas as pd

LOG = '''127.0.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326 "-" "Mozilla/5.0 (Windows NT 10.0)"
10.0.0.5 - alice [10/Oct/2023:13:56:01 +0000] "POST /login HTTP/1.1" 302 - "https://ex.com/" "curl/7.68"
127.0.0.1 - - [10/Oct/2023:13:56:40 +0000] "GET /img/logo.png?v=2 HTTP/1.1" 304 0 "-" "Mozilla/5.0 (Windows NT 10.0)"
192.168.1.9 - bob [10/Oct/2023:14:20:00 +0200] "GET /api/v1/users/42 HTTP/2" 500 87 "-" "python-requests/2.31"
10.0.0.5 - alice [10/Oct/2023:14:40:59 +0000] "GET /account?tab=1&x=%20y HTTP/1.1" 200 5120 "-" "curl/7.68"
garbage line here
127.0.0.1 - - [10/Oct/2023:15:55:36 +0000] "GET /missing HTTP/1.1" 404 153 "-" "Mozilla/5.0 (X11; Linux)"
10.0.0.5 - alice [11/Oct/2023:00:00:01 +0000] "DELETE /api/v1/users/7 HTTP/1.1" 204 0 "-" "curl/7.68"
'''
pat = r'^(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) (?P<proto>[^"]+)" (?P<status>\d{3}) (?P<size>\S+) "(?P<ref>[^"]*)" "(?P<ua>[^"]*)"$'
raw = pd.Series(LOG.splitlines(), name="raw")
df = raw.str.extract(pat)
print(df.isna().all(axis=1).sum(), raw[df.isna().all(axis=1)].tolist())
df = df.dropna(how="all").reset_index(drop=True)
print(df.to_string(max_colwidth=14))
df["time"] = pd.to_datetime(df["time"], format="%d/%b/%Y:%H:%M:%S %z", utc=True)
df["status"] = df["status"].astype(int)
df["size"] = pd.to_numeric(df["size"], errors="coerce").astype("Int64")
df["user"] = df["user"].replace("-", pd.NA)
df = df.replace({"ref": {"-": None}})
print(df.dtypes, df.isna().sum(), sep="\n")
df[["url", "query"]] = df["path"].str.split("?", n=1, expand=True)
df["depth"] = df["url"].str.count("/")
df["ext"] = df["url"].str.rsplit(".", n=1).str[1]
df["browser"] = df["ua"].str.split("/").str.get(0).astype("category")
print(df[["url", "query", "depth", "ext", "browser"]])
df["class"] = (df["status"] // 100).map({2: "ok", 3: "redirect", 4: "client", 5: "server"})
print(df.groupby("class")["size"].agg(["count", "sum", "mean"]))
print(df.groupby("browser", observed=True)["status"].value_counts().unstack(fill_value=0))
df = df.sort_values(["ip", "time"], ignore_index=True)
gap = df.groupby("ip")["time"].diff() > pd.Timedelta("30min")
df["session"] = gap.groupby(df["ip"]).cumsum() + 1
print(df[["ip", "time", "session"]])
sess = df.groupby(["ip", "session"]).agg(start=("time", "min"), hits=("path", "count"), bytes=("size", "sum"), pages=("url", list), dur=("time", lambda s: s.max() - s.min()))
print(sess)
print(sess.reset_index().to_string(index=False, max_colwidth=30))
print(sess["pages"].explode().value_counts().head(3))
qs = df["query"].dropna().str.split("&").explode().str.split("=", expand=True).rename(columns={0: "key", 1: "val"})
print(qs)
df["api"] = df["url"].str.extract(r"/api/v(\d+)/(\w+)/(\d+)").apply(lambda r: "-".join(r) if r.notna().all() else None, axis=1)
print(df["api"].dropna())
print(df["url"].str.extract(r"/users/(?P<uid>\d+)", expand=True).dropna().astype(int))
print(df["url"].str.findall(r"[a-z]+").str.join("."))
print(df["url"].str.replace(r"\d+", lambda m: f"<{int(m.group()) * 2}>", regex=True))
print(df["ua"].str.partition("/")[[0, 2]])
print(df["ip"].str.split(".", expand=True).astype(int).assign(net=lambda d: d[0] * 256 + d[1]))
hourly = df.set_index("time").groupby("class").resample("h")["size"].count().unstack(level=0, fill_value=0)
print(hourly.loc[(hourly > 0).any(axis=1)])
print(df.set_index("time")["size"].resample("2h").sum())
print(df["method"].str.lower().str.capitalize().str.center(10, "*").tolist())
print(df["path"].str.slice(0, 8).str.pad(10, side="right", fillchar=".").tolist(), df["path"].str.len().describe().round(2).to_dict())
print(df["ref"].str.startswith("http").fillna(False).tolist(), df["user"].isin(["alice"]).tolist(), df["user"].fillna("anon").str.cat(df["ip"], sep="@").tolist())
print(df["path"].str.translate(str.maketrans({"/": "_", "?": "!"})).tolist()[:3], df["path"].str.encode("utf-8").iloc[0], df["path"].str.find("u").tolist())
print(pd.Series(["a1", "b22", None]).str.extract(r"([a-z])(\d+)"), pd.Series(["x"]).str.extract(r"(\d)", expand=False))
try:
    df["path"].str.extract("no groups")
except ValueError as e:
    print("ValueError:", e)
try:
    df["status"].str.upper()
except AttributeError as e:
    print("AttributeError:", e)
