import p
try:
    import p.deep
except ImportError as e:
    print(type(e).__name__, e)
import p.wrong
