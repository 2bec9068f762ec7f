# np.strings and np.char: texts in three parts, slices, translation, the last place of a part, results of no texts.
import numpy as np


def show(f):
    try:
        r = f()
        print(type(r).__name__, repr(r))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


paths = np.array(["usr/lib/a.so", "readme", "/etc"])
show(lambda: np.strings.partition(paths, "/"))
show(lambda: np.strings.rpartition(paths, "/"))
show(lambda: np.char.partition(paths, "/"))
show(lambda: np.char.rpartition(paths, "/"))
show(lambda: np.strings.partition(paths, ["/", "a", "x"]))
show(lambda: np.strings.rpartition(paths.reshape(3, 1), ["/", "e"]))
show(lambda: np.strings.partition("k=v", "="))
show(lambda: np.char.partition("k=v", "="))
show(lambda: np.strings.partition(paths, ""))
show(lambda: np.strings.partition(np.array([], dtype="U3"), "/"))
show(lambda: np.strings.slice(paths, 4))
show(lambda: np.strings.slice(paths, 4, None))
show(lambda: np.strings.slice(paths, -2, None))
show(lambda: np.strings.slice(paths, [0, 1, 2], [3, 4, 5]))
show(lambda: np.strings.slice(paths, None, None, -1))
show(lambda: np.strings.slice(paths, 1, 9, [1, 2, 3]))
show(lambda: np.strings.slice(paths.reshape(3, 1), np.array([1, 2])))
show(lambda: np.strings.slice("readme", 1, 3))
show(lambda: np.strings.slice(paths, 0, 3, 0))
show(lambda: np.strings.translate(paths, str.maketrans("/a", "|A")))
show(lambda: np.char.translate(paths, {47: None, 114: "rr"}))
show(lambda: np.strings.rindex(np.array(["abab", "xa"]), "a"))
show(lambda: np.char.rindex(np.array(["abab", "xa"]), "a", 0, 2))
show(lambda: np.strings.rindex(paths, "a"))
none = np.array([], dtype="U3")
show(lambda: (np.strings.str_len(none), np.strings.find(none, "a"), np.char.count(none, "a"), np.strings.isalpha(none), np.strings.startswith(none, "a")))
