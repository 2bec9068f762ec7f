import numpy as np
a = np.array([1.0, 2.123456789, -3e-5]); i = np.arange(5); c = np.array([1+2j, 3.5-1e-3j]); b = np.array([True, False])
d = np.array(["2024-01-01", "NaT"], "M8[D]"); s = np.array(["a", "bc"]); o = np.array([None, 1], dtype=object)
n = np.array([np.nan, 1, np.inf, -np.inf])
def show():
    for x in (a, i, c, b, d, s, o, n, a.astype("f4"), np.array(5.0), np.array(3)): print(x, repr(x))
for kw in ({"formatter": {"float": "{:8.3f}".format}}, {"formatter": {"float_kind": lambda x: "%.1f" % x, "int": lambda x: f"<{x}>", "bool": lambda v: "TF"[not v]}},
           {"formatter": {"all": lambda x: "A" + str(x)}}, {"formatter": {"all": str, "complex_kind": lambda z: f"{z.real:.1f}", "numpystr": repr, "object": lambda o: type(o).__name__, "datetime": lambda t: "D"}},
           {"nanstr": "NA", "infstr": "infinity"}, {"floatmode": "unique"}, {"floatmode": "maxprec_equal"}, {"floatmode": "fixed", "precision": 3}, {"sign": "+"}, {"sign": " "}, {"formatter": {"float": None}}):
    with np.printoptions(**kw) as opts:
        print(sorted(k for k in opts), {k: v for k, v in opts.items() if k != "formatter"})
        show()
print(np.get_printoptions()["formatter"])
np.set_printoptions(formatter={"float": lambda x: format(x, "6.2f")}, linewidth=40)
print(np.linspace(0, 1, 12), np.eye(3)); np.set_printoptions(precision=4); print(a, np.get_printoptions())
print(np.array2string(a, formatter={"float_kind": lambda x: "%.2f" % x}, separator=", "), np.array2string(n, floatmode="unique"))
for kw in ({"floatmode": "foo"}, {"sign": "x"}, {"threshold": "a"}, {"threshold": np.nan}, {"precision": "a"}):
    try: np.set_printoptions(**kw); print("set", kw)
    except Exception as e: print(type(e).__name__, e)
def bad(x): raise KeyError("in formatter")
try:
    with np.printoptions(formatter={"float": bad}): print(a)
except KeyError as e: print("KeyError", e)
print(a)
