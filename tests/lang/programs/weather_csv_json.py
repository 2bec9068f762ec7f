import csv
import io
import json
import os
import tempfile
from collections import defaultdict
from datetime import datetime
from pathlib import Path
import numpy as np
from numba import njit

DATA = """\
date,city,temp,rain
2023-01-01,Oslo,-3.5,0.0
2023-01-01,"Rio, RJ",31.2,12.4
2023-01-02,Oslo,-5.0,1.25
2023-01-02,"Rio, RJ",29.9,
"""

@njit
def degree_days(temps, base=18.0):
    s = 0.0
    for t in temps:
        if t < base:
            s += base - t
    return s

def load(path):
    by_city = defaultdict(list)
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            row["temp"] = float(row["temp"])
            row["rain"] = float(row["rain"]) if row["rain"] else None
            by_city[row.pop("city")].append(row)
    return by_city

with tempfile.TemporaryDirectory() as tmp:
    p = Path(tmp) / "weather.csv"
    p.write_text(DATA)
    print(p.name, p.suffix, p.exists(), p.stat().st_size)
    cities = load(p)
    summary = {}
    for c, rows in cities.items():
        t = np.array([r["temp"] for r in rows])
        summary[c] = {"n": len(rows), "mean": round(float(t.mean()), 2), "dd": degree_days(t),
                      "rain": [r["rain"] for r in rows],
                      "first": datetime.strptime(rows[0]["date"], "%Y-%m-%d").strftime("%d %b %Y")}
    out = Path(tmp, "out.json")
    with out.open("w") as f:
        json.dump(summary, f, indent=2, sort_keys=True)
    text = out.read_text()
    print(text)
    assert json.loads(text) == summary
    buf = io.StringIO()
    w = csv.writer(buf)
    w.writerow(["city", "n"])
    w.writerows((c, s["n"]) for c, s in summary.items())
    print(buf.getvalue().replace("\r\n", "|"))
    print(sorted(os.listdir(tmp)))
try:
    json.loads('{"a": [1, 2,}')
except json.JSONDecodeError as e:
    print(e)
print(json.dumps({"x": float("nan"), "y": None, "z": [True, 1e22, "é"]}))
