import numpy as np
import io, os, tempfile, zipfile, gzip, json
import pandas as pd

d = tempfile.mkdtemp()
p = lambda *a: os.path.join(d, *a)
rng = np.random.default_rng(55)
n = 1000
big = pd.DataFrame({"id": range(n), "ts": pd.date_range("2024-01-01", periods=n, freq="37min"), "dev": rng.choice(list("ABC"), n), "val": rng.normal(20, 5, n).round(3)})
big.loc[rng.choice(n, 40, replace=False), "val"] = np.nan
big.to_csv(p("big.csv"), index=False)
print(os.path.getsize(p("big.csv")) > 20000)
tot = []
with pd.read_csv(p("big.csv"), chunksize=300, parse_dates=["ts"]) as rd:
    for i, c in enumerate(rd):
        tot.append(c.groupby("dev")["val"].agg(["sum", "count"]).assign(chunk=i))
t = pd.concat(tot)
print(t.round(2).head(6), t.groupby(level=0)[["sum", "count"]].sum().eval("mean = sum / count").round(4), sep="\n")
it = pd.read_csv(p("big.csv"), iterator=True)
print(it.get_chunk(2), it.get_chunk(3).shape, it.read(1).index.tolist())
it.close()
print(pd.read_csv(p("big.csv"), usecols=["dev", "val"], nrows=3), pd.read_csv(p("big.csv"), skiprows=range(1, 996), header=0), sep="\n")
print(pd.read_csv(p("big.csv"), usecols=lambda c: c.startswith("v") or c == "id", index_col="id", skipfooter=997, engine="python"))
bad = "a,b\n1,2\n3,4,5\n6\n7,8\n"
for how in ["error", "skip"]:
    try:
        print(how, pd.read_csv(io.StringIO(bad), on_bad_lines=how).values.tolist())
    except pd.errors.ParserError as e:
        print(how, "ParserError", str(e).strip())
for src, kw in [("", {}), ("a,b\n", {}), ("a;b\n1;2\n", {"sep": ","}), ("x\n1\nfoo\n", {"dtype": {"x": int}}), ("a,b\n1,2\n", {"usecols": ["a", "z"]}), ("a,b\n1,2\n", {"index_col": "q"}), ("d\n2020-01-01\nhello\n", {"parse_dates": ["d"]}), ("a,a,b\n1,2,3\n", {}), (" a , b\n1, x y \n", {"skipinitialspace": True}), ("a\tb\n'1'\t2\n", {"sep": "\t", "quotechar": "'"}), ("# c\na,b\n1,2 # t\n", {"comment": "#"}), ("1,2\n3,4\n", {"header": None, "names": ["p", "q"]}), ("a|b\n1_000|2\n", {"sep": "|", "thousands": "_"}), ("v\nTrue\nno\nYES\n", {"true_values": ["YES"], "false_values": ["no"]}), ("k,v\nNA,1\nnull,\n", {"keep_default_na": False})]:
    try:
        r = pd.read_csv(io.StringIO(src), **kw)
        print(r.to_dict("list"), r.dtypes.astype(str).tolist())
    except Exception as e:
        print(type(e).__name__, e)
big.head(4).to_json(p("x.jsonl"), orient="records", lines=True, date_format="iso")
print(open(p("x.jsonl")).read())
for c in pd.read_json(p("x.jsonl"), lines=True, chunksize=3):
    print(c.shape, c["ts"].dtype)
with gzip.open(p("y.csv.gz"), "wt") as f:
    f.write("u,v\n1,é\n2,ü\n")
print(pd.read_csv(p("y.csv.gz")), pd.read_csv(p("y.csv.gz"), compression="gzip", index_col=0)["v"].str.len().tolist())
with zipfile.ZipFile(p("z.zip"), "w") as z:
    z.writestr("in.csv", "m,n\n3,4\n")
print(pd.read_csv(p("z.zip")))
big.head(3).to_csv(p("s.txt"), sep="|", header=["ID", "TS", "DEV", "VAL"], index=True, index_label="row", date_format="%y%m%d %H:%M", float_format="%08.2f", lineterminator="\r\n")
print(repr(open(p("s.txt"), newline="").read()))
print(pd.read_table(p("s.txt"), sep="|", index_col="row", parse_dates=["TS"], date_format="%y%m%d %H:%M").dtypes)
with open(p("fw.txt"), "w") as f:
    f.write("name      qty   price\nwidget     12    3.50\ngizmo     140   12.25\n")
print(pd.read_fwf(p("fw.txt")), pd.read_fwf(p("fw.txt"), widths=[10, 5, 8], skiprows=1, header=None, names=list("abc")).dtypes, sep="\n")
out = big.groupby("dev").apply(lambda g: g.to_csv(p(f"{g.name}.csv"), index=False), include_groups=False)
print(out.isna().all() if hasattr(out, "isna") else out, sorted(f for f in os.listdir(d) if len(f) == 5))
back = pd.concat((pd.read_csv(p(f"{k}.csv")).assign(dev=k) for k in "ABC"), ignore_index=True).sort_values("id", ignore_index=True)[big.columns]
print(back["val"].equals(big["val"]), (pd.to_datetime(back["ts"]) == big["ts"]).all(), back.shape)
with open(p("app.csv"), "a") as f:
    big.head(1).to_csv(f, index=False)
big.iloc[1:3].to_csv(p("app.csv"), mode="a", header=False, index=False)
print(open(p("app.csv")).read())
print(json.loads(big.head(1).to_json(orient="table"))["schema"]["fields"])
try:
    pd.read_csv(p("nope.csv"))
except FileNotFoundError as e:
    print(type(e).__name__, str(e).replace(d, "D"))
try:
    pd.read_json(p("nope.json"))
except FileNotFoundError as e:
    print(type(e).__name__, str(e).replace(d, "D"))
try:
    big.to_csv(p("no", "dir.csv"))
except OSError as e:
    print(type(e).__name__, str(e).replace(d, "D"))
for f in os.listdir(d):
    os.remove(p(f))
os.rmdir(d)
