"""Random frames and chains of pandas operations on them, as source text. A chain's steps are kept apart so that a differing one can be cut
down. What is known of a frame while a chain grows is its columns and their kinds: i int, f float, s text, b bool, ? whatever."""
import random

WORDS = ["pear", "apple", "fig", "kiwi", "Fig", "", "a b", "zebra", "Älg", "x1", "apple pie"]
GROUPS = ["u", "v", "w"]


def cell(rng, kind, nulls):
    if kind == "i":
        return str(rng.choice([0, 1, 2, 3, -1, 7, 10, -5, 100]))
    if kind == "b":
        return rng.choice(["True", "False"])
    if rng.random() < nulls:
        return "None" if kind in "sg" else "nan"
    if kind == "f":
        return rng.choice(["0.0", "1.5", "-2.25", "3.0", "10.125", "0.5", "-1.0", "2.0", "100.0"])
    if kind == "g":
        return repr(rng.choice(GROUPS))
    return repr(rng.choice(WORDS))


def frame(rng):
    """(source, {column: kind})"""
    n = rng.choice([0, 1, 1, 2, 3, 4, 5, 6, 8, 8, 12])
    kinds = ["i", "f", "s", "b", "g", "f", "i"]
    columns = {}
    for name in rng.sample(["a", "b", "c", "d", "e", "k"], rng.choice([1, 2, 3, 3, 4, 5])):
        columns[name] = rng.choice(kinds)
    nulls = rng.choice([0, 0.2, 0.5])
    empty, n = n == 0, n or 2
    data = ", ".join(f"{name!r}: [{', '.join(cell(rng, kind, nulls) for _ in range(n))}]" for name, kind in columns.items())
    index = ""
    how = rng.random()
    if how < 0.2:
        index = f", index={[rng.choice('pqrstuvw') + str(i) for i in rng.sample(range(n), n)]}"
    elif how < 0.35:
        index = f", index={rng.sample(range(0, 3 * n), n)}"
    elif how < 0.42:
        index = f", index={[rng.choice([1, 2, 3, 5]) for _ in range(n)]}"
    known = {k: ("s" if v == "g" else v) for k, v in columns.items()}
    if any("None" in data.split(f"'{c}': [")[1].split("]")[0] and all(x == "None" for x in data.split(f"'{c}': [")[1].split("]")[0].split(", ")) for c in columns if known[c] == "s"):
        known = {c: ("?" if known[c] == "s" else known[c]) for c in known}
    return f"pd.DataFrame({{{data}}}{index})" + (".iloc[:0]" if empty else ""), known


def numbers(cols):
    return [c for c in cols if cols[c] in "if"]


def pick(rng, names):
    return rng.choice(names) if names else None


def scalar_for(rng, kind):
    return {"i": lambda: str(rng.choice([0, 1, 2, 5, -1])), "f": lambda: rng.choice(["0", "1.5", "-1.0", "2"]), "s": lambda: repr(rng.choice(WORDS)),
            "b": lambda: rng.choice(["True", "False"])}.get(kind, lambda: "0")()


