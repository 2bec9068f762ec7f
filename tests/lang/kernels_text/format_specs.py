import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # CPython's own results: Numba has no format specifications, int(str), float(str)
from numba import njit


@njit
def show(n, x, s):
    print(f"{n:5d}|{n:<5}|{n:^5}|{n:05d}|{n:+d}|{n:x}|{n:#b}|{n:,}")
    print(f"{x:.3f}|{x:10.2e}|{x:g}|{x:8.1f}|{x:<8.1f}|{x:%}|{x!r}")
    print(f"{s:>8}|{s:<8}|{s:^8}|{s:.2}|{s!r}|{s!s:>6}")
    print(f"{{literal}} {n}{x}{s} {n + 1} {s.upper()}")


@njit
def widths(n, w, p):
    return f"{n:{w}d}|{n / 7:{w}.{p}f}"


@njit
def percent(n, x, s):
    return "%d %5d|%-5d|%05d %x %s %r %.2f %8.3e %g%%" % (n, n, n, n, n, s, s, x, x, x)


@njit
def method(n, x, s):
    return "{} {:.2f} {!r}".format(n, x, s), "{1} {0}".format(n, s), "{a}-{b:>4}".format(a=n, b=s), "{{}}".format()


show(42, 3.14159, "abc")
show(-7, 1e-10, "")
print(widths(12, 6, 3))
print(percent(255, 2.5, "hi"))
print(method(1, 2.5, "q"))


@njit
def others(n):
    return bin(n), oct(n), hex(n), format(n, "08b"), format(1.5, ".3f"), str(1.5), str(1e20), repr("it's"), str((1, 2.5))


print(others(10))
