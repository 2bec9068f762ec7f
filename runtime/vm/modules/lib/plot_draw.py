"""Draws axes on a canvas: items, frame, ticks, titles, legend. Lengths in points are turned into pixels by `unit`."""
import math
import _plot
import numpy as np

_BLACK = (0.0, 0.0, 0.0, 1.0)
_NONE = (0.0, 0.0, 0.0, 0.0)
_DASHES = {"-": (), "solid": (), "--": (3.7, 1.6), "dashed": (3.7, 1.6), ":": (1.0, 1.65), "dotted": (1.0, 1.65), "-.": (6.4, 1.6, 1.0, 1.6), "dashdot": (6.4, 1.6, 1.0, 1.6)}


class _Frame:
    """The box of the axes in pixels, and where values lie in it."""

    def __init__(self, axes, width, height):
        left, bottom, w, h = axes.place
        self.x, self.y, self.w, self.h = left * width, (1 - bottom - h) * height, w * width, h * height
        self.xs, self.ys = axes.xaxis, axes.yaxis
        self.xlim, self.ylim = axes.get_xlim(), axes.get_ylim()

    def _part(self, v, scale, limits):
        low, high = limits
        if scale.kind == "log":
            with np.errstate(divide="ignore", invalid="ignore"):
                v = np.log10(v)
            low, high = math.log10(low), math.log10(high)
        t = (v - low) / (high - low)
        return 1.0 - t if scale.inverted else t

    def at_x(self, v):
        return self.x + self.w * self._part(np.asarray(v, dtype=np.float64), self.xs, self.xlim)

    def at_y(self, v):
        return self.y + self.h * (1.0 - self._part(np.asarray(v, dtype=np.float64), self.ys, self.ylim))


def _stroke(canvas, x, y, width, colour, style, unit):
    dash = tuple([d * width * unit for d in _DASHES.get(style, ())])
    canvas.line(np.ascontiguousarray(x), np.ascontiguousarray(y), width * unit, colour, dash)


def _marks(canvas, x, y, marker, size, fill, edge, unit):
    r = size * unit / 2
    if marker in ("o", "."):
        canvas.circles(x, y, r / 2 if marker == "." else r, fill, unit if edge[3] else 0.0, edge)
        return
    shapes = {"s": [(-1, -1), (1, -1), (1, 1), (-1, 1)], "^": [(0, -1), (1, 1), (-1, 1)], "v": [(0, 1), (1, -1), (-1, -1)], "D": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
              "d": [(0, -1.3), (.8, 0), (0, 1.3), (-.8, 0)], "<": [(-1, 0), (1, -1), (1, 1)], ">": [(1, 0), (-1, -1), (-1, 1)],
              "p": [(math.sin(k * 1.2566), -math.cos(k * 1.2566)) for k in range(5)], "h": [(math.sin(k * 1.0472), -math.cos(k * 1.0472)) for k in range(6)],
              "*": [(math.sin(k * .62832) * (1.2 if k % 2 == 0 else .46), -math.cos(k * .62832) * (1.2 if k % 2 == 0 else .46)) for k in range(10)]}
    strokes = {"x": [((-1, -1), (1, 1)), ((-1, 1), (1, -1))], "+": [((-1, 0), (1, 0)), ((0, -1), (0, 1))], ",": [((-.2, 0), (.2, 0))]}
    for px, py in zip(x.tolist(), y.tolist()):
        if not (math.isfinite(px) and math.isfinite(py)):
            continue
        if marker in strokes:
            for a, b in strokes[marker]:
                canvas.line(np.array([px + a[0] * r, px + b[0] * r]), np.array([py + a[1] * r, py + b[1] * r]), 1.5 * unit, fill, ())
        else:
            shape = shapes.get(marker, shapes["s"])
            canvas.polygon(np.array([px + k[0] * r for k in shape]), np.array([py + k[1] * r for k in shape]), fill, unit if edge[3] else 0.0, edge)


def _steps(x, y, style):
    if style == "steps-post":
        return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
    if style == "steps-mid":
        middle = (x[1:] + x[:-1]) / 2
        return np.concatenate([x[:1], np.repeat(middle, 2), x[-1:]]), np.repeat(y, 2)
    return np.repeat(x, 2)[:-1], np.repeat(y, 2)[1:]


