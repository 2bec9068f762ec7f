/* text_out.c - rows as CSV text, as pandas' to_csv writes it: floats as repr, True and False, nulls empty, fields quoted only
 * when they must be. */
#include "runtime/base/dtoa.h"
#include "runtime/csv/csv.h"
#include "runtime/query/query_impl.h"

static void put_int(qn_buf *b, uint64_t v, bool minus) {
  char room[QN_INT_TEXT_MAX];
  qn_buf_sv(b, qn_int_text(room, v, minus));
}

/* "2024-01-05 12:30:00", or the date alone where the unit is the day. */
static void put_moment(qn_buf *b, qn_tunit unit, int64_t t) {
  char text[QN_MOMENT_TEXT];
  int n = qn_moment_format(unit, t, text);
  char *at = memchr(text, 'T', (size_t)n);
  if (!at || n < 10) {
    qn_buf_add(b, text, (size_t)n);
    return;
  }
  *at = ' ';
  char *dot = memchr(text, '.', (size_t)n);
  if (dot) { /* no fraction when it is zero */
    char *end = text + n;
    while (end > dot + 1 && end[-1] == '0') end--;
    if (end == dot + 1) n = (int)(dot - text);
  }
  qn_buf_add(b, text, (size_t)n);
}

/* The shortest text that reads back as the same float32. */
static void put_float(qn_buf *b, float f) {
  char text[QN_DOUBLE_REPR_MAX];
  double d = (double)f;
  for (int digits = 6; digits < 9; digits++) {
    double back;
    snprintf(text, sizeof text, "%.*g", digits, (double)f);
    if (qn_double_parse(qn_sv_of(text), &back) && (float)back == f) {
      d = back;
      break;
    }
  }
  qn_double_repr(d, text);
  qn_buf_z(b, text);
}

static void put_cell(qn_buf *b, const qn_column *c, int64_t i, bool bare) {
  char number[QN_DOUBLE_REPR_MAX];
  if (qn_qnull(c, i)) return;
  if (c->type == QN_COL_STR) {
    if (bare) qn_buf_sv(b, qn_column_str(c, i));
    else qn_csv_put_field(b, qn_column_str(c, i), ',');
  } else if (c->type == QN_D_FLOAT64) {
    qn_double_repr(((const double *)qn_column_data(c))[i], number);
    qn_buf_z(b, number);
  } else if (c->type == QN_D_FLOAT32) {
    put_float(b, ((const float *)qn_column_data(c))[i]);
  } else if (c->type == QN_D_BOOL) {
    qn_buf_z(b, qn_qint(c, i) ? "True" : "False");
  } else if (qn_dtype_is_moment((qn_dtype)c->type)) {
    put_moment(b, qn_dtype_unit((qn_dtype)c->type), qn_qint(c, i));
  } else {
    int64_t v = qn_qint(c, i);
    bool minus = c->type != QN_D_UINT64 && v < 0;
    put_int(b, minus ? 0 - (uint64_t)v : (uint64_t)v, minus);
  }
}

int qn_csv_header(qn_q *q, const qn_qschema *s, qn_buf *out) {
  for (int32_t i = 0; i < s->n; i++) {
    if (i) qn_buf_c(out, ',');
    if (s->n == 1 && s->fields[i].name.n == 0) qn_buf_z(out, "\"\"");
    qn_csv_put_field(out, s->fields[i].name, ',');
  }
  qn_buf_c(out, '\n');
  return out->oom ? qn_q_memory(q) : 0;
}

int qn_csv_rows(qn_q *q, const qn_qschema *s, const qn_batch *b, bool bare, qn_buf *out) {
  for (int64_t i = 0; i < b->nrows; i++) {
    for (int32_t k = 0; k < s->n; k++) {
      size_t before = out->n;
      if (k) qn_buf_c(out, ',');
      put_cell(out, b->cols[k], i, bare);
      if (s->n == 1 && !bare && out->n == before) qn_buf_z(out, "\"\""); /* an empty line would be no row */
    }
    qn_buf_c(out, '\n');
  }
  return out->oom ? qn_q_memory(q) : 0;
}
