# Whatever is wrong with a large file is said by read_csv itself, also in columns that nobody reads.
import os
import tempfile

import pandas as pd

path = os.path.join(tempfile.mkdtemp(), "bad.csv")
good = "".join(f"{i},{i % 9},some words here {i}\n" for i in range(200_000))


def attempt(data):
    with open(path, "wb") as f:
        f.write(data)
    try:
        df = pd.read_csv(path)
        print(len(df), df.a.max())
    except (pd.errors.ParserError, UnicodeDecodeError, pd.errors.EmptyDataError) as e:
        print(type(e).__name__, str(e)[:60])


attempt(b"a,b,c\n" + good.encode())
attempt(b"a,b,c\n" + good.encode() + b"1,2,3,4\n" + good.encode())
attempt(b"a,b,c\n" + good.encode() + b'1,2,"never closed\n')
attempt(b"a,b,c\n" + good.encode() + b"1,2,caf\xe9\n")
attempt(b"a,b,c\n" + good.encode() + "1,2,café\n".encode())
attempt(b"a,b,c\n" + good.encode() + b"5\n6,7\n")