def _item(canvas, f, i, unit):
    how = i.how
    if i.kind == "line":
        x, y = f.at_x(i.x), f.at_y(i.y)
        if how["style"] not in ("none", "None", "", " ") and len(x):
            sx, sy = _steps(x, y, how["step"]) if how["step"] else (x, y)
            _stroke(canvas, sx, sy, how["width"], how["colour"], how["style"], unit)
        if how["marker"] not in (None, "none", "None", "", " "):
            _marks(canvas, x, y, how["marker"], how["size"], how["colour"], _NONE, unit)
    elif i.kind == "dots":
        x, y = f.at_x(i.x), f.at_y(i.y)
        if how["sizes"] is None and how["shades"] is None:
            _marks(canvas, x, y, how["marker"], math.sqrt(how["size"]), how["colour"], how["edge"], unit)
        else:
            for k in range(len(x)):
                size = how["size"] if how["sizes"] is None else float(how["sizes"][k % len(how["sizes"])])
                fill = how["colour"] if how["shades"] is None else tuple([float(c) for c in how["shades"][k][:3]] + [how["colour"][3]])
                _marks(canvas, x[k:k + 1], y[k:k + 1], how["marker"], math.sqrt(size), fill, how["edge"], unit)
    elif i.kind == "bars":
        x, y = f.at_x(i.x), f.at_y(i.y)
        for k in range(x.shape[1]):
            a, b, c, d = float(x[0, k]), float(x[1, k]), float(y[0, k]), float(y[1, k])
            if all(map(math.isfinite, (a, b, c, d))):
                fill = how["colour"][k % len(how["colour"])] if isinstance(how["colour"], list) else how["colour"]
                canvas.polygon(np.array([a, b, b, a]), np.array([c, c, d, d]), fill, how["width"] * unit, how["edge"])
    elif i.kind == "area":
        canvas.polygon(f.at_x(i.x), f.at_y(i.y), how["colour"], 0.0, _NONE)
    elif i.kind == "hrule":
        y = float(f.at_y(i.y)[0])
        _stroke(canvas, np.array([f.x, f.x + f.w]), np.array([y, y]), how["width"], how["colour"], how["style"], unit)
    elif i.kind == "vrule":
        x = float(f.at_x(i.x)[0])
        _stroke(canvas, np.array([x, x]), np.array([f.y, f.y + f.h]), how["width"], how["colour"], how["style"], unit)
    elif i.kind == "note":
        place = ({"left": 0, "center": .5, "right": 1}[how["ha"]], {"baseline": 0, "center": .5, "top": 1, "bottom": 2}[how["va"]], float(how["turn"]))
        for k, line in enumerate(how["text"].split("\n")):
            canvas.text(float(f.at_x(i.x)[0]), float(f.at_y(i.y)[0]) + 1.2 * k * how["size"] * unit, line, how["size"] * unit, how["colour"], place, False)
    elif i.kind == "pie":
        _pie(canvas, f, how, unit)
    elif i.kind == "image":
        _image(canvas, f, i, unit)


def _image(canvas, f, i, unit):
    """Cells as boxes whose edges lie on the canvas' pixels, equal neighbours of a row as one; of more cells than pixels the one under each pixel."""
    how, per = i.how, 0.72
    shades = how["shades"]
    rows, columns = shades.shape[0], shades.shape[1]
    x, y = np.linspace(i.x[0], i.x[1], columns + 1), np.linspace(i.y[0], i.y[1], rows + 1)
    px, py = np.round(f.at_x(x) / per) * per, np.round(f.at_y(y) / per) * per

    def kept(edges, n):
        return [k for k in range(n) if abs(edges[k + 1] - edges[k]) > 1e-9]
    across, down = kept(px, columns), kept(py, rows)
    for r in down:
        line = shades[r]
        k = 0
        while k < len(across):
            first = last = across[k]
            while k + 1 < len(across) and (line[across[k + 1]] == line[first]).all():
                k += 1
                last = across[k]
            c = tuple([float(v) for v in line[first]])
            if c[3] > 0:
                a, b, top, low = float(px[first]), float(px[last + 1]), float(py[r]), float(py[r + 1])
                if c[3] == 1.0:  # reaches under the next box, so that no white shows between them
                    b += 0.0 if last == across[-1] else math.copysign(per, b - a)
                    low += 0.0 if r == down[-1] else math.copysign(per, low - top)
                canvas.polygon(np.array([a, b, b, a]), np.array([top, top, low, low]), c, 0.0, _NONE)
            k += 1


