"""Where ticks go and what they say: numbers, dates, categories; colours by name."""
import math
import numpy as np

TAB10 = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"]
NAMES = {"b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "#000000", "w": "#ffffff",
         "blue": "#0000ff", "green": "#008000", "red": "#ff0000", "cyan": "#00ffff", "magenta": "#ff00ff", "yellow": "#ffff00", "black": "#000000",
         "white": "#ffffff", "gray": "#808080", "grey": "#808080", "orange": "#ffa500", "purple": "#800080", "brown": "#a52a2a", "pink": "#ffc0cb",
         "olive": "#808000", "navy": "#000080", "teal": "#008080", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9",
         "steelblue": "#4682b4", "skyblue": "#87ceeb", "salmon": "#fa8072", "coral": "#ff7f50", "gold": "#ffd700", "crimson": "#dc143c",
         "darkblue": "#00008b", "darkgreen": "#006400", "darkred": "#8b0000", "darkorange": "#ff8c00", "lightblue": "#add8e6", "lightgreen": "#90ee90",
         "indigo": "#4b0082", "violet": "#ee82ee", "tomato": "#ff6347", "turquoise": "#40e0d0", "firebrick": "#b22222", "royalblue": "#4169e1",
         "forestgreen": "#228b22", "maroon": "#800000", "lime": "#00ff00", "dodgerblue": "#1e90ff", "slategray": "#708090", "orchid": "#da70d6"}
for _k, _name in enumerate(["blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan"]):
    NAMES["tab:" + _name] = TAB10[_k]


def colour(c, alpha=None):
    """(red, green, blue, alpha) of a name, "#rrggbb", "C3", a grey "0.5" or a tuple."""
    if c is None or isinstance(c, str) and c.lower() == "none":
        return (0.0, 0.0, 0.0, 0.0)
    if isinstance(c, str):
        text = c.lower()
        if len(c) >= 2 and c[0] == "C" and c[1:].isdigit():
            text = TAB10[int(c[1:]) % 10]
        text = NAMES.get(text, text)
        if text[:1] == "#" and len(text) in (4, 5):
            text = "#" + "".join([2 * k for k in text[1:]])
        if text[:1] == "#" and len(text) in (7, 9):
            try:
                parts = [int(text[k:k + 2], 16) / 255 for k in range(1, len(text), 2)]
            except ValueError:
                raise ValueError(f"{c!r} is not a valid color value") from None
        else:
            try:
                parts = [float(text)] * 3
            except ValueError:
                raise ValueError(f"{c!r} is not a valid color value") from None
    else:
        parts = [float(k) for k in c]
        if len(parts) not in (3, 4):
            raise ValueError(f"{c!r} is not a valid color value")
    if len(parts) == 3:
        parts = parts + [1.0]
    if alpha is not None:
        parts[3] = float(alpha)
    return tuple(parts)


def nice_step(span, most):
    """A step of 1, 2, 2.5 or 5 times a power of ten that gives at most so many intervals."""
    raw = span / most
    power = 10.0 ** math.floor(math.log10(raw))
    for k in (1, 2, 2.5, 5, 10):
        if k * power >= raw * (1 - 1e-10):
            return k * power
    return 10 * power


def linear(low, high, most):
    """Ticks of numbers and their texts."""
    if not (math.isfinite(low) and math.isfinite(high)) or low == high:
        return [low], [short(low, 3)]
    a, b = min(low, high), max(low, high)
    step = nice_step(b - a, max(1, most))
    first, last = math.ceil(a / step - 1e-9), math.floor(b / step + 1e-9)
    at = [k * step for k in range(first, last + 1)]
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    if abs(step * 10 ** digits - round(step * 10 ** digits)) > 1e-6:
        digits += 1
    if max(abs(a), abs(b)) >= 1e7 or (digits > 5 and max(abs(a), abs(b)) < 1e-4):
        return at, [scientific(t) for t in at]
    return at, [minus("%.*f" % (digits, 0.0 if abs(t) < step * 1e-6 else t)) for t in at]


def minus(text):
    return text.replace("-", "\u2212")


def short(x, digits):
    return minus(f"{x:.{digits}g}")


def scientific(x):
    if x == 0:
        return "0"
    text = f"{x:.2e}"
    mantissa, power = text.split("e")
    return minus(f"{mantissa.rstrip('0').rstrip('.')}e{int(power)}")


def logarithmic(low, high, most):
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    every = max(1, math.ceil((last - first + 1) / max(1, most)))
    powers = list(range(first, last + 1, every))
    superscript = {"-": "\u207b", "0": "\u2070", "1": "\u00b9", "2": "\u00b2", "3": "\u00b3"}
    for d in "456789":
        superscript[d] = chr(0x2070 + int(d))
    return [10.0 ** k for k in powers], ["10" + "".join([superscript[d] for d in str(k)]) for k in powers]


_DAY = 86400.0
_STEPS = [("s", 1), ("s", 5), ("s", 15), ("s", 30), ("m", 60), ("m", 300), ("m", 900), ("m", 1800), ("h", 3600), ("h", 3 * 3600), ("h", 6 * 3600), ("h", 12 * 3600),
          ("D", _DAY), ("D", 2 * _DAY), ("D", 7 * _DAY), ("D", 14 * _DAY), ("M", 1), ("M", 2), ("M", 3), ("M", 6), ("Y", 1), ("Y", 2), ("Y", 5), ("Y", 10), ("Y", 20),
          ("Y", 50), ("Y", 100), ("Y", 500), ("Y", 1000)]


def dates(low, high, most):
    """Ticks of moments, given in seconds since 1970."""
    most = max(2, most)
    for unit, size in _STEPS:
        length = size * (30.4375 * _DAY if unit == "M" else 365.25 * _DAY if unit == "Y" else 1)
        if (high - low) / length <= most:
            break
    if unit in "MY":
        months = size * (12 if unit == "Y" else 1)
        first = int(np.datetime64(int(low), "s").astype("datetime64[M]").astype(np.int64))
        last = int(np.datetime64(int(high), "s").astype("datetime64[M]").astype(np.int64))
        base = 1970 * 12
        start = -(-(first + base) // months) * months - base
        moments = [np.datetime64(k, "M").astype("datetime64[s]") for k in range(start, last + 1, months)]
        at = [float(int(m.astype(np.int64))) for m in moments]
        texts = [str(m)[:4] if unit == "Y" else str(m)[:7] for m in moments]
    else:
        start = math.ceil(low / size) * size
        at = [start + k * size for k in range(int((high - start) // size) + 1)]
        whole = [str(np.datetime64(int(t), "s")) for t in at]
        texts = [w[:10] if unit == "D" else w[5:16].replace("T", " ") if high - low > _DAY else w[11:16] if unit != "s" else w[11:19] for w in whole]
    keep = [k for k in range(len(at)) if low <= at[k] <= high]
    return [at[k] for k in keep], [texts[k] for k in keep]


def seconds(values):
    """Moments as seconds since 1970; not a time is nan."""
    v = np.asarray(values)
    out = v.astype("datetime64[us]").astype(np.int64).astype(np.float64) / 1e6
    out[np.isnat(v)] = np.nan
    return out
