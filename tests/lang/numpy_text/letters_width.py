# Lines of printed text arrays break by letters, not bytes
import numpy as np

print(repr(np.array(["delta", "Alpha", "charlie", "bravo", "alpha", "Élan"])))
print(repr(np.array(["ěščřž"] * 20)))
print(np.array(["ěščřž"] * 20))
print(repr(np.array(["日本"] * 30)))
print(repr(np.array(["Éa"] * 20, dtype=object)))
print(repr(np.array([["Éa", "b"], ["c", "dddd"]])))
