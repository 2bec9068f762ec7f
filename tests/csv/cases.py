"""The hostile files, written out, and the generator of random ones. A case: (name, bytes, options); the options are
keyword arguments of pandas.read_csv."""
import random

B = lambda s: s if isinstance(s, bytes) else s.encode()

_H = [
    # shape
    ("a,b\n1,2\n3,4,5\n", {}), ("a,b\n1,2,3\n3,4,5\n", {}), ("a,b\n1,2,3\n3,4,5,6\n", {}), ("", {}), ("\n\n", {}),
    ("a,b\n", {}), ("a,b", {}), ("a\n1", {}), ("a\n", {}), (",\n1,2\n", {}), (",,\n", {}), ("a,b\n1\n2,3\n", {}),
    ("a,b,c\n,,\n1,2,3\n", {}), ("a\n1,2\n3\n", {}), ("a,b,c\n1,2\n", {}), ("a,b\n1,2\n3,4,5\n6,7\n", {"on_bad_lines": "skip"}),
    ("a,b,c\n1,2,3\n4,5,6,7\n", {"usecols": ["a"]}), ("1,2\n3,4,5\n", {"header": None}), ("1,2\n3\n", {"header": None}),
    ("a,b\n1,2\n\n\n3,4", {"skip_blank_lines": False}), ("a,b\n1,2,\n3,4,\n", {"index_col": False}),
    ("a,b,c\n1,2,3,4\n5,6,7,8\n", {"index_col": False}), ("a,b\n1,2,3,4\n5,6,7,8\n", {}), ("a\n1\n\n3\n", {}),
    ("x\n\n\n\n1\n\n", {}), ("a,b\n,\n,\n", {}), ("a,b\n1,\n,2\n", {}), ("a,b\n1,2\n3\n4,5\n", {}),
    # quotes
    ('a,b\n"x"y,3\n', {}), ('a,b\nx"y",1\n"a""b",2\n', {}), ('a,b\n1,"x\n', {}), ('a\n1\n"\n', {}), ('a,b\n"",""\n', {}),
    ('a,b\n"","x"\n,\n', {}), ('a,b\n1,2\n"3\n4",5\n', {}), ('a,b\n"1\r\n2",3\n', {}), ('a,b\n"x,y",1\n', {}),
    ('a,b\n"x" ,1\n', {}), ('a,b\n "x",1\n', {}), ('a,b\n"x""",1\n', {}), ('a,b\n"""x",1\n', {}), ('a,b\n"""",1\n', {}),
    ('a,b\n"a"b"c",1\n', {}), ('a,b\n"a"b"c,1\n2,3\n', {}), ('"a\nb",c\n1,2\n', {}), ('"a","b"\n"1","2"\n', {}),
    ('a\n"x\n\ny"\n', {}), ('a,b\n"x\n",1\n"",2\n', {}), ("a,b\n'1,5',2\n", {"quotechar": "'"}), ('a,b\n"1\n', {"quoting": 3}),
    ('a,b\n"1""2",3\n', {"doublequote": False}), ('a,b\n"1\\"2",3\n', {"escapechar": "\\"}), ("a,b\n1\\,2,3\n", {"escapechar": "\\"}),
    ('a,b\n"x', {}), ('a,b\n1,"', {}), ('a,b\n1,""', {}), ('a,b\n1,"x"', {}), ('a,b\n1,"x"\r', {}), ('a\n"NA"\nx\n', {}),
    ('a\n"1"\n2\n', {}), ('a\n" 1"\n2\n', {}), ('a\n"True"\nFalse\n', {}), ('a,b\n"x"\ty,1\n', {}), ('a\n"a"\n"b"', {}),
    ('a,b\n1,"2,3\n4,5\n', {}), ('a,b\n"""a""",""""""\n', {}), ('a;b\n"x;y";2\n', {"sep": ";"}), ('a,b\n"x"\\n,1\n', {}),
    # blanks
    ("a,b\n x ,1\n", {}), ("a,b\n\n  \n1,2\n , \n", {}), ("a\n 1\n2 \n", {}), ("a\n\t1\n", {}), (" a , b \n1,2\n", {}),
    ("a, b\n1, 2\n", {"skipinitialspace": True}), ("a,b\n1, NA\n2, 3\n", {}), ("a b\n1  2\n 3 4\n", {"sep": r"\s+"}),
    ("a\t b\n1\t2\n", {"sep": "\t"}), ("  \na,b\n1,2\n", {}), ("a,b\n \t \n1,2\n", {}), ("a,b\n  1,2\n", {}), ("a\n \n1\n", {}),
    ("a,b\n1,2\n   ", {}), ("a,b\n1,  \"x\"\n", {"skipinitialspace": True}), ("a|b\n1|2\n", {"sep": "|"}),
    ("a b c\n1 2 3\n\n4 5 6 \n", {"sep": r"\s+"}), ("a\tb\n\t1\n2\t\n", {"sep": "\t"}), ("a,b\n1 ,2 \n", {}),
    # line ends
    ("a,b\r1,2\r3,4\r", {}), ("a,b\r\n1,2\r\n\r\n3,4\r\n", {}), ("a,b\r\n1,2\n3,4\r5,6", {}), ("a,b\r,1\r,2\r", {}),
    ("a,b\r\r1,2\r", {}), ("a,b\n1,2\r\r\n3,4\n", {}), ("a\r\n1\r\n", {}), ("a,b\r\n", {}), ("a,b\n1,x\ry\n", {}), ("a\n1\n\r2\n", {}),
    ("\ra\r1\r", {}), ("a,b\r\n\"1\",2\r\n\"3\",4\r\n", {}), ("a,b\n\r\n1,2\n", {}), ("a,b\r ,1\r", {}),
    # marks and encodings
    (b"\xef\xbb\xbfa,b\n1,2\n", {}), (b'\xef\xbb\xbf"a",b\n1,2\n', {}), (b"\xef\xbb\xbf", {}), (b"a\nx\x00y\nz\n", {}), (b"a\n\x00\n1\n", {}),
    (b"a\nx\xffy\nz\n", {}), (b"\xe9,b\n1,2\n", {}), ("é,ü\nß,日本\n", {}), (b"a\n\xe2\x82\n", {}), (b"a\n\xed\xa0\x80\n", {}),
    (b"a\n1\n\xc3\x28\n", {}), (b"a\n\xf0\x9f\x98\x80\n", {}),
    # numbers
    ("a\n9223372036854775807\n-9223372036854775807\n", {}), ("a\n9223372036854775808\n", {}), ("a\n18446744073709551615\n", {}),
    ("a\n18446744073709551615\n-1\n", {}), ("a\n18446744073709551615\nNA\n", {}), ("a\n18446744073709551615\n1.5\n", {}),
    ("a\n1\n18446744073709551615\n", {}), ("a\n-1\n18446744073709551615\n2.5\n", {}), ("a\n1.5\n99999999999999999999999\n", {}),
    ("a\n99999999999999999999999\nx\n", {}), ("a\n1e5\n2\n", {}), ("a\n1e\n2\n", {}), ("a\n1e400\n-1e400\n1e-400\n", {}),
    ("a\n.\n2\n", {}), ("a\n.5\n5.\n", {}), ("a\n+5\n-3\n", {}), ("a\n+\n-3\n", {}), ("a\n--3\n", {}), ("a\n1-2\n", {}), ("a\n-0\n", {}), ("a\n-0.0\n", {}),
    ("a\n00012\n", {}), ("a\ninf\n-inf\n+Infinity\nINF\n", {}), ("a\n inf\n", {}), ("a\n0x10\n", {}), ("a\n1_000\n", {}), ("a\n1 2\n", {}),
    ('a\n"1,000"\n', {"thousands": ","}), ("a,b\n1,9007199254740993\n2,\n", {}), ("a\n1,000,5\n", {"thousands": ","}),
    ("a;b\n1.000,5;2\n", {"sep": ";", "decimal": ",", "thousands": "."}), ("a;b\n1,5;2\n", {"sep": ";", "decimal": ","}),
    ("a\n1.7976931348623157e308\n4.9e-324\n", {}), ("a\n10.357019999999999\n12.658579999999999\n", {}), ("a\n1d5\n", {}), ("a\n1E5\n1e+5\n", {}),
    ("a\n123456789012\n1.5\n", {}), ("a\n1\n2\n3.5\nx\n", {}), ("a\nnan\n1\n", {}), ("a\n1\n\n2\n", {}), ("a\n١\n", {}), ("a\n1.2.3\n", {}),
    # bools and nulls
    ("a\nTrue\nfalse\n", {}), ("a\nTrue\nfalse\nNA\n", {}), ("a\nTrue\n1\n", {}), ("a\n1\nTrue\n", {}), ("a\ntRuE\nFALSE\n", {}), ("a\nNA\nTrue\n", {}),
    ("a\nNA\nNaN\n", {}), ("a,b\n#N/A,1\nn/a,2\n<NA>,3\nnull,4\nNone,5\n-nan,6\nN/A,7\n1.#QNAN,8\n", {}), ("a\nNa\nna\n", {}), ("a\nT\nF\n", {}),
    ("a\n1\nfoo\n", {"na_values": ["foo"]}), ("a\n1\nNA\n", {"keep_default_na": False}), ("a,b\n,x\n1,\n", {"keep_default_na": False}),
    ("a\n1\nNA\n", {"na_filter": False}), ("a,b\nx,\n,y\n", {"na_filter": False}), ("a\n1\n5\n", {"na_values": ["5"]}), ("a\nNULL\nx\n", {}),
    # names and columns
    ("a,a,b\n1,2,3\n", {}), ("a,a,a.1\n1,2,3\n", {}), ("a,a,a,a\n1,2,3,4\n", {}), ("a,,b,\n1,2,3,4\n", {}), ("Unnamed: 1,,a\n1,2,3\n", {}),
    ("1,2\n3,4\n", {"header": None}), ("1,2\n3,4\n", {"names": ["x", "y"]}), ("1,2\n3,4\n", {"names": ["x"]}),
    ("1,2\n3,4\n", {"names": ["x", "y", "z"]}), ("a,b\n1,2\n", {"names": ["x", "y"], "header": 0}), ("a,b,c\n1,2,3\n", {"usecols": ["c", "a"]}),
    ("a,b,c\n1,2,3\n", {"usecols": [2, 0]}), ("a,b,c\n1,2,3\n", {"usecols": ["q"]}), ("a,b,c\n1,2,3\n", {"usecols": [5]}),
    ("1,2,3\n4,5,6\n", {"names": ["x", "z"], "usecols": [0, 2], "header": None}), ("a,b,c\n1,2,3\n", {"index_col": "b"}),
    ("a,b,c\n1,2,3\n", {"index_col": 0}), ("a,b,c\n1,2,3\n", {"index_col": [0, 1]}), (",a\nx,1\ny,2\n", {"index_col": 0}),
    ("a,b\n1,2\n", {"index_col": "q"}), ("a,b\n1,x\n2,y\n", {"index_col": ["b", "a"]}), ("a\n1\n2", {"header": 3}), ("a\n1\n2\n", {"header": 1}),
    ("x\ny\na,b\n1,2\n", {"skiprows": 2}), ("a,b\n1,2\n3,4\n5,6\n", {"skiprows": [1]}), ("a,b\n1,2\n3,4\n5,6\n", {"skiprows": [0, 2]}),
    ('x,"\ny",\na,b\n1,2\n', {"skiprows": 1}), ("a,b\n1,2\n3,4\n5,6\n", {"nrows": 1}), ("a,b\n1,2\n3,4\n", {"nrows": 0}),
    ("a,b\n1,2\n3,4\n5,6,7\n", {"nrows": 1}), ("a,b\n#x\n1,2#y\n3,#4\n", {"comment": "#"}), ("#x\na\n1\n", {"comment": "#"}),
    # dtype=
    ("a\nx\n1\n", {"dtype": "int64"}), ("a\n1.5\n1\n", {"dtype": "int64"}), ("a\n2.0\n1\n", {"dtype": "int64"}), ("a\n\n1\nNA\n", {"dtype": "int64"}),
    ("a\n1\n", {"dtype": "float64"}), ("a\n1\nNA\n", {"dtype": "str"}), ("a\n1\nx\n", {"dtype": "float64"}), ("a\n1\n2\n", {"dtype": "bool"}),
    ("a\nTrue\nNA\n", {"dtype": "bool"}), ("a\nTrue\nFalse\n", {"dtype": "int64"}), ("a\nTrue\nFalse\n", {"dtype": "float64"}),
    ("a\n1\n300\n", {"dtype": "int8"}), ("a\n-1\n", {"dtype": "uint8"}), ("a\n1\n2\n", {"dtype": "uint8"}), ("a\n1.5\n", {"dtype": "float32"}),
    # borders of pieces, widening, null numbers, quoting
    ("a\n-0\n1.5\n", {}), ("a\n1\n-0\n", {}), ("a,b\n-0,x\n2,y\n3.5,z\n", {}), ("a\n-999\n-999.0\n-999.00\n1\n", {"na_values": ["-999"]}),
    ("a\n-0999\n-999.00\n1.5\n", {"na_values": ["-999"]}), ("a\n1\n2\n", {"na_values": ["1.0"]}), ("a,b\n\"1\",2\n\"3\",x\n", {"quoting": 2}),
    ("a\nTrue\n1\nx\n", {"quoting": 2}), ("a\n18446744073709551615\n-inf\n1.5\n", {}), ("a\n18446744073709551615\n-x\n", {}),
    ('a,b\n"x\n' + "y\n" * 50 + '",1\nz,2\n', {}), ('a\n"' + '""' * 60 + '"\nx\n', {}), ('a,b\n"x"y,1\n"p\nq",2\n', {}), ("a,b\r1,2\r" + "3,4\r" * 30, {}),
    ("a,b\n" + "1,2\r\n" * 20 + "3,4\n5,6\r7,8\n", {}), ("a;b\n" + "1,5;x\n" * 9 + "z;y\n", {"sep": ";", "decimal": ","}),
    ("a,b\n" + "1,\n" * 9 + ",2\n", {}), ("a\n" + "\n" * 9 + "1\n", {}), ("a,b\n" + "NA,True\n" * 8 + "NA,x\n", {}),
    ("a,b\n#" + "c" * 70 + "\n1,2#,,,\"\n3,4\n", {"comment": "#"}), ("a,b\n" + "x\\\n,1\n" * 9, {"escapechar": "\\"}), ("a,b\n1,2\n3,4\n5,6\n", {"index_col": 0, "nrows": 2}),
    ("a,b\nx,1,2\ny,3,4\n", {"index_col": [0, 1]}), ("a\nx,1,2\ny,3,4\n", {"index_col": 0}), ("a b\r c d\r e f\r", {"sep": r"\s+"}),
    ("a,b\n1,2\n3,4,5\n" + "6,7\n" * 20, {"nrows": 1}), ("a,b\n" + "1,2\n" * 20 + '3,"4\n', {"nrows": 20}), ("a,b\n" + "é,ß\n" * 20 + "日,本\n", {}),
    ("a,b,c\n1,2\n", {"dtype": {"a": "float64", "b": "str"}}), ("a,b\n1,x\n2,y\n", {"dtype": {"z": "int64"}}),
    # found by compare.py
    ("a\n9223372036854775808 \n1\n", {}), ("a\n1 \n9223372036854775808\n", {}), ("a\n-9223372036854775809\n0.5\n", {}), ("a\n18446744073709551616 \n5\n", {}),
    ("a\n-0\n9223372036854775808\n", {}), ("a\n9223372036854775808\n-5 \n", {}), ("a\n0\n1\n", {"dtype": "bool"}), ("a\n0.0\n1.0\n", {"dtype": "bool"}), ("a\n0\n2\n", {"dtype": "bool"}),
    ("a\n\n0\n", {"dtype": "bool", "skip_blank_lines": False}), ("a\n1\nTrue\nx\n", {"true_values": ["1", "x"]}), ("a\n1\nfalse\n", {"true_values": ["1"]}),
    ("a,b;1,2;3,4;", {"lineterminator": ";"}), ("a,b~1,x\n2~", {"lineterminator": "~"}), ("a,b\n1,x\r2\n", {"lineterminator": "\r"}), ("a,a\n1,2\n", {"dtype": {"a": "str"}}),
    ("1,2,3\n4,5,6\n", {"header": None, "index_col": 1}), ("1,2,3\n4,5,6\n", {"header": None, "usecols": [0, 2]}), ("Unnamed: 0,b\n1,2\n", {"index_col": 0}),
    ("a\nx,1\ny,2\n", {"index_col": [1]}), ("a,b\n1,2\n", {"names": ["x", "y", "z"], "header": 0}), ("a\n1\n2,3\n", {"names": ["x", "y"], "header": 0}),
    ("x\n", {"names": ["a", "b"], "header": 0, "skiprows": 3}), ("a\n1.5\nx\n", {"dtype": "float64", "decimal": ","}), ("a,b\n9223372036854775808,x\n,y\n", {"dtype": {"a": "float64"}}),
    ("a,b\nx,1,2\n", {"nrows": 0}), ("a,b\n1,2\n", {"usecols": [0, 5]}), ("a,b\n1,2\n", {"usecols": [5]}), ("\n,x\n1\n", {"skip_blank_lines": False, "index_col": False}),
]


