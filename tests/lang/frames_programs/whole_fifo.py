# FIFO cost layers, stock ageing, reorder points; classes, apply with state, errors
from collections import deque
from io import StringIO
import pandas as pd
import numpy as np

moves = pd.read_csv(StringIO("""date,item,type,qty,cost
2024-01-02,bolt,IN,100,1.10
2024-01-05,bolt,OUT,30,
2024-01-09,nut,IN,500,0.20
2024-01-10,bolt,IN,50,1.30
2024-01-15,bolt,OUT,90,
2024-01-20,nut,OUT,120,
2024-02-01,gear,IN,10,25.00
2024-02-03,nut,OUT,100,
2024-02-14,gear,OUT,12,
2024-02-20,bolt,IN,80,1.25
2024-03-01,nut,IN,200,0.22
2024-03-03,nut,OUT,350,
"""), parse_dates=["date"], dtype={"item": "category", "type": "category"})
print(moves.dtypes, moves.memory_usage(deep=False).index.tolist())
class Fifo:
    def __init__(self):
        self.layers = deque()
    def move(self, r):
        if r["type"] == "IN":
            self.layers.append([r["qty"], r["cost"], r["date"]])
            return np.nan
        need, cost = r["qty"], 0.0
        while need:
            if not self.layers:
                raise ValueError(f"stock of {r['item']} short by {need} on {r['date']:%Y-%m-%d}")
            q = min(need, self.layers[0][0])
            cost += q * self.layers[0][1]
            need -= q
            self.layers[0][0] -= q
            if not self.layers[0][0]:
                self.layers.popleft()
        return round(cost, 2)
books, left = [], {}
for item, g in moves.groupby("item", observed=True):
    f = Fifo()
    try:
        books.append(g.assign(cogs=g.apply(f.move, axis=1)))
    except ValueError as e:
        print("ValueError:", e)
    left[item] = pd.DataFrame(list(f.layers), columns=["qty", "cost", "since"])
book = pd.concat(books).sort_index()
print(book)
print(pd.concat(left, names=["item", None]))
stock = pd.concat({k: v for k, v in left.items() if len(v)}).droplevel(1).rename_axis("item").reset_index()
stock["age"] = (pd.Timestamp("2024-03-31") - stock["since"]).dt.days
stock["bucket"] = pd.cut(stock["age"], [0, 30, 60, 90, 999], labels=["0-30", "31-60", "61-90", "90+"])
stock["value"] = stock["qty"] * stock["cost"]
print(stock, stock.pivot_table(index="item", columns="bucket", values="value", aggfunc="sum", observed=False, fill_value=0), sep="\n")
moves["signed"] = moves["qty"].where(moves["type"] == "IN", -moves["qty"])
moves["level"] = moves.groupby("item", observed=True)["signed"].cumsum()
print(moves.pivot(index="date", columns="item", values="level").ffill().fillna(0).astype(int))
daily = moves.set_index("date").groupby("item", observed=True)["signed"].resample("W").sum().unstack(0, fill_value=0)
print(daily.cumsum().tail(4))
out = moves[moves["type"].eq("OUT")].groupby("item", observed=False)["qty"].agg(["sum", "count", "mean", "std"])
print(out)
days = moves.groupby("item", observed=True)["date"].agg(lambda s: (s.max() - s.min()).days)
rate = (out["sum"] / days).rename("per_day")
print(rate.round(3))
reorder = pd.DataFrame({"rate": rate, "lead": pd.Series({"bolt": 7, "nut": 14, "gear": 30}), "sd": out["std"].fillna(0)})
reorder["point"] = np.ceil(reorder["rate"] * reorder["lead"] + 1.65 * reorder["sd"] / 10).astype("Int64")
print(reorder.round(2), reorder.index, sep="\n")
cur = moves.groupby("item", observed=True)["level"].last()
print(pd.concat([cur, reorder["point"]], axis=1).eval("order = level < point"))
inn = moves[moves["type"] == "IN"].assign(v=lambda d: d.qty * d.cost)
avg = inn.groupby("item", observed=True)[["v", "qty"]].sum().assign(avg=lambda d: d.v / d.qty)
print(avg)
print(inn.groupby("item", observed=True)["cost"].pct_change().mul(100).round(2).dropna())
print(moves.groupby([moves["date"].dt.month_name(), "type"], observed=True)["qty"].sum().unstack().reindex(["January", "February", "March"]))
print(moves.groupby("item", observed=True).apply(lambda d: d.nlargest(1, "qty"), include_groups=False))
print(moves.groupby("item", observed=True)["date"].diff().dt.days.rename("gap").pipe(lambda s: moves[["item"]].join(s)).groupby("item", observed=True).gap.max())
with pd.option_context("display.float_format", "{:,.3f}".format, "display.max_rows", 6):
    print(moves)
abc = stock.groupby("item")["value"].sum().sort_values(ascending=False)
cum = abc.cumsum() / abc.sum()
print(pd.DataFrame({"value": abc, "cum": cum, "class": pd.cut(cum, [0, .8, .95, 1.01], labels=list("ABC"))}))
try:
    moves.groupby("itm")
except KeyError as e:
    print("KeyError:", e)
try:
    moves["qty"].agg("nope")
except AttributeError as e:
    print("AttributeError:", e)
try:
    moves.astype({"cost": int})
except Exception as e:
    print(type(e).__name__, e)
try:
    moves.loc[0, "type"] = "ADJ"
except TypeError as e:
    print("TypeError:", e)
print(moves.to_dict("split")["columns"], moves.iloc[0].to_dict(), moves.iloc[2].tolist()[:3])
