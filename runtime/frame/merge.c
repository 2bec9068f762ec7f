/* merge.c - the rows of two tables that have equal keys, in pandas' order: inner and left keep the left rows' order (and for one
 * left row that of the right ones), right keeps the right rows', outer and sort=True go by the keys. Nulls match nulls, as in
 * pandas. Columns and labels of the result are the text's (lib/pandas_merge.py). */
#include "runtime/frame/join_probe.h"
#include "runtime/frame/native_group.h"

enum { KEYS = QN_GROUP_KEYS };

typedef struct join_keys {
  qn_column *both[KEYS]; /* left rows, then right rows */
  int32_t n;
  int64_t left;
} join_keys;

static void keys_deinit(join_keys *k) {
  for (int32_t i = 0; i < k->n; i++) qn_column_drop(k->both[i]);
}

static int keys_of(qn_rt *rt, qn_value left, qn_value right, join_keys *k) {
  *k = (join_keys){.n = 0};
  qn_value *l = NULL, *r = NULL;
  int64_t nl = 0, nr = 0;
  if (qn_items_of(rt, left, &l, &nl) < 0) return -1;
  int status = qn_items_of(rt, right, &r, &nr);
  if (status == 0 && (nl != nr || nl < 1 || nl > KEYS)) status = qn_raise(rt, QN_E_ValueError, "merge takes 1 to %d keys", KEYS);
  for (int64_t i = 0; status == 0 && i < nl; i++) {
    qn_column *a = qn_col_from(rt, l[i], 0), *b = a ? qn_col_from(rt, r[i], 0) : NULL;
    const qn_column *parts[2] = {a ? qn_col_shown(rt, a) : NULL, b ? qn_col_shown(rt, b) : NULL};
    qn_column *both = parts[0] && parts[1] ? qn_col_concat(rt, parts, 2) : NULL;
    if (both) {
      k->both[k->n++] = both;
      k->left = a->length;
      if (both->length != k->both[0]->length) status = qn_raise(rt, QN_E_ValueError, "keys of different lengths");
    } else {
      status = -1;
    }
    qn_column_drop(a);
    qn_column_drop(b);
  }
  qn_items_free(rt, l, nl);
  if (r) qn_items_free(rt, r, nr);
  if (status < 0) keys_deinit(k);
  return status;
}

/* --- rows of one side per key, and pairs of rows ------------------------------------------------------------------------------------ */
typedef struct side {
  int64_t *begin; /* one more than keys */
  int32_t *rows;
  int64_t n, groups;
} side;

static void side_deinit(qn_rt *rt, side *s) {
  if (s->begin) qn_free_positions(rt, s->begin, s->groups + 1);
  qn_free(rt->alloc, s->rows, (size_t)(s->n + 1) * sizeof *s->rows);
}

static int side_init(qn_rt *rt, const int32_t *codes, int64_t n, int64_t groups, side *s) {
  *s = (side){.n = n, .groups = groups};
  s->begin = qn_positions(rt, groups + 1);
  s->rows = s->begin ? qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *s->rows) : NULL;
  if (!s->rows) return side_deinit(rt, s), qn_raise_memory(rt);
  memset(s->begin, 0, (size_t)(groups + 1) * sizeof *s->begin);
  for (int64_t i = 0; i < n; i++) s->begin[codes[i]]++;
  int64_t at = 0;
  for (int64_t k = 0; k <= groups; k++) {
    int64_t count = s->begin[k];
    s->begin[k] = at += count; /* the end of the group, moved back below */
  }
  for (int64_t i = n - 1; i >= 0; i--) s->rows[--s->begin[codes[i]]] = (int32_t)i;
  return 0;
}

typedef struct pairs {
  int64_t *a, *b, n, cap; /* -1: no partner */
} pairs;

static void pairs_deinit(qn_rt *rt, pairs *p) {
  if (p->a) qn_free_positions(rt, p->a, p->cap);
  if (p->b) qn_free_positions(rt, p->b, p->cap);
}

static int pairs_room(qn_rt *rt, pairs *p, int64_t n) {
  p->n = p->cap = n;
  p->a = qn_positions(rt, n);
  p->b = p->a ? qn_positions(rt, n) : NULL;
  return p->b ? 0 : -1;
}