def frame_step(rng, cols):
    """(source of the next x from x, kind of the result: frame, series or value; columns of the result, or the kind of a series)"""
    names = list(cols)
    num = numbers(cols)
    c = rng.choice(names)
    k = pick(rng, num)
    n = rng.choice([0, 1, 2, 3, -1, 5])
    up = rng.choice(["True", "False"])
    floats = {x: ("f" if cols[x] in "if" else cols[x]) for x in cols}
    unknown = {x: "?" for x in cols}
    steps = [
        (f"x[{c!r}]", "series", cols[c]), (f"x[{c!r}]", "series", cols[c]), (f"x[{c!r}]", "series", cols[c]),
        (f"x.head({n})", "frame", cols), (f"x.tail({n})", "frame", cols), (f"x.sort_values({c!r}, kind='stable', ascending={up})", "frame", cols),
        ("x.reset_index(drop=True)", "frame", cols), (f"x[{rng.sample(names, rng.randint(1, len(names)))!r}]", "pick", None),
        ("x.dropna()", "frame", cols), (f"x.dropna(subset=[{c!r}])", "frame", cols), (f"x.dropna(thresh={rng.choice([1, 2, 3])})", "frame", cols),
        ("x.dropna(how='all')", "frame", cols), ("x.isna()", "frame", {x: "b" for x in cols}), ("x.notna()", "frame", {x: "b" for x in cols}),
        (f"x.drop_duplicates({c!r}, keep={rng.choice(['first', 'last', False])!r})", "frame", cols), ("x.drop_duplicates()", "frame", cols),
        (f"x.duplicated(keep={rng.choice(['first', 'last', False])!r})", "series", "b"), ("x.ffill()", "frame", cols), (f"x.bfill(limit={rng.choice([1, 2])})", "frame", cols),
        (f"x.fillna({{{c!r}: {scalar_for(rng, cols[c])}}})", "frame", cols), (f"x.shift({n})", "frame", unknown if n else cols),
        (f"x.drop(columns={c!r})", "drop", c), (f"x.rename(columns={{{c!r}: 'zz'}})", "rename", c), ("x.describe()", "end", None), ("x.describe(include='all')", "end", None),
        ("x.nunique()", "series", "i"), ("x.count()", "series", "i"), ("x.dtypes", "end", None), (f"x.value_counts({c!r})", "series", "i"), ("x.mode()", "end", None),
        (f"x.assign(zz=x[{c!r}])", "add", cols[c]), ("x.T", "end", None), (f"x.sample(frac=0.5, random_state={n + 3})", "frame", cols),
        (f"x.isin([1, 'fig', True, 2.0])", "frame", {x: "b" for x in cols}), (f"x.melt(id_vars=[{c!r}])", "end", None), (f"pd.concat([x, x.head({n})])", "frame", cols),
        (f"pd.concat([x, x.head(2)], ignore_index=True)", "frame", cols), (f"pd.get_dummies(x[{c!r}])", "end", None), ("x.cummax()" if num == names else "x.copy()", "frame", cols),
        (f"x.map(lambda v: v)", "end", None), ("x.to_dict()", "end", None), ("x.to_dict('records')", "end", None), ("x.to_csv()", "end", None), ("x.shape", "end", None),
        (f"x.set_index({c!r})", "drop", c), (f"x.where(x.notna(), {scalar_for(rng, cols[c])})", "end", None), (f"x.iloc[{n}:]", "frame", cols), (f"x.iloc[::-1]", "frame", cols),
        (f"x.apply(lambda r: str(r[{c!r}]), axis=1)", "end", None), ("x.count(axis=1)", "series", "i"), ("x.nunique(axis=1)", "series", "i"), ("x.isna().sum()", "series", "i"),
        (f"x.pivot_table(index={c!r}, aggfunc='count')", "end", None), (f"pd.crosstab(x[{c!r}], x[{names[-1]!r}])", "end", None), ("x.select_dtypes('number')", "end", None),
(f"x.stack()", "end", None),
    ]
    if k is not None:
        op = rng.choice(["sum", "mean", "min", "max", "std", "var", "median", "prod"])
        part = f"x[{num!r}]"
        fnum = {x: floats[x] for x in num}
        inum = {x: cols[x] for x in num}
        steps += [
            (f"x[x[{k!r}] > {rng.choice(['0', '1', '2.5', '-1'])}]", "frame", cols), (f"x[x[{k!r}].between(0, 3)]", "frame", cols), (f"{part}.{op}()", "series", "f"),
            (f"{part}.{op}(axis=1)", "series", "f"), (f"{part}.{op}(skipna=False)", "series", "f"), (f"x.{op}(numeric_only=True)", "series", "f"),
            (f"{part}.rank(method={rng.choice(['average', 'min', 'max', 'dense', 'first'])!r}, ascending={up}, pct={up})", "frame", {x: "f" for x in num}),
            (f"{part}.cumsum()", "frame", inum), (f"{part}.cumprod()", "frame", inum), (f"{part}.cummin()", "frame", inum), (f"{part}.diff({n})", "frame", {x: "f" for x in num}),
            (f"{part}.pct_change()", "frame", {x: "f" for x in num}), (f"{part}.clip({rng.choice(['0', '-1', '0.5'])}, 3)", "frame", fnum), (f"{part}.corr()", "end", None),
            (f"{part}.cov()", "end", None), (f"{part}.corr(method='spearman')", "end", None), (f"{part}.quantile([0.25, 0.5])", "end", None), (f"{part}.quantile(0.3)", "series", "f"),
            (f"{part}.agg(['min', 'max', 'mean'])", "end", None), (f"{part}.agg({{{k!r}: ['sum', 'min']}})", "end", None), (f"{part}.agg({op!r})", "series", "f"),
            (f"{part}.apply(lambda c: c - c.mean())", "frame", {x: "f" for x in num}), (f"{part}.apply(lambda r: r.sum(), axis=1)", "series", "f"), (f"{part} * 2 + 1", "frame", inum),
            (f"{part} / 2", "frame", {x: "f" for x in num}), (f"{part} > 1", "frame", {x: "b" for x in num}), (f"{part}.abs()", "frame", inum), (f"-{part}", "frame", inum),
            (f"{part}.round(1)", "frame", inum), (f"x.nlargest({abs(n)}, {k!r})", "frame", cols), (f"x.nsmallest({abs(n)}, {k!r}, keep='last')", "frame", cols),
            (f"{part}.idxmax()", "end", None), (f"{part}.where({part} > 1)", "frame", {x: "f" for x in num}), (f"{part}.mask({part} > 1, -9)", "frame", inum),
            (f"{part}.rolling(2).sum()", "frame", {x: "f" for x in num}), (f"{part}.rolling(3, min_periods=1).mean()", "frame", {x: "f" for x in num}),
            (f"{part}.expanding().max()", "frame", {x: "f" for x in num}), (f"{part}.interpolate()", "frame", inum), (f"{part}.fillna(0)", "frame", inum),
            (f"x.groupby({c!r})[{k!r}].{rng.choice(['sum', 'mean', 'min', 'max', 'count', 'size', 'std', 'median', 'first', 'last', 'nunique'])}()", "series", "f"),
            (f"x.pivot_table(index={c!r}, values={k!r}, aggfunc={op!r})" if c != k else "x", "end", None),
            (f"x.assign(zz=lambda d: d[{k!r}] * 2)", "add", cols[k]), (f"x.query('{k} > 1')", "frame", cols), (f"x.eval('{k} + 1')", "series", cols[k]),
            (f"{part}.skew()", "series", "f"), (f"{part}.sem()", "series", "f"), (f"{part}.ewm(span=3).mean()", "frame", {x: "f" for x in num}), (f"{part}.add({part}, fill_value=0)", "end", None),
        ]
    src, what, info = rng.choice(steps)
    if what == "pick":
        return src, "frame", {x: cols[x] for x in eval(src[2:-1])}  # a list of names
    if what in ("drop", "rename", "add"):
        left = {x: v for x, v in cols.items() if what == "add" or x != info}
        if what != "drop":
            left["zz"] = cols[info] if what == "rename" else info
        return src, "frame" if left else "end", left
    return src, what, info


