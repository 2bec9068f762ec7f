"""Reshaping of pandas: melt."""
import pandas as pd


def melt(frame, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True):
    def listed(x, what):
        if x is None:
            return []
        if not isinstance(x, (list, tuple)):
            return [x]
        return list(x)

    ids = listed(id_vars, "id_vars")
    missing = [c for c in ids + listed(value_vars, "value_vars") if c not in frame.columns]
    if missing:
        raise KeyError(f"The following id_vars or value_vars are not present in the DataFrame: {missing}")
    values = listed(value_vars, "value_vars") if value_vars is not None else [c for c in frame.columns if c not in ids]
    if value_name in frame.columns:
        raise ValueError(f"value_name ({value_name}) cannot match an element in the DataFrame columns.")
    n = len(frame)
    out = {c: pd.concat([frame[c]] * len(values), ignore_index=True) for c in ids}
    names = []
    for c in values:
        names += [c] * n
    out["variable" if var_name is None else var_name] = names
    out[value_name] = pd.concat([frame[c] for c in values], ignore_index=True)
    return pd.DataFrame(out)


class DataFrame:
    def melt(self, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True):
        return melt(self, id_vars, value_vars, var_name, value_name, col_level, ignore_index)
