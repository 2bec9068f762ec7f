"""Importing by name: import_module, as scripts that look for plug-ins use it."""
import sys


def import_module(name, package=None):
    """The module `name`; a relative name (leading dots) counts from `package`."""
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
        level = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        base = ".".join(parts[:len(parts) - level + 1])
        name = base + "." + name[level:] if name[level:] else base
    return sys._import(name)


def invalidate_caches():
    """Nothing is cached."""
