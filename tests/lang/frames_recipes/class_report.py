import argparse
import sys
import warnings
from pathlib import Path
import tempfile

import numpy as np
import pandas as pd

GRADES = pd.DataFrame({"student": ["Ann", "Bob", "Cy", "Di", "Ed"] * 2, "subject": ["math"] * 5 + ["art"] * 5, "score": [91, 67.5, np.nan, 78, 55, 88, 92, 71, np.nan, 60]})


def letter(score: float) -> str:
    if pd.isna(score):
        return "-"
    for limit, name in ((90, "A"), (80, "B"), (70, "C"), (60, "D")):
        if score >= limit:
            return name
    return "F"


def build(df: pd.DataFrame, curve: float = 0.0) -> pd.DataFrame:
    out = df.copy()
    out["score"] = (out["score"] + curve).clip(upper=100)
    out["letter"] = out["score"].apply(letter)
    out["z"] = out.groupby("subject")["score"].transform(lambda s: (s - s.mean()) / s.std())
    out["rank"] = out.groupby("subject")["score"].rank(ascending=False, method="dense")
    return out


def main(argv=None) -> int:
    parser = argparse.ArgumentParser(description="grades")
    parser.add_argument("--curve", type=float, default=2.5)
    parser.add_argument("--top", type=int, default=2)
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args(argv)
    report = build(GRADES, args.curve)
    print(report.round(2))
    print(report.pivot(index="student", columns="subject", values="letter"))
    wide = report.pivot(index="student", columns="subject", values="score")
    wide["mean"] = wide.mean(axis=1)
    wide.loc["class"] = wide.mean()
    print(wide.round(1))
    print(report.sort_values("score", ascending=False).groupby("subject").head(args.top)[["subject", "student", "score"]].to_string(index=False))
    print(report["letter"].value_counts().reindex(list("ABCDF"), fill_value=0).to_dict())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("curve applied", UserWarning)
    print([str(w.message) for w in caught])
    with tempfile.TemporaryDirectory() as d:
        path = Path(d) / "out" / "report.csv"
        path.parent.mkdir(parents=True)
        report.to_csv(path, index=False, na_rep="NA")
        again = pd.read_csv(path)
        pd.testing.assert_frame_equal(again, report)
        print(path.name, path.exists(), len(path.read_text().splitlines()), again["score"].isna().sum())
    return 0


if __name__ == "__main__":
    sys.exit(main(["--curve", "1", "--top", "1"]))
