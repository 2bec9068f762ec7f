/* plan.c - columns that wait (plan.h): making them, and making their values. */
#include "runtime/frame/plan.h"

/* --- waiting ---------------------------------------------------------------------------------------------------------------- */
qn_column *qn_col_wait(qn_rt *rt, qn_waiting *w, int64_t n) {
  qn_column *c = qn_alloc(rt->alloc, sizeof *c);
  if (!c) {
    w->drop(w, NULL);
    return qn_raise_memory(rt), NULL;
  }
  *c = (qn_column){.rc = 1, .alloc = rt->alloc, .type = QN_D_OBJECT, .length = n, .waiting = w};
  return c;
}

void qn_col_become(qn_column *c, qn_column *made) {
  qn_waiting *w = c->waiting;
  const int64_t rc = c->rc;
  *c = *made;
  c->rc = rc;
  c->values = qn_colbuf_keep(made->values);
  c->validity = qn_colbuf_keep(made->validity);
  c->offsets = qn_colbuf_keep(made->offsets);
  c->categories = qn_column_keep(made->categories);
  c->zone = qn_zone_keep(made->zone);
  c->shown = qn_column_keep(made->shown);
  c->waiting = NULL;
  qn_column_drop(made);
  w->drop(w, c);
}

/* --- rows ------------------------------------------------------------------------------------------------------------------- */
qn_rows *qn_rows_new(qn_rt *rt, int64_t *idx, int64_t n, int64_t of) {
  qn_rows *r = qn_alloc(rt->alloc, sizeof *r);
  if (!r) {
    qn_free_positions(rt, idx, n + 1);
    return qn_raise_memory(rt), NULL;
  }
  *r = (qn_rows){.rc = 1, .alloc = rt->alloc, .n = n, .of = of, .idx = idx};
  return r;
}

qn_rows *qn_rows_copy(qn_rt *rt, const int64_t *idx, int64_t start, int64_t n, int64_t of) {
  int64_t *own = qn_positions(rt, n + 1);
  if (!own) return NULL;
  for (int64_t i = 0; i < n; i++) own[i] = idx ? idx[i] : start + i;
  return qn_rows_new(rt, own, n, of);
}

void qn_rows_drop(qn_rows *r) {
  if (!r || --r->rc > 0) return;
  qn_column_drop(r->by);
  if (r->at) qn_column_drop(r->at);
  else if (r->idx) qn_free(r->alloc, r->idx, (size_t)(r->n + 1) * sizeof *r->idx);
  if (r->picks.bits) qn_free(r->alloc, r->picks.bits, (size_t)qn_picks_words(r->of) * sizeof(uint64_t));
  if (r->picks.before) qn_free(r->alloc, r->picks.before, (size_t)(qn_picks_spans(r->of) + 1) * sizeof(int64_t));
  qn_free(r->alloc, r, sizeof *r);
}

static void take_drop(qn_waiting *head, qn_column *c) {
  qn_wait_take *w = (qn_wait_take *)(void *)head;
  const qn_allocator *alloc = w->rows->alloc;
  (void)c;
  qn_column_drop(w->of);
  qn_rows_drop(w->rows);
  qn_free(alloc, w, sizeof *w);
}

qn_column *qn_col_take_later(qn_rt *rt, qn_column *c, qn_rows *rows) {
  if (!c->waiting && rows->n < QN_WAIT_LEAST) return qn_col_take_by(rt, c, rows);
  qn_wait_take *w = qn_alloc(rt->alloc, sizeof *w);
  if (!w) return qn_raise_memory(rt), NULL;
  rows->rc++;
  *w = (qn_wait_take){.head = {QN_WAIT_TAKE, take_drop}, .of = qn_column_keep(c), .rows = rows};
  return qn_col_wait(rt, &w->head, rows->n);
}

/* --- values ------------------------------------------------------------------------------------------------------------------ */
/* Few of the rows, which wait themselves, that an earlier step picked of a column (the head of a sorted frame): straight from that column,
 * so that the rows between are never made. NULL without an exception: not that. */
