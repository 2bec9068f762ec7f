/* sorted.c - frames in the order of a column of numbers whose order is found at first need (plan.h), and what is known of them
 * without it: the first rows of each group, which are the least of the group's keys. df.sort_values("v").groupby("k").head(2)
 * numbers the groups of the unsorted rows, keeps two rows of each in one pass and sorts those alone. */
#include "runtime/base/keysort.h"
#include "runtime/frame/native_group.h"
#include "runtime/frame/plan.h"
#include "runtime/frame/sort.h"

enum { FRONT_MOST = 16 };

/* --- sorted later ------------------------------------------------------------------------------------------------------------------ */
int64_t *qn_rows_sorted(qn_rt *rt, const qn_rows *r) {
  const double begin = qn_time_seconds();
  const qn_column *by = r->by;
  int64_t *idx = qn_positions(rt, r->n + 1);
  if (!idx) return NULL;
  if (qn_argsort(rt, &by, &r->up, 1, NULL, r->n, idx) < 0) return qn_free_positions(rt, idx, r->n + 1), NULL;
  qn_plan_note(rt, "find the order of rows", 0, 0, r->n, r->n, qn_time_seconds() - begin);
  return idx;
}

static bool sorts_later(const qn_column *c) {
  return c->length >= QN_WAIT_LEAST && c->length < UINT32_MAX && c->null_count == 0 && !c->masked &&
         (c->type == QN_D_FLOAT64 || c->type == QN_D_FLOAT32 || c->type == QN_D_BOOL || qn_coltype_is_int(c->type));
}

/* sorted_later(frame, column, ascending, stable): the frame in the order of a column of as many rows, missing ones last; None where that
 * does not wait. stable false: ties are as sort_quick.c says. */
QN_METHOD(qn_pd_sorted_later) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "sorted_later", "frame column ascending stable", v) < 0) return -1;
  const int up = qn_truth(rt, v[2]), stable = up < 0 ? -1 : qn_truth(rt, v[3]);
  qn_column *c = stable < 0 || !qn_is_frame(v[0]) ? NULL : qn_col_from(rt, v[1], 0);
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  const qn_frame *f = shown ? qn_frame_of(v[0]) : NULL;
  int status = shown ? 0 : qn_is_frame(v[0]) ? -1 : qn_raise(rt, QN_E_TypeError, "sorted_later: a DataFrame is needed");
  *out = qn_none();
  if (f && f->nrows == shown->length && (stable || f->nrows > QN_QUICK_MOST) && sorts_later(shown)) {
    qn_rows *rows = qn_rows_new(rt, NULL, f->nrows, f->nrows);
    qn_index *ix = NULL;
    if (rows) {
      rows->by = qn_column_keep((qn_column *)(uintptr_t)shown), rows->up = up, rows->known = true;
      ix = qn_index_rows_later(rt, f->index, rows);
    }
    if (!rows) status = -1;
    else if (ix) status = qn_new_frame(rt, ix, f->nrows, out);
    else if (rt->exc.tag != QN_UNSET) status = -1;
    if (status == 0 && ix) {
      qn_frame_set_head(rt, qn_frame_of(*out), f);
      for (int32_t i = 0; status == 0 && i < f->ncols; i++) status = qn_frame_append(rt, qn_frame_of(*out), f->names[i], qn_col_take_later(rt, f->held[i], rows));
      if (status < 0) qn_drop(rt, out);
    }
    qn_rows_drop(rows);
  }
  qn_column_drop(c);
  return status;
}

/* --- the first rows of each group ------------------------------------------------------------------------------------------------------ */
const qn_rows *qn_sorted_rows(const qn_column *c) {
  const qn_waiting *w = c->waiting;
  if (!w || (w->kind != QN_WAIT_TAKE && w->kind != QN_WAIT_LABELS)) return NULL;
  const qn_rows *r = w->kind == QN_WAIT_TAKE ? ((const qn_wait_take *)(const void *)w)->rows : ((const qn_wait_labels *)(const void *)w)->rows;
  return r->by && !r->idx ? r : NULL;
}

static qn_column *source_of(const qn_column *c) { return ((const qn_wait_take *)(const void *)c->waiting)->of; }