/* --- in the order of one side's rows --------------------------------------------------------------------------------------------------- */
enum { JOIN_PARTS = 16 };
typedef struct match_job {
  const int32_t *codes; /* of the side whose order counts */
  int64_t n;
  const side *other;
  bool keep;            /* rows without partner too */
  bool anti;            /* only those */
  int64_t begins[JOIN_PARTS + 1];
  pairs *p;
} match_job;

static int64_t partners(const match_job *j, int64_t i) {
  int32_t k = j->codes[i];
  int64_t m = j->other->begin[k + 1] - j->other->begin[k];
  if (j->anti) return m == 0;
  return m == 0 && j->keep ? 1 : m;
}

static void match_count(void *frame, int64_t begin, int64_t end) {
  match_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t stop = j->n * (k + 1) / JOIN_PARTS, sum = 0;
    for (int64_t i = j->n * k / JOIN_PARTS; i < stop; i++) sum += partners(j, i);
    j->begins[k + 1] = sum;
  }
}

static void match_fill(void *frame, int64_t begin, int64_t end) {
  match_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t stop = j->n * (k + 1) / JOIN_PARTS, at = j->begins[k];
    for (int64_t i = j->n * k / JOIN_PARTS; i < stop; i++) {
      int32_t c = j->codes[i];
      int64_t from = j->other->begin[c], to = j->other->begin[c + 1];
      if (from == to) {
        if (j->keep || j->anti) j->p->a[at] = i, j->p->b[at++] = -1;
        continue;
      }
      for (; !j->anti && from < to; from++) j->p->a[at] = i, j->p->b[at++] = j->other->rows[from];
    }
  }
}

static int match_rows(qn_rt *rt, match_job *j) {
  int64_t cost = j->n / JOIN_PARTS * 3000;
  qn_frame_parallel(rt, match_count, j, JOIN_PARTS, cost);
  for (int k = 0; k < JOIN_PARTS; k++) j->begins[k + 1] += j->begins[k];
  if (pairs_room(rt, j->p, j->begins[JOIN_PARTS]) < 0) return -1;
  qn_frame_parallel(rt, match_fill, j, JOIN_PARTS, cost * 2);
  return 0;
}

/* --- in the order of the keys ------------------------------------------------------------------------------------------------------------ */
/* Keys that are times or of the same categories are ordered by their codes, in which missing comes first. */
static int order_keys(qn_rt *rt, const join_keys *k, const bool *up, const qn_factor *f, int64_t *order) {
  const qn_column *by[KEYS];
  qn_column *own[KEYS] = {0};
  int status = 0;
  for (int32_t i = 0; status == 0 && i < k->n; i++) {
    const qn_column *c = by[i] = k->both[i];
    bool time = qn_coltype_is_time(c->type);
    if (!time && c->type != QN_COL_CAT) continue;
    by[i] = own[i] = qn_column_new(rt->alloc, QN_D_INT64, c->length);
    if (!own[i]) status = qn_raise_memory(rt);
    int64_t *to = own[i] ? own[i]->values->data : NULL;
    for (int64_t r = 0; to && r < c->length; r++) to[r] = time ? ((const int64_t *)qn_column_data(c))[r] : ((const int32_t *)qn_column_data(c))[r];
  }
  if (status == 0 && (status = qn_argsort_keys(rt, by, up, k->n, f->first, f->groups, order)) < 0 && qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) {
    qn_exc_forgive(rt); /* objects without an order between them: as they come */
    memcpy(order, f->first, (size_t)f->groups * sizeof *order);
    status = 0;
  }
  for (int32_t i = 0; i < k->n; i++) qn_column_drop(own[i]);
  return status;
}