static qn_column *take_through(qn_rt *rt, const qn_wait_take *w, bool *bad) {
  const qn_waiting *mid = w->of->waiting;
  if (!mid || mid->kind != QN_WAIT_TAKE) return NULL;
  const qn_wait_take *inner = (const qn_wait_take *)(const void *)mid;
  if ((w->of->rc > 1 && w->rows->n > inner->rows->n / 8) || qn_expr_of(inner->of)) return NULL;
  const int64_t *idx = qn_rows_idx(rt, w->rows), *at = idx ? qn_rows_idx(rt, inner->rows) : NULL;
  int64_t *both = at ? qn_positions(rt, w->rows->n + 1) : NULL;
  if (both)
    for (int64_t i = 0; i < w->rows->n; i++) both[i] = idx[i] < 0 ? -1 : at[idx[i]];
  qn_rows *rows = both ? qn_rows_new(rt, both, w->rows->n, inner->rows->of) : NULL;
  qn_column *c = rows ? qn_col_take_later(rt, inner->of, rows) : NULL; /* which may go further in the same way */
  qn_rows_drop(rows);
  if (c && !qn_col_there(rt, c)) qn_column_drop(c), c = NULL;
  return *bad = !c, c;
}

int qn_col_settle(qn_rt *rt, qn_column *c) {
  qn_column *made = NULL;
  const double begin = qn_time_seconds();
  switch ((qn_wait_kind)c->waiting->kind) {
    case QN_WAIT_TAKE: {
      const qn_wait_take *w = (const qn_wait_take *)(const void *)c->waiting;
      bool done;
      const char *what = "compute an expression";
      bool bad = false;
      if ((made = take_through(rt, w, &bad)) || bad) {
        what = "take a column's rows";
      } else if (!(made = qn_expr_column(rt, c, &done)) && !done) {
        const qn_column *of = qn_col_there(rt, w->of);
        made = of ? qn_col_take_by(rt, of, w->rows) : NULL;
        what = "take a column's rows";
      }
      if (made) qn_plan_note(rt, what, 0, 0, w->rows->n, w->rows->of, qn_time_seconds() - begin);
      break;
    }
    case QN_WAIT_LABELS: made = qn_labels_column(rt, (const qn_wait_labels *)(const void *)c->waiting); break;
    case QN_WAIT_EXPR:
      made = qn_expr_column(rt, c, &(bool){false});
      if (made) qn_plan_note(rt, "compute an expression", 0, 0, c->length, c->length, qn_time_seconds() - begin);
      break;
    case QN_WAIT_SCAN: return qn_scan_settle(rt, ((const qn_wait_scan *)(const void *)c->waiting)->scan);
  }
  if (!made) return -1;
  qn_col_become(c, made);
  return 0;
}

int qn_frame_settle(qn_rt *rt, const qn_frame *f) {
  for (int32_t i = 0; i < f->ncols; i++)
    if (!qn_frame_col(rt, f, i)) return -1;
  return 0;
}

int qn_held_type(qn_rt *rt, qn_column *held) {
  const qn_wait_expr *w = qn_expr_of(held);
  if (w) return w->dtype;
  if (qn_picked_rows(held)) return qn_held_type(rt, ((const qn_wait_take *)(const void *)held->waiting)->of);
  const qn_column *c = qn_col_there(rt, held);
  return c ? qn_column_shown_type(c) : -1;
}

static void note_fold(qn_rt *rt, qn_agg agg, const qn_column *held, double seconds) {
  char what[48];
  snprintf(what, sizeof what, "%s of %s", qn_agg_name(agg), qn_expr_of(held) ? "an expression" : "a column's rows");
  const int64_t of = qn_expr_of(held) ? held->length : ((const qn_wait_take *)(const void *)held->waiting)->rows->of;
  qn_plan_note(rt, what, 0, 0, held->length, of, seconds);
}

int qn_held_reduce(qn_rt *rt, qn_agg agg, qn_column *held, int64_t ddof, qn_value *out) {
  const double begin = qn_time_seconds();
  int r = 1;
  if (qn_flags_refused(rt, agg, held) < 0) return -1;
  if (qn_expr_of(held) || qn_picked_rows(held)) r = qn_expr_reduce(rt, agg, held, ddof, out);
  if (r == 0) note_fold(rt, agg, held, qn_time_seconds() - begin);
  if (r > 0) {
    const qn_column *c = qn_col_there(rt, held);
    r = c ? qn_col_reduce(rt, agg, c, ddof, out) : -1;
  }
  const bool moment = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR || agg == QN_AGG_MEDIAN;
  if (r == 0 && moment && out->tag == QN_NPSCALAR && out->dtype == QN_D_FLOAT64 && qn_held_type(rt, held) == QN_D_FLOAT32)
    *out = qn_np_float(QN_D_FLOAT32, (double)(float)out->f); /* found in float64 */
  return r;
}

uint8_t qn_series_shown_type(qn_rt *rt, const qn_series *s) {
  const int type = qn_held_type(rt, s->held);
  if (type >= 0) return (uint8_t)type;
  qn_exc_forgive(rt); /* raised again where the values are needed */
  return QN_COL_STR;
}
