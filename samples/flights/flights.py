"""Flights that left New York in January and February 2013: how fast they fly, and how much of a late start they make up.

    quern run flights.py flights.csv          or: python flights.py flights.csv   (with pandas and Numba)
"""
import sys

import numpy as np
import pandas as pd
from numba import njit, prange, vectorize


@vectorize
def speed(distance, air_time):
    """Miles and minutes to miles per hour, row by row."""
    return distance / air_time * 60.0


@njit(parallel=True)
def time_made_up(dep_delay, arr_delay, made_up):
    """Minutes won between departure and arrival, into made_up; their mean over the flights that arrived."""
    total = 0.0
    arrived = 0
    for i in prange(len(dep_delay)):
        won = dep_delay[i] - arr_delay[i]
        made_up[i] = won
        if not np.isnan(won):  # cancelled flights have no times
            total += won
            arrived += 1
    return total / arrived


@njit(parallel=True)
def worst_delay(delay):
    worst = -np.inf
    for i in prange(len(delay)):
        if not np.isnan(delay[i]):
            worst = max(worst, delay[i])
    return worst


def main():
    df = pd.read_csv(sys.argv[1])
    print(f"{len(df)} flights, {df['arr_delay'].isna().sum()} of them did not arrive")
    print(df[["carrier", "flight", "origin", "dest", "dep_delay", "arr_delay", "air_time", "distance"]].head())

    df["speed"] = speed(df["distance"], df["air_time"])
    made_up = np.empty(len(df))
    mean = time_made_up(df["dep_delay"].to_numpy(), df["arr_delay"].to_numpy(), made_up)
    df["made_up"] = made_up
    print(f"made up on the way: {mean:.4f} minutes on average")
    print(f"longest delay: {worst_delay(df['arr_delay'].to_numpy()):.0f} minutes")

    late = df[df["dep_delay"] > 30]
    print(f"{len(late)} flights left more than half an hour late")

    by_carrier = df.groupby("carrier").agg(
        flights=("flight", "count"), distance=("distance", "mean"), speed=("speed", "mean"), made_up=("made_up", "mean"))
    print(by_carrier.sort_values("speed", ascending=False).round(2))

    print(late.groupby(["origin", "carrier"])["made_up"].mean().round(3))

    fastest = df.sort_values("speed", ascending=False, kind="stable")
    print(fastest[["carrier", "flight", "origin", "dest", "speed"]].head(10).round(1).to_string(index=False))
    print(df["speed"].describe().round(3))


main()
