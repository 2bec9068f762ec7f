# importlib.util.find_spec and importlib.metadata.version.
import importlib.util
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import numpy

print(find_spec("no_such_thing") is None, find_spec("json").name, importlib.util.find_spec("numpy") is not None, find_spec("numpy.linalg").name)
print(version("numpy") == numpy.__version__)
try:
    version("no-such-library")
except PackageNotFoundError as e:
    print(type(e).__name__, e)
try:
    find_spec("no_such_thing.part")
except ModuleNotFoundError as e:
    print(e)
