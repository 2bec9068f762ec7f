class AppError(Exception): pass
class DbError(AppError):
    def __init__(self, msg, code=0): super().__init__(msg); self.code = code
def load(k):
    try: return {"a": 1}[k]
    except KeyError as e: raise DbError(f"no {k}", 404) from e
try: load("z")
except AppError as e: print(type(e).__name__, e, e.code, repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__, e.args)
try:
    try: 1 / 0
    except ZeroDivisionError: int("x")
except ValueError as e: print(type(e.__context__).__name__, e.__cause__)
try:
    try: raise KeyError("k")
    except KeyError: raise RuntimeError("hid") from None
except RuntimeError as e: print(e.__cause__, e.__suppress_context__, type(e.__context__).__name__)
def flow(n):
    out = []
    for i in range(n):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        except ValueError: out.append("v")
        else: out.append("else")
        finally: out.append("f%d" % i)
    else: out.append("loop else")
    return out
print(flow(2), flow(5))
def ret():
    try: return "try"
    finally: print("finally runs")
print(ret())
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb): print("exit", self.n, t.__name__ if t else None); return self.swallow
with CM(1) as a, CM(2, True) as b:
    print(a.n, b.n); raise ValueError("inside")
try:
    with (CM(3), CM(4)): raise KeyError("out")
except KeyError as e: print("escaped", e)
try: raise DbError
except TypeError as e: print(e)
e = ValueError("note me"); e.add_note("extra"); print(e.__notes__, isinstance(e, Exception), ValueError("a", 1).args, str(ValueError()), str(ValueError(1, 2)), repr(KeyError("x")), str(KeyError("x")))
try: assert 1 > 2, "maths"
except AssertionError as err: print(err)
try: raise "text"
except TypeError as err: print(err)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as err: print("deep", str(err)[:32])
try:
    try: raise ValueError("first")
    finally: print("then")
except (KeyError, ValueError) as err: kept = err
print(kept, "err" in dir())
