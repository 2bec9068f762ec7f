"""json: writing, reading, options, errors with positions."""
import json, io
values = [None, True, False, 0, -5, 3.5, 1e100, 1e-7, -0.0, "text", "q\"b\\s\n\t\x01\u00e9\U0001f600\x7f", [], {}, [1, [2, [3]]], {"a": 1, "b": [1, 2]},
          (1, 2), {1: "i", 2.5: "f", None: "n", True: "t"}, {"nested": {"x": {"y": []}}}, float("inf"), float("-inf"), float("nan")]
for v in values:
    print(json.dumps(v), json.dumps(v, ensure_ascii=False), json.dumps(v, separators=(",", ":")))
print(json.dumps({"b": [1, 2, {"c": None}], "a": "x", "e": {}, "l": []}, indent=2))
print(json.dumps([[1, 2], {"k": (3,)}], indent="--", sort_keys=True), json.dumps({"b": 1, "a": 2}, sort_keys=True))
for text in ("null", " [1, 2.5, -3e2, \"x\"] ", '{"a": {"b": [true, false, null]}}', '"\\u00e9\\ud83d\\ude00\\n\\/"', "1E5", "-0", "0.1", "[]", "{}",
             '{"a": 1, "a": 2}', "NaN", "[Infinity, -Infinity]", "12345678901234567", "\"\u00e9\u4e16\""):
    r = json.loads(text)
    print(repr(text), ascii(r), type(r).__name__)
for text in ("", "[1,]", "{\"a\" 1}", "{a: 1}", "[1 2]", "\"abc", "{\"a\": }", "tru", "[1, 2", "{\"a\": 1,}", "1 2", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "01", "-", "{\"a\":1",
             "[\n1,\n2,\n x]", "'a'", "{1: 2}"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), "|", e, "|", e.msg, e.pos, e.lineno, e.colno)
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(object), lambda: json.loads(5), lambda: json.dumps(float("nan"), allow_nan=False)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a = [1]
a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print(e)
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
print(json.dumps([Point(1, 2)], default=lambda o: {"x": o.x, "y": o.y}), json.dumps({"p": Point(3, 4)}, default=vars))
class Enc(json.JSONEncoder):
    def default(self, o):
        return list(o) if isinstance(o, (set, range)) else super().default(o)
print(json.dumps({"r": range(3)}, cls=Enc))
try:
    json.dumps(Point(1, 2), cls=Enc)
except TypeError as e:
    print(e)
print(json.loads('{"x": 1, "y": {"z": 2}}', object_hook=lambda d: sorted(d.items(), key=str)))
print(json.loads('{"x": 1, "y": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=float))
b = io.StringIO()
json.dump({"k": [1, 2]}, b)
b.seek(0)
print(json.load(b), json.loads(b'{"bytes": 1}'), json.dumps({"a": 1, ("t",): 2}, skipkeys=True), json.dumps("\u00e9") == '"\\u00e9"')
data = [{"id": i, "v": [i / 2, i * 3], "s": "n%d" % i} for i in range(50)]
print(json.loads(json.dumps(data)) == data, len(json.dumps(data, indent=1)))
