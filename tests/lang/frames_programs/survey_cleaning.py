import numpy as np
import pandas as pd


raw = pd.DataFrame({
    " Name ": ["  Ann", "bob ", None, "CARL", "dora"],
    "Age": ["34", "n/a", "51", "28", ""],
    "Score (%)": ["80%", "65%", None, "90%", "72%"],
})
raw.columns = raw.columns.str.strip().str.lower().str.replace(r"[^a-z]+", "_", regex=True).str.strip("_")
print(list(raw.columns))
clean = raw.assign(
    name=raw["name"].str.strip().str.title().fillna("Unknown"),
    age=pd.to_numeric(raw["age"], errors="coerce"),
    score=raw["score"].str.rstrip("%").astype("float64") / 100,
)
print(clean)
print(clean.dtypes)
clean["age"] = clean["age"].fillna(clean["age"].median())
clean["band"] = np.where(clean["age"] < 35, "young", "older")
print(clean[["name", "age", "band"]])
print(clean.isna().sum())
