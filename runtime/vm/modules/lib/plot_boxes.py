"""Box plots, pictures of matrices and their colour bars."""
import numpy as np
from _plot_axes import Item, _refuse
from _plot_scale import colour

_NONE = (0.0, 0.0, 0.0, 0.0)

# Stops from 0 to 1 of the colour maps, evenly spaced.
_MAPS = {
    "viridis": [(.267, .005, .329), (.283, .141, .458), (.254, .265, .530), (.207, .372, .553), (.164, .471, .558), (.128, .567, .551), (.135, .659, .518), (.267, .749, .441),
                (.478, .821, .318), (.741, .873, .150), (.993, .906, .144)],
    "gray": [(0, 0, 0), (1, 1, 1)],
    "hot": [(.0416, 0, 0), (.365, 0, 0), (.689, 0, 0), (1, .012, 0), (1, .336, 0), (1, .66, 0), (1, .984, 0), (1, 1, .5), (1, 1, 1)],
    "jet": [(0, 0, .5), (0, 0, 1), (0, .5, 1), (.08, 1, .89), (.48, 1, .49), (.89, 1, .08), (1, .58, 0), (1, .11, 0), (.5, 0, 0)],
    "coolwarm": [(.230, .299, .754), (.406, .538, .934), (.602, .731, .999), (.788, .846, .939), (.865, .865, .865), (.930, .820, .761), (.968, .657, .537), (.887, .413, .325),
                 (.706, .016, .150)],
    "Blues": [(.969, .984, 1), (.871, .922, .969), (.776, .859, .937), (.620, .792, .882), (.420, .682, .839), (.259, .573, .776), (.129, .443, .710), (.031, .318, .612),
              (.031, .188, .420)],
    "Reds": [(1, .961, .941), (.996, .878, .824), (.988, .733, .631), (.988, .573, .447), (.984, .416, .290), (.937, .231, .173), (.796, .094, .114), (.647, .059, .082),
             (.404, 0, .051)],
}
_MAPS["grey"] = _MAPS["gray"]
_MAPS["binary"] = _MAPS["Greys"] = _MAPS["gray"][::-1]


def colour_map(name):
    """Stops of a colour map, as rows of red, green, blue."""
    name = "viridis" if name is None else str(name)
    stops = _MAPS.get(name[:-2] if name.endswith("_r") else name)
    if stops is None:
        raise ValueError(f"{name!r} is not a colormap that is supported; supported: {', '.join(sorted(_MAPS))} and each with _r")
    stops = np.array(stops, dtype=np.float64)
    return stops[::-1] if name.endswith("_r") else stops


def shades_of(v, stops, low, high):
    """Red, green, blue, alpha of each value; what is missing is transparent."""
    there = np.isfinite(v)
    t = np.clip(np.where(there, (v - low) / (high - low if high > low else 1.0), 0.0), 0.0, 1.0) * (len(stops) - 1)
    at = np.arange(float(len(stops)))
    return np.stack([np.interp(t.reshape(-1), at, stops[:, k]).reshape(v.shape) for k in range(3)] + [there.astype(np.float64)], axis=-1)


def imshow(axes, x, cmap, vmin, vmax, origin, extent, aspect, alpha):
    v = np.asarray(getattr(x, "values", x))
    if v.ndim not in (2, 3) or v.ndim == 3 and v.shape[2] not in (3, 4):
        raise TypeError(f"Invalid shape {v.shape} for image data")
    if origin not in (None, "upper", "lower"):
        raise ValueError(f"{origin!r} is not a valid value for origin; supported values are 'upper', 'lower'")
    low = high = None
    if v.ndim == 3:
        shades = v.astype(np.float64) / (255.0 if v.dtype.kind in "iu" else 1.0)
        if v.shape[2] == 3:
            shades = np.concatenate([shades, np.ones(v.shape[:2] + (1,))], axis=2)
        shades = np.clip(shades, 0.0, 1.0)
    else:
        v = v.astype(np.float64)
        known = v[np.isfinite(v)]
        low = float(vmin) if vmin is not None else float(known.min()) if len(known) else 0.0
        high = float(vmax) if vmax is not None else float(known.max()) if len(known) else 1.0
        shades = shades_of(v, colour_map(cmap), low, high)
    if alpha is not None:
        shades[..., 3] = shades[..., 3] * alpha
    rows, columns = v.shape[0], v.shape[1]
    upper = origin != "lower"
    left, right, bottom, top = extent if extent is not None else (-0.5, columns - 0.5, rows - 0.5, -0.5) if upper else (-0.5, columns - 0.5, -0.5, rows - 0.5)
    first, last = (top, bottom) if upper else (bottom, top)
    item = Item("image", np.array([left, right], dtype=np.float64), np.array([first, last], dtype=np.float64), None, shades=shades, low=low, high=high, cmap=cmap)
    item.axes = axes
    axes.items.insert(0, item)
    axes.sticky_x.update((float(left), float(right)))
    axes.sticky_y.update((float(bottom), float(top)))
    axes.yaxis.inverted = bool(bottom > top)
    if aspect != "auto":
        axes.aspect = 1.0 if aspect in (None, "equal") else float(aspect)
    return item


