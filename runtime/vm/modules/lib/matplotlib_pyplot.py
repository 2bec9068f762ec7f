"""matplotlib.pyplot, the part that scripts draw lines, bars, points and histograms with, to PNG, SVG or PDF files.

There is no window: show() says so once and goes on."""
import os
import sys
import _plot
from _plot_axes import Axes

_figures = []
_current = {"figure": None, "axes": None}
_numbers = [0]
rcParams = {"figure.figsize": [6.4, 4.8], "figure.dpi": 100, "savefig.dpi": "figure"}


class Figure:
    def __init__(self, figsize=None, dpi=None, facecolor="white", num=None, **kw):
        self.size = [float(k) for k in (figsize or rcParams["figure.figsize"])]
        self.dpi = dpi or rcParams["figure.dpi"]
        self.axes = []
        self.title = None
        self.number = num
        self.tight = bool(kw.get("tight_layout") or kw.get("constrained_layout") or kw.get("layout"))
        self.grid = (1, 1)

    def add_subplot(self, *args, **kw):
        rows, columns, k = (1, 1, 1) if not args else args if len(args) == 3 else (args[0] // 100, args[0] // 10 % 10, args[0] % 10)
        if not 1 <= k <= rows * columns:
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {k}")
        self.grid = (rows, columns)
        axes = Axes(self, self.place(rows, columns, k - 1))
        axes.cell = (rows, columns, k - 1)
        self.axes.append(axes)
        return axes

    def add_axes(self, rect, **kw):
        axes = Axes(self, tuple(rect))
        axes.cell = None
        self.axes.append(axes)
        return axes

    def place(self, rows, columns, k):
        left, right, bottom, top = .125, .9, .11, .88
        if self.tight:
            left, right, bottom, top = .11, .975, .11, (.88 if self.title else .93)
        w = (right - left) / (columns + .2 * (columns - 1))
        h = (top - bottom) / (rows + .2 * (rows - 1))
        if self.tight and rows > 1:
            h = (top - bottom) / (rows + .45 * (rows - 1))
            return (left + k % columns * w * 1.2, top - h - k // columns * h * 1.45, w, h)
        return (left + k % columns * w * 1.2, top - h - k // columns * h * 1.2, w, h)

    def subplots(self, nrows=1, ncols=1, sharex=False, sharey=False, squeeze=True, **kw):
        import numpy as np
        made = np.empty((nrows, ncols), dtype=object)
        for k in range(nrows * ncols):
            made[k // ncols, k % ncols] = self.add_subplot(nrows, ncols, k + 1)
        if not squeeze:
            return made
        return made[0, 0] if nrows == ncols == 1 else made.reshape(-1) if 1 in (nrows, ncols) else made

    def tight_layout(self, *args, **kw):
        self.tight = True

    def subplots_adjust(self, **kw):
        pass

    def autofmt_xdate(self, rotation=30, **kw):
        for a in self.axes:
            a.xaxis.rotation = rotation

    def colorbar(self, mappable=None, cax=None, ax=None, label=None, **kw):
        import _plot_boxes
        if cax is not None:
            raise NotImplementedError("colorbar(cax=) is not supported")
        shown = [i for a in self.axes for i in a.items if i.kind == "image"] if mappable is None else [mappable]
        return _plot_boxes.colorbar(self, shown[-1] if shown else None, ax, label)

    def suptitle(self, text, **kw):
        self.title = str(text)

    def gca(self):
        return self.axes[-1] if self.axes else self.add_subplot()

    def get_axes(self):
        return list(self.axes)

    def set_size_inches(self, w, h=None):
        self.size = [float(k) for k in (w if h is None else (w, h))]

    def savefig(self, fname, dpi=None, format=None, facecolor=None, bbox_inches=None, transparent=False, **kw):
        kind = format or (os.path.splitext(str(fname))[1][1:] if not hasattr(fname, "write") else "png") or "png"
        kind = kind.lower()
        if kind not in ("png", "svg", "pdf"):
            raise ValueError(f"Format '{kind}' is not supported (supported formats: pdf, png, svg)")
        dpi = self.dpi if dpi in (None, "figure") else dpi
        width, height = self.size[0] * 72, self.size[1] * 72
        canvas = _plot.canvas(kind, width, height, dpi / 72)
        if not transparent:
            self.background(canvas, width, height)
        for a in self.axes:
            if a.cell is not None:
                a.place = self.place(*a.cell)
                left, bottom, w, h = a.place
                a.place = (left, bottom, w * 0.8, h) if a.barred else a.place
                a.fit(width, height)
            elif a.beside is not None:
                left, bottom, w, h = a.beside.place
                a.place = (left + w + 0.04, bottom, h * 0.05 * height / width, h)
            a.draw(canvas, width, height, 1.0)
        if self.title:
            canvas.text(width / 2, height * .03, self.title, 12.0, (0.0, 0.0, 0.0, 1.0), (.5, 1, 0.0), False)
        data = canvas.finish()
        if hasattr(fname, "write"):
            fname.write(data)
            return
        path = str(fname) if os.path.splitext(str(fname))[1] else f"{fname}.{kind}"
        part = f"{path}.{os.getpid()}.part"
        try:
            with open(part, "wb") as f:
                f.write(data)
            os.replace(part, path)
        except BaseException:
            if os.path.exists(part):
                os.remove(part)
            raise

    def background(self, canvas, width, height):
        import numpy as np
        canvas.polygon(np.array([0.0, width, width, 0.0]), np.array([0.0, 0.0, height, height]), (1.0, 1.0, 1.0, 1.0), 0.0, (0.0, 0.0, 0.0, 0.0))


def figure(num=None, figsize=None, dpi=None, **kw):
    for f in _figures:
        if num is not None and f.number == num:
            _current["figure"], _current["axes"] = f, f.axes[-1] if f.axes else None
            return f
    _numbers[0] += 1
    f = Figure(figsize, dpi, num=num if num is not None else _numbers[0], **kw)
    _figures.append(f)
    _current["figure"], _current["axes"] = f, None
    return f


def gcf():
    return _current["figure"] or figure()


def gca():
    if _current["axes"] is None:
        _current["axes"] = gcf().gca()
    return _current["axes"]


def sca(axes):
    _current["axes"], _current["figure"] = axes, axes.figure


def subplots(nrows=1, ncols=1, figsize=None, dpi=None, sharex=False, sharey=False, squeeze=True, **kw):
    f = figure(figsize=figsize, dpi=dpi, **{k: v for k, v in kw.items() if k in ("tight_layout", "constrained_layout", "layout", "num")})
    made = f.subplots(nrows, ncols, squeeze=squeeze)
    _current["axes"] = f.axes[-1]
    return f, made


def subplot(*args, **kw):
    f = gcf()
    rows, columns, k = args if len(args) == 3 else (args[0] // 100, args[0] // 10 % 10, args[0] % 10) if args else (1, 1, 1)
    for a in f.axes:
        if a.cell == (rows, columns, k - 1):
            _current["axes"] = a
            return a
    _current["axes"] = f.add_subplot(rows, columns, k)
    return _current["axes"]


def axes(rect=None, **kw):
    _current["axes"] = gcf().add_axes(rect) if rect is not None else gcf().add_subplot()
    return _current["axes"]


def savefig(fname, **kw):
    gcf().savefig(fname, **kw)


def show(*args, **kw):
    if _figures and not _current.get("told"):
        _current["told"] = True
        print("plt.show: there is no window; savefig writes a file", file=sys.stderr)


def close(what=None):
    if what == "all":
        _figures.clear()
    f = _current["figure"] if what is None or what == "all" else what if isinstance(what, Figure) else None
    if f in _figures:
        _figures.remove(f)
    if f is _current["figure"]:
        _current["figure"] = _figures[-1] if _figures else None
        _current["axes"] = None


def clf():
    gcf().axes.clear()
    _current["axes"] = None


def tight_layout(*args, **kw):
    gcf().tight_layout()


def subplots_adjust(**kw):
    pass


def suptitle(text, **kw):
    gcf().suptitle(text)


def xticks(ticks=None, labels=None, rotation=None, **kw):
    a = gca()
    if ticks is not None:
        a.set_xticks(ticks, labels, rotation=rotation)
    elif rotation is not None:
        a.xaxis.rotation = rotation
    return a.xaxis.ticks, a.xaxis.texts


def yticks(ticks=None, labels=None, **kw):
    a = gca()
    if ticks is not None:
        a.set_yticks(ticks, labels)
    return a.yaxis.ticks, a.yaxis.texts


def xlim(*args, **kw):
    return gca().set_xlim(*args, **kw) if args or kw else gca().get_xlim()


def ylim(*args, **kw):
    return gca().set_ylim(*args, **kw) if args or kw else gca().get_ylim()


def colorbar(mappable=None, cax=None, ax=None, label=None, **kw):
    return gcf().colorbar(mappable, cax=cax, ax=ax, label=label, **kw)


def _forward(name, method=None):
    def call(*args, **kw):
        return getattr(gca(), method or name)(*args, **kw)
    call.__name__ = name
    return call


plot = _forward("plot")
step = _forward("step")
scatter = _forward("scatter")
bar = _forward("bar")
barh = _forward("barh")
hist = _forward("hist")
fill_between = _forward("fill_between")
pie = _forward("pie")
boxplot = _forward("boxplot")
imshow = _forward("imshow")
axhline = _forward("axhline")
axvline = _forward("axvline")
text = _forward("text")
annotate = _forward("annotate")
grid = _forward("grid")
legend = _forward("legend")
semilogy = _forward("semilogy")
semilogx = _forward("semilogx")
loglog = _forward("loglog")
axis = _forward("axis")
margins = _forward("margins")
tick_params = _forward("tick_params")
title = _forward("title", "set_title")
xlabel = _forward("xlabel", "set_xlabel")
ylabel = _forward("ylabel", "set_ylabel")
xscale = _forward("xscale", "set_xscale")
yscale = _forward("yscale", "set_yscale")


def switch_backend(name):
    pass


def ioff():
    pass


def ion():
    pass


class _Style:
    available = ["default"]

    def use(self, name):
        if name not in ("default", "classic", "ggplot", "seaborn", "bmh", "fast") and "seaborn" not in str(name):
            raise OSError(f"{name!r} is not a valid package style, path of style file, URL of style file, or library style name")


style = _Style()
