"""Axes: what was plotted, its limits and ticks, and how it is drawn on a canvas (the native module _plot)."""
import math
import numpy as np
from _plot_scale import TAB10, colour, dates, linear, logarithmic, minus, seconds

_NONE = (0.0, 0.0, 0.0, 0.0)
_MARKERS = "osv^D*+xd.,<>ph"
_SIZES = {"xx-small": 5.79, "x-small": 6.94, "small": 8.33, "medium": 10.0, "large": 12.0, "x-large": 14.4, "xx-large": 17.28}


def font_size(size, default):
    return default if size is None else _SIZES[size] if isinstance(size, str) else float(size)


class Item:
    """One thing to draw: kind, points, and how; label for the legend."""

    def __init__(self, kind, x, y, label=None, **how):
        self.kind, self.x, self.y, self.label, self.how = kind, x, y, label, how

    def get_label(self):
        return self.label

    def set_label(self, label):
        self.label = label

    def set_color(self, c):
        self.how["colour"] = colour(c)

    def get_xdata(self):
        return self.x

    def get_ydata(self):
        return self.y


class Scale:
    """One direction: values to numbers, limits, ticks."""

    def __init__(self):
        self.kind = "linear"
        self.names = None
        self.low = self.high = None
        self.ticks = self.texts = None
        self.rotation = None
        self.inverted = False

    def numbers(self, values):
        v = values if isinstance(values, np.ndarray) else getattr(values, "values", values)
        if not isinstance(v, np.ndarray):
            v = [x for x in v] if hasattr(v, "__iter__") and not isinstance(v, str) else [v]
            if v and all(isinstance(x, str) for x in v):
                return self.categories(v)
            if v and hasattr(v[0], "isoformat"):
                v = [np.datetime64(x.isoformat()) for x in v]
            v = np.array(v)
        if v.dtype.kind == "O" and len(v) and all(isinstance(x, str) for x in v):
            return self.categories(list(v))
        if v.dtype.kind == "M":
            self.kind = "date"
            return seconds(v)
        return np.ascontiguousarray(v, dtype=np.float64).reshape(-1)

    def categories(self, texts):
        if self.names is None:
            self.names = []
        for t in texts:
            if t not in self.names:
                self.names.append(t)
        return np.array([float(self.names.index(t)) for t in texts])

    def places(self, low, high, most):
        if self.ticks is not None:
            texts = self.texts if self.texts is not None else [minus(f"{t:g}") for t in self.ticks]
            return list(self.ticks), list(texts)
        if self.names is not None:
            return [float(k) for k in range(len(self.names))], self.names
        if self.kind == "date":
            return dates(low, high, most)
        if self.kind == "log":
            return logarithmic(low, high, most)
        return linear(low, high, most)

    def limits(self, arrays, margin, sticky):
        found = [a[np.isfinite(a)] for a in arrays]
        if self.kind == "log":
            found = [a[a > 0] for a in found]
        found = [a for a in found if len(a)]
        low = min([float(a.min()) for a in found]) if found else (1.0 if self.kind == "log" else 0.0)
        high = max([float(a.max()) for a in found]) if found else (10.0 if self.kind == "log" else 1.0)
        if self.kind == "log":
            low, high = math.log10(low), math.log10(high)
        if low == high:
            low, high = (low - 0.5, high + 0.5) if low == 0 or self.names is not None or self.kind == "log" else (low - abs(low) * 0.05, high + abs(high) * 0.05)
        width = (high - low) * margin
        low, high = (low if low in sticky else low - width), (high if high in sticky else high + width)
        if self.kind == "log":
            low, high = 10 ** low, 10 ** high
        return (low if self.low is None else self.low), (high if self.high is None else self.high)


def _format(fmt):
    """Colour, line and marker of "r--o"."""
    c = style = marker = None
    k = 0
    while k < len(fmt):
        two = fmt[k:k + 2]
        if two in ("--", "-."):
            style, k = two, k + 2
        elif two[0] == "C" and two[1:].isdigit():
            c, k = two, k + 2
        elif fmt[k] in "-:":
            style, k = fmt[k], k + 1
        elif fmt[k] in "bgrcmykw":
            c, k = fmt[k], k + 1
        elif fmt[k] in _MARKERS:
            marker, k = fmt[k], k + 1
        else:
            raise ValueError(f"{fmt!r} is not a valid format string (unrecognized character {fmt[k]!r})")
    return c, style, marker