def colorbar(figure, item, axes, label):
    """A narrow axes beside the picture's, with its colours from the least value to the greatest."""
    if item is None or item.how.get("low") is None:
        raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow).")
    beside = axes if axes is not None else item.axes
    bar = figure.add_axes((0.0, 0.0, 0.1, 0.1))
    bar.beside = beside
    beside.barred = True
    low, high = item.how["low"], item.how["high"]
    high = high if high > low else low + 1.0
    imshow(bar, np.linspace(low, high, 256).reshape(-1, 1), item.how["cmap"], low, high, "lower", (0.0, 1.0, low, high), "auto", None)
    bar.xaxis.ticks, bar.xaxis.texts = [], []
    bar.right_ticks = True
    if label:
        bar.set_ylabel(label)
    return bar


# --- box plots ------------------------------------------------------------------------------------------------------------------------
def _sets(x):
    v = getattr(x, "values", x) if not isinstance(x, (list, tuple, dict)) else x
    if isinstance(v, np.ndarray) and v.dtype != object:
        return [v] if v.ndim == 1 else [v[:, k] for k in range(v.shape[1])]
    v = list(v)
    return [np.asarray(getattr(s, "values", s), dtype=np.float64) for s in v] if v and hasattr(v[0], "__len__") else [np.asarray(v, dtype=np.float64)]


def boxplot(axes, x, positions, labels, vert, widths, whis, fliers, filled, means):
    sets = _sets(x)
    at = [k + 1.0 for k in range(len(sets))] if positions is None else [float(p) for p in positions]
    if len(at) != len(sets):
        raise ValueError("List of boxplot statistics and `positions` values must have same the length")
    if labels is not None and len(labels) != len(sets):
        raise ValueError("Dimensions of labels and X must be compatible")
    reach = min(max(0.15 * (max(at) - min(at)), 0.15), 0.5) if at else 0.5
    widths = [reach] * len(sets) if widths is None else [float(widths)] * len(sets) if np.ndim(widths) == 0 else list(widths)
    made = {"boxes": [], "medians": [], "whiskers": [], "caps": [], "fliers": [], "means": []}

    def line(kind, along, up, c, width=1.0):
        made[kind] += axes.plot(*((along, up) if vert else (up, along)), color=c, lw=width)

    for v, p, w in zip(sets, at, widths):
        v = v[np.isfinite(v)]
        if not len(v):
            continue
        q1, middle, q3 = [float(q) for q in np.percentile(v, [25, 50, 75])]
        low, high = (q1 - whis * (q3 - q1), q3 + whis * (q3 - q1)) if np.ndim(whis) == 0 else [float(q) for q in np.percentile(v, list(whis))]
        below, above = v[(v >= low) & (v <= q1)], v[(v <= high) & (v >= q3)]
        least, most = float(below.min()) if len(below) else q1, float(above.max()) if len(above) else q3
        a, b = p - w / 2, p + w / 2
        if filled:
            made["boxes"].append((axes.bar if vert else axes.barh)([p], [q3 - q1], w, [q1], color="C0", edgecolor="black"))
        else:
            line("boxes", [a, b, b, a, a], [q1, q1, q3, q3, q1], "black")
        for inner, outer in ((q1, least), (q3, most)):
            line("whiskers", [p, p], [inner, outer], "black")
            line("caps", [p - w / 4, p + w / 4], [outer, outer], "black")
        line("medians", [a, b], [middle, middle], "C1")
        out = v[(v < least) | (v > most)]
        if fliers and len(out):
            place = np.full(len(out), p)
            made["fliers"].append(axes.scatter(*((place, out) if vert else (out, place)), s=36, color="none", edgecolors="black"))
        if means:
            m = float(v.mean())
            made["means"] += axes.plot(*(([p], [m]) if vert else ([m], [p])), "^", color="C2")
    (axes.sticky_y if vert else axes.sticky_x).clear()
    texts = [str(t) for t in labels] if labels is not None else [f"{p:g}" for p in at]
    scale = axes.xaxis if vert else axes.yaxis
    scale.ticks, scale.texts = list(at), texts
    if at and scale.low is None:
        scale.low, scale.high = min(at) - 0.5, max(at) + 0.5
    return made
