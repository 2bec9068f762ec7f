"""Which NumPy names Quern offers, on the VM and in kernels; each must have a row in numpyfn.def."""
import os
import re

from table import ROOT, rows

# Not functions, or only told apart from one by their class.
OTHERS = {"np.True_", "np.False_", "np.newaxis"}
LISTING = """
import numpy as np
def listed(prefix, owner):
    for name in dir(owner):
        if not name.startswith("_"):
            thing = getattr(owner, name)
            module = str(type(thing)).startswith("<class 'module")
            print(prefix + name, "no" if isinstance(thing, type) or module or isinstance(thing, (int, float, str, bool)) else "yes")
listed("", np)
for part in ("linalg", "fft", "random"):
    if hasattr(np, part):
        listed(part + ".", getattr(np, part))
for prefix, kind in (("ndarray.", np.ndarray), ("random.Generator.", np.random.Generator), ("random.RandomState.", np.random.RandomState)):
    for name in dir(kind):
        if not name.startswith("_"):
            print(prefix + name, "yes")
"""


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def offered_by_kernels():
    """From the compiler's own tables and the attributes that it asks for."""
    found = re.findall(r'^QN_ARRAYFN\("([\w.]+)", (\w+)', read("frontend/types/arrayfn.def"), re.M)
    names = ["ndarray." + name if part == "METHOD" else name for name, part in found]
    names += re.findall(r'"numpy\.([\w.]+)"', read("frontend/types/builtins.def") + read("runtime/base/random.def"))
    names = [n for n in names if n != "ndarray"]  # a class
    names += re.findall(r"^UFUNC\((\w+),", read("runtime/base/ufunc.def"), re.M)
    attributes = re.search(r"qn_texpr \*array_attribute\(.*?^}", read("frontend/types/attribute.c"), re.S | re.M)
    return names + ["ndarray." + n for n in re.findall(r'qn_sv_is\(name, "(\w+)"\)', attributes.group(0) if attributes else "")]


def missing(listing):
    """Names that are offered and have no row; `listing` is what LISTING printed."""
    have = {row.name for row in rows()}
    have |= {n.replace("random.", "random.RandomState.", 1) for n in have if n.count(".") == 1 and n.startswith("random.")}
    vm = [words[0] for words in map(str.split, listing.splitlines()) if words[1] == "yes" and "np." + words[0] not in OTHERS]
    return sorted({n for n in vm + offered_by_kernels() if n not in have})
