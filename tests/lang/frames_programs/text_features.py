import numpy as np
import pandas as pd


s = pd.Series(["Fast delivery, great!", "bad quality; slow delivery", None, "great value", "ok"], name="review")
f = pd.DataFrame({"text": s})
f["length"] = f["text"].str.len()
f["words"] = f["text"].str.split().str.len()
f["great"] = f["text"].str.contains("great", na=False)
f["first"] = f["text"].str.extract(r"^(\w+)")[0].str.lower()
f["shout"] = f["text"].str.count("!")
print(f)
tokens = s.dropna().str.lower().str.findall(r"[a-z]+").explode()
print(tokens.value_counts().head(3))
print(s.str.replace(r"[^\w\s]", "", regex=True).str.upper().tolist())
