__all__ = ["pub"]
def pub(x): return x+1
def notpub(): pass
_priv = 2
