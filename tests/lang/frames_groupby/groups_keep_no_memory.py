# What a group-by counts of its groups goes with it: many of them, with many groups each, do not grow the process.
import gc
import numpy as np
import pandas as pd


def resident():
    with open('/proc/self/status') as f:
        return [int(line.split()[1]) for line in f if line.startswith('VmRSS')][0] // 1024


df = pd.DataFrame({'k': np.arange(100_000), 'v': np.arange(100_000) * 1.0})
for i in range(5):
    df.groupby('k').v.sum()
gc.collect()
before = resident()
for i in range(60):  # .8 MB each
    df.groupby('k').v.sum()
    df.groupby('k').size()
gc.collect()
print(resident() - before < 25)