class Axes:
    def __init__(self, figure, place):
        self.figure = figure
        self.place = place  # left, bottom, width, height as parts of the figure
        self.items = []
        self.xaxis, self.yaxis = Scale(), Scale()
        self.titles = {"title": "", "x": "", "y": ""}
        self.sizes = {"title": 12.0, "x": 10.0, "y": 10.0, "ticks": 10.0}
        self.grid_on = None
        self.legend_at = None
        self.colours = 0
        self.hidden = False
        self.sticky_x, self.sticky_y = set(), set()
        self.margin_x = self.margin_y = 0.05
        self.aspect = self.beside = None  # height of a unit of y over that of x; the axes that a colour bar stands beside
        self.barred = self.right_ticks = False

    def fit(self, width, height):
        """The place made narrower or lower until units have the aspect that was asked for."""
        if self.aspect is None:
            return
        left, bottom, w, h = self.place
        (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
        wanted = abs(y1 - y0) * self.aspect / abs(x1 - x0)  # height over width
        have = h * height / (w * width)
        if wanted < have:
            low = h * wanted / have
            self.place = (left, bottom + (h - low) / 2, w, low)
        else:
            narrow = w * have / wanted
            self.place = (left + (w - narrow) / 2, bottom, narrow, h)

    def next_colour(self):
        c = TAB10[self.colours % len(TAB10)]
        self.colours += 1
        return c

    # --- what is plotted
    def plot(self, *args, **kw):
        lines, args = [], list(args)
        while args:
            first = args.pop(0)
            y, fmt = None, ""
            if args and not isinstance(args[0], str):
                y = args.pop(0)
            if args and isinstance(args[0], str):
                fmt = args.pop(0)
            lines += self._lines(None if y is None else first, first if y is None else y, fmt, dict(kw))
        return lines

    def _lines(self, x, y, fmt, kw):
        columns = getattr(y, "columns", None)
        array = getattr(y, "values", y) if columns is not None else y
        if x is None and hasattr(y, "index") and not isinstance(y, (list, tuple)):
            x = y.index
        if isinstance(array, np.ndarray) and array.ndim == 2:
            return [line for k in range(array.shape[1]) for line in self._lines(x, array[:, k], fmt, dict(kw))]
        ys = self.yaxis.numbers(y)
        xs = self.xaxis.numbers(x) if x is not None else np.arange(float(len(ys)))
        if len(xs) != len(ys):
            raise ValueError(f"x and y must have same first dimension, but have shapes {xs.shape} and {ys.shape}")
        c, style, marker = _format(fmt)
        c = kw.pop("color", kw.pop("c", c)) or self.next_colour()
        given = kw.pop("linestyle", kw.pop("ls", None))
        marker = kw.pop("marker", marker)
        style = given if given is not None else style if style is not None else ("none" if marker and fmt else "-")
        item = Item("line", xs, ys, kw.pop("label", None), colour=colour(c, kw.pop("alpha", None)), width=kw.pop("linewidth", kw.pop("lw", 1.5)), style=style, marker=marker,
                    size=kw.pop("markersize", kw.pop("ms", 6)), step=kw.pop("drawstyle", None))
        _refuse("plot", kw, ("zorder", "markerfacecolor", "markeredgecolor", "mfc", "mec", "rasterized", "antialiased", "clip_on"))
        self.items.append(item)
        return [item]

    def step(self, x, y, where="pre", **kw):
        return self.plot(x, y, drawstyle="steps-" + where, **kw)

    def scatter(self, x, y, s=36, c=None, marker=None, alpha=None, label=None, color=None, edgecolors=None, linewidths=None, cmap=None, **kw):
        xs, ys = self.xaxis.numbers(x), self.yaxis.numbers(y)
        if len(xs) != len(ys):
            raise ValueError("x and y must be the same size")
        size = float(s) if np.ndim(s) == 0 else None
        sizes = None if size is not None else np.asarray(s, dtype=np.float64)
        c = color if color is not None else c
        shades = None
        if c is not None and not isinstance(c, str) and len(c) == len(xs) and np.ndim(c) == 1 and len(c) not in (3, 4) or hasattr(c, "values"):
            shades = viridis(np.asarray(getattr(c, "values", c), dtype=np.float64))
            c = "C0"
        fill = colour(c if c is not None else self.next_colour(), alpha)
        item = Item("dots", xs, ys, label, colour=fill, size=size, sizes=sizes, shades=shades, marker=marker or "o", edge=colour(edgecolors) if edgecolors not in (None, "face") else _NONE)
        _refuse("scatter", kw, ("zorder", "vmin", "vmax", "norm", "rasterized"))
        self.items.append(item)
        return item

    def _bars(self, low, high, base, top, across, label, c, alpha, edge, width):
        item = Item("bars", np.stack([low, high]) if not across else np.stack([base, top]), np.stack([base, top]) if not across else np.stack([low, high]), label,
                    colour=[colour(k, alpha) for k in c] if isinstance(c, (list, tuple)) and c and not isinstance(c[0], (int, float)) else colour(c, alpha),
                    edge=colour(edge), width=width)
        self.items.append(item)
        (self.sticky_x if across else self.sticky_y).update(float(b) for b in base)
        return item

    def bar(self, x, height, width=0.8, bottom=None, align="center", color=None, label=None, alpha=None, edgecolor=None, linewidth=None, **kw):
        return self._bar(x, height, width, bottom, align, color, label, alpha, edgecolor, linewidth, kw, False)

    def barh(self, y, width, height=0.8, left=None, align="center", color=None, label=None, alpha=None, edgecolor=None, linewidth=None, **kw):
        return self._bar(y, width, height, left, align, color, label, alpha, edgecolor, linewidth, kw, True)

    def _bar(self, x, height, width, bottom, align, c, label, alpha, edge, line, kw, across):
        _refuse("barh" if across else "bar", kw, ("zorder", "tick_label"))
        along, up = (self.yaxis, self.xaxis) if across else (self.xaxis, self.yaxis)
        xs, tops = along.numbers(x), up.numbers(height)
        if along.kind == "date" and not across:
            width = width * 86400.0
        if len(tops) == 1 and len(xs) > 1:
            tops = np.repeat(tops, len(xs))
        if len(xs) != len(tops):
            raise ValueError(f"shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape {xs.shape} and arg 1 with shape {tops.shape}.")
        base = np.zeros(len(xs)) if bottom is None else np.asarray(up.numbers(bottom)) + np.zeros(len(xs))
        left = xs - np.asarray(width) / 2 if align == "center" else xs
        if "tick_label" in kw:
            along.ticks, along.texts = list(xs), [str(t) for t in kw["tick_label"]]
        return self._bars(left, left + width, base, base + tops, across, label, c or self.next_colour(), alpha, edge, 1.0 if line is None and edge is not None else line or 0.0)

    def hist(self, x, bins=None, range=None, density=False, cumulative=False, color=None, label=None, alpha=None, edgecolor=None, histtype="bar", weights=None, ec=None, **kw):
        _refuse("hist", kw, ("zorder", "rwidth", "linewidth", "lw"))
        several = isinstance(x, (list, tuple)) and len(x) and hasattr(x[0], "__len__") and not isinstance(x[0], str)
        sets = [self.xaxis.numbers(v) for v in x] if several else [self.xaxis.numbers(x)]
        sets = [v[np.isfinite(v)] for v in sets]
        whole = np.concatenate(sets) if sets else np.zeros(0)
        edges = np.histogram_bin_edges(whole, bins=10 if bins is None else bins, range=range)
        counts = []
        for k, v in enumerate(sets):
            n = np.histogram(v, bins=edges, density=density, weights=weights)[0]
            n = np.cumsum(n * (np.diff(edges) if density else 1)) if cumulative else n
            counts.append(n.astype(np.float64))
            c = color[k] if isinstance(color, (list, tuple)) else color
            name = label[k] if isinstance(label, (list, tuple)) else label
            width = np.diff(edges) * (0.8 if several else 1.0) / len(sets)
            left = edges[:-1] + (np.diff(edges) * 0.1 if several else 0.0) + k * width
            item = self._bars(left, left + width, np.zeros(len(n)), counts[-1], False, name, c or self.next_colour(), alpha, edgecolor or ec, 1.0 if edgecolor or ec else 0.0)
        return (counts if several else counts[0]), edges, item

    def fill_between(self, x, y1, y2=0, where=None, color=None, alpha=None, label=None, **kw):
        _refuse("fill_between", kw, ("zorder", "linewidth", "lw", "step", "interpolate", "facecolor", "edgecolor"))
        xs, a = self.xaxis.numbers(x), self.yaxis.numbers(y1)
        a = a + np.zeros(len(xs))
        b = self.yaxis.numbers(y2) + np.zeros(len(xs))
        if where is not None:
            a = np.where(np.asarray(where), a, b)
        item = Item("area", np.concatenate([xs, xs[::-1]]), np.concatenate([a, b[::-1]]), label, colour=colour(color or kw.get("facecolor") or self.next_colour(), alpha))
        self.items.append(item)
        return item

    def pie(self, x, labels=None, colors=None, autopct=None, startangle=0, **kw):
        _refuse("pie", kw, ("explode", "shadow", "counterclock", "wedgeprops", "textprops", "labeldistance", "pctdistance"))
        parts = np.asarray(getattr(x, "values", x), dtype=np.float64)
        self.items.append(Item("pie", np.array([-1.25, 1.25]), np.array([-1.25, 1.25]), None, parts=parts / parts.sum(), labels=labels, start=startangle, percent=autopct,
                               colours=[colour(colors[k % len(colors)] if colors else TAB10[k % 10]) for k in range(len(parts))]))
        self.hidden = True

    def boxplot(self, x, positions=None, labels=None, tick_labels=None, vert=True, widths=None, whis=1.5, showfliers=True, patch_artist=False, showmeans=False, **kw):
        import _plot_boxes
        _refuse("boxplot", kw, ("zorder", "notch", "sym", "manage_ticks", "boxprops", "medianprops", "whiskerprops", "capprops", "flierprops", "meanprops"))
        return _plot_boxes.boxplot(self, x, positions, tick_labels if tick_labels is not None else labels, vert, widths, whis, showfliers, patch_artist, showmeans)

    def imshow(self, X, cmap=None, vmin=None, vmax=None, origin=None, extent=None, aspect=None, interpolation=None, alpha=None, **kw):
        import _plot_boxes
        _refuse("imshow", kw, ("zorder", "rasterized"))
        return _plot_boxes.imshow(self, X, cmap, vmin, vmax, origin, extent, aspect, alpha)

    def _rule(self, kind, at, kw):
        scale = self.yaxis if kind == "hrule" else self.xaxis
        v = scale.numbers([at])
        item = Item(kind, v, v, kw.pop("label", None), colour=colour(kw.pop("color", kw.pop("c", "C0")), kw.pop("alpha", None)),
                    width=kw.pop("linewidth", kw.pop("lw", 1.5)), style=kw.pop("linestyle", kw.pop("ls", "-")))
        self.items.append(item)
        return item

    def axhline(self, y=0, xmin=0, xmax=1, **kw):
        return self._rule("hrule", y, kw)

    def axvline(self, x=0, ymin=0, ymax=1, **kw):
        return self._rule("vrule", x, kw)

    def text(self, x, y, s, fontsize=None, color="black", ha="left", va="baseline", rotation=0, **kw):
        item = Item("note", self.xaxis.numbers([x]), self.yaxis.numbers([y]), None, text=str(s), size=font_size(fontsize, 10.0), colour=colour(color), ha=ha, va=va, turn=rotation)
        self.items.append(item)
        return item

    def annotate(self, text, xy, xytext=None, **kw):
        return self.text(*(xy if xytext is None else xytext), text, fontsize=kw.get("fontsize"), ha=kw.get("ha", "left"))

    # --- how it looks
    def set_title(self, label, fontsize=None, **kw):
        self.titles["title"], self.sizes["title"] = str(label), font_size(fontsize, 12.0)

    def set_xlabel(self, label, fontsize=None, **kw):
        self.titles["x"], self.sizes["x"] = str(label), font_size(fontsize, 10.0)

    def set_ylabel(self, label, fontsize=None, **kw):
        self.titles["y"], self.sizes["y"] = str(label), font_size(fontsize, 10.0)

    def get_title(self):
        return self.titles["title"]

    def get_xlabel(self):
        return self.titles["x"]

    def get_ylabel(self):
        return self.titles["y"]

    def _limit(self, scale, low, high):
        if isinstance(low, (tuple, list)):
            low, high = low
        scale.low = None if low is None else float(scale.numbers([low])[0])
        scale.high = None if high is None else float(scale.numbers([high])[0])

    def set_xlim(self, left=None, right=None):
        self._limit(self.xaxis, left, right)
        return self.get_xlim()

    def set_ylim(self, bottom=None, top=None):
        self._limit(self.yaxis, bottom, top)
        return self.get_ylim()

    def get_xlim(self):
        return self.xaxis.limits([i.x.reshape(-1) for i in self.items if i.kind != "hrule"], self.margin_x, self.sticky_x)

    def get_ylim(self):
        return self.yaxis.limits([i.y.reshape(-1) for i in self.items if i.kind != "vrule"], self.margin_y, self.sticky_y)

    def set_xscale(self, kind):
        self._scale(self.xaxis, kind)

    def set_yscale(self, kind):
        self._scale(self.yaxis, kind)

    def _scale(self, scale, kind):
        if kind not in ("linear", "log"):
            raise ValueError(f"'{kind}' is not a scale that is supported: linear or log")
        scale.kind = kind

    def semilogy(self, *args, **kw):
        self.set_yscale("log")
        return self.plot(*args, **kw)

    def semilogx(self, *args, **kw):
        self.set_xscale("log")
        return self.plot(*args, **kw)

    def loglog(self, *args, **kw):
        self.set_xscale("log")
        return self.semilogy(*args, **kw)

    def set_xticks(self, ticks, labels=None, rotation=None, **kw):
        self.xaxis.ticks, self.xaxis.texts = list(self.xaxis.numbers(ticks)), None if labels is None else [str(t) for t in labels]
        self.xaxis.rotation = rotation if rotation is not None else self.xaxis.rotation

    def set_yticks(self, ticks, labels=None, **kw):
        self.yaxis.ticks, self.yaxis.texts = list(self.yaxis.numbers(ticks)), None if labels is None else [str(t) for t in labels]

    def set_xticklabels(self, labels, rotation=None, **kw):
        self.xaxis.texts = [str(t) for t in labels]
        if self.xaxis.ticks is None:
            self.xaxis.ticks = [float(k) for k in range(len(self.xaxis.texts))]
        self.xaxis.rotation = rotation

    def set_yticklabels(self, labels, **kw):
        self.yaxis.texts = [str(t) for t in labels]
        if self.yaxis.ticks is None:
            self.yaxis.ticks = [float(k) for k in range(len(self.yaxis.texts))]

    def tick_params(self, axis="both", rotation=None, labelsize=None, labelrotation=None, **kw):
        if axis in ("x", "both"):
            self.xaxis.rotation = labelrotation if rotation is None else rotation
        if labelsize is not None:
            self.sizes["ticks"] = font_size(labelsize, 10.0)

    def set(self, **kw):
        for name, value in kw.items():
            getattr(self, "set_" + name)(value)

    def grid(self, visible=True, which="major", axis="both", alpha=None, color="#b0b0b0", linestyle="-", linewidth=0.8, **kw):
        self.grid_on = (axis, colour(color, alpha), linestyle, linewidth) if visible or visible is None else None

    def legend(self, *args, loc="best", title=None, fontsize=None, labels=None, **kw):
        names = labels if labels is not None else args[0] if len(args) == 1 else args[1] if len(args) == 2 else None
        if names is not None:
            for item, name in zip([i for i in self.items if i.kind not in ("note", "pie")], names):
                item.label = name
        self.legend_at = (loc, title, font_size(fontsize, 10.0))

    def invert_yaxis(self):
        self.yaxis.inverted = not self.yaxis.inverted

    def invert_xaxis(self):
        self.xaxis.inverted = not self.xaxis.inverted

    def margins(self, x=None, y=None):
        self.margin_x = self.margin_x if x is None else x
        self.margin_y = self.margin_y if y is None else (x if y is None else y)

    def axis(self, what=None):
        if what == "off":
            self.hidden = True
        elif what in ("equal", "tight", "on", None):
            pass
        elif isinstance(what, (list, tuple)):
            self.set_xlim(what[0], what[1])
            self.set_ylim(what[2], what[3])

    def twinx(self):
        raise NotImplementedError("twinx is not supported: axes with two scales")

    def get_figure(self):
        return self.figure

    def get_legend_handles_labels(self):
        shown = [i for i in self.items if i.label and not str(i.label).startswith("_")]
        return shown, [i.label for i in shown]

    @property
    def lines(self):
        return [i for i in self.items if i.kind == "line"]

    def draw(self, canvas, width, height, unit):
        import _plot_draw
        _plot_draw.draw(self, canvas, width, height, unit)


def _refuse(name, kw, fine):
    for key in kw:
        if key not in fine:
            raise TypeError(f"{name}() got an unexpected keyword argument '{key}'")


def viridis(v):
    """Rows of red, green, blue, alpha for values from their least to their greatest."""
    stops = np.array([[0.267, 0.005, 0.329], [0.283, 0.141, 0.458], [0.254, 0.265, 0.530], [0.207, 0.372, 0.553], [0.164, 0.471, 0.558], [0.128, 0.567, 0.551],
                      [0.135, 0.659, 0.518], [0.267, 0.749, 0.441], [0.478, 0.821, 0.318], [0.741, 0.873, 0.150], [0.993, 0.906, 0.144]])
    low, high = np.nanmin(v), np.nanmax(v)
    t = np.where(np.isfinite(v), (v - low) / (high - low if high > low else 1.0), 0.0) * 10
    at = np.arange(11.0)
    return np.stack([np.interp(t, at, stops[:, k]) for k in range(3)] + [np.ones(len(t))], axis=1)