static int match_keys(qn_rt *rt, const join_keys *k, const qn_factor *f, const side *l, const side *r, bool keep_left, bool keep_right, pairs *p) {
  bool up[KEYS];
  for (int i = 0; i < KEYS; i++) up[i] = true;
  int64_t *order = qn_positions(rt, f->groups);
  if (!order) return -1;
  bool right_first = keep_right && !keep_left; /* of equal keys */
  int status = order_keys(rt, k, up, f, order);
  for (int pass = 0; status == 0 && pass < 2; pass++) {
    int64_t at = 0;
    for (int64_t o = 0; o < f->groups; o++) {
      int32_t g = f->codes[order[o]];
      int64_t lb = l->begin[g], le = l->begin[g + 1], rb = r->begin[g], re = r->begin[g + 1];
      if (!pass) at += lb == le ? (keep_right ? re - rb : 0) : rb == re ? (keep_left ? le - lb : 0) : (le - lb) * (re - rb);
      else if (lb == le)
        for (int64_t j = rb; keep_right && j < re; j++) p->a[at] = -1, p->b[at++] = r->rows[j];
      else
        for (int64_t j = rb; right_first && j < re; j++)
          for (int64_t i = lb; i < le; i++) p->a[at] = l->rows[i], p->b[at++] = r->rows[j];
      if (pass && lb < le && !(right_first && rb < re))
        for (int64_t i = lb; i < le; i++) {
          if (rb == re && keep_left) p->a[at] = l->rows[i], p->b[at++] = -1;
          for (int64_t j = rb; j < re; j++) p->a[at] = l->rows[i], p->b[at++] = r->rows[j];
        }
    }
    if (!pass) status = pairs_room(rt, p, at);
  }
  qn_free_positions(rt, order, f->groups);
  return status;
}

static int give_array(qn_rt *rt, const int64_t *p, int64_t n, qn_value *out) {
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  if (n) memcpy(qn_view_of(*out)->data, p, (size_t)n * sizeof *p);
  return 0;
}

static int give_pair(qn_rt *rt, const int64_t *a, const int64_t *b, int64_t na, int64_t nb, qn_value *out) {
  qn_value v[2];
  if (give_array(rt, a, na, &v[0]) < 0) return -1;
  int status = give_array(rt, b, nb, &v[1]);
  if (status == 0) {
    status = qn_new_tuple(rt, v, 2, out);
    qn_release(rt, v[1]);
  }
  qn_release(rt, v[0]);
  return status;
}

/* How a join goes: which side's rows give the order, and what becomes of rows without partner. */
typedef struct join_way {
  bool by_key, anti, left, right, outer;
} join_way;

static join_way way_of(qn_sv how, bool sorted) {
  join_way w = {.outer = qn_sv_is(how, "outer"), .anti = qn_sv_is(how, "left_anti") || qn_sv_is(how, "right_anti")};
  w.left = qn_sv_is(how, "left"), w.right = qn_sv_is(how, "right") || qn_sv_is(how, "right_anti");
  w.by_key = w.outer || (sorted && !w.anti);
  return w;
}

/* One key that a probe can take, in the order of one side: 1 done, 0 not that, -1 with an exception. */
static int join_one(qn_rt *rt, qn_value left, qn_value right, const join_way *w, qn_value *out) {
  qn_value *l = NULL, *r = NULL, pair[2];
  int64_t nl = 0, nr = 0;
  if (w->by_key) return 0;
  if (qn_items_of(rt, left, &l, &nl) < 0) return -1;
  if (qn_items_of(rt, right, &r, &nr) < 0) return qn_items_free(rt, l, nl), -1;
  int status = nl == 1 && nr == 1;
  qn_column *a = status ? qn_col_from(rt, l[0], 0) : NULL, *b = a ? qn_col_from(rt, r[0], 0) : NULL;
  const qn_column *x = b ? qn_col_shown(rt, a) : NULL, *y = x ? qn_col_shown(rt, b) : NULL;
  if (status && !y) status = -1;
  if (status == 1) status = qn_probe_can(x, y);
  if (status == 1) {
    qn_probe p;
    status = w->right ? qn_probe_init(rt, y, x, &p) : qn_probe_init(rt, x, y, &p);
    if (status == 0) {
      status = qn_probe_pairs(rt, &p, w->left || w->right, w->anti, pair) < 0 ? -1 : 1;
      qn_probe_deinit(rt, &p);
    }
    if (status == 1) {
      qn_value rows[2] = {pair[w->right], pair[!w->right]};
      if (qn_new_tuple(rt, rows, 2, out) < 0) status = -1;
      qn_release(rt, pair[0]);
      qn_release(rt, pair[1]);
    }
  }
  qn_column_drop(a);
  qn_column_drop(b);
  qn_items_free(rt, l, nl);
  qn_items_free(rt, r, nr);
  return status;
}

