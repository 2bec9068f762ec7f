# np.char and np.strings over arrays of text.
import numpy as np
names = np.array(["Bob", "Joe", "Will", "Bob"])
data = np.arange(8).reshape(4, 2)
for e in [lambda: np.char.upper(names),
          lambda: np.char.add(names, " x"),
          lambda: np.char.str_len(names),
          lambda: np.char.startswith(names, "B"),
          lambda: np.char.replace(names, "o", "0"),
          lambda: np.char.split(np.array(["a b", "c d"])),
          lambda: np.char.find(names, "o"),
          lambda: np.char.join("-", names),
          lambda: np.char.zfill(np.array(["1", "22"]), 3),
          lambda: np.strings.lower(names),
          lambda: np.char.equal(names, "Bob")]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, str(x)[:150])
try:
    np.char.upper(np.array([1]))
except TypeError as x:
    print(x)
