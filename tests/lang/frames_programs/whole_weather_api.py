# Weather API: nested JSON with lists, to_json orients, read_json variants, dates in ISO and epoch, errors.
import io
import json
import pandas as pd
import numpy as np

doc = {"city": {"id": 7, "name": "Ghent", "coord": {"lat": 51.05, "lon": 3.72}}, "cnt": 3,
       "list": [{"dt": 1717200000, "main": {"temp": 289.5, "hum": 70}, "weather": [{"id": 800, "d": "clear"}], "wind": {"speed": 3.1}},
                {"dt": 1717210800, "main": {"temp": 291.25, "hum": 64}, "weather": [{"id": 801, "d": "few clouds"}, {"id": 500, "d": "rain"}], "wind": {"speed": 4.0, "gust": 7.7}},
                {"dt": 1717221600, "main": {"temp": None, "hum": 60}, "weather": [], "rain": {"3h": 0.4}}]}
df = pd.json_normalize(doc, "list", meta=["cnt", ["city", "name"], ["city", "coord", "lat"]], errors="ignore")
print(df.drop(columns="weather").to_string())
print(df.dtypes)
w = pd.json_normalize(doc["list"], "weather", meta=["dt", ["main", "temp"]], record_prefix="w_", meta_prefix="m_")
print(w)
df["when"] = pd.to_datetime(df["dt"], unit="s")
df["local"] = df["when"].dt.tz_localize("UTC").dt.tz_convert("Europe/Brussels")
df["c"] = (df["main.temp"] - 273.15).round(2)
print(df[["when", "local", "c"]])
small = df[["when", "c", "main.hum"]].rename(columns={"main.hum": "hum"})
for o in ("records", "columns", "index", "split", "values", "table"):
    print(o, small.to_json(orient=o))
print(small.to_json(date_format="iso", date_unit="s"), small.to_json(orient="records", date_unit="ns"))
print(small.to_json(orient="records", indent=2, double_precision=1))
print(small.set_index("when").to_json(), small["c"].to_json(), small["c"].to_json(orient="split"), sep="\n")
for o in ("records", "columns", "index", "split"):
    back = pd.read_json(io.StringIO(small.to_json(orient=o)), orient=o)
    print(o, back.dtypes.to_dict(), back.shape)
    print(back)
r = pd.read_json(io.StringIO(small.to_json(orient="records", date_format="iso")), convert_dates=["when"])
print(r, r.dtypes, sep="\n")
print(pd.read_json(io.StringIO('{"a": [1, 2, null], "b": ["x", "01", null], "date": ["2024-01-01", "2024-02-01", null], "f": [1.0, 2.0, 3.0]}')).dtypes)
print(pd.read_json(io.StringIO('[{"k": "007", "v": 1}, {"k": "008", "v": 2}]'), dtype={"k": str}))
print(pd.read_json(io.StringIO('[{"k": "007", "v": true}, {"k": "008"}]')))
print(pd.read_json(io.StringIO('{"x": 1, "y": 2}'), typ="series"))
print(pd.read_json(io.StringIO('{"a":1,"b":[1,2]}\n{"a":2,"c":{"z":1}}\n'), lines=True))
for bad in ('{"a": 1', '[1, 2', 'hello', '{"a": 1}'):
    try:
        print(pd.read_json(io.StringIO(bad)))
    except ValueError as e:
        print(type(e).__name__, e)
try:
    json.loads('{"a": 1,}')
except json.JSONDecodeError as e:
    print(e, e.pos, e.lineno)


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (np.integer, np.floating)):
            return o.item()
        if isinstance(o, pd.Timestamp):
            return o.isoformat()
        if isinstance(o, np.ndarray):
            return o.tolist()
        return super().default(o)


print(json.dumps({"q": 1, "f": np.float32(1.5), "t": pd.Timestamp("2024-06-01"), "a": small["hum"].to_numpy()}, cls=Enc, sort_keys=True))
try:
    json.dumps({"n": np.int64(3)})
except TypeError as e:
    print(e)
print(json.dumps(small["hum"].tolist()), json.dumps(small[["c", "hum"]].describe().round(2).to_dict()), json.dumps(small["c"].where(small["c"].notna(), None).tolist()))
nested = small.assign(hour=small["when"].dt.hour).groupby("hour").apply(lambda g: g[["c", "hum"]].to_dict("records")).to_dict()
print(nested)
tree = {}
for r in df.itertuples(index=False):
    tree.setdefault(str(r.when.date()), {})[r.when.hour] = None if pd.isna(r.c) else r.c
print(tree, json.dumps(tree, allow_nan=False))
print(pd.DataFrame(tree).T, pd.DataFrame.from_dict(tree, orient="index").columns.tolist())
print(pd.Series(doc["list"][0]).apply(lambda v: type(v).__name__).to_dict())
print(pd.DataFrame(doc["list"])["main"].apply(pd.Series))
print(df["weather"].explode().dropna().apply(lambda d: d["d"]).str.title().tolist(), df["weather"].str.len().tolist(), df["weather"].str[0].str.get("id").tolist())
