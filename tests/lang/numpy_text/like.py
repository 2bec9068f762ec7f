# zeros_like, ones_like, empty_like and full_like of arrays of text keep the width; states of PCG64 outside 128 bits
import numpy as np


def tried(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


a = np.array(["ab", "c"])
for make in (np.zeros_like, np.ones_like, np.empty_like):
    tried(lambda: make(a))
    tried(lambda: make(a, shape=(2, 2)))
    tried(lambda: make([1, 2], dtype="U3"))
    tried(lambda: make(a, dtype=int).dtype)
for value in (5, "xyz", 1.5, None, True, ["p", "qrs"], [1.5, 2], np.arange(2), np.array("z")):
    tried(lambda: np.full_like(a, value))
tried(lambda: np.full_like(a, ["p", "q"], shape=(3, 2)))
tried(lambda: np.full_like([1, 2], "abcd", dtype="U3"))
tried(lambda: np.full_like([1, 2], "abcd", dtype=str))
tried(lambda: np.full_like(a, ["p", "q", "r"]))
tried(lambda: np.zeros_like(np.array("abc")))
tried(lambda: np.zeros_like(np.array(["a", 1], dtype=object)))
b = np.zeros_like(a)
b[0] = "wxyz"
print(b, b.dtype, a)

for state in (-1, 2**128, 2**128 - 1, 0):
    bits = np.random.PCG64(1)
    held = bits.state
    held["state"]["state"] = state
    try:
        bits.state = held
        print(bits.state["state"]["state"])
    except OverflowError as e:
        print("OverflowError")