/* join_rows(left keys, right keys, how, sort): (left rows, right rows) of the result, -1 for none. how: inner, left, right, outer,
 * left_anti, right_anti. */
QN_METHOD(qn_pd_join_rows) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "join_rows", "left right how sort", v) < 0) return -1;
  qn_sv how = qn_is_str(v[2]) ? qn_str_sv(v[2]) : QN_SV("");
  int sorted = qn_truth(rt, v[3]);
  if (sorted < 0) return -1;
  join_way w = way_of(how, sorted);
  int done = join_one(rt, v[0], v[1], &w, out);
  if (done) return done < 0 ? -1 : 0;
  join_keys k;
  if (keys_of(rt, v[0], v[1], &k) < 0) return -1;
  qn_factor f;
  if (qn_factorize(rt, (const qn_column *const *)k.both, k.n, true, &f) < 0) return keys_deinit(&k), -1;
  side l = {0}, r = {0};
  pairs p = {0};
  int64_t nl = k.left, nr = f.n - nl;
  int status = w.right || w.by_key ? side_init(rt, f.codes, nl, f.groups, &l) : 0;
  if (status == 0 && (!w.right || w.by_key)) status = side_init(rt, f.codes + nl, nr, f.groups, &r);
  if (status == 0 && w.by_key) status = match_keys(rt, &k, &f, &l, &r, w.outer || w.left, w.outer || w.right, &p);
  else if (status == 0) {
    match_job j = {.codes = w.right ? f.codes + nl : f.codes, .n = w.right ? nr : nl, .other = w.right ? &l : &r, .keep = w.left || w.right, .anti = w.anti, .p = &p};
    status = match_rows(rt, &j);
    if (w.right) {
      int64_t *a = p.a;
      p.a = p.b, p.b = a;
    }
  }
  if (status == 0) status = give_pair(rt, p.a, p.b, p.n, p.n, out);
  pairs_deinit(rt, &p);
  side_deinit(rt, &l);
  side_deinit(rt, &r);
  qn_factor_deinit(rt, &f);
  keys_deinit(&k);
  return status;
}

/* join_codes(left keys, right keys): a number for each row of both, equal where the keys are. */
QN_METHOD(qn_pd_join_codes) {
  (void)self;
  qn_value v[2];
  join_keys k;
  qn_factor f;
  if (qn_args_parse(rt, args, "join_codes", "left right", v) < 0 || keys_of(rt, v[0], v[1], &k) < 0) return -1;
  int status = qn_factorize(rt, (const qn_column *const *)k.both, k.n, true, &f);
  if (status == 0) {
    int64_t *wide = qn_positions(rt, f.n);
    for (int64_t i = 0; wide && i < f.n; i++) wide[i] = f.codes[i];
    status = wide ? give_pair(rt, wide, wide + k.left, k.left, f.n - k.left, out) : -1;
    if (wide) qn_free_positions(rt, wide, f.n);
    qn_factor_deinit(rt, &f);
  }
  keys_deinit(&k);
  return status;
}

/* --- the nearest key before or after ----------------------------------------------------------------------------------------------------- */
typedef struct asof_job {
  const double *l, *r;
  const int64_t *lc, *rc;
  int64_t nl, nr, groups;
  bool exact;
  double tolerance; /* < 0: none */
} asof_job;

static bool near_enough(const asof_job *j, int64_t i, int64_t k) {
  double d = j->l[i] - j->r[k];
  return j->tolerance < 0 || (d < 0 ? -d : d) <= j->tolerance;
}

/* to[i]: the last right row of the left row's group with a key at most (below, unless exact) the left one's. */
static void asof_backward(const asof_job *j, int64_t *last, int64_t *to) {
  for (int64_t g = 0; g < j->groups; g++) last[g] = -1;
  for (int64_t i = 0, k = 0; i < j->nl; i++) {
    for (; k < j->nr && (j->exact ? j->r[k] <= j->l[i] : j->r[k] < j->l[i]); k++) last[j->rc[k]] = k;
    int64_t at = last[j->lc[i]];
    to[i] = at >= 0 && near_enough(j, i, at) ? at : -1;
  }
}

