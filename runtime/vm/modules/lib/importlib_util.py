"""importlib.util: whether there is a module, without running a file."""
import os
import sys


class ModuleSpec:
    def __init__(self, name, origin=None, submodules=None):
        self.name, self.origin, self.submodule_search_locations = name, origin, submodules
        self.has_location = origin is not None
        self.parent = name if submodules is not None else name.rpartition(".")[0]

    def __repr__(self):
        return "ModuleSpec(name=%r, origin=%r)" % (self.name, self.origin)


def _in_folders(name, folders):
    last = name.rpartition(".")[2]
    for folder in folders:
        place = os.path.join(folder, last)
        whole = os.path.join(place, "__init__.py")
        if os.path.isfile(whole):
            return ModuleSpec(name, whole, [place])
        if os.path.isfile(place + ".py"):
            return ModuleSpec(name, place + ".py")
    return None


def find_spec(name, package=None):
    """What would be imported as `name`, or None; folders above a dotted name are imported, as in CPython."""
    if name.startswith("."):
        level = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        name = ".".join(parts[:len(parts) - level + 1]) + "." + name[level:]
    parent = name.rpartition(".")[0]
    found = _in_folders(name, getattr(sys._import(parent), "__path__", None) or [] if parent else sys.path)
    if found is not None:
        return found
    try:
        sys._import(name)
    except ModuleNotFoundError:
        return None
    return ModuleSpec(name, "built-in")
