"""importlib.metadata: the versions of the libraries that are provided."""
import sys


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return "No package metadata was found for %s" % self.args


def version(distribution_name):
    if distribution_name.lower() not in ("numpy", "pandas", "numba", "cython"):
        raise PackageNotFoundError(distribution_name)
    return sys._import("Cython" if distribution_name.lower() == "cython" else distribution_name.lower()).__version__
