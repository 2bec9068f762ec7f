from . import a
from .a import x
y = x + a.x
