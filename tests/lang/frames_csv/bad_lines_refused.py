import io
import pandas as pd

text = "a,b\n1,2\n3,4,5\n6,7\n"
for engine in ("c", "python"):
    for bad in ("junk", "", 5, True, "Skip"):
        try:
            print(pd.read_csv(io.StringIO(text), engine=engine, on_bad_lines=bad))
        except ValueError as e:
            print(engine, repr(bad), e)
    print(pd.read_csv(io.StringIO(text), engine=engine, on_bad_lines="skip"))
