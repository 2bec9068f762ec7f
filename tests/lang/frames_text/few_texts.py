"""Methods of Series.str over many rows of few different texts: each row as if it were asked alone."""
import numpy as np
import pandas as pd

WORDS = ["ada", "grace hopper", "alan", "", "straße", "Éva 12", "x-1-y", "007", None]
at = np.arange(2000) * 7919 % len(WORDS)


def show(what, r):
    if isinstance(r, pd.DataFrame):
        print(what, r.shape, r.index[:3].tolist(), list(r.columns), [str(t) for t in r.dtypes])
        print(r.head(9).to_string())
    else:
        print(what, r.dtype, r.name, r.index[:2].tolist(), [repr(x) for x in r.iloc[:9].tolist()], repr(r.iloc[-1]))


for dtype in ("str", "string", "object", "category"):
    for words in (WORDS, WORDS[:-1]):
        s = pd.Series([words[i % len(words)] for i in at], index=np.arange(2000) * 2, name="w").astype(dtype)
        print("---", dtype, len(words))
        for what, fn in [("title", lambda t: t.title()), ("pad", lambda t: t.pad(6, "both", "*")), ("zfill", lambda t: t.zfill(5)),
                         ("slice", lambda t: t[1:4]), ("get", lambda t: t[0]), ("get -2", lambda t: t.get(-2)), ("replace", lambda t: t.replace("a", "<>")),
                         ("regex", lambda t: t.replace(r"(\w)a", r"\1_", regex=True)), ("contains", lambda t: t.contains("^a.*n")),
                         ("contains na", lambda t: t.contains("a$", na=True)), ("match", lambda t: t.match("[a-d]")), ("fullmatch", lambda t: t.fullmatch(r"\d+")),
                         ("find", lambda t: t.find("a")), ("count", lambda t: t.count("[ae]")), ("isdigit", lambda t: t.isdigit()),
                         ("removeprefix", lambda t: t.removeprefix("a")), ("strip", lambda t: t.strip("a7")), ("repeat", lambda t: t.repeat(2)),
                         ("slice_replace", lambda t: t.slice_replace(1, 2, "_")), ("extract", lambda t: t.extract(r"(?P<d>\d)(\d)?")),
                         ("extract one", lambda t: t.extract(r"([a-z]+)", expand=False)), ("split", lambda t: t.split("-", expand=True)),
                         ("partition", lambda t: t.partition("-")), ("dummies", lambda t: t.get_dummies("-")), ("wrap", lambda t: t.wrap(4)), ("len", lambda t: t.len())]:
            if what == "dummies" and dtype in ("object", "category"):
                continue
            try:
                show(what, fn(s.str))
            except Exception as e:
                print(what, type(e).__name__, str(e)[:60])
seen = []
pd.Series(["ab", "cb"] * 1000).str.replace("b", lambda m: seen.append(1) or "x", regex=True)
print(len(seen))
rows = pd.Series(["a b"] * 1000).str.split()
rows[0].append("mine")
print(rows[0], rows[1])
labels = pd.Index(["a-b", "c"] * 1000)
print(labels.str.title()[:2].tolist(), labels.str.contains("[ab]")[:2].tolist(), labels.str.replace("a", "z")[:2].tolist())