def series_step(rng, kind):
    n = rng.choice([0, 1, 2, 3, -1])
    up = rng.choice(["True", "False"])
    value = scalar_for(rng, kind)
    steps = [
        (f"x.head({n})", kind), (f"x.tail({n})", kind), (f"x.sort_values(kind='stable', ascending={up})", kind), ("x.reset_index(drop=True)", kind), ("x.dropna()", kind),
        ("x.isna()", "b"), ("x.notna()", "b"), (f"x.fillna({value})", kind), ("x.ffill()", kind), ("x.bfill()", kind), ("x.drop_duplicates()", kind), ("x.duplicated()", "b"),
        (f"x.value_counts(dropna={up})", "i"), (f"x.value_counts(normalize=True, ascending={up})", "f"), ("x.mode()", kind), ("x.nunique()", None), ("x.count()", None), ("x.describe()", None),
        (f"x.shift({n})", "?"), (f"x.shift({n}, fill_value={value})", kind), (f"x.isin([{value}])", "b"), (f"x.where(x.notna(), {value})", kind), (f"x.mask(x == {value})", "?"),
        (f"x.where(x == {value})", "?"), ("x.to_frame()", "frame"), ("x.tolist()", None), ("x.to_dict()", None), (f"x.map({{{value}: 'yes'}})", "s" if kind != "?" else "?"), ("x.unique()", None),
        (f"x == {value}", "b"), (f"x != {value}", "b"), ("x.rank(method='dense')", "f"), ("x.rank(method='first', na_option='bottom')", "f"), ("x.iloc[::-1]", kind), ("x.rename('q')", kind),
        (f"pd.concat([x, x])", kind), ("x.astype('object')", "?"), ("x.is_unique", None), ("x.hasnans", None), ("x.empty", None), ("x.size", None), (f"x.sample({abs(n)}, random_state=5, replace=True)", kind),
("x.first_valid_index()", None), ("x.apply(lambda v: v)", kind), ("x.combine_first(x.shift(1))", "?"), ("x.to_frame('w').reset_index()", "frame"),
    ]
    if kind in "if":
        op = rng.choice(["sum", "mean", "min", "max", "std", "var", "median", "prod", "sem", "skew", "kurt"])
        steps += [
            (f"x.{op}()", None), ("x.cumsum()", kind), ("x.cumprod()", kind), ("x.cummax()", kind), ("x.cummin()", kind), (f"x.diff({n})", "f"), ("x.pct_change()", "f"),
            (f"x.clip({rng.choice(['0', '-1', '0.5'])}, {rng.choice(['2', '3.5'])})", "f"), ("x.abs()", kind), ("-x", kind), ("x * 2 - 1", kind), ("x / 3", "f"), ("x // 2", kind), ("x % 3", kind), ("x ** 2", kind),
            ("x > 1", "b"), ("x[x > 1]", kind), ("x.between(0, 2)", "b"), (f"x.quantile({rng.choice(['0.25', '0.5', '0.9'])})", None), ("x.quantile([0.1, 0.5], interpolation='lower')", "?"), ("x.round(1)", kind),
            (f"x.nlargest({abs(n)})", kind), (f"x.nsmallest({abs(n)}, keep='last')", kind), ("x.idxmax()", None), ("x.idxmin()", None), ("x.agg(['sum', 'mean'])", "f"), ("x.map(lambda v: v * 2)", kind),
            ("x.apply(lambda v: v > 1)", "b"), ("x.rank(pct=True, ascending=False)", "f"), ("x.rolling(2).mean()", "f"), ("x.rolling(3, min_periods=1).max()", "f"), ("x.rolling(3, center=True).median()", "f"),
            ("x.rolling(3, min_periods=2).std()", "f"), ("x.expanding(2).sum()", "f"), ("x.expanding().mean()", "f"), ("x.ewm(alpha=0.4).mean()", "f"), ("x.ewm(span=3, adjust=False).mean()", "f"), ("x.interpolate()", kind),
            ("x.interpolate(limit_direction='both')", kind), ("pd.cut(x, [-10, 0, 1, 20], labels=False)", "f"), ("x.corr(x.shift(1))", None), ("x.autocorr()", None), ("x.cov(x)", None), ("x.transform(lambda v: v + 1)", kind),
            ("x.replace(1, 9)", kind), ("x.replace([1, 2], [10, 20])", kind), ("x.replace({1: 5, 3: 7})", kind), ("np.sqrt(x.abs())", "f"), ("x.astype('float64')", "f"), ("x.add(1)", kind), ("x.mul(2)", kind),
            ("x.diff().fillna(0)", "f"), ("x.any()", None), ("x.all()", None), ("x.argmax()", None), ("x.astype(str)", "s"),
        ]
    if kind == "s":
        w = rng.choice(["a", "fig", "p", " ", "e"])
        steps += [
            ("x.str.upper()", "s"), ("x.str.lower()", "s"), ("x.str.title()", "s"), ("x.str.capitalize()", "s"), ("x.str.len()", "f"), ("x.str.strip()", "s"), (f"x.str.contains({w!r})", "b"),
            (f"x.str.startswith({w!r})", "b"), (f"x.str.endswith({w!r})", "b"), (f"x.str.replace({w!r}, '_')", "s"), ("x.str[0]", "s"), ("x.str[:2]", "s"), ("x.str.slice(1, 3)", "s"), ("x.str.split()", "?"),
            ("x.str.split('p', expand=True)", "frame"), (f"x.str.find({w!r})", "f"), (f"x.str.count({w!r})", "f"), ("x.str.zfill(6)", "s"), ("x.str.pad(6, fillchar='*')", "s"), ("x.str.cat(sep='-')", None),
            ("x.str.isalpha()", "b"), ("x.str.isdigit()", "b"), ("x.str.get(1)", "s"), ("x + '!'", "s"), ("x.min() if x.notna().any() else None", None), ("x.str.repeat(2)", "s"), ("x.str.swapcase()", "s"),
            ("x.str.center(7, '.')", "s"), ("x.str.get_dummies('p')", "frame"), ("x.map(len, na_action='ignore')", "?"), ("x.str.cat(x, sep='+', na_rep='?')", "s"), ("x.replace('fig', 'date')", "s"),
            ("x > 'b'", "b"), ("x.str.partition('p')", "frame"), ("x.sum() if x.notna().all() else 0", None), ("x.cummax()", "s"), ("x.fillna('none').str.len()", "i"), ("x.str.rsplit('p', n=1)", "?"),
        ]
    if kind == "b":
        steps += [("~x", "b"), ("x & x.shift(1, fill_value=True)", "b"), ("x | (x == True)", "b"), ("x.sum()", None), ("x.mean()", None), ("x.any()", None), ("x.all()", None), ("x.astype(int)", "i"), ("x.cumsum()", "i"),
                  ("x.map({True: 1, False: 0})", "i"), ("x.max()", None), ("x.idxmax()", None), ("x.diff()", "?"), ("x.astype(float)", "f")]
    src, kind = rng.choice(steps)
    if kind is None:
        return src, "end", None
    return src, ("frame?" if kind == "frame" else "series"), kind


