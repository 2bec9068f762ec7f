import numpy as np

for shape in [10**18, 2**62, (2**32, 2**32), (2**31, 2**31, 2), -1, (-1, 3), (0, 2**62), (2**62, 0, 2**62), (0, 2**40)]:
    for make in (np.zeros, np.empty, np.ones):
        try:
            print(shape, make(shape).shape)
        except ValueError as e:
            print(shape, "ValueError", e)
        except MemoryError:
            print(shape, "MemoryError")
for text in (b"ab", "ab", (1,), [1, 2, 3, 4]):
    try:
        text * 2**62
    except (MemoryError, OverflowError):
        print("refused")
