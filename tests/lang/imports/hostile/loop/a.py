from . import b
value = 1
