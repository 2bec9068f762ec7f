#!/usr/bin/env python3
"""Plots: the pixels of pictures that scripts save, the formats, what is refused, and that no half-written file is left.
usage: run_plot.py QUERN"""
import os
import struct
import sys
import tempfile
import xml.dom.minidom
import zlib

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import Checks, Program, run  # noqa: E402

HEAD = "import sys\nimport numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt\n"


def decode(path):
    """Width, height and rows of (red, green, blue) of a PNG."""
    data = open(path, "rb").read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    at, body, header = 8, b"", None
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", data[at + 8:at + 8 + n])
        if kind == b"IDAT":
            body += data[at + 8:at + 8 + n]
        at += 12 + n
    width, height, channels = header[0], header[1], {2: 3, 6: 4}[header[3]]
    raw, rows, before, line = zlib.decompress(body), [], bytearray(width * channels), width * channels
    for y in range(height):
        how, row = raw[y * (line + 1)], bytearray(raw[y * (line + 1) + 1:(y + 1) * (line + 1)])
        for k in range(line):
            a, b, c = (row[k - channels] if k >= channels else 0), before[k], (before[k - channels] if k >= channels else 0)
            p = a + b - c
            best = a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c
            row[k] = (row[k] + (0, a, b, (a + b) // 2, best)[how]) & 255
        rows.append([tuple(row[k:k + 3]) for k in range(0, line, channels)])
        before = row
    return width, height, rows


def count(rows, colour):
    return sum(row.count(colour) for row in rows)


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    with tempfile.TemporaryDirectory() as folder:
        def script(text, code=0):
            with Program(HEAD + text.replace("OUT", folder)) as path:
                got, out, err = run([quern, "run", path], timeout=60)
                c.that(got == code, f"exit code {code} of {text[:60]!r}", err)
                return out, err

        script("plt.bar(['a', 'b'], [1, 2], color='#ff0000')\nplt.savefig('OUT/bars.png')\n")
        width, height, rows = decode(folder + "/bars.png")
        left, right = [sum(rows[y][x] == (255, 0, 0) for y in range(height)) for x in (170, 450)]
        c.that((width, height) == (640, 480) and abs(right - 2 * left) <= 2 and left > 100, "bars stand from 0 to their values", (width, height, left, right))
        script("plt.plot([0, 1, 2, 3], [0, np.nan, 1, 1], color='blue', lw=3)\nplt.xlim(0, 3)\nplt.axis('off')\nplt.savefig('OUT/line.png', dpi=50)\n")
        width, height, rows = decode(folder + "/line.png")
        blue = [x for row in rows for x, p in enumerate(row) if p == (0, 0, 255)]
        c.that((width, height) == (320, 240) and blue and min(blue) > 190, "nan breaks a line", (width, height, blue[:3]))
        script("d = pd.DataFrame({'x': [1, 2, 3], 'y': [3, 1, 2]})\nax = d.plot(x='x', y='y', kind='scatter', color='green', s=100)\n"
               "print(ax.get_xlabel(), ax.get_ylabel())\nplt.savefig('OUT/dots.png')\nd.plot(subplots=True, title='t')\nplt.savefig('OUT/two.svg')\n"
               "d.plot.hist(bins=3)\nplt.savefig('OUT/h.pdf')\nd.y.plot(kind='pie', autopct='%.1f%%')\nplt.savefig('OUT/pie.svg')\nd.boxplot()\nd.hist()\nd.plot.area()\nd.plot.barh(stacked=True)\n"
               "plt.savefig('OUT/named')\n")
        _, _, rows = decode(folder + "/dots.png")
        c.that(count(rows, (0, 128, 0)) > 3 * 60, "three dots", count(rows, (0, 128, 0)))
        for name in ("two", "pie"):
            drawn = xml.dom.minidom.parse(f"{folder}/{name}.svg")
            c.that(len(drawn.getElementsByTagName("path")) > 3, f"{name}.svg has paths")
        c.that(open(folder + "/h.pdf", "rb").read(5) == b"%PDF-" and os.path.exists(folder + "/named.png"), "a PDF, and a PNG by default")
        script("im = plt.imshow([[0, 1, 2], [3, 4, np.nan]], cmap='gray')\nplt.colorbar(label='v')\nplt.savefig('OUT/image.png')\n"
               "plt.imshow(np.zeros((2, 2, 3), dtype=np.uint8), origin='lower', aspect='auto')\nplt.savefig('OUT/image.svg')\n")
        width, height, rows = decode(folder + "/image.png")
        grey = [count(rows[100:400], (k, k, k)) for k in (64, 128, 191)]
        c.that(min(grey) > 8000 and max(grey) < 1.05 * min(grey) and rows[290][440][0] == 255, "cells of a picture are of one size, a missing one is not drawn", grey)
        out, _ = script("fig, ax = plt.subplots()\nd = ax.boxplot([[1, 2, 3, 4, 30], [2, 3, 4]], tick_labels=['a', 'b'], patch_artist=True)\n"
                        "print([len(d[k]) for k in ('boxes', 'whiskers', 'caps', 'medians', 'fliers')], [float(m.get_ydata()[0]) for m in d['medians']])\n"
                        "print([float(w.get_ydata()[1]) for w in d['whiskers']], ax.get_xlim())\nplt.savefig('OUT/box.png')\n")
        c.that(out == "[2, 4, 4, 2, 1] [3.0, 3.0]\n[1.0, 4.0, 2.0, 4.0] (0.5, 2.5)\n", "box plots: quartiles, whiskers, fliers", out)
        c.that(count(decode(folder + "/box.png")[2], (31, 119, 180)) > 500, "filled boxes")
        out, err = script("import datetime as dt\nfig, ax = plt.subplots()\nax.plot(pd.date_range('2026-01-01', periods=400), np.arange(400.0), label='r')\nax.legend()\n"
                          "ax.set_yscale('log')\nprint(ax.get_ylim()[0] > 0, len(ax.lines), type(ax).__name__)\nplt.savefig('OUT/dates.png')\nplt.show()\n")
        c.that(out == "True 1 Axes\n" and "no window" in err, "dates, a logarithmic axis, show", out + err)
        for text, needle in [("plt.plot([1, 2], [1, 2, 3])", "x and y must have same first dimension, but have shapes (2,) and (3,)"),
                             ("plt.plot([1], color='nocolour')\nplt.savefig('OUT/x.png')", "'nocolour' is not a valid color value"), ("plt.plot([1, 2], 'q')", "is not a valid format string"),
                             ("plt.plot([1], nothing=2)", "unexpected keyword argument 'nothing'"), ("plt.savefig('OUT/x.jpg')", "Format 'jpg' is not supported"),
                             ("plt.savefig('OUT/no/such.png')", "FileNotFoundError"), ("pd.DataFrame({'a': ['x']}).plot()", "no numeric data to plot"),
                             ("pd.DataFrame({'a': [1]}).plot(kind='violin')", "violin is not a valid plot kind"), ("plt.figure(figsize=(1000, 1000))\nplt.savefig('OUT/x.png')", "too large"),
                             ("plt.imshow([1, 2])", "Invalid shape (2,) for image data"), ("plt.imshow([[1]], cmap='nomap')", "'nomap' is not a colormap that is supported"),
                             ("plt.colorbar()", "No mappable was found to use for colorbar creation"),
                             ("plt.boxplot([[1], [2]], positions=[1])", "List of boxplot statistics and `positions` values must have same the length"),
                             ("pd.DataFrame({'a': ['x']}).to_records()", "to_records: 'a' holds str values"),
                             ("plt.subplot(2, 2, 5)", "num must be an integer with 1 <= num <= 4")]:
            _, err = script(text + "\n", 1)
            c.that(needle in err, f"{text[:50]!r} says {needle!r}", err[-300:])
        c.that(not [n for n in os.listdir(folder) if "part" in n or n.startswith("x.")], "no half-written file", os.listdir(folder))
        out, _ = script("import io\nplt.plot([1, 2])\nb = io.BytesIO()\nplt.savefig(b, format='svg')\nprint(b.getvalue()[:5])\n")
        c.that(out == "b'<?xml'\n", "a file object", out)
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
