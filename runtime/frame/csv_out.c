/* csv_out.c - to_csv: pandas' text of a frame. Floats as repr, nulls empty, fields quoted only when they must be. */
#include "runtime/base/dtoa.h"
#include "runtime/csv/csv.h"
#include "runtime/frame/frame_impl.h"

static int put_value(qn_rt *rt, qn_value v, char sep, qn_buf *b) {
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = qn_str(rt, v, &text);
  if (status == 0) qn_csv_put_field(b, qn_buf_view(&text), sep);
  qn_buf_deinit(&text);
  return status;
}

static int put_cell(qn_rt *rt, const qn_column *c, int64_t i, char sep, qn_sv na, qn_buf *b) {
  char number[QN_DOUBLE_REPR_MAX];
  if (qn_col_isna(c, i)) return qn_csv_put_field(b, na, sep), 0;
  if (c->type == QN_COL_STR) return qn_csv_put_field(b, qn_column_str(c, i), sep), 0;
  if (c->type == QN_D_FLOAT64) {
    qn_double_repr(qn_col_double(c, i), number);
    qn_buf_z(b, number);
    return 0;
  }
  if (c->type == QN_D_BOOL) return qn_buf_z(b, qn_col_int(c, i) ? "True" : "False"), 0;
  if (c->type != QN_D_OBJECT && qn_coltype_is_int(c->type) && c->type != QN_D_UINT64) return qn_buf_printf(b, "%lld", (long long)qn_col_int(c, i)), 0;
  qn_value v;
  if (qn_col_get(rt, c, i, &v) < 0) return -1;
  int status = put_value(rt, v, sep, b);
  qn_release(rt, v);
  return status;
}

typedef struct time_heads { /* labels that are times, each in the form of all */
  qn_buf *b;
  char sep;
  bool first;
} time_heads;
static void put_time_head(void *user, qn_sv cell) {
  time_heads *t = user;
  if (!t->first) qn_buf_c(t->b, t->sep);
  t->first = false;
  qn_csv_put_field(t->b, cell, t->sep);
}

static int put_header(qn_rt *rt, const qn_frame *f, char sep, bool index, qn_sv na, qn_buf *b) {
  int32_t levels = index ? (f->index->nlevels ? f->index->nlevels : 1) : 0;
  for (int32_t k = 0; k < levels; k++) {
    if (k) qn_buf_c(b, sep);
    if (f->index->names[k].tag != QN_NONE && put_value(rt, f->index->names[k], sep, b) < 0) return -1;
  }
  qn_index *ix = qn_frame_columns(rt, f);
  if (!ix) return -1;
  if (ix->nlevels == 1 && ix->n == f->ncols && qn_coltype_is_time(ix->levels[0]->type) && !qn_zone_freq(ix->levels[0]->zone)) {
    qn_buf text, missing;
    qn_buf_init(&text, rt->alloc);
    qn_buf_init(&missing, rt->alloc);
    qn_buf_sv(&missing, na);
    qn_buf_c(&missing, 0);
    const char *na_text = missing.oom ? "" : missing.p;
    time_heads heads = {b, sep, !index};
    qn_time_lines(ix->levels[0], NULL, f->ncols, na_text, QN_TIME_LABELS, &text, put_time_head, &heads);
    qn_buf_deinit(&text);
    qn_buf_deinit(&missing);
    qn_index_drop(rt, ix);
    return qn_buf_c(b, '\n'), 0;
  }
  qn_index_drop(rt, ix);
  for (int32_t i = 0; i < f->ncols; i++) {
    if (i || index) qn_buf_c(b, sep);
    size_t before = b->n;
    if (qn_value_isna(f->names[i])) qn_csv_put_field(b, na, sep);
    else if (put_value(rt, f->names[i], sep, b) < 0) return -1;
    if (b->n == before && f->ncols == 1 && !index) qn_buf_z(b, "\"\"");
  }
  qn_buf_c(b, '\n');
  return 0;
}

int qn_frame_csv(qn_rt *rt, const qn_frame *f, qn_sv sep, bool index, bool header, qn_sv na, qn_buf *out) {
  if (sep.n != 1) return qn_raise(rt, QN_E_TypeError, "\"delimiter\" must be a 1-character string");
  char d = sep.p[0];
  if (header && put_header(rt, f, d, index, na, out) < 0) return -1;
  int32_t levels = index ? (f->index->nlevels ? f->index->nlevels : 1) : 0, n = levels + f->ncols;
  qn_column **cols = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *cols);
  if (!cols) return qn_raise_memory(rt);
  int32_t made = 0;
  int status = 0;
  for (int32_t k = 0; status == 0 && k < n; k++) {
    const qn_column *shown = k < levels ? NULL : qn_col_shown(rt, qn_frame_col(rt, f, k - levels));
    cols[k] = k < levels ? qn_index_column(rt, f->index, k) : shown ? qn_column_keep((qn_column *)(uintptr_t)shown) : NULL;
    if (cols[k] && cols[k]->type == QN_COL_CAT && qn_coltype_is_time(cols[k]->categories->type)) {
      qn_column *times = qn_cat_decode(rt, cols[k]);
      qn_column_drop(cols[k]);
      cols[k] = times;
    }
    if (cols[k] && qn_coltype_is_time(cols[k]->type)) { /* one form for the whole column */
      qn_column *text = qn_col_cast(rt, cols[k], &(qn_coltype){.type = QN_COL_STR});
      qn_column_drop(cols[k]);
      cols[k] = text;
    }
    status = cols[k] ? 0 : -1;
    made += status == 0;
  }
  for (int64_t i = 0; status == 0 && !out->oom && i < f->nrows; i++) {
    if ((status = qn_interrupted_at(rt, i))) break;
    for (int32_t k = 0; status == 0 && k < n; k++) {
      size_t before = out->n;
      if (k) qn_buf_c(out, d);
      status = put_cell(rt, cols[k], i, d, na, out);
      if (n == 1 && out->n == before) qn_buf_z(out, "\"\""); /* an empty line would be no row */
    }
    qn_buf_c(out, '\n');
  }
  for (int32_t k = 0; k < made; k++) qn_column_drop(cols[k]);
  qn_free(rt->alloc, cols, (size_t)(n + 1) * sizeof *cols);
  if (status == 0 && out->oom) return qn_raise_memory(rt);
  return status;
}
