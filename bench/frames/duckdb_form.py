"""The questions as DuckDB has them (common.py has the arguments): answers are made as temporary tables."""
import duckdb
import pyarrow as pa
from common import N, THREADS, column, group_columns, report, wanted
from questions import GROUP, JOIN, MORE, WHERE

con = duckdb.connect()
con.execute(f"SET threads = {THREADS}")
con.execute("SET enable_progress_bar = false")


def ask(sql):
    con.execute("CREATE OR REPLACE TEMP TABLE answer AS " + sql)
    return con


def one(sql):
    return con.execute(sql).fetchone()


def sums(*columns):
    text = ", ".join(f"sum({c}) FILTER (NOT isnan({c}::double))::double" for c in columns)  # as pandas, whose NaN is missing
    return lambda r: (lambda a: f"{a[0]} " + " ".join([f"{v:.6g}" for v in a[1:]]))(one(f"SELECT count(*), {text} FROM answer"))


def picked(top, width, codes):
    return pa.array([("id%0" + str(width) + "d") % k for k in range(top + 1)]).take(pa.array(column(codes)))


if wanted(*GROUP, *MORE, *WHERE):
    source = pa.table(group_columns(picked))
    con.execute("CREATE TABLE x AS SELECT * FROM source")
    del source
report("q1", lambda: ask("SELECT id1, sum(v1) v1 FROM x GROUP BY id1"), sums("v1"))
report("q2", lambda: ask("SELECT id1, id2, sum(v1) v1 FROM x GROUP BY id1, id2"), sums("v1"))
report("q3", lambda: ask("SELECT id3, sum(v1) v1, avg(v3) v3 FROM x GROUP BY id3"), sums("v1", "v3"))
report("q4", lambda: ask("SELECT id4, avg(v1) v1, avg(v2) v2, avg(v3) v3 FROM x GROUP BY id4"), sums("v1", "v2", "v3"))
report("q5", lambda: ask("SELECT id6, sum(v1) v1, sum(v2) v2, sum(v3) v3 FROM x GROUP BY id6"), sums("v1", "v2", "v3"))
report("q6", lambda: ask("SELECT id4, id5, quantile_cont(v3, 0.5) m, stddev(v3) s FROM x GROUP BY id4, id5"), sums("m", "s"))
report("q7", lambda: ask("SELECT id3, max(v1) - min(v2) r FROM x GROUP BY id3"), sums("r"))
report("q8", lambda: ask("SELECT id6, unnest(max(v3, 2)) v3 FROM x GROUP BY id6"), sums("v3"))
report("q9", lambda: ask("SELECT id2, id4, corr(v1, v2) ^ 2 r FROM x GROUP BY id2, id4"), sums("r"))
report("q10", lambda: ask("SELECT id1, id2, id3, id4, id5, id6, sum(v3) v3, count(v1) v1 FROM x GROUP BY id1, id2, id3, id4, id5, id6"), sums("v3", "v1"))

