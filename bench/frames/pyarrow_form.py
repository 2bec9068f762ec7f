"""The questions that pyarrow has operations for (common.py has the arguments): filters, group-by with plain aggregates, expressions."""
import pyarrow as pa
import pyarrow.compute as pc
from common import THREADS, column, group_columns, report, wanted
from questions import GROUP, MORE, WHERE

pa.set_cpu_count(THREADS)
pa.set_io_thread_count(THREADS)


def sums(*columns):
    return lambda r: f"{len(r)} " + " ".join([f"{float(pc.sum(r[c]).as_py()):.6g}" for c in columns])


def picked(top, width, codes):
    return pa.array([("id%0" + str(width) + "d") % k for k in range(top + 1)]).take(pa.array(column(codes)))


def by(table, keys, aggregates):
    """Group-by on all threads, whose columns keep their names (v1_sum is v1)."""
    r = table.group_by(keys, use_threads=THREADS > 1).aggregate(aggregates)
    return r.rename_columns([n if n in keys else n.rsplit("_", 1)[0] for n in r.column_names])


if wanted(*GROUP, *MORE, *WHERE):
    x = pa.table(group_columns(picked))
report("q1", lambda: by(x, ["id1"], [("v1", "sum")]), sums("v1"))
report("q2", lambda: by(x, ["id1", "id2"], [("v1", "sum")]), sums("v1"))
report("q3", lambda: by(x, ["id3"], [("v1", "sum"), ("v3", "mean")]), sums("v1", "v3"))
report("q4", lambda: by(x, ["id4"], [("v1", "mean"), ("v2", "mean"), ("v3", "mean")]), sums("v1", "v2", "v3"))
report("q5", lambda: by(x, ["id6"], [("v1", "sum"), ("v2", "sum"), ("v3", "sum")]), sums("v1", "v2", "v3"))
report("q10", lambda: by(x, ["id1", "id2", "id3", "id4", "id5", "id6"], [("v3", "sum"), ("v1", "count")]), sums("v3", "v1"))

over = pc.field("v3") > 50
report("filter", lambda: pc.mean(x.select(["v1", "v3"]).filter(over)["v1"]).as_py(), lambda r: f"{r:.8g}")
report("select", lambda: x.filter((pc.field("v3") > 25) & (pc.field("id4") <= 50) & (pc.field("id1") != "id001")), sums("v1", "v3"))
report("where_columns", lambda: x.select(["id4", "v1", "v3"]).filter(over), sums("v1", "v3"))
report("where_query", lambda: x.select(["id4", "v1", "v3"]).filter((pc.field("v3") > 25) & (pc.field("id4") <= 50)).select(["v1", "v3"]), sums("v1", "v3"))
report("where_computed", lambda: pc.sum(x.select(["v1", "v3"]).filter(pc.field("v1") * 10 + pc.field("v3") > 60)["v3"]).as_py(), lambda r: f"{r:.8g}")
report("where_several", lambda: [pc.mean(c).as_py() for c in x.select(["v1", "v2", "v3"]).filter(over).columns], lambda r: " ".join([f"{v:.8g}" for v in r]))
report("where_group", lambda: by(x.select(["id4", "v1", "v3"]).filter(over), ["id4"], [("v1", "sum")]), sums("v1"))
report("where_groups", lambda: by(x.select(["id6", "v3"]).filter(over), ["id6"], [("v3", "mean")]), sums("v3"))
report("where_text", lambda: by(x.select(["id1", "v3"]).filter(over), ["id1"], [("v3", "mean")]), sums("v3"))
report("where_agg", lambda: by(x.select(["id4", "id5", "v1", "v3"]).filter((pc.field("v3") > 25) & (pc.field("id5") <= 50)), ["id4", "id5"], [("v1", "sum"), ("v3", "max")]),
       sums("v1", "v3"))
report("expression", lambda: pc.sum(pc.multiply(pc.sqrt(pc.add(pc.multiply(x["v1"], x["v1"]), pc.multiply(x["v2"], x["v2"]))), pc.log1p(x["v3"]))).as_py(), lambda r: f"{r:.8g}")
report("counts", lambda: pc.value_counts(x["id3"]), lambda r: (lambda n: f"{len(r)} {pc.max(n).as_py()} {pc.sum(n).as_py()}")(r.field("counts")))
report("nunique", lambda: [pc.count_distinct(x[n]).as_py() for n in ("id3", "v3", "id6")], lambda r: " ".join([str(k) for k in r]))
report("upper", lambda: pc.utf8_upper(x["id3"]), lambda r: f"{len(r)} {r[len(r) // 2].as_py()[2:]}")
report("contains", lambda: pc.sum(pc.match_substring(x["id3"], "77")).as_py(), lambda r: f"{int(r)}")
report("lengths", lambda: pc.sum(pc.utf8_length(x["id1"])).as_py(), lambda r: f"{int(r)}")
report("sort1", lambda: x.take(pc.sort_indices(x, [("v3", "ascending")])), lambda r: f"{len(r)} {r['v3'][len(r) // 2].as_py():.6g}")
