import pandas as pd
import numpy as np
from dataclasses import dataclass, asdict, field


@dataclass
class Line:
    player: str
    year: int
    ab: int
    h: int
    hr: int = 0
    teams: list = field(default_factory=list)

    @property
    def avg(self) -> float:
        return self.h / self.ab if self.ab else 0.0


lines = [Line("Ruth", 1920, 458, 172, 54, ["NYA"]), Line("Ruth", 1921, 540, 204, 59, ["NYA"]), Line("Cobb", 1920, 428, 143, 2, ["DET"]),
         Line("Cobb", 1921, 507, 197, 12, ["DET"]), Line("Sisler", 1920, 631, 257, 19, ["SLA"]), Line("Bench", 1921, 0, 0, 0, ["CIN", "NYA"])]
df = pd.DataFrame([asdict(x) for x in lines])
print(df)
df2 = pd.DataFrame(lines)
print(df2.drop(columns="teams").equals(df.drop(columns="teams")))
df["avg"] = [x.avg for x in lines]
print(df.set_index(["player", "year"])["avg"].round(3).unstack())
career = df.groupby("player")[["ab", "h", "hr"]].sum()
career["avg"] = (career["h"] / career["ab"]).round(3)
print(career.sort_values("avg", ascending=False))
print(career.rank(ascending=False, method="min"))
leaders = df[df.ab > 400].groupby("year").apply(lambda g: g.nlargest(1, "avg")[["player", "avg"]], include_groups=False)
print(leaders)
print(df.explode("teams").groupby("teams")["hr"].sum())
best = df.loc[df["hr"].idxmax()]
print(f"{best['player']} hit {best.hr} in {best['year']}")
print(df.groupby("player")["hr"].diff().fillna(0).astype(int).tolist())
pct = df.pivot_table(values="hr", index="player", columns="year", aggfunc="sum", margins=True)
print(pct)
print(df.sort_values(["year", "hr"], ascending=[True, False]).groupby("year").cumcount().add(1).rename("rank").to_frame().join(df[["player", "year", "hr"]]).sort_index())