middle = lambda r: (lambda a: f"{a[0]} {a[1]:.6g}")(one(f"SELECT (SELECT count(*) FROM answer), v3 FROM answer LIMIT 1 OFFSET {N // 2}"))
report("sort1", lambda: ask("SELECT * FROM x ORDER BY v3"), middle)
report("sort2", lambda: ask("SELECT id6, v3 FROM x ORDER BY id6, v3"), middle)
report("filter", lambda: one("SELECT avg(v1) FROM x WHERE v3 > 50")[0], lambda r: f"{r:.8g}")
report("select", lambda: ask("SELECT * FROM x WHERE v3 > 25 AND id4 <= 50 AND id1 <> 'id001'"), sums("v1", "v3"))
report("where_columns", lambda: ask("SELECT id4, v1, v3 FROM x WHERE v3 > 50"), sums("v1", "v3"))
report("where_query", lambda: ask("SELECT v1, v3 FROM x WHERE v3 > 25 AND id4 <= 50"), sums("v1", "v3"))
report("where_computed", lambda: one("SELECT sum(v3) FROM x WHERE v1 * 10 + v3 > 60")[0], lambda r: f"{r:.8g}")
report("where_several", lambda: one("SELECT avg(v1), avg(v2), avg(v3) FROM x WHERE v3 > 50"), lambda r: " ".join([f"{v:.8g}" for v in r]))
report("where_group", lambda: ask("SELECT id4, sum(v1) v1 FROM x WHERE v3 > 50 GROUP BY id4"), sums("v1"))
report("where_groups", lambda: ask("SELECT id6, avg(v3) v3 FROM x WHERE v3 > 50 GROUP BY id6"), sums("v3"))
report("where_text", lambda: ask("SELECT id1, avg(v3) v3 FROM x WHERE v3 > 50 GROUP BY id1"), sums("v3"))
report("where_agg", lambda: ask("SELECT id4, id5, sum(v1) v1, max(v3) v3 FROM x WHERE v3 > 25 AND id5 <= 50 GROUP BY id4, id5"), sums("v1", "v3"))
report("expression", lambda: one("SELECT sum(sqrt(v1 * v1 + v2 * v2) * ln(1 + v3)) FROM x")[0], lambda r: f"{r:.8g}")
report("nunique", lambda: one("SELECT count(DISTINCT id3), count(DISTINCT v3), count(DISTINCT id6) FROM x"), lambda r: " ".join([str(k) for k in r]))
report("counts", lambda: ask("SELECT id3, count(*) n FROM x GROUP BY id3 ORDER BY n DESC"), lambda r: "%d %d %d" % one("SELECT count(*), max(n), sum(n) FROM answer"))
report("duplicates", lambda: ask("SELECT DISTINCT ON (id6, v2) * FROM x"), lambda r: f"{one('SELECT count(*) FROM answer')[0]}")
report("pivot", lambda: ask("PIVOT (SELECT id4, id5, v3 FROM x) ON id5 USING avg(v3) GROUP BY id4"),
       lambda r: f"{one('SELECT count(*) FROM answer')[0]} {sum(float(v) for row in con.execute('SELECT * EXCLUDE (id4) FROM answer').fetchall() for v in row if v is not None):.8g}")
report("upper", lambda: ask("SELECT upper(id3) t FROM x"), lambda r: f"{one('SELECT count(*) FROM answer')[0]} {one(f'SELECT t FROM answer LIMIT 1 OFFSET {N // 2}')[0][2:]}")
report("contains", lambda: one("SELECT count(*) FROM x WHERE contains(id3, '77')")[0], lambda r: f"{int(r)}")
report("lengths", lambda: one("SELECT sum(length(id1)) FROM x")[0], lambda r: f"{int(r)}")

if wanted(*JOIN):
    tables = {"x": ("id1 x1 id2 x2 id3 x3 v1 xv", "id4 id1 id5 id2 id6 id3"), "small": ("id1 y1 v2 ws", "id4 id1"), "medium": ("id1 m1 id2 y2 v2 wm", "id4 id1 id5 id2")}
    if wanted("j5"):
        tables["big"] = ("id1 b1 id2 b2 id3 y3 v2 wb", "id4 id1 id5 id2 id6 id3")
    for name, (numbers, text) in tables.items():
        n, t = numbers.split(), text.split()
        source = pa.table({n[i]: column(n[i + 1]) for i in range(0, len(n), 2)})
        con.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT *, " + ", ".join(f"'id' || {t[i + 1]} AS {t[i]}" for i in range(0, len(t), 2)) + " FROM source")
        del source
report("j1", lambda: ask("SELECT x.*, small.id4 AS id4_y, v2 FROM x JOIN small USING (id1)"), sums("v1", "v2"))
report("j2", lambda: ask("SELECT x.*, medium.id1 AS id1_y, medium.id4 AS id4_y, medium.id5 AS id5_y, v2 FROM x JOIN medium USING (id2)"), sums("v1", "v2"))
report("j3", lambda: ask("SELECT x.*, medium.id1 AS id1_y, medium.id4 AS id4_y, medium.id5 AS id5_y, v2 FROM x LEFT JOIN medium USING (id2)"), sums("v1", "v2"))
report("j4", lambda: ask("SELECT x.*, medium.id1 AS id1_y, medium.id2 AS id2_y, medium.id4 AS id4_y, v2 FROM x JOIN medium USING (id5)"), sums("v1", "v2"))
report("j5", lambda: ask("SELECT x.*, big.id1 AS id1_y, big.id2 AS id2_y, big.id4 AS id4_y, big.id5 AS id5_y, big.id6 AS id6_y, v2 FROM x JOIN big USING (id3)"),
       sums("v1", "v2"))
