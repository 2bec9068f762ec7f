"""Writes hostile.txt and random.txt: the cases of cases.py with what pandas makes of them. `PYTHON make_corpus.py`."""
import pathlib

import cases
import oracle

here = pathlib.Path(__file__).parent
for name, all_cases in (("hostile.txt", cases.hostile()), ("random.txt", cases.randoms(1, 500))):
    answers = [(n, data, options, oracle.dump(data, options)) for n, data, options in all_cases]
    text = "".join(oracle.case_text(*a) for a in answers if "zip() argument" not in a[3])  # pandas' own failure
    (here / name).write_text(text)
    print(name, len(all_cases), "files", len(text), "bytes")