def hostile():
    # A column that turns from ints to text far behind the first block, a wide file, and a field longer than any buffer.
    late = "a,b\n" + "".join(f"{i},{i}.5\n" for i in range(40)) + "x,y\n"
    extra = [(late, {}), (",".join(f"c{i}" for i in range(70)) + "\n" + ",".join(str(i) for i in range(70)) + "\n", {}),
             ("a,b\n" + "z" * 3000 + ",1\n\"" + "q\"\"" * 400 + "\",2\n", {})]
    return [(f"hostile-{i:03}", B(s), k) for i, (s, k) in enumerate(_H + extra)]


NUMBERS = ["1", "-2", "0", "-0", "3.5", "-0.0", "1e3", "007", "9223372036854775807", "9223372036854775808", "18446744073709551615", "-9223372036854775808",
           "0.1", "123456789.1234", "1e400", ".5", "5.", "+7", " 8", "9 ", "inf", "-inf", "1,5", "12345678901234567", "1E-7", "NA", "", "nan"]
WORDS = ["True", "false", "TRUE", "x", "NA", "", "yes", "no", "1", "None", "é", "a b"]
PIECES = ["1", "-2", "3.5", "x", "NA", "", " ", '"', '""', '"a"', '"a,b"', '"l\nm"', "True", "false", "1e3", "0", "12345678901", "é", "\t", "'", "a b", "nan", '"1"']
ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n"]


