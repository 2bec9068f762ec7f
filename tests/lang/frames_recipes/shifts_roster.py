import itertools
import pandas as pd

staff, days = ["Ann", "Bob", "Cy"], pd.date_range("2024-07-01", periods=7)
cycle = itertools.cycle(["early", "late", "off"])
roster = pd.DataFrame([[next(cycle) for _ in staff] for _ in days], index=days, columns=staff)
roster = roster.apply(lambda col: col.shift(staff.index(col.name), fill_value="off"))
print(roster)
print(roster.apply(pd.Series.value_counts).fillna(0).astype(int))
print(roster.eq("off").sum(), roster.ne("off").sum(axis=1).tolist(), sep="\n")
hours = roster.replace({"early": 8, "late": 7.5, "off": 0}).astype(float)
print(hours.sum(), hours.groupby(hours.index.day_name()).sum().loc[["Monday", "Sunday"]], sep="\n")
long = roster.rename_axis("day").reset_index().melt(id_vars="day", var_name="who", value_name="shift").query("shift != 'off'")
print(long.groupby(["day", "shift"])["who"].agg(", ".join).unstack(fill_value="-"))
print(long.assign(weekend=long["day"].dt.dayofweek >= 5).pivot_table(index="who", columns="weekend", values="shift", aggfunc="count"))
swap = roster.copy()
swap.loc["2024-07-03", ["Ann", "Bob"]] = swap.loc["2024-07-03", ["Bob", "Ann"]].to_numpy()
print(roster.compare(swap))
print(swap.iloc[2].to_dict(), (roster != swap).any(axis=1).sum(), swap.index[swap["Cy"].eq("late")].strftime("%a").tolist())
for day, row in swap.iloc[:2].iterrows():
    print(day.date(), *(f"{who}={shift}" for who, shift in row.items()))
