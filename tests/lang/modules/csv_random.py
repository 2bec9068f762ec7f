import csv, io, random
g = random.Random(7)
n = 250
def text(d):
    pool = ["a", "b", "1", ".5", " ", "\n", "\r", "\r\n", '"', "'", ",", ";", "\\", "é", "\0", "\t", d.get("delimiter", ","), d.get("quotechar") or '"', '""', '"' ]
    return "".join(g.choice(pool) for _ in range(g.randrange(0, 9)))
def dialect():
    o = {}
    if g.random() < .4: o["delimiter"] = g.choice([";", "\t", " ", "é", '"', "a", "\0"])
    if g.random() < .3: o["quotechar"] = g.choice(["'", "é", " ", "\n", ",", "\0"])
    if g.random() < .3: o["escapechar"] = g.choice(["\\", "a", "é", '"', " "])
    if g.random() < .3: o["doublequote"] = g.random() < .5
    if g.random() < .3: o["skipinitialspace"] = g.random() < .7
    if g.random() < .3: o["strict"] = g.random() < .7
    if g.random() < .4: o["quoting"] = g.randrange(4)
    if g.random() < .2: o["lineterminator"] = g.choice(["\n", "|", "END", "", "é"])
    return o
for k in range(n):
    o = dialect()
    lines = [text(o) + g.choice(["\n", "\r\n", "", "\n", "\r"]) for _ in range(g.randrange(0, 4))]
    lim = csv.field_size_limit(g.choice([131072, 131072, 131072, 3]))
    out = []
    try:
        r = csv.reader(lines, **o)
        for _ in range(6):
            try:
                out.append(next(r))
            except (csv.Error, ValueError) as e:
                out.append(str(e))
            out.append(r.line_num)
    except StopIteration:
        out.append("stop")
    print(k, o, lines, out, r.line_num)
    csv.field_size_limit(131072)
    b = io.StringIO()
    row = [g.choice([text(o), None, 1, 2.5, "", True]) for _ in range(g.randrange(0, 4))]
    try:
        w = csv.writer(b, **o)
        print(w.writerow(row))
    except csv.Error as e:
        print(e)
    print(repr(b.getvalue()))