bool qn_group_may_wait(const qn_column *key) {
  if (!qn_sorted_rows(key) || key->waiting->kind != QN_WAIT_TAKE) return false;
  const qn_column *c = source_of(key);
  return !c->waiting && c->type != QN_D_OBJECT && c->type != QN_COL_CAT && !c->masked && (c->type == QN_COL_STR || c->null_count == 0);
}

typedef struct front_job {
  const qn_column *by;
  const int32_t *codes;
  int64_t n, groups, most, parts;
  bool up;
  uint64_t *key; /* parts × groups × most, in order within a group */
  uint32_t *row;
  uint8_t *met;  /* how many of them are there: parts × groups */
} front_job;

static void front_put(const front_job *j, int64_t slot, uint64_t key, uint32_t row) {
  uint64_t *k = j->key + slot * j->most;
  uint32_t *r = j->row + slot * j->most;
  int64_t at = j->met[slot];
  if (at == j->most && key >= k[at - 1]) return; /* of equal keys the first rows stay */
  if (at < j->most) j->met[slot]++;
  else at--;
  for (; at > 0 && k[at - 1] > key; at--) k[at] = k[at - 1], r[at] = r[at - 1];
  k[at] = key, r[at] = row;
}

static void front_body(void *frame, int64_t begin, int64_t end) {
  const front_job *j = frame;
  uint64_t key[QN_FACTOR_BLOCK];
  for (int64_t p = begin; p < end; p++) {
    const int64_t stop = qn_part_begin(j->n, j->parts, p + 1), base = p * j->groups;
    const uint64_t *last = j->key + (base + 1) * j->most - 1;
    for (int64_t at = qn_part_begin(j->n, j->parts, p), m; at < stop; at += m) {
      m = stop - at < QN_FACTOR_BLOCK ? stop - at : QN_FACTOR_BLOCK;
      qn_sort_keys(j->by, j->up, at, m, key);
      for (int64_t i = 0; i < m; i++) {
        const int64_t code = j->codes[at + i];
        if (code >= 0 && key[i] <= last[code * j->most]) front_put(j, base + code, key[i], (uint32_t)(at + i));
      }
    }
  }
}

/* Rows of the groups into `rows` (room for groups × most), ascending; how many. */
static int64_t front_rows(const front_job *j, uint64_t *rows) {
  int64_t m = 0;
  for (int64_t p = 1; p < j->parts; p++) /* what later parts met comes after what the first did */
    for (int64_t g = 0; g < j->groups; g++)
      for (int64_t i = 0, slot = p * j->groups + g; i < j->met[slot]; i++) front_put(j, g, j->key[slot * j->most + i], j->row[slot * j->most + i]);
  for (int64_t g = 0; g < j->groups; g++)
    for (int64_t i = 0; i < j->met[g]; i++) rows[m++] = j->row[g * j->most + i];
  return m;
}

/* Fills *idx with the rows, in the order of the column; how many, -1 with an exception. */
static int64_t front_of(qn_rt *rt, front_job *j, int64_t **idx) {
  const size_t slots = (size_t)(j->parts * j->groups), cells = slots * (size_t)j->most, most = (size_t)(j->groups * j->most) + 1;
  uint64_t *rows = qn_alloc(rt->alloc, most * 2 * sizeof *rows);
  j->key = qn_alloc(rt->alloc, (cells + 1) * sizeof *j->key);
  j->row = qn_alloc(rt->alloc, (cells + 1) * sizeof *j->row);
  j->met = qn_alloc(rt->alloc, slots + 1);
  int64_t m = -1;
  if (rows && j->key && j->row && j->met) {
    memset(j->key, 0xff, cells * sizeof *j->key);
    memset(j->met, 0, slots);
    qn_frame_parallel(rt, front_body, j, j->parts, j->n / j->parts * 2000);
    m = front_rows(j, rows);
    qn_keys_sort(&(qn_sortenv){.alloc = rt->alloc}, rows, rows + most, m);
    *idx = qn_positions(rt, m + 1);
    if (!*idx || qn_argsort(rt, &j->by, &j->up, 1, (const int64_t *)(const void *)rows, m, *idx) < 0) {
      if (*idx) qn_free_positions(rt, *idx, m + 1);
      m = -1;
    }
  } else {
    qn_raise_memory(rt);
  }
  qn_free(rt->alloc, j->met, slots + 1);
  qn_free(rt->alloc, j->row, (cells + 1) * sizeof *j->row);
  qn_free(rt->alloc, j->key, (cells + 1) * sizeof *j->key);
  qn_free(rt->alloc, rows, most * 2 * sizeof *rows);
  return m;
}

