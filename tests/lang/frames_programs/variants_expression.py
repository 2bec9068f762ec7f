# genomics
import io, re
import pandas as pd, numpy as np

vcf = """##fileformat=VCFv4.2
##source=test
#CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	S1	S2	S3
chr1	100	rs1	A	G	50.2	PASS	DP=30;AF=0.5;DB	GT:DP	0/1:10	1/1:12	0/0:8
chr1	250	.	C	T,G	.	q10	DP=5;AF=0.1,0.2	GT:DP	0/2:2	./.:0	0/1:3
chr2	77	rs9	AT	A	99	PASS	DP=100;AF=0.25	GT:DP	0/0:40	0/1:30	0/0:30
chrX	5	rs3	G	GTT	12.75	LowQual	DP=9	GT:DP	1/1:3	1/1:3	0/1:3
chr10	9	.	T	C	33	PASS	DP=18;AF=1.0;DB	GT:DP	1/1:6	1/1:6	1/1:6
"""
head = [l for l in vcf.splitlines() if l.startswith("##")]
print(head)
v = pd.read_csv(io.StringIO(vcf), sep="\t", skiprows=len(head), na_values=".").rename(columns={"#CHROM": "CHROM"})
print(v)
print(v.dtypes)
order = sorted(v["CHROM"].unique(), key=lambda c: (0, int(c[3:])) if c[3:].isdigit() else (1, c))
v["CHROM"] = pd.Categorical(v["CHROM"], order, ordered=True)
v = v.sort_values(["CHROM", "POS"], ascending=[True, False]).reset_index(drop=True)
print(v[["CHROM", "POS", "QUAL"]])
info = v["INFO"].str.split(";").apply(lambda xs: dict(x.split("=") if "=" in x else (x, True) for x in xs)).apply(pd.Series)
print(info)
info = info.astype({"DP": int}).assign(AF=lambda d: d["AF"].str.split(",").map(lambda x: max(map(float, x)), na_action="ignore"), DB=lambda d: d["DB"].fillna(False).astype(bool))
print(info, info.dtypes, sep="\n")
v = v.drop(columns="INFO").join(info)
samples = ["S1", "S2", "S3"]
g = v.melt(id_vars=["CHROM", "POS", "REF", "ALT"], value_vars=samples, var_name="sample", value_name="call")
g[["GT", "sDP"]] = g.pop("call").str.split(":", expand=True)
g["sDP"] = g["sDP"].astype("uint8")
alleles = g["GT"].str.extract(r"(?P<a>\d|\.)/(?P<b>\d|\.)").replace(".", np.nan).astype("float")
g["dos"] = (alleles > 0).sum(axis=1, skipna=True).where(alleles.notna().all(axis=1)).astype("Int64")
print(g)
mat = g.pivot(index=["CHROM", "POS"], columns="sample", values="dos")
print(mat)
print(mat.mean(axis=1) / 2)
print(mat.apply(lambda r: r.value_counts(), axis=1).fillna(0).astype(int))
print(g.groupby("sample")["dos"].agg(het=lambda s: (s == 1).mean(), missing=lambda s: s.isna().sum(), n="count"))
print(g.groupby(["CHROM", "sample"], observed=False)["sDP"].mean().unstack())
print(v.explode("ALT") if False else v.assign(ALT=v["ALT"].str.split(",")).explode("ALT")[["CHROM", "POS", "REF", "ALT"]])
kind = v.assign(ALT=v["ALT"].str.split(",")).explode("ALT", ignore_index=True)
kind["type"] = np.select([kind.REF.str.len() > kind.ALT.str.len(), kind.REF.str.len() < kind.ALT.str.len()], ["DEL", "INS"], "SNV")
kind["sub"] = kind["REF"].str.cat(kind["ALT"], sep=">").where(kind["type"] == "SNV")
print(pd.crosstab(kind["type"], kind["FILTER"], margins=True))
print(kind["sub"].value_counts(dropna=False))
ts = {"A>G", "G>A", "C>T", "T>C"}
print(kind["sub"].dropna().isin(ts).map({True: "ts", False: "tv"}).value_counts())
fasta = """>seq1 human
ATGCGTACGTTAG
CCGTA
>seq2 mouse
GGGCCCATAT
>seq3
ATATATAT
"""
s = pd.Series(fasta.split(">")[1:])
f = s.str.extract(r"^(?P<id>\S+)(?: (?P<desc>[^\n]*))?\n(?P<seq>[\s\S]+)$")
f["seq"] = f["seq"].str.replace("\n", "", regex=False)
f = f.set_index("id")
f["len"] = f["seq"].str.len()
f["gc"] = f["seq"].str.count("[GC]") / f["len"]
print(f)
kmers = f["seq"].apply(lambda q: pd.Series([q[i:i + 2] for i in range(len(q) - 1)]).value_counts()).fillna(0).astype(int)
print(kmers)
print(kmers.loc[:, kmers.sum() > 2].T.sort_index())
print(f["seq"].str.translate(str.maketrans("ACGT", "TGCA")).str[::-1])
print(f["seq"].str.find("ATA"), f["seq"].str.index("A") if f["seq"].str.contains("A").all() else None)
print(f["seq"].str.wrap(6).str.split("\n").tolist())
bed = pd.IntervalIndex.from_tuples([(90, 120), (240, 300), (0, 50)], closed="left", name="exon")
hit = pd.DataFrame([bed.contains(p) for p in v["POS"]], index=v["POS"], columns=bed)
print(hit)
print(hit.any(axis=1), hit.sum())
expr = pd.DataFrame(np.random.default_rng(0).negative_binomial(5, .05, (4, 6)), index=["BRCA1", "TP53", "MYC", "EGFR"], columns=pd.MultiIndex.from_product([["ctrl", "trt"], [1, 2, 3]], names=["cond", "rep"]))
print(expr)
cpm = expr.div(expr.sum()).mul(1e6)
print(cpm.round(0).astype(int))
lfc = np.log2(cpm.T.groupby(level="cond").mean().T.add(1)).pipe(lambda d: d["trt"] - d["ctrl"])
print(lfc.sort_values(key=abs, ascending=False))
print(expr.T.groupby("cond").agg(["mean", "std"]).T.unstack().round(1))
print(expr.stack("cond").sort_index(level=[1, 0]))
print(expr.stack(["cond", "rep"]).groupby("cond").describe().round(1))
print(expr.loc[:, ("trt", slice(2, 3))], expr["ctrl"][2].idxmax(), expr.xs(1, axis=1, level=1))
