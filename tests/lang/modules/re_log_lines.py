import re
from collections import Counter

LOG = """\
2026-03-01 12:00:01,250 INFO  [web-1] GET /index.html 200 12ms
2026-03-01 12:00:02,001 ERROR [web-2] POST /api/v1/items?id=7&x=é 500 1034ms
2026-03-01 12:00:02,777 WARN  [db] slow query: "select * from t where a='b'" (2.5s)
garbage line
2026-03-02 00:00:00,000 INFO  [web-1] GET /img/a%20b.png 304 3ms
"""
LINE = re.compile(r"""
    ^(?P<date>\d{4}-\d{2}-\d{2}) \s (?P<time>[\d:]+),(?P<ms>\d{3})  # when
    \s+ (?P<level>[A-Z]+) \s+ \[(?P<host>[^\]]+)\] \s (?P<rest>.*)$
""", re.VERBOSE | re.MULTILINE)
REQUEST = re.compile(r"(GET|POST|PUT) (\S+?)(?:\?(\S*))? (\d{3}) (\d+)ms$")

for m in LINE.finditer(LOG):
    r = REQUEST.match(m["rest"])
    print(m["date"], m["level"].ljust(5), m["host"], r.groups() if r else re.findall(r"[\d.]+(?=s\))", m["rest"]), m.span("rest"))
print(Counter(m.group("level", "host") for m in LINE.finditer(LOG)).most_common(2))
print(LINE.groups, LINE.groupindex, LINE.search("nothing"))
print(re.sub(r"(\d+)ms", lambda m: f"{int(m[1]) / 1000:.3f}s", LOG.splitlines()[1]))
print(re.sub(r"%([0-9a-fA-F]{2})", lambda m: chr(int(m.group(1), 16)), "/img/a%20b%2Fc.png"))
print(re.split(r"\s*[,;|]\s*", "a , b;c|d"), re.split(r"(\d)", "a1b2c"), re.split(r"\b", "two words"))
print(re.subn(r"(?i)error|warn", "<\\g<0>>", LOG)[1], re.sub("a", r"\\\n", "bab"))
print(dict(re.findall(r"(\w+)=(\w*)", "id=7&x=é&y=")), re.findall(r"\b\w{4}\b", "this that the thing"))
words = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
print([w.lower() for w in words.findall("Don't stop: été 2026 à Nîmes_x, naïve!")])
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.sub(r"^\s+|\s+$", "", "  trim me \t"), re.sub(r"(.)\1+", r"\1", "aabbccdd"))
print(bool(re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "jo.doe+x@mail.example.org")), re.match(r"\s*#", "  # comment").end())