static void asof_forward(const asof_job *j, int64_t *last, int64_t *to) {
  for (int64_t g = 0; g < j->groups; g++) last[g] = -1;
  for (int64_t i = j->nl - 1, k = j->nr - 1; i >= 0; i--) {
    for (; k >= 0 && (j->exact ? j->r[k] >= j->l[i] : j->r[k] > j->l[i]); k--) last[j->rc[k]] = k;
    int64_t at = last[j->lc[i]];
    to[i] = at >= 0 && near_enough(j, i, at) ? at : -1;
  }
}

static const void *array_data(qn_rt *rt, qn_value v, qn_dtype type, int64_t *n) {
  if (!qn_is_array(v) || qn_view_of(v)->dtype != type || qn_view_of(v)->ndim != 1) return qn_raise(rt, QN_E_TypeError, "asof: arrays of float64 and int64"), NULL;
  const qn_view *w = qn_view_of(v);
  if (w->shape[0] > 1 && w->strides[0] != (int64_t)qn_dtypes[type].size) return qn_raise(rt, QN_E_ValueError, "asof: contiguous arrays"), NULL;
  *n = w->shape[0];
  return w->data;
}

/* asof(left on, right on, left codes, right codes, groups, direction, exact, tolerance): the right row of each left row. */
QN_METHOD(qn_pd_asof) {
  (void)self;
  qn_value v[8];
  if (qn_args_parse(rt, args, "asof", "l r lc rc groups direction exact tolerance", v) < 0) return -1;
  asof_job j = {.tolerance = v[7].tag == QN_FLOAT ? v[7].f : -1, .exact = qn_truth(rt, v[6]) == 1, .groups = v[4].i};
  int64_t ml, mr;
  if (!(j.l = array_data(rt, v[0], QN_D_FLOAT64, &j.nl)) || !(j.r = array_data(rt, v[1], QN_D_FLOAT64, &j.nr)) ||
      !(j.lc = array_data(rt, v[2], QN_D_INT64, &ml)) || !(j.rc = array_data(rt, v[3], QN_D_INT64, &mr)))
    return -1;
  bool fits = v[4].tag == QN_INT && ml == j.nl && mr == j.nr;
  for (int64_t i = 0; fits && i < ml; i++) fits = j.lc[i] >= 0 && j.lc[i] < j.groups;
  for (int64_t i = 0; fits && i < mr; i++) fits = j.rc[i] >= 0 && j.rc[i] < j.groups;
  if (!fits) return qn_raise(rt, QN_E_ValueError, "asof: lengths and codes do not fit");
  int64_t *last = qn_positions(rt, j.groups), *back = last ? qn_positions(rt, j.nl) : NULL, *ahead = back ? qn_positions(rt, j.nl) : NULL;
  int status = ahead ? 0 : -1;
  if (status == 0) {
    qn_sv way = qn_is_str(v[5]) ? qn_str_sv(v[5]) : QN_SV("backward");
    bool nearest = qn_sv_is(way, "nearest");
    if (nearest || qn_sv_is(way, "backward")) asof_backward(&j, last, back);
    if (nearest || qn_sv_is(way, "forward")) asof_forward(&j, last, nearest ? ahead : back);
    for (int64_t i = 0; nearest && i < j.nl; i++)
      if (back[i] < 0 || (ahead[i] >= 0 && j.r[ahead[i]] - j.l[i] < j.l[i] - j.r[back[i]])) back[i] = ahead[i];
    status = give_array(rt, back, j.nl, out);
  }
  if (ahead) qn_free_positions(rt, ahead, j.nl);
  if (back) qn_free_positions(rt, back, j.nl);
  if (last) qn_free_positions(rt, last, j.groups);
  return status;
}

/* df.merge(…), pd.merge(…) */
int qn_frame_merge(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return qn_pandas_general(rt, "pandas._merge", "DataFrame", "merge", self, args, out);
}
