from . import a
value = 2
def get(): return a.value
