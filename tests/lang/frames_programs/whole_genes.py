# Gene expression matrix: log fold changes, t statistics, clustering order, annotation joins, long labels
import io
import numpy as np
import pandas as pd

rng = np.random.default_rng(14)
genes = [f"ENSG{100 + i:06d}" for i in range(12)]
samples = [f"{c}_rep{r}" for c in ("ctrl", "drugA", "drugB") for r in (1, 2, 3)]
expr = pd.DataFrame(rng.lognormal(4, .4, (12, 9)), index=pd.Index(genes, name="gene"), columns=samples).round(1)
expr.iloc[2:4, 3:6] *= 4
expr.iloc[7, 6:] /= 5
expr.iloc[5, 1] = np.nan
print(expr.iloc[:5, :4])
meta = expr.columns.to_series().str.extract(r"(?P<cond>\w+?)_rep(?P<rep>\d)")
meta["rep"] = meta["rep"].astype("int8")
print(meta.T)
expr.columns = pd.MultiIndex.from_frame(meta.reset_index(drop=True))
lg = np.log2(expr + 1)
print(lg.round(2).head(3))
cpm = expr.div(expr.sum()).mul(1e6)
print(cpm.sum().round().astype(int).unstack())
mean = lg.T.groupby(level="cond").mean().T
sd = lg.T.groupby(level="cond").std().T
n = lg.T.groupby(level="cond").count().T
t = (mean["drugA"] - mean["ctrl"]) / np.sqrt(sd["drugA"] ** 2 / n["drugA"] + sd["ctrl"] ** 2 / n["ctrl"])
res = pd.DataFrame({"lfc": mean["drugA"] - mean["ctrl"], "t": t, "base": mean["ctrl"]}).sort_values("t", key=abs, ascending=False)
print(res.round(3).head(5))
print(res.assign(call=np.select([(res.lfc > 1) & (res.t > 3), (res.lfc < -1) & (res.t < -3)], ["up", "down"], "ns"))["call"].value_counts())
anno = pd.read_fwf(io.StringIO("""gene         symbol   chr description
ENSG000100   TP53     17  tumor protein p53, cellular tumor antigen involved in apoptosis and arrest
ENSG000102   BRCA1    17  BRCA1 DNA repair associated
ENSG000103   MYC      8   MYC proto-oncogene, bHLH transcription factor
ENSG000107   EGFR     7   epidermal growth factor receptor
"""), index_col="gene")
print(anno)
j = res.join(anno, how="left").fillna({"symbol": "-"})
print(j.head(6).round(2))
print(j.set_index("description", append=False).head(4).round(2))
print(j.dropna(subset="chr").astype({"chr": int}).groupby("chr")["lfc"].agg(["mean", "size"]).round(3))
z = lg.sub(lg.mean(axis=1), axis=0).div(lg.std(axis=1), axis=0)
print(z.iloc[2:5].round(2).to_string())
d = 1 - z.T.corr().fillna(0)
order = [d.index[0]]
while len(order) < len(d):
    order.append(d.loc[order[-1]].drop(order).idxmin())
print(order[:6])
print(d.loc[order[:3], order[:3]].round(3))
top = z.stack(["cond", "rep"], future_stack=True).rename("z").reset_index().query("z.abs() > 1.8")
print(top.round(2))
print(top.groupby("cond")["gene"].agg(["count", "unique"]))
print(lg.isna().sum().loc[lambda s: s > 0], lg.isna().any(axis=1).sum())
imp = lg.apply(lambda row: row.fillna(row.groupby(level="cond").transform("mean")), axis=1)
print(imp.loc["ENSG000105"].round(3).unstack())
q = lg.rank(method="first").stack(["cond", "rep"], future_stack=True)
print(q.unstack("gene").iloc[:3, :5])
sorted_mean = pd.DataFrame(np.sort(imp.to_numpy(), axis=0)).mean(axis=1)
qn = imp.rank(method="min").sub(1).astype(int).replace(sorted_mean.to_dict())
print(qn.describe().round(3).iloc[[1, 3, 7], :3])
print(pd.concat([mean.add_prefix("m_"), sd.add_suffix("_sd")], axis=1).round(2).head(2))
print(mean.idxmax(axis=1).value_counts(), mean.eq(mean.max(axis=1), axis=0).sum(), sep="\n")
print(mean.apply(lambda s: pd.Series({"top": s.idxmax(), "val": s.max()})).T)
fc = mean.sub(mean["ctrl"], axis=0).drop(columns="ctrl").melt(ignore_index=False, value_name="lfc")
print(fc.sort_values("lfc").iloc[[0, 1, -2, -1]].round(3))
buf = io.StringIO()
lg.round(2).iloc[:3].to_csv(buf, sep="\t")
print(buf.getvalue())
back = pd.read_csv(io.StringIO(buf.getvalue()), sep="\t", header=[0, 1], index_col=0)
print(back.columns.dtypes if hasattr(back.columns, "dtypes") else back.columns.names, back.shape)
print(expr.xs("ctrl", axis=1).corr(method="spearman").round(3))
print(expr["drugA"].cov().round(1), expr.loc[:, (slice(None), 2)].median())
