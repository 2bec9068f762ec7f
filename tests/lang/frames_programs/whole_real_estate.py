# Real-estate listings: file of several CSVs, mixed units, hedonic features, neighbour medians
import os, glob, tempfile
import numpy as np
import pandas as pd

tmp = tempfile.mkdtemp()
rng = np.random.default_rng(8)
for city, base in [("oslo", 62), ("bergen", 48), ("tromso", 41)]:
    n = 12
    size = rng.integers(28, 160, n)
    f = pd.DataFrame({
        "address": [f"{rng.integers(1, 99)} {s} St." for s in rng.choice(["Oak", "Elm", "Main", "Hill"], n)],
        "size": [f"{s} m2" if i % 3 else f"{round(s * 10.764)} sqft" for i, s in enumerate(size)],
        "price": [f"NOK {int(s * base * (1 + rng.normal(0, .1)))}k" for s in size],
        "built": rng.choice(["1999", "2005-06", "c. 1920", "unknown", ""], n),
        "Has balcony?": rng.choice(["yes", "No", "Y", "n", "TRUE"], n),
    })
    f.to_csv(os.path.join(tmp, f"{city}.csv"), index=False)
files = sorted(glob.glob(os.path.join(tmp, "*.csv")))
print([os.path.basename(p) for p in files])
df = pd.concat([pd.read_csv(p).assign(city=os.path.splitext(os.path.basename(p))[0]) for p in files], ignore_index=True)
df.columns = df.columns.str.lower().str.replace(r"[^\w]+", "_", regex=True).str.strip("_")
print(df.head(4), df.shape, df.columns.tolist(), sep="\n")
sz = df["size"].str.extract(r"(?P<num>[\d.]+)\s*(?P<unit>m2|sqft)")
sz["num"] = sz["num"].astype(float)
df["m2"] = np.where(sz["unit"].eq("sqft"), sz["num"] / 10.764, sz["num"]).round(1)
df["price_nok"] = df["price"].str.removeprefix("NOK ").str.removesuffix("k").astype(int) * 1000
df["year"] = pd.to_numeric(df["built"].str.extract(r"(\d{4})")[0], errors="coerce").astype("Int16")
df["balcony"] = df["has_balcony"].str[0].str.lower().map({"y": True, "n": False, "t": True})
df["street"] = df["address"].str.split().str[1].astype("category")
df = df.drop(columns=["size", "price", "built", "has_balcony"])
df.info()
print(df.isna().mean().loc[lambda s: s > 0].round(3))
df["ppm2"] = (df["price_nok"] / df["m2"]).round()
print(df.describe().round(1).to_string())
print(df.describe(include=["str", "category", "bool"]))
med = df.groupby("city")["ppm2"].transform("median")
df["rel"] = (df["ppm2"] / med - 1).round(3)
print(df.nsmallest(3, "rel")[["address", "city", "ppm2", "rel"]])
print(df.sort_values(["city", "ppm2"], ascending=[True, False]).groupby("city").head(2).set_index(["city", "address"])[["m2", "ppm2"]])
df["year"] = df["year"].fillna(df.groupby("city")["year"].transform("median").astype("Int16"))
df["era"] = pd.cut(df["year"].astype(int), [0, 1950, 2000, 2100], labels=["old", "mid", "new"], right=False)
print(pd.pivot_table(df, index=["city", "era"], columns="balcony", values="price_nok", aggfunc=["mean", "count"], observed=True).round(-3))
print(df.groupby(["city", "era"], observed=False).size().unstack())
X = pd.get_dummies(df[["m2", "city", "era"]], drop_first=True, dtype=float)
X.insert(0, "const", 1.0)
b, *_ = np.linalg.lstsq(X.to_numpy(), np.log(df["price_nok"].to_numpy()), rcond=None)
print(pd.Series(b, index=X.columns, name="coef").round(4).to_string())
res = np.log(df["price_nok"]) - X @ b
print(f"R2={1 - res.var(ddof=0) / np.log(df['price_nok']).var(ddof=0):.4f}")
print(X.corr().round(2).where(lambda d: d.abs() > .3, "").iloc[:3])
print(df["m2"].pipe(pd.qcut, q=[0, .25, .5, .75, 1], labels=["S", "M", "L", "XL"]).value_counts(sort=False).to_frame().T)
iqr = df.groupby("city")["ppm2"].quantile([.25, .75]).unstack()
iqr["fence"] = iqr[.75] + 1.5 * (iqr[.75] - iqr[.25])
print(iqr.round(0), df[df["ppm2"] > df["city"].map(iqr["fence"])].shape)
print(df.groupby("street", observed=True)["price_nok"].agg(["count", ("avg_mnok", lambda s: round(s.mean() / 1e6, 2)), ("spread", np.ptp)]))
print(df.iloc[::9].to_dict("records")[:2])
print(df.select_dtypes("number").corrwith(df["price_nok"]).round(3).sort_values())
out = os.path.join(tmp, "clean.csv.gz")
df.to_csv(out, index=False, compression="gzip")
back = pd.read_csv(out, dtype={"street": "category"})
print(back.dtypes.astype(str).compare(df.dtypes.astype(str)))
print(back[["m2", "ppm2"]].equals(df[["m2", "ppm2"]]))
for p in files + [out]:
    os.remove(p)
os.rmdir(tmp)