def random_file(r):
    if r.random() < 0.35:  # plain soup of marks
        alphabet = 'a1,"\n\r \t.,"\n,-e'
        return "".join(r.choice(alphabet) for _ in range(r.randrange(1, 40)))
    if r.random() < 0.3:  # columns of one kind, with something else in few places
        kinds = [r.choice([NUMBERS[:4], NUMBERS[:8], NUMBERS, WORDS[:3], WORDS, ["a", "bb", "", "c,d"]]) for _ in range(r.randrange(1, 4))]
        quote = lambda v: f'"{v}"' if "," in v or r.random() < 0.1 else v
        rows = [",".join("abc"[: len(kinds)])] + [",".join(quote(r.choice(k)) for k in kinds) for _ in range(r.randrange(1, 12))]
        return r.choice(["\n", "\n", "\r\n"]).join(rows) + "\n"
    cols, end = r.randrange(1, 5), r.choice(ENDS)
    hard = r.random() < 0.5
    rows = []
    for i in range(r.randrange(1, 7)):
        n = cols if r.random() < 0.9 else r.randrange(0, 6)
        pick = PIECES if hard else [p for p in PIECES if p not in (" ", '"', "\t")]
        cells = [r.choice(pick) for _ in range(n)] if i else [r.choice(["a", "b", "c", "d", "", '"e"', "f g"]) for _ in range(n)]
        if hard and r.random() < 0.2 and cells:
            cells[r.randrange(len(cells))] += r.choice(PIECES)
        rows.append(",".join(cells))
    text = end.join(rows)
    return text + (end if r.random() < 0.8 else "")


OPTIONS = [{}] * 12 + [{"header": None}, {"skip_blank_lines": False}, {"keep_default_na": False}, {"index_col": False}, {"on_bad_lines": "skip"},
                       {"dtype": "str"}, {"skipinitialspace": True}, {"comment": "a"}, {"skiprows": 1}, {"nrows": 2}, {"escapechar": "'"},
                       {"doublequote": False}, {"quoting": 3}, {"sep": r"\s+"}, {"sep": "\t"}, {"na_values": ["1", "x"]}, {"na_values": ["-2", "3.5"], "keep_default_na": False}, {"thousands": ","},
                       {"decimal": ","}, {"usecols": [0]}, {"index_col": 0}, {"quoting": 2}, {"nrows": 1}, {"skiprows": [1]}, {"quotechar": "'"}]


def randoms(seed, n):
    r = random.Random(seed)
    return [(f"random-{seed}-{i:04}", B(random_file(r)), dict(r.choice(OPTIONS))) for i in range(n)]
