# A grid of mines as a frame: counts of neighbours by shifted merges
import numpy as np
import pandas as pd


def board(width, height, mines, seed):
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    df = pd.DataFrame({"x": x.ravel(), "y": y.ravel()})
    df["mine"] = 0
    df.loc[rng.choice(len(df), mines, replace=False), "mine"] = 1
    return df


def adjacent(df):
    total = pd.Series(0, index=df.index)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            if dx == dy == 0:
                continue
            moved = df[["x", "y", "mine"]].assign(x=df["x"] + dx, y=df["y"] + dy)
            total += df.merge(moved, on=["x", "y"], how="left")["mine_y"].fillna(0).astype(int)
    return total


df = board(5, 4, 6, 9)
df["adjacent"] = adjacent(df)
df.loc[df["mine"] == 1, "adjacent"] = np.nan
grid = df.pivot(index="y", columns="x", values="adjacent")
print(grid)
print(grid.fillna("*").map(lambda v: v if v == "*" else str(int(v))).apply(" ".join, axis=1).to_string())
print(df.set_index(["x", "y"])["mine"].unstack("x"))
print(df.groupby("x")["mine"].sum().tolist(), int(df["mine"].sum()))
print(df[df["adjacent"] == df["adjacent"].max()][["x", "y", "adjacent"]].to_string(index=False))
