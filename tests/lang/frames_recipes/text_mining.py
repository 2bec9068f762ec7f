import re
import string
from collections import Counter

import pandas as pd

reviews = pd.DataFrame({"id": range(5), "text": ["Great product!! Would buy again, 10/10.", "Terrible... broke after 2 days :(", "ok", None, "Great value, great support. Email me at a.b@x.org or #help"], "stars": [5, 1, 3, 4, 5]})
stop = {"the", "a", "me", "at", "or", "after", "would"}


def tokens(text):
    if not isinstance(text, str):
        return []
    text = text.lower().translate(str.maketrans("", "", string.punctuation))
    return [w for w in text.split() if w not in stop]


reviews["tokens"] = reviews["text"].apply(tokens)
reviews["n_words"] = reviews["tokens"].str.len()
reviews["n_chars"] = reviews["text"].str.len()
print(reviews[["id", "tokens", "n_words", "n_chars"]])
words = reviews.explode("tokens").dropna(subset=["tokens"])
print(words["tokens"].value_counts().head(3))
print(Counter(w for ws in reviews["tokens"] for w in ws).most_common(2))
print(words.groupby("tokens").agg(n=("id", "size"), docs=("id", "nunique"), stars=("stars", "mean")).query("n > 1"))
reviews["has_number"] = reviews["text"].str.contains(r"\d", na=False)
reviews["shout"] = reviews["text"].str.count("!").fillna(0).astype(int)
reviews["email"] = reviews["text"].str.extract(r"([\w.]+@[\w.]+\.\w+)", flags=re.I)
reviews["tag"] = reviews["text"].str.findall(r"#(\w+)").str.join(",")
print(reviews[["has_number", "shout", "email", "tag"]])
clean = reviews["text"].fillna("").str.lower().str.replace(r"[^a-z\s]", " ", regex=True).str.replace(r"\s+", " ", regex=True).str.strip()
print(clean.tolist())
print(clean.str.split().str[0].tolist(), clean.str.split(" ", n=1, expand=True).fillna("-"), sep="\n")
print(clean.str.slice(0, 5).tolist(), clean.str[::-1].tolist()[2], clean.str.cat(sep="|")[:40])
dtm = pd.crosstab(words["id"], words["tokens"])
print(dtm[["great", "ok"]], dtm.sum().max())
tf = dtm.div(dtm.sum(axis=1), axis=0)
print(tf["great"].round(3).to_dict())
print(reviews["text"].str.title().str.swapcase().iloc[2], reviews["text"].isna().tolist(), reviews["text"].str.startswith("G").tolist())
print(pd.Series(["x1y22", "z"]).str.extractall(r"([a-z])(\d+)"), pd.Series(["1,5", "2"]).str.replace(",", ".").astype(float).sum(), sep="\n")
names = pd.Series(["Smith, John", "Doe, Jane A."])
print(names.str.split(", ", expand=True).rename(columns={0: "last", 1: "first"}).assign(initials=lambda d: d["first"].str[0] + d["last"].str[0]))
print(names.str.replace(r"(\w+), (\w+)", r"\2 \1", regex=True).tolist(), names.str.pad(14, "left", ".").tolist(), names.str.rjust(12).str.len().tolist())
