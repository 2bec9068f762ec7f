/* explain.c - the text of df.explain(): what the columns of a frame wait for, and the steps that ran so far.
 *
 * Steps are noted where values are made (qn_plan_note): what, of how many columns, rows in and out, time. The last ones are kept. */
#include "runtime/frame/native.h"
#include "runtime/frame/plan.h"

enum { MOST_NOTES = 48, MOST_TEXT = 64 };

typedef struct note {
  char what[MOST_TEXT];
  int64_t columns, all, rows, of;
  double seconds;
} note;

typedef struct notes {
  int64_t n; /* ever noted */
  note items[MOST_NOTES];
} notes;

void qn_plan_note(qn_rt *rt, const char *what, int64_t columns, int64_t all, int64_t rows, int64_t of, double seconds) {
  if (!rt->plan_notes) {
    rt->plan_notes = qn_alloc(rt->alloc, sizeof(notes));
    if (!rt->plan_notes) return;
    memset(rt->plan_notes, 0, sizeof(notes));
    rt->plan_notes_size = sizeof(notes);
  }
  notes *s = rt->plan_notes;
  note *t = &s->items[s->n++ % MOST_NOTES];
  *t = (note){.columns = columns, .all = all, .rows = rows, .of = of, .seconds = seconds};
  snprintf(t->what, sizeof t->what, "%s", what);
}

static void put_notes(const qn_rt *rt, qn_buf *b) {
  const notes *s = rt->plan_notes;
  if (!s || !s->n) return;
  qn_buf_z(b, "\nsteps that ran:");
  for (int64_t i = s->n > MOST_NOTES ? s->n - MOST_NOTES : 0; i < s->n; i++) {
    const note *t = &s->items[i % MOST_NOTES];
    qn_buf_printf(b, "\n  %s: ", t->what);
    if (t->all) qn_buf_printf(b, "%lld of %lld columns, ", (long long)t->columns, (long long)t->all);
    qn_buf_printf(b, "%lld", (long long)t->rows);
    if (t->of != t->rows) qn_buf_printf(b, " of %lld", (long long)t->of);
    qn_buf_printf(b, " rows, %.3f ms", t->seconds * 1e3);
  }
}

/* --- what waits --------------------------------------------------------------------------------------------------------------- */
typedef struct teller {
  qn_rt *rt;
  const qn_frame *f; /* whose labels columns have; may be NULL */
  qn_buf *b;
  bool failed;
} teller;

static const char *sign_of(int id) {
  switch (id) {
    case QN_UF_add: return "+";
    case QN_UF_subtract: case QN_UF_negative: return "-";
    case QN_UF_multiply: return "*";
    case QN_UF_divide: return "/";
    case QN_UF_bitwise_and: return "&";
    case QN_UF_bitwise_or: return "|";
    case QN_UF_bitwise_xor: return "^";
    case QN_UF_less: return "<";
    case QN_UF_less_equal: return "<=";
    case QN_UF_equal: return "==";
    case QN_UF_not_equal: return "!=";
    case QN_UF_greater: return ">";
    case QN_UF_greater_equal: return ">=";
    default: return "~";
  }
}

static bool put_label(teller *t, const qn_column *c) { /* the label that the frame has for the column */
  for (int32_t i = 0; t->f && i < t->f->ncols; i++)
    if (t->f->held[i] == c || t->f->held[i]->shown == c) {
      t->failed |= qn_pprint(t->rt, t->f->names[i], t->b) < 0;
      return true;
    }
  return false;
}

static void put_number(qn_dtype d, const char *slot, qn_buf *b) {
  double x;
  qn_elem_cast(d, slot, QN_D_FLOAT64, &x);
  qn_buf_printf(b, "%.12g", x);
}

static void put_values(teller *t, const qn_column *c, bool root) {
  const qn_wait_expr *w = qn_expr_of(c);
  if (!root && put_label(t, c)) return;
  if (!c->waiting) qn_col_dtype_name(t->rt, c, t->b);
  if (w) {
    if (!root) qn_buf_c(t->b, '(');
    for (int k = 0; k < w->nin; k++) {
      if (k || w->nin == 1) qn_buf_printf(t->b, w->nin == 1 ? "%s" : " %s ", sign_of(w->id));
      if (w->in[k].col) put_values(t, w->in[k].col, false);
      else put_number(w->types.in[k], w->in[k].slot, t->b);
    }
    if (!root) qn_buf_c(t->b, ')');
  } else if (c->waiting && c->waiting->kind == QN_WAIT_TAKE) {
    const qn_wait_take *take = (const qn_wait_take *)(const void *)c->waiting;
    qn_buf_printf(t->b, "%lld of %lld rows of ", (long long)take->rows->n, (long long)take->rows->of);
    put_values(t, take->of, false);
  } else if (c->waiting && c->waiting->kind == QN_WAIT_SCAN) {
    const qn_wait_scan *s = (const qn_wait_scan *)(const void *)c->waiting;
    qn_buf_printf(t->b, "column %d of %d of %s", s->number + 1, qn_scan_columns(s->scan), qn_scan_path(s->scan));
  }
}

static void put_column(teller *t, qn_value label, const qn_column *c) {
  static const char *const words[] = {[QN_WAIT_TAKE] = "take", [QN_WAIT_SCAN] = "scan", [QN_WAIT_EXPR] = "compute", [QN_WAIT_LABELS] = "labels"};
  const char *word = c->waiting ? words[c->waiting->kind] : "there";
  qn_buf_printf(t->b, "\n  %-8s", word);
  if (label.tag != QN_NONE) {
    t->failed |= qn_pprint(t->rt, label, t->b) < 0;
    qn_buf_z(t->b, ": ");
  }
  put_values(t, c, true);
  if (qn_expr_of(c)) qn_buf_printf(t->b, ", %s, in one loop over blocks", qn_dtypes[qn_expr_of(c)->dtype].name);
}

/* plan(x): the text of x.explain(), of a frame or a Series. */
QN_METHOD(qn_pd_plan) {
  (void)self;
  qn_value v[1];
  qn_buf b;
  if (qn_args_parse(rt, args, "plan", "x", v) < 0) return -1;
  qn_buf_init(&b, rt->alloc);
  teller t = {.rt = rt, .b = &b};
  if (qn_is_frame(v[0])) {
    t.f = qn_frame_of(v[0]);
    qn_buf_printf(&b, "DataFrame, %lld rows, %d columns", (long long)t.f->nrows, t.f->ncols);
    for (int32_t i = 0; i < t.f->ncols; i++) put_column(&t, t.f->names[i], t.f->held[i]);
  } else if (qn_is_series(v[0])) {
    const qn_series *s = qn_series_of(v[0]);
    qn_buf_printf(&b, "Series, %lld rows", (long long)s->held->length);
    put_column(&t, s->name, s->held);
  } else {
    t.failed = qn_raise(rt, QN_E_TypeError, "explain: a DataFrame or a Series is needed") < 0;
  }
  put_notes(rt, &b);
  int status = t.failed ? -1 : qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return status;
}
