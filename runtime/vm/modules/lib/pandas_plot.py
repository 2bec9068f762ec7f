"""df.plot and s.plot: line, bar, barh, hist, scatter, area, pie and box, on axes of matplotlib.pyplot."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

_KINDS = ("line", "bar", "barh", "hist", "scatter", "area", "pie", "box")


def _axes(ax, figsize, fresh):
    if ax is not None:
        plt.sca(ax)
        return ax
    if fresh or figsize is not None:
        return plt.figure(figsize=figsize).gca()
    return plt.gca()


def _labels(index):
    return [str(k) for k in index]


def _moments(index):
    return str(getattr(index, "dtype", "")).startswith("datetime64")


def _numeric(frame):
    keep = [c for c in frame.columns if frame[c].dtype != object and str(frame[c].dtype) not in ("str", "category") and not str(frame[c].dtype).startswith("datetime")]
    if not keep:
        raise TypeError("no numeric data to plot")
    return frame[keep]


class _Plot:
    def __init__(self, data):
        self._data = data
        self._series = isinstance(data, pd.Series)

    def __call__(self, *args, x=None, y=None, kind="line", **kw):
        if args:
            if not self._series:
                names = ["x", "y", "kind"]
                given = dict(zip(names, args))
                x, y, kind = given.get("x", x), given.get("y", y), given.get("kind", kind)
            else:
                kind = args[0]
        if kind not in _KINDS:
            raise ValueError(f"{kind} is not a valid plot kind Valid plot kinds: {_KINDS}")
        return getattr(self, kind)(**kw) if self._series else getattr(self, kind)(x=x, y=y, **kw)

    # --- what is drawn
    def _table(self, x, y):
        """The values of the x axis and the columns, as a frame."""
        data = self._data
        if self._series:
            return data.index, data.to_frame(data.name if data.name is not None else 0)
        along = data.index
        if x is not None:
            along = data[x]
            data = data[[c for c in data.columns if c != x]]
        if y is not None:
            data = data[y if isinstance(y, list) else [y]]
        return along, _numeric(data)

    def _several(self, kind, x, y, kw):
        along, table = self._table(x, y)
        count = len(table.columns)
        layout = kw.pop("layout", None) or (count, 1)
        figure, made = plt.subplots(layout[0], layout[1], figsize=kw.pop("figsize", None), squeeze=False)
        out = list(made.reshape(-1))[:count]
        kw.pop("subplots")
        kw.pop("sharex", None)
        kw.pop("sharey", None)
        title = kw.pop("title", None)
        for k, c in enumerate(table.columns):
            one = pd.Series(table[c].values, index=pd.Index(along), name=c)
            _Plot(one)(kind=kind, ax=out[k], legend=True, color=f"C{k}", title=title[k] if isinstance(title, list) else None, **kw)
        if isinstance(title, str):
            figure.suptitle(title)
        return np.array(out, dtype=object)

    def _finish(self, axes, names, kw, x=None, legend=None):
        title, grid = kw.pop("title", None), kw.pop("grid", None)
        if title:
            axes.set_title(title)
        if x is not None and kw.get("xlabel") is None and x:
            axes.set_xlabel(x)
        for word in ("xlabel", "ylabel", "xlim", "ylim", "xticks", "yticks"):
            value = kw.pop(word, None)
            if value is not None:
                getattr(axes, "set_" + word)(value)
        if kw.pop("logy", False):
            axes.set_yscale("log")
        if kw.pop("logx", False):
            axes.set_xscale("log")
        if grid:
            axes.grid(True)
        rotation, size = kw.pop("rot", None), kw.pop("fontsize", None)
        if rotation is not None or size is not None:
            axes.tick_params(axis="x", rotation=rotation, labelsize=size)
        if legend if legend is not None else not self._series:
            axes.legend()
        return axes

    def _start(self, kw):
        axes = _axes(kw.pop("ax", None), kw.pop("figsize", None), not self._series)
        legend = kw.pop("legend", None)
        words = ("title", "grid", "xlabel", "ylabel", "xlim", "ylim", "xticks", "yticks", "logy", "logx", "rot", "fontsize")
        look = {k: kw.pop(k) for k in words if k in kw}
        return axes, legend, look

    def _colours(self, kw, count):
        c = kw.pop("color", None)
        if isinstance(c, (list, tuple)) and not isinstance(c, str):
            return [c[k % len(c)] for k in range(count)]
        return [c] * count

    def line(self, x=None, y=None, **kw):
        if kw.get("subplots"):
            return self._several("line", x, y, kw)
        axes, legend, look = self._start(kw)
        along, table = self._table(x, y)
        styles = kw.pop("style", None)
        colours = self._colours(kw, len(table.columns))
        label = kw.pop("label", None)
        words = None if np.asarray(along).dtype.kind in "iufM" or _moments(along) else _labels(along)
        xs = np.arange(float(len(table))) if words is not None else np.asarray(along)
        for k, c in enumerate(table.columns):
            style = styles[k] if isinstance(styles, list) else styles.get(c) if isinstance(styles, dict) else styles
            args = (xs, table[c].values.astype(np.float64)) + ((style,) if style else ())
            axes.plot(*args, label=str(label if label is not None else c), **({"color": colours[k]} if colours[k] is not None else {}), **kw)
        if words is not None and len(words):
            every = max(1, len(words) // 8)
            axes.set_xticks(list(range(0, len(words), every)), words[::every])
        if axes.margin_x and not isinstance(self._data.index, pd.MultiIndex):
            axes.margin_x = 0.0
        name = x if x is not None else getattr(self._data.index, "name", None)
        return self._finish(axes, table.columns, look, None if name is None else str(name), legend)

    def _bars(self, x, y, kw, across):
        if kw.get("subplots"):
            return self._several("barh" if across else "bar", x, y, kw)
        axes, legend, look = self._start(kw)
        along, table = self._table(x, y)
        stacked, width, label = kw.pop("stacked", False), kw.pop("width", 0.5), kw.pop("label", None)
        count, n = len(table.columns), len(table)
        colours = self._colours(kw, count)
        base = np.zeros(n)
        draw = axes.barh if across else axes.bar
        at = np.arange(float(n))
        for k, c in enumerate(table.columns):
            v = np.nan_to_num(table[c].values.astype(np.float64))
            each = {"color": colours[k]} if colours[k] is not None else {}
            name = str(label if label is not None else c)
            if stacked:
                draw(at, v, width, base, label=name, **each, **kw)
                base = base + v
            else:
                draw(at - width / 2 + (k + .5) * width / count, v, width / count, label=name, **each, **kw)
        words = _labels(along)
        if across:
            axes.set_yticks(list(range(n)), words)
            axes.axvline(0, color="black", lw=0.8)
        else:
            axes.set_xticks(list(range(n)), words, rotation=look.pop("rot", 90))
            axes.axhline(0, color="black", lw=0.8)
        name = x if x is not None else getattr(self._data.index, "name", None)
        if across and name is not None:
            axes.set_ylabel(str(name))
            name = None
        return self._finish(axes, table.columns, look, None if name is None else str(name), legend)

    def bar(self, x=None, y=None, **kw):
        return self._bars(x, y, kw, False)

    def barh(self, x=None, y=None, **kw):
        return self._bars(x, y, kw, True)

    def hist(self, x=None, y=None, bins=10, by=None, **kw):
        if by is not None:
            raise NotImplementedError("plot.hist: by= is not supported")
        if kw.get("subplots"):
            return self._several("hist", x, y, dict(kw, bins=bins))
        axes, legend, look = self._start(kw)
        _, table = self._table(None, y)
        colours = self._colours(kw, len(table.columns))
        whole = np.concatenate([table[c].dropna().values.astype(np.float64) for c in table.columns])
        edges = np.histogram_bin_edges(whole, bins=bins, range=kw.pop("range", None))
        label = kw.pop("label", None)
        for k, c in enumerate(table.columns):
            axes.hist(table[c].dropna().values.astype(np.float64), bins=edges, label=str(label if label is not None else c),
                      **({"color": colours[k]} if colours[k] is not None else {}), **kw)
        axes.set_ylabel("Frequency")
        return self._finish(axes, table.columns, look, None, legend)

    def scatter(self, x=None, y=None, s=None, c=None, **kw):
        if self._series:
            raise ValueError("plot kind scatter cannot be used for Series")
        if x is None or y is None:
            raise ValueError("scatter requires an x and y column")
        axes, legend, look = self._start(kw)
        for name in (x, y):
            if name not in self._data.columns:
                raise KeyError(name)
        c = self._data[c].values if isinstance(c, str) and c in self._data.columns else c
        s = self._data[s].values if isinstance(s, str) and s in self._data.columns else s
        kw.pop("colormap", None)
        axes.scatter(self._data[x].values, self._data[y].values, s=20 if s is None else s, c=c, label=kw.pop("label", None), **kw)
        look.setdefault("ylabel", str(y))
        return self._finish(axes, [y], look, str(x), bool(legend))

    def area(self, x=None, y=None, stacked=True, **kw):
        axes, legend, look = self._start(kw)
        along, table = self._table(x, y)
        colours = self._colours(kw, len(table.columns))
        base = np.zeros(len(table))
        xs = np.asarray(along) if np.asarray(along).dtype.kind in "iufM" else np.arange(float(len(table)))
        for k, c in enumerate(table.columns):
            v = np.nan_to_num(table[c].values.astype(np.float64))
            axes.fill_between(xs, base, base + v, label=str(c), color=colours[k], alpha=kw.get("alpha", None if stacked else 0.5))
            base = base + v if stacked else base
        axes.margin_x = 0.0
        axes.sticky_y.add(0.0)
        return self._finish(axes, table.columns, look, None, legend)

    def pie(self, x=None, y=None, **kw):
        axes, legend, look = self._start(kw)
        if not self._series and y is None:
            raise ValueError("pie requires either y column or 'subplots=True'")
        data = self._data if self._series else self._data[y]
        axes.pie(data.values, labels=kw.pop("labels", _labels(data.index)), autopct=kw.pop("autopct", None), colors=kw.pop("colors", None), startangle=kw.pop("startangle", 0))
        if data.name is not None:
            look.setdefault("ylabel", str(data.name))
        return self._finish(axes, [], look, None, bool(legend))

    def box(self, x=None, y=None, **kw):
        axes, legend, look = self._start(kw)
        _, table = self._table(None, y)
        for k, c in enumerate(table.columns):
            v = np.sort(table[c].dropna().values.astype(np.float64))
            if not len(v):
                continue
            low, middle, high = [float(q) for q in np.percentile(v, [25, 50, 75])]
            reach = 1.5 * (high - low)
            inside = v[(v >= low - reach) & (v <= high + reach)]
            axes.bar([k + 1.0], [high - low], 0.5, [low], color="none", edgecolor="C0")
            for a, b in ((high, float(inside.max())), (low, float(inside.min()))):
                axes.plot([k + 1.0, k + 1.0], [a, b], color="C0", lw=1)
                axes.plot([k + .875, k + 1.125], [b, b], color="black", lw=1)
            axes.plot([k + .75, k + 1.25], [middle, middle], color="C2", lw=1.5)
            out = v[(v < low - reach) | (v > high + reach)]
            if len(out):
                axes.scatter(np.full(len(out), k + 1.0), out, s=24, color="none", edgecolors="black")
        axes.sticky_y.clear()
        axes.set_xticks(list(range(1, len(table.columns) + 1)), [str(c) for c in table.columns])
        return self._finish(axes, table.columns, look, None, False)


def _hist(data, bins, kw):
    if isinstance(data, pd.Series):
        axes = _axes(kw.pop("ax", None), kw.pop("figsize", None), False)
        axes.hist(data.dropna().values.astype(np.float64), bins=bins, **kw)
        axes.grid(True)
        return axes
    table = _numeric(data)
    count = len(table.columns)
    columns = int(np.ceil(np.sqrt(count)))
    rows = -(-count // columns)
    figure, made = plt.subplots(rows, columns, figsize=kw.pop("figsize", None), squeeze=False)
    for k, c in enumerate(table.columns):
        axes = made[k // columns, k % columns]
        axes.hist(table[c].dropna().values.astype(np.float64), bins=bins, **kw)
        axes.set_title(str(c))
        axes.grid(True)
    for k in range(count, rows * columns):
        figure.axes.remove(made[k // columns, k % columns])
    return made


class DataFrame:
    def plot(self):
        return _Plot(self)

    def hist(self, bins=10, **kw):
        return _hist(self, bins, kw)

    def boxplot(self, column=None, by=None, **kw):
        if by is not None:
            raise NotImplementedError("boxplot: by= is not supported; make a column for each group with pivot")
        return _Plot(self if column is None else self[column if isinstance(column, list) else [column]]).box(**kw)


class Series:
    def plot(self):
        return _Plot(self)

    def hist(self, bins=10, **kw):
        return _hist(self, bins, kw)
