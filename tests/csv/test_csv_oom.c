/* test_csv_oom.c - the Nth allocation fails, for every N, while a CSV is read: the reader says so and frees everything. */
#include "tests/csv/dump.h"

typedef struct meter {
  int64_t left;  /* allocations until one fails; negative: never */
  int64_t bytes; /* live */
  bool failed;
} meter;

static void *metered(void *user, void *p, size_t old_n, size_t n) {
  meter *m = user;
  if (n > 0 && m->left >= 0 && m->left-- == 0) {
    m->failed = true;
    return NULL;
  }
  void *q = NULL;
  if (n == 0) free(p);
  else if (!(q = realloc(p, n))) return NULL;
  m->bytes += (int64_t)n - (int64_t)(p ? old_n : 0);
  return q;
}

static int sweep(const char *name, qn_sv text, const char *options) {
  for (int64_t n = 0;; n++) {
    meter m = {.left = n};
    qn_allocator alloc = {metered, &m};
    dump_options d;
    dump_parse_options(&d, options);
    qn_csv_table t;
    qn_csv_error err;
    bool ok = qn_csv_read(&alloc, text, &d.o, &t, &err);
    if (ok) qn_csv_table_deinit(&t);
    if (m.bytes != 0) return fprintf(stderr, "%s: %lld bytes left after allocation %lld failed\n", name, (long long)m.bytes, (long long)n), 1;
    if (m.failed && ok) return fprintf(stderr, "%s: allocation %lld failed without a word\n", name, (long long)n), 1;
    if (m.failed && err.fault != QN_CSV_MEMORY) return fprintf(stderr, "%s: allocation %lld: wrong error %s\n", name, (long long)n, err.message), 1;
    if (!m.failed) return printf("%s: %lld allocations\n", name, (long long)n), 0;
  }
}

int main(void) {
  qn_buf late;
  qn_buf_init(&late, &qn_malloc_allocator);
  qn_buf_z(&late, "a,b,c\n");
  for (int i = 0; i < 30000; i++) qn_buf_printf(&late, "%d,%d.5,\"t%d\"\n", i, i, i % 7);
  qn_buf_z(&late, "text,NA,\n");
  int bad = 0;
  bad += sweep("plain", QN_SV("a,b\n1,x\n2,y\n"), "");
  bad += sweep("quotes", QN_SV("a,b\n\"1\"\"2\",x\n2,\"y\nz\"\n"), "");
  bad += sweep("nulls", QN_SV("a,b,c\n1,,True\nNA,2.5,\n"), "");
  bad += sweep("index", QN_SV("a,b,c\n1,x,2\n3,y,4\n"), "index_col=a|b");
  bad += sweep("names", QN_SV("1,2\n3,4\n"), "names=x|y\tdtype=float64");
  bad += sweep("duplicates", QN_SV("a,a,,a\n1,2,3,4\n"), "");
  bad += sweep("bad", QN_SV("a,b\n1,2\n3,4,5\n"), "on_bad_lines=skip");
  bad += sweep("late text", qn_buf_view(&late), "");
  bad += sweep("late text by pieces", qn_buf_view(&late), "piece=50000");
  bad += sweep("long rows by pieces", QN_SV("a,b\n\"x\ny\",1\n\"long, long\nand longer\",2\nz,18446744073709551615\n"), "piece=7");
  bad += sweep("bools and nulls by pieces", QN_SV("a,b,c\nTrue,,x\n,,\nFalse,1,\nTrue,,q\n"), "piece=4");
  qn_buf_deinit(&late);
  return bad != 0;
}
