"""csv as scripts use it: reading, writing, dictionaries, dialects, quoting, errors."""
import csv, io, os, tempfile
folder = tempfile.mkdtemp()
path = os.path.join(folder, "people.csv")
rows = [["name", "age", "note"], ["Ann", 31, "likes, commas"], ["Bob", 2.5, 'says "hi"'], ["Cy", None, "two\nlines"], ["", True, "\u00e9t\u00e9"]]
with open(path, "w", newline="") as f:
    w = csv.writer(f)
    print(w.writerow(rows[0]))
    w.writerows(rows[1:])
with open(path, "rb") as f:
    print(f.read())
with open(path, newline="") as f:
    r = csv.reader(f)
    for row in r:
        print(r.line_num, row)
with open(path, newline="") as f:
    for d in csv.DictReader(f):
        print(d, type(d).__name__)
with open(path, newline="") as f:
    reader = csv.DictReader(f)
    print(reader.fieldnames, [row["age"] for row in reader])
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["x", "y"], restval="-", extrasaction="ignore")
w.writeheader()
w.writerow({"x": 1, "y": 2})
w.writerows([{"x": 3}, {"y": 4, "z": 5}])
print(repr(out.getvalue()))
try:
    csv.DictWriter(io.StringIO(), ["a"]).writerow({"a": 1, "b": 2})
except ValueError as e:
    print(e)
for options in ({"delimiter": ";"}, {"delimiter": "\t", "lineterminator": "\n"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC},
                {"quotechar": "'"}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"}):
    b = io.StringIO()
    csv.writer(b, **options).writerows([["a b", 1, 'q"q', "c;d,e", "it's"], [""], ["x", ""]] if options.get("quoting") != csv.QUOTE_NONE
                                       else [["a b", 1, 'q"q', "c;d,e"]])
    print(options, repr(b.getvalue()))
for text, options in (("a,b\n1,2\n", {}), ("a;b\n'x;y';z\n", {"delimiter": ";", "quotechar": "'"}), ("a, b,  c\n", {"skipinitialspace": True}),
                      ('"a""b",c\n', {}), ("1,2.5,x\n".replace("x", '"x"'), {"quoting": csv.QUOTE_NONNUMERIC}), ("a\tb\n", {"dialect": "excel-tab"}),
                      ("\n\na,b\n\n", {}), ('a,"b\nc",d\n', {}), ("a\\,b,c\n", {"escapechar": "\\", "quoting": csv.QUOTE_NONE}), ('x"y,z"\n', {}),
                      ('"a" b,c\n', {}), ("a,b,", {}), ('"",""\n', {}), (",\n", {})):
    print(repr(text), list(csv.reader(io.StringIO(text, newline=""), **options)))
for f in (lambda: csv.reader(["a"], delimiter="ab"), lambda: next(csv.reader([b"x"])), lambda: csv.writer(3), lambda: csv.writer(io.StringIO()).writerow(5),
          lambda: csv.reader(["a"], dialect="nope"), lambda: list(csv.reader(["a\rb"])), lambda: csv.reader([], zork=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
r = csv.DictReader(io.StringIO("a,b\n1,2,3,4\n5\n"), restkey="more", restval="?")
print(list(r))
print(list(csv.DictReader(io.StringIO("1,2\n"), fieldnames=("p", "q"))), csv.list_dialects())
total = 0
with open(path, "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["id", "value"])
    for i in range(500):
        w.writerow([i, i * 0.25])
with open(path) as f:
    next(f)
    for i, v in csv.reader(f):
        total += float(v) * int(i)
print(total)
