import cyca
try:
    cyca.va
except AttributeError as e:
    print(e)
try:
    from cyca import va
except ImportError as e:
    print(str(e)[:100])
def g(): return cyca.va + 1
