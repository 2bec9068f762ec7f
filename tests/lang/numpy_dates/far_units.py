"""Moments far away, factors between units that NumPy refuses, texts and holidays that are none."""
import numpy as np
print(np.datetime64(2**56,'Y'), np.datetime64(2**62,'M'), np.datetime64(2**62, 'Y'), np.datetime64(-5,'M'), np.datetime64(-13,'M'), np.datetime64(-2000,'Y'), np.datetime64(2**40,'M'))
print(np.array(['2020'],'M8[Y]')-2**62, np.datetime64(-2**40,'M'))
for s in (' ', '', 'NaT', ' 2020', ' NaT', '  '):
    try: print(repr(np.datetime64(s)))
    except ValueError as e: print(e)
for h in ('2020-01-01', [['2020-01-01']], [], ['2020-01-01']):
    try: print(np.is_busday('2020-01-01', holidays=h), np.busday_count('2020-01-01','2020-01-09', holidays=h))
    except ValueError as e: print(e)
U = "Y M W D h m s ms us ns ps fs as".split()
for i, a in enumerate(U):
    row = []
    for b in U[i+1:]:
        for k in "Mm":
            try: np.array([1], f"{k}8[{a}]").astype(f"{k}8[{b}]"); row.append(".")
            except (OverflowError, TypeError) as e: row.append("!" if isinstance(e, OverflowError) else "T")
    print(a, "".join(row))

    row = []
    for b in U[:i]:
        for k in "Mm":
            try: np.array([1], f"{k}8[{a}]").astype(f"{k}8[{b}]"); row.append(".")
            except (OverflowError, TypeError) as e: row.append("!" if isinstance(e, OverflowError) else "T")
    print(a, "".join(row))