def chain(rng):
    """(source of the frame, the steps)"""
    source, cols = frame(rng)
    steps, what, info = [], "frame", cols
    for _ in range(rng.choice([1, 2, 2, 3, 3, 4, 5, 6])):
        src, what, info = frame_step(rng, info) if what == "frame" else series_step(rng, info)
        steps.append(src)
        if what in ("end", "frame?"):
            break
    return source, steps


PROLOGUE = '''import numpy as np
import pandas as pd
import warnings
warnings.simplefilter("ignore")
nan = float("nan")


def show(x):
    print(x)
    if isinstance(x, pd.DataFrame):
        print([str(t) for t in x.dtypes], x.index.tolist(), list(x.columns))
    elif isinstance(x, pd.Series):
        print(str(x.dtype), x.index.tolist(), x.name)
    else:
        print(type(x).__name__)


'''


def program(chains):
    """chains: (number, source, steps)"""
    out = [PROLOGUE]
    for number, source, steps in chains:
        lines = [f"    x = {source}"] + [f"    x = {s}" for s in steps]
        out.append(f"def f{number}():\n" + "\n".join(lines) + "\n    return x\n\n\n")
    for number, _, _ in chains:
        out.append(f'print("== {number}")\ntry:\n    show(f{number}())\nexcept Exception as e:\n    print("raises", type(e).__name__)\n')
    return "".join(out)


def make(seed):
    return chain(random.Random(seed))
