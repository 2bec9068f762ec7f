# Quotes, escapes, comments, blank lines, blanks, line ends.
import io
import pandas as pd

print(pd.read_csv(io.StringIO('a,b\n"x, y",1\n"say ""hi""",2\n"two\nlines",3\n'))["a"].tolist())
print(pd.read_csv(io.StringIO("a,b\n'x, y',1\n"), quotechar="'")["a"].tolist())
print(pd.read_csv(io.StringIO('a,b\n"x",1\n'), quoting=3)["a"].tolist())
print(pd.read_csv(io.StringIO("a,b\nx\\,y,1\n"), escapechar="\\")["a"].tolist())
print(pd.read_csv(io.StringIO("# top\na,b\n1,2 # end\n#3,4\n5,6\n"), comment="#").values.tolist())
print(pd.read_csv(io.StringIO("a,b\n1,2\n\n3,4\n")).shape, pd.read_csv(io.StringIO("a,b\n1,2\n\n3,4\n"), skip_blank_lines=False).shape)
print(pd.read_csv(io.StringIO("a, b\n1, x\n"), skipinitialspace=True).to_dict("list"))
print(pd.read_csv(io.StringIO("a,b\r\n1,2\r\n3,4\r\n")).values.tolist(), pd.read_csv(io.StringIO("a,b\r1,2\r3,4\r")).values.tolist())
print(pd.read_csv(io.StringIO("a,b~1,2~3,4"), lineterminator="~").values.tolist())
print(pd.read_csv(io.StringIO('a,b\n"x""y",1\n"x"y,2\n'))["a"].tolist())
for options in ({"quotechar": "ab"}, {"quoting": 7}, {"comment": "##"}, {"thousands": ",,"}, {"escapechar": "ab"}):
    try:
        pd.read_csv(io.StringIO("a\n1\n"), **options)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
