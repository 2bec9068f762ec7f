"""info and memory_usage of Series and DataFrames."""
import pandas as pd
import _pandas
from pandas._axis_base import _parts


class DataFrame:
    def memory_usage(self, index=True, deep=False):
        out = pd.Series([s.memory_usage(index=False, deep=deep) for s in _parts(self)], index=self.columns, dtype="int64")
        return pd.concat([pd.Series([self.index.memory_usage()], index=["Index"], dtype="int64"), out]) if index else out

    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None):
        import sys
        freq = getattr(self.index, "freqstr", None)
        lines = [str(type(self)), _index_line(self.index)] + ([] if freq is None else ["Freq: " + freq])
        wide = self.shape[1] > (pd.get_option("display.max_info_columns") if max_cols is None else max_cols)
        show_counts = not (wide or len(self) > pd.get_option("display.max_info_rows")) if show_counts is None else show_counts
        if self.shape[1] == 0:
            lines.append("Empty DataFrame")
        else:
            cols = _parts(self)
            kinds = [str(s.dtype) for s in cols]
            if verbose is False or verbose is None and wide:
                lines.append("Columns: %d entries, %s to %s" % (len(cols), self.columns[0], self.columns[len(cols) - 1]))
            else:
                lines.append("Data columns (total %d columns):" % len(cols))
                heads = ["(%s)" % ", ".join([str(x) for x in c]) if isinstance(c, tuple) else str(c) for c in self.columns]
                w0 = max(len(" # "), len(" %d" % (len(cols) - 1)))
                w1 = max([len("Column")] + [len(h) for h in heads])
                counts = ["%d non-null" % int(s.count()) for s in cols]
                show = bool(show_counts)
                w2 = max([len("Non-Null Count")] + [len(c) for c in counts])
                w3 = max([len("Dtype")] + [len(k) for k in kinds])
                row = lambda a, b, c, d: a.ljust(w0) + "  " + b.ljust(w1) + "  " + (c.ljust(w2) + "  " if show else "") + d.ljust(w3)
                lines.append(row(" # ", "Column", "Non-Null Count", "Dtype"))
                lines.append(row("---", "------", "--------------", "-----"))
                for k, (h, c, d) in enumerate(zip(heads, counts, kinds)):
                    lines.append(row(" %d" % k, h, c, d))
            tally = {}
            for k in kinds:
                tally[k] = tally.get(k, 0) + 1
            lines.append("dtypes: " + ", ".join(["%s(%d)" % (k, tally[k]) for k in sorted(tally)]))
        if memory_usage is not False and self.shape[1]:
            lines.append(_memory_line(int(DataFrame.memory_usage(self, deep=memory_usage == "deep").sum()), memory_usage, [str(s.dtype) for s in _parts(self)] + ([str(self.index.dtype)] if self.index.nlevels == 1 else [])))
        text = "\n".join(lines) + ("" if memory_usage is False and self.shape[1] else "\n")
        (sys.stdout if buf is None else buf).write(text)


class Series:
    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=True):
        import sys
        kind = str(self.dtype)
        freq = getattr(self.index, "freqstr", None)
        lines = [str(type(self)), _index_line(self.index)] + ([] if freq is None else ["Freq: " + freq])
        show_counts = len(self) <= pd.get_option("display.max_info_rows") if show_counts is None else show_counts
        if verbose is not False:
            count = "%d non-null" % int(self.count())
            lines.append("Series name: %s" % self.name)
            if show_counts is not False:
                w = max(len("Non-Null Count"), len(count))
                k = max(5, len(kind))
                lines += ["Non-Null Count".ljust(w) + "  " + "Dtype".ljust(k), "-" * 14 + " " * (w - 14) + "  " + "-----".ljust(k), count.ljust(w) + "  " + kind.ljust(k)]
            else:
                lines += [x.ljust(len(kind)) for x in ("Dtype", "-----", kind)]
        lines.append("dtypes: %s(1)" % kind)
        if memory_usage is not False:
            lines.append(_memory_line(self.memory_usage(deep=memory_usage == "deep"), memory_usage, [kind]))
        (sys.stdout if buf is None else buf).write("\n".join(lines) + ("" if memory_usage is False else "\n"))

    def nbytes(self):
        return self.to_numpy().nbytes

    def memory_usage(self, index=True, deep=False):
        kind = str(self.dtype)
        n = len(self)
        if kind in ("str", "string"):
            own = text_bytes(self)
        elif kind == "category":
            own = self.cat.codes.dtype.itemsize * n + _categories_bytes(self)
        elif kind[:1] in "IUFb" and kind != "bool":
            own = n * (int(kind.lstrip("IntUFloat")) // 8 if kind[-1].isdigit() else 1) + n
        else:
            own = n * (1 if kind == "bool" else int(kind.lstrip("intufloacmplex")) // 8 if kind[:3] in ("int", "uin", "flo", "com") else 8)
        return own + (self.index.memory_usage() if index else 0)


def text_bytes(values):
    """Text lies as Arrow has it: the bytes, where each begins, and a bit for each where some are missing."""
    n = len(values)
    size = _pandas.text_size(values)
    return (sum([len(x.encode()) for x in values if isinstance(x, str)]) if size is None else size) + 8 * n + ((n + 7) // 8 if values.hasnans or _pandas.held(values)[0] else 0)


def _categories_bytes(s):
    """The categories, and the hash table of those that values were looked up in."""
    looked_up = _pandas.held(s)[1]
    n = len(s.dtype.categories)
    own = s.dtype.categories.memory_usage()
    if looked_up and not isinstance(s.dtype.categories, pd.RangeIndex):
        buckets = 4
        while buckets < n or n > int(buckets * 0.77 + 0.5):
            buckets *= 2
        own += 40 + 16 * buckets + 4 * max(1, buckets // 32)
    return own


def _index_line(index):
    n = len(index)
    span = "%d entries" % n
    if n:
        a, b = str(index[0]), str(index[n - 1])
        if str(index.dtype).startswith("datetime64[") and getattr(index, "tz", None) is None and _only_days(index):
            a, b = a[:10], b[:10]  # days
        elif str(index.dtype).startswith("timedelta64["):
            a, b = _spans_at_ends(index)
        span += ", %s to %s" % (a, b)
    return "%s: %s" % (type(index).__name__, span)


def _only_days(index):
    """Whether the times that are there are days, and no steps of less than one lead from one to the next."""
    there = index.dropna()
    step = getattr(index.freq, "nanos", None) if isinstance(index.freq, pd.offsets.Tick) else None
    return bool((there == there.normalize()).all()) and (step is None or step % 86_400_000_000_000 == 0)


def _spans_at_ends(index):
    """The first and the last span with as many digits as any has."""
    there, ends = index.dropna(), [index[0], index[len(index) - 1]]
    texts = [str(x) for x in ends]
    if all(x == x.floor("D") for x in there):
        return [x.split(" days")[0] + " days" if " days" in x else x for x in texts]
    digits = max((len(str(x).partition(".")[2]) for x in there), default=0)
    return [x if y is pd.NaT or not digits else x + ("." if "." not in x else "") + "0" * (digits - len(x.partition(".")[2])) for x, y in zip(texts, ends)]


def _memory_line(total, asked, kinds):
    plus = "+" if asked != "deep" and "object" in kinds else ""
    size = float(total)
    for unit in ("bytes", "KB", "MB", "GB", "TB"):
        if size < 1024 or unit == "TB":
            return "memory usage: %3.1f%s %s" % (size, plus, unit)
        size /= 1024