def _pie(canvas, f, how, unit):
    cx, cy, r = f.x + f.w / 2, f.y + f.h / 2, min(f.w, f.h) * 0.4
    at = math.radians(how["start"])
    for k, part in enumerate(how["parts"].tolist()):
        turn = 2 * math.pi * part
        angles = np.linspace(at, at + turn, max(2, int(turn * 40)))
        canvas.polygon(np.concatenate([[cx], cx + r * np.cos(angles)]), np.concatenate([[cy], cy - r * np.sin(angles)]), how["colours"][k], 0.0, _NONE)
        middle = at + turn / 2
        if how["labels"] is not None:
            canvas.text(cx + 1.1 * r * math.cos(middle), cy - 1.1 * r * math.sin(middle), str(how["labels"][k]), 10 * unit, _BLACK,
                        (0 if math.cos(middle) >= 0 else 1, .5, 0.0), False)
        if how["percent"] is not None:
            text = how["percent"](part * 100) if callable(how["percent"]) else how["percent"] % (part * 100)
            canvas.text(cx + .6 * r * math.cos(middle), cy - .6 * r * math.sin(middle), text, 10 * unit, _BLACK, (.5, .5, 0.0), False)
        at += turn


def _box(canvas, x, y, w, h, fill, width, edge):
    canvas.polygon(np.array([x, x + w, x + w, x]), np.array([y, y, y + h, y + h]), fill, width, edge)


def _ticks(axes, canvas, f, unit):
    size = axes.sizes["ticks"] * unit
    line, long = 0.8 * unit, 3.5 * unit
    wide = 0.0
    y_at, y_texts = axes.yaxis.places(*f.ylim, max(2, int(f.h / (size * 2.8))))
    x_most = max(2, int(f.w / (size * (6.0 if axes.xaxis.kind == "date" else 3.4))))
    x_at, x_texts = axes.xaxis.places(*f.xlim, x_most)
    widths = [_plot.text_width(t, size, False) for t in x_texts]
    if axes.xaxis.ticks is None and axes.xaxis.names is None and x_texts:
        while len(x_texts) > 2 and max(widths) * 1.15 > f.w / len(x_texts):
            x_at, x_texts, widths = x_at[::2], x_texts[::2], widths[::2]
    turned = axes.xaxis.rotation
    if turned is None and axes.xaxis.names is not None and sum(widths) > f.w * 0.95:
        turned = 90
    low = 0.0
    px, py = f.at_x(x_at), f.at_y(y_at)
    for k in range(len(x_at)):
        x = float(px[k])
        if not f.x - 0.5 <= x <= f.x + f.w + 0.5:
            continue
        if axes.grid_on and axes.grid_on[0] in ("both", "x"):
            _stroke(canvas, np.array([x, x]), np.array([f.y, f.y + f.h]), axes.grid_on[3], axes.grid_on[1], axes.grid_on[2], unit)
        canvas.line(np.array([x, x]), np.array([f.y + f.h, f.y + f.h + long]), line, _BLACK, ())
        if k < len(x_texts):
            if turned:
                place = (1, .5, float(turned)) if turned not in (90, -90, "vertical") else (1, .5, 90.0)
                canvas.text(x, f.y + f.h + long * 2, x_texts[k], size, _BLACK, place, False)
                low = max(low, widths[k] * abs(math.sin(math.radians(place[2]))) + size * .3)
            else:
                canvas.text(x, f.y + f.h + long * 2, x_texts[k], size, _BLACK, (.5, 1, 0.0), False)
    for k in range(len(y_at)):
        y = float(py[k])
        if not f.y - 0.5 <= y <= f.y + f.h + 0.5:
            continue
        if axes.grid_on and axes.grid_on[0] in ("both", "y"):
            _stroke(canvas, np.array([f.x, f.x + f.w]), np.array([y, y]), axes.grid_on[3], axes.grid_on[1], axes.grid_on[2], unit)
        edge, way = (f.x + f.w, 1) if axes.right_ticks else (f.x, -1)
        canvas.line(np.array([edge + way * long, edge]), np.array([y, y]), line, _BLACK, ())
        if k < len(y_texts):
            canvas.text(edge + way * long * 2, y, y_texts[k], size, _BLACK, (0 if way > 0 else 1, .5, 0.0), False)
            wide = max(wide, _plot.text_width(y_texts[k], size, False))
    return wide + long * 2, max(low, size) + long * 2


def _titles(axes, canvas, f, unit, wide, low):
    t, s = axes.titles, axes.sizes
    if t["title"]:
        lines = t["title"].split("\n")
        for k, text in enumerate(lines):
            canvas.text(f.x + f.w / 2, f.y - 6 * unit - 1.2 * (len(lines) - 1 - k) * s["title"] * unit, text, s["title"] * unit, _BLACK, (.5, 0, 0.0), False)
    if t["x"]:
        canvas.text(f.x + f.w / 2, f.y + f.h + low + 4 * unit, t["x"], s["x"] * unit, _BLACK, (.5, 1, 0.0), False)
    if t["y"]:
        x = f.x + f.w + wide + (4 + s["y"]) * unit if axes.right_ticks else f.x - wide - 4 * unit
        canvas.text(x, f.y + f.h / 2, t["y"], s["y"] * unit, _BLACK, (.5, 0, 90.0), False)


