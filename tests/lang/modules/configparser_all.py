import configparser, io, os, tempfile
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e)
text = """; top
[DEFAULT]
root = /data
debug = no

[run]
steps = 100
dt: 0.5
Verbose = yes
path = %(root)s/out/%(steps)s
pct = 5%%
multi = a
   b
   # c
   d

empty =
list = 1, 2, 3

[other section]
debug = on
url = http://x:80/a=b
"""
c = configparser.ConfigParser(); c.read_string(text)
print(c.sections(), c.defaults(), list(c), len(c), "run" in c, "nope" in c, c.has_section("DEFAULT"))
for s in c.sections():
    for k, v in c.items(s): print(s, k, repr(v))
print(c["run"]["path"], c.getint("run", "steps"), c.getfloat("run", "dt"), c.getboolean("run", "verbose"), c["run"].getboolean("debug"), c["other section"].getboolean("debug"), c["run"].getint("nope", 7), c["run"].get("nope"), c.get("run", "path", raw=True), c.get("run", "root", vars={"root": "/v"}), c.options("run"))
print([x.strip() for x in c["run"]["list"].split(",")], dict(c["other section"]), c["run"], list(c["run"].keys()), "dt" in c["run"], c.has_option("run", "DT"))
t(lambda: c.get("run", "zzz")); t(lambda: c.get("zz", "a")); t(lambda: c["zz"]); t(lambda: c["run"]["zz"]); t(lambda: c.getint("run", "dt")); t(lambda: c.getboolean("run", "steps")); t(lambda: c.add_section("run")); t(lambda: c.set("run", "x", 5)); t(lambda: c.set("run", "x", "5%")); t(lambda: c.set("nn", "x", "5"))
c["new"] = {"a": 1, "B": "two"}; c.set("run", "steps", "5"); c["run"]["extra"] = "line1\nline2"; c.remove_option("run", "dt"); c.remove_section("other section"); c.add_section("blank"); del c["run"]["list"]
s = io.StringIO(); c.write(s); print(s.getvalue()); s = io.StringIO(); c.write(s, space_around_delimiters=False); print(s.getvalue()[:40])
p = os.path.join(tempfile.mkdtemp(), "x.ini")
with open(p, "w") as f: c.write(f)
d = configparser.ConfigParser(); print(d.read([p, "missing.ini"]) == [p], d == c or {k: dict(d[k]) for k in d} == {k: dict(c[k]) for k in c}, d["run"]["extra"])
for bad in ("a = 1\n", "[a]\nx\n", "[a]\nx=1\nx=2\n", "[a]\n[a]\n", "[a]\nv = %(q)s\n", "[a]\nv = %(v)s\n", "[a]\nv = %z\n", "[a]\n= 3\n"):
    q = configparser.ConfigParser(); t(lambda: (q.read_string(bad), q.get("a", "v"))[1])
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, inline_comment_prefixes=("#",), delimiters=("=",))
e.read_string("[p]\nhome = /h\n[q]\ndir = ${p:home}/x # note\nsub=${dir}/y$$\nflag\nk:v = 1\n"); print(e.get("q", "sub"), e["q"]["dir"], e["q"]["flag"], e.options("q"))
r = configparser.RawConfigParser(); r.optionxform = str; r.read_string("[A]\nKey = %(x)s\n"); print(r.items("A"), r.get("A", "Key"))
f = configparser.ConfigParser({"a": "1"}, converters={"list": lambda v: v.split()}); f.read_dict({"s": {"l": "x y", 1: 2}}); print(f.getlist("s", "l"), f["s"].getlist("l"), f["s"]["1"], f["s"]["a"], f.popitem() if 0 else "")