/* The frame's rows at positions before they were sorted: from the columns that it waits to sort. */
static int before_sorting(qn_rt *rt, const qn_frame *f, qn_rows *rows, qn_value *out) {
  const qn_column *label = f->index->levels[0];
  const qn_wait_labels *range = label->waiting->kind == QN_WAIT_LABELS ? (const qn_wait_labels *)(const void *)label->waiting : NULL;
  qn_column *c = range ? qn_column_plain(rt->alloc, QN_D_INT64, rows->n) : qn_col_take_later(rt, source_of(label), rows);
  if (range && !c) return qn_raise_memory(rt);
  for (int64_t i = 0; range && i < rows->n; i++) ((int64_t *)c->values->data)[i] = range->start + rows->idx[i] * range->step;
  if (c && c->waiting) c->type = label->type;
  qn_index *ix = qn_index_later(rt, c, f->index->names[0]);
  if (!ix || qn_new_frame(rt, ix, rows->n, out) < 0) return -1;
  qn_frame_set_head(rt, qn_frame_of(*out), f);
  for (int32_t i = 0; i < f->ncols; i++)
    if (qn_frame_append(rt, qn_frame_of(*out), f->names[i], qn_col_take_later(rt, source_of(f->held[i]), rows)) < 0) return qn_drop(rt, out), -1;
  return 0;
}

/* The rows that every column, every label and every key of the groups waits for; NULL: not so. */
static const qn_rows *all_sorted(const qn_groupby *g) {
  const qn_frame *f = g->pending && qn_is_frame(g->frame) && g->series.tag != QN_OBJ && g->select.tag != QN_OBJ ? qn_frame_of(g->frame) : NULL;
  const qn_rows *r = f && f->index->nlevels == 1 ? qn_sorted_rows(f->index->levels[0]) : NULL;
  for (int32_t i = 0; r && i < f->ncols; i++)
    if (qn_sorted_rows(f->held[i]) != r || f->held[i]->waiting->kind != QN_WAIT_TAKE) return NULL;
  for (int32_t k = 0; r && k < g->nkeys; k++)
    if (qn_sorted_rows(g->keys[k]) != r || !qn_group_may_wait(g->keys[k])) return NULL;
  return r;
}

/* group_least(g, n): the first n rows of each group of a frame whose order was not found yet; None: not that. */
QN_METHOD(qn_pd_group_least) {
  (void)self;
  qn_value v[2];
  int64_t n;
  if (qn_args_parse(rt, args, "group_least", "g n", v) < 0 || qn_as_index(rt, v[1], &n) < 0) return -1;
  const qn_groupby *g = qn_is_groupby(v[0]) ? (const qn_groupby *)v[0].o : NULL;
  const qn_rows *r = g && n > 0 && n <= FRONT_MOST ? all_sorted(g) : NULL;
  const qn_column *keys[QN_GROUP_KEYS];
  *out = qn_none();
  if (!r) return 0;
  for (int32_t k = 0; k < g->nkeys; k++)
    if (!(keys[k] = qn_col_shown(rt, source_of(g->keys[k])))) return -1;
  qn_factor f;
  const double begin = qn_time_seconds();
  if (qn_factorize(rt, keys, g->nkeys, !g->dropna, &f) < 0) return -1;
  front_job j = {.by = r->by, .up = r->up, .codes = f.codes, .n = f.n, .groups = f.groups, .most = n};
  j.parts = qn_frame_threads(rt);
  if (f.groups * n * j.parts > f.n) j.parts = 1;
  int64_t *idx = NULL, m = f.groups * n <= f.n / 2 ? front_of(rt, &j, &idx) : 0;
  int status = m < 0 ? -1 : 0;
  if (idx) {
    qn_rows *rows = qn_rows_new(rt, idx, m, r->of);
    if (rows) rows->known = true;
    status = rows ? before_sorting(rt, qn_frame_of(g->frame), rows, out) : -1;
    qn_rows_drop(rows);
    qn_plan_note(rt, "find the first rows of groups", 0, 0, m, f.n, qn_time_seconds() - begin);
  }
  qn_factor_deinit(rt, &f);
  return status;
}