def _corner(axes, f, w, h, gap):
    """The corner with the fewest points under a box of w by h."""
    best, least = None, None
    for name, x, y in (("upper right", f.x + f.w - w - gap, f.y + gap), ("upper left", f.x + gap, f.y + gap), ("lower left", f.x + gap, f.y + f.h - h - gap),
                       ("lower right", f.x + f.w - w - gap, f.y + f.h - h - gap)):
        n = 0
        for i in axes.items:
            if i.kind in ("line", "dots", "bars", "area"):
                px, py = f.at_x(i.x).reshape(-1), f.at_y(i.y).reshape(-1)
                n += int(np.sum((px >= x) & (px <= x + w) & (py >= y) & (py <= y + h)))
        if least is None or n < least:
            best, least = (x, y), n
    return best


def _legend(axes, canvas, f, unit):
    loc, title, points = axes.legend_at
    items, labels = axes.get_legend_handles_labels()
    if not items:
        return
    size = points * unit
    row, pad, key, gap = size * 1.45, size * .5, size * 2, 5 * unit
    rows = len(items) + (1 if title else 0)
    w = max([_plot.text_width(str(t), size, False) + key + size * .8 for t in labels] + [_plot.text_width(str(title), size, False) if title else 0]) + 2 * pad
    h = rows * row + pad
    corners = {"upper right": (1, 0), "upper left": (0, 0), "lower left": (0, 1), "lower right": (1, 1), "right": (1, .5), "center left": (0, .5), "center right": (1, .5),
               "lower center": (.5, 1), "upper center": (.5, 0), "center": (.5, .5)}
    numbers = ["best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center", "upper center", "center"]
    loc = numbers[loc] if isinstance(loc, int) else loc
    if loc in corners:
        px, py = corners[loc]
        x, y = f.x + gap + px * (f.w - w - 2 * gap), f.y + gap + py * (f.h - h - 2 * gap)
    else:
        x, y = _corner(axes, f, w, h, gap)
    _box(canvas, x, y, w, h, (1.0, 1.0, 1.0, 0.8), unit, (0.8, 0.8, 0.8, 0.8))
    at = y + pad / 2 + row / 2
    if title:
        canvas.text(x + w / 2, at, str(title), size, _BLACK, (.5, .5, 0.0), False)
        at += row
    for item, text in zip(items, labels):
        how, left = item.how, x + pad
        fill = how["colour"][0] if isinstance(how["colour"], list) else how["colour"]
        if item.kind in ("line", "hrule", "vrule"):
            if how["style"] not in ("none", "None", "", " "):
                _stroke(canvas, np.array([left, left + key]), np.array([at, at]), how["width"], fill, how["style"], unit)
            if how.get("marker"):
                _marks(canvas, np.array([left + key / 2]), np.array([at]), how["marker"], how["size"], fill, _NONE, unit)
        elif item.kind == "dots":
            _marks(canvas, np.array([left + key / 2]), np.array([at]), how["marker"], 6.0, fill, how["edge"], unit)
        else:
            _box(canvas, left, at - size * .35, key, size * .7, fill, how.get("width", 0) * unit, how.get("edge", _NONE))
        canvas.text(left + key + size * .8, at, str(text), size, _BLACK, (0, .5, 0.0), False)
        at += row


def draw(axes, canvas, width, height, unit):
    f = _Frame(axes, width, height)
    if not axes.hidden:
        _box(canvas, f.x, f.y, f.w, f.h, (1.0, 1.0, 1.0, 1.0), 0.0, _NONE)
    wide = low = 0.0
    if not axes.hidden:
        wide, low = _ticks(axes, canvas, f, unit)
    canvas.clip(f.x, f.y, f.w, f.h)
    for item in axes.items:
        if item.kind in ("pie", "note"):
            canvas.clip(0, 0, -1, 0)
        _item(canvas, f, item, unit)
        if item.kind in ("pie", "note"):
            canvas.clip(f.x, f.y, f.w, f.h)
    canvas.clip(0, 0, -1, 0)
    if not axes.hidden:
        _box(canvas, f.x, f.y, f.w, f.h, _NONE, 0.8 * unit, _BLACK)
    _titles(axes, canvas, f, unit, wide, low)
    if axes.legend_at:
        _legend(axes, canvas, f, unit)
