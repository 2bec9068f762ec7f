from ..a import x
from .. import b
from .sibling import w
z = x + 40 + w
def up(): return b.y
