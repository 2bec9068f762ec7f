/* flags.c - one flag or one replaced value for each row of a long column, on threads: missing values, membership, bounds, put() of numbers.
 *
 * Everything here has exactly one meaning for a row, whatever the number of threads. Bodies read columns and write plain memory; columns of
 * objects stay on this thread, as whoever looks at a value may count it. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"
#include "runtime/frame/plan.h"

enum { ROWS = 16384, ROW_PS = 600 };

typedef struct flag_job {
  const qn_column *c;
  const void *from;
  void *to;
  const uint8_t *where;
  const void *other; /* NULL: x */
  double x, y;
  int64_t i, j;
  bool want, low, high, other_int, from_int;
  const struct set *set;
} flag_job;

static void over_rows(qn_rt *rt, void (*body)(void *, int64_t, int64_t), flag_job *j, int64_t n) {
  qn_frame_parallel(rt, body, j, (n + ROWS - 1) / ROWS, (int64_t)ROWS * ROW_PS);
}

static int64_t row_end(const flag_job *j, int64_t part) { return part * ROWS < j->c->length ? part * ROWS : j->c->length; }

/* --- missing values ------------------------------------------------------------------------------------------------------------- */
QN_LEVELS static void nan_flags(const double *x, uint8_t *to, int64_t n, bool want) {
  for (int64_t k = 0; k < n; k++) to[k] = (x[k] != x[k]) == want;
}

/* Whether only the validity says what is missing. */
static bool bits_alone(const qn_column *c) { return c->type == QN_COL_STR || c->type == QN_D_BOOL || qn_coltype_is_int(c->type); }

QN_LEVELS static void bit_flags(const uint8_t *bits, int64_t from, uint8_t *to, int64_t n, bool want) {
  for (int64_t k = 0; k < n; k++) to[k] = qn_bit_get(bits, from + k) != want;
}

QN_LEVELS static void nat_flags(const int64_t *t, uint8_t *to, int64_t n, bool want) {
  for (int64_t k = 0; k < n; k++) to[k] = (t[k] == QN_NAT) == want;
}

static void missing_body(void *frame, int64_t begin, int64_t end) {
  const flag_job *j = frame;
  const int64_t at = begin * ROWS, stop = row_end(j, end);
  uint8_t *to = j->to;
  if (j->c->type == QN_D_FLOAT64 && !j->c->validity) nan_flags((const double *)j->from + at, to + at, stop - at, j->want);
  else if (j->c->validity && bits_alone(j->c)) bit_flags(j->c->validity->data, j->c->offset + at, to + at, stop - at, j->want);
  else if (!j->c->validity && qn_coltype_is_time(j->c->type)) nat_flags((const int64_t *)j->from + at, to + at, stop - at, j->want);
  else for (int64_t k = at; k < stop; k++) to[k] = qn_col_isna(j->c, k) == j->want;
}

/* Bools: which rows of a shown column are missing (want false: are not). NULL + MemoryError. */
qn_column *qn_col_missing(qn_rt *rt, const qn_column *c, bool want) {
  qn_column *out = qn_col_new(rt, QN_D_BOOL, c->length);
  flag_job j = {.c = c, .from = c->type == QN_COL_STR ? NULL : qn_column_data(c), .to = out ? out->values->data : NULL, .want = want};
  const bool always = !c->validity && bits_alone(c);
  if (!out) return NULL;
  if (always) memset(j.to, !want, (size_t)c->length);
  else if (c->type == QN_D_OBJECT) missing_body(&j, 0, (c->length + ROWS - 1) / ROWS);
  else over_rows(rt, missing_body, &j, c->length);
  return out;
}

/* --- membership ------------------------------------------------------------------------------------------------------------------ */
/* Which numbers are wanted: a few in a row, a bit for each of a range that is not too wide, else a table of slots of which at least half are
 * empty; those hold key[0], which is compared first. */
typedef struct set {
  const int64_t *key;
  int64_t n, least, range; /* range: of bits; 0: none */
  uint64_t *words;         /* bits, or slots */
  size_t size;             /* of words */
  int shift;
} set;

enum { FEW = 4 };

static inline uint64_t slot_of(const set *s, int64_t x) { return ((uint64_t)x * 0x9E3779B97F4A7C15u) >> s->shift; }

static inline bool has(const set *s, int64_t x) {
  if (s->range) {
    const uint64_t d = (uint64_t)x - (uint64_t)s->least;
    return d < (uint64_t)s->range && s->words[d >> 6] >> (d & 63) & 1;
  }
  if (x == s->key[0]) return true;
  const uint64_t mask = ((uint64_t)1 << (64 - s->shift)) - 1, none = (uint64_t)s->key[0];
  for (uint64_t at = slot_of(s, x); s->words[at] != none; at = (at + 1) & mask)
    if (s->words[at] == (uint64_t)x) return true;
  return false;
}

static bool set_fill(qn_rt *rt, set *s) {
  int64_t most = s->least = s->key[0];
  for (int64_t k = 1; k < s->n; k++) {
    if (s->key[k] < s->least) s->least = s->key[k];
    if (s->key[k] > most) most = s->key[k];
  }
  const uint64_t range = (uint64_t)most - (uint64_t)s->least;
  const bool bits = range < 65536 || range < (uint64_t)s->n * 128;
  int log = 4;
  while (!bits && (int64_t)1 << log < s->n * 2) log++;
  s->shift = 64 - log;
  s->size = (bits ? (size_t)(range / 64 + 1) : (size_t)1 << log) * sizeof(uint64_t);
  if (!(s->words = qn_alloc(rt->alloc, s->size))) return qn_raise_memory(rt), false;
  s->range = bits ? (int64_t)(range + 1) : 0;
  if (bits) memset(s->words, 0, s->size);
  for (size_t k = 0; !bits && k < s->size / sizeof(uint64_t); k++) s->words[k] = (uint64_t)s->key[0];
  for (int64_t k = 0; k < s->n; k++) {
    const uint64_t d = (uint64_t)s->key[k] - (uint64_t)s->least;
    if (bits) {
      s->words[d >> 6] |= (uint64_t)1 << (d & 63);
    } else if (!has(s, s->key[k])) {
      uint64_t at = slot_of(s, s->key[k]);
      while (s->words[at] != (uint64_t)s->key[0]) at = (at + 1) & (((uint64_t)1 << log) - 1);
      s->words[at] = (uint64_t)s->key[k];
    }
  }
  return true;
}

/* A float's key: equal ones have equal bits (-0.0 is 0.0). */
static inline int64_t float_key(double x) {
  int64_t k;
  x += 0.0;
  return memcpy(&k, &x, sizeof k), k;
}

QN_LEVELS static void in_few(const int64_t *x, uint8_t *to, int64_t n, const int64_t *key, int64_t keys) {
  const int64_t a = key[0], b = key[keys > 1], c = key[keys > 2 ? 2 : 0], d = key[keys > 3 ? 3 : 0];
  for (int64_t k = 0; k < n; k++) to[k] = (x[k] == a) | (x[k] == b) | (x[k] == c) | (x[k] == d);
}

static void in_body(void *frame, int64_t begin, int64_t end) {
  const flag_job *j = frame;
  const int64_t at = begin * ROWS, stop = row_end(j, end), *x = j->from;
  const double *f = j->from;
  uint8_t *to = j->to;
  if (j->from_int && j->set->n <= FEW) in_few(x + at, to + at, stop - at, j->set->key, j->set->n);
  else if (j->from_int) for (int64_t k = at; k < stop; k++) to[k] = has(j->set, x[k]);
  else for (int64_t k = at; k < stop; k++) to[k] = f[k] == f[k] && has(j->set, float_key(f[k]));
}

static bool is_number(const qn_column *c) { return (c->type == QN_D_INT64 || c->type == QN_D_FLOAT64) && !c->validity && !c->masked; }

static qn_column *col_isin(qn_rt *rt, const qn_column *c, const qn_column *wanted) {
  qn_column *out = qn_col_new(rt, QN_D_BOOL, c->length);
  int64_t *key = out ? qn_positions(rt, wanted->length + 1) : NULL;
  set s = {.key = key};
  if (key) {
    const void *w = qn_column_data(wanted);
    for (int64_t k = 0; k < wanted->length; k++) {
      if (c->type == QN_D_INT64) key[s.n++] = ((const int64_t *)w)[k];
      else if (!isnan(((const double *)w)[k])) key[s.n++] = float_key(((const double *)w)[k]);
    }
    flag_job j = {.c = c, .from = qn_column_data(c), .to = out->values->data, .from_int = c->type == QN_D_INT64, .set = &s};
    if (s.n && set_fill(rt, &s)) over_rows(rt, in_body, &j, c->length);
    const bool bad = s.n && !s.words;
    if (!s.n) memset(j.to, 0, (size_t)c->length);
    qn_free(rt->alloc, s.words, s.words ? s.size : 0);
    qn_free_positions(rt, key, wanted->length + 1);
    if (!bad) return out;
  }
  qn_column_drop(out);
  return NULL;
}

/* isin(series, wanted): which rows of a Series of int64 or float64 are among the numbers of an array of the same type; missing ones never. */
QN_METHOD(qn_pd_isin) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "isin", "series wanted", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "isin: a Series is needed");
  const qn_series *s = qn_series_of(v[0]);
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  qn_column *w = c ? qn_col_from(rt, v[1], 0) : NULL;
  if (!w) return -1;
  const bool good = is_number(c) && is_number(w) && c->type == w->type;
  if (!good) return qn_column_drop(w), *out = qn_none(), 0;
  qn_column *made = col_isin(rt, c, w);
  qn_column_drop(w);
  return made ? qn_new_series(rt, made, qn_index_keep(s->index), s->name, out) : -1;
}

/* --- bounds ---------------------------------------------------------------------------------------------------------------------- */
QN_LEVELS static void clip_floats(const double *x, double *to, int64_t n, double lo, double hi) {
  for (int64_t k = 0; k < n; k++) {
    const double a = x[k] < lo ? lo : x[k];
    to[k] = a > hi ? hi : a;
  }
}
QN_LEVELS static void clip_ints(const int64_t *x, int64_t *to, int64_t n, int64_t lo, int64_t hi) {
  for (int64_t k = 0; k < n; k++) {
    const int64_t a = x[k] < lo ? lo : x[k];
    to[k] = a > hi ? hi : a;
  }
}

static void clip_body(void *frame, int64_t begin, int64_t end) {
  const flag_job *j = frame;
  const int64_t at = begin * ROWS, n = row_end(j, end) - at;
  if (j->from_int) clip_ints((const int64_t *)j->from + at, (int64_t *)j->to + at, n, j->i, j->j);
  else clip_floats((const double *)j->from + at, (double *)j->to + at, n, j->x, j->y);
}

static bool is_whole(qn_value v) { return v.tag == QN_INT || (v.tag == QN_NPSCALAR && v.dtype == QN_D_INT64); }
static bool is_real(qn_value v) { return v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT64); }

static bool bound(qn_value v, bool ints, double *x, int64_t *i) {
  const bool whole = is_whole(v), real = is_real(v);
  if (v.tag == QN_NONE) return true;
  if (whole) return *i = v.i, *x = (double)v.i, ints || (v.i >= -((int64_t)1 << 53) && v.i <= (int64_t)1 << 53);
  return real && !ints && !isnan(v.f) ? *x = v.f, true : false;
}

/* clip(series, lower, upper): of int64 by ints and of float64 by numbers, None for no bound; of others None. */
QN_METHOD(qn_pd_clip) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "clip", "series lower upper", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "clip: a Series is needed");
  const qn_series *s = qn_series_of(v[0]);
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  if (!c) return -1;
  flag_job j = {.c = c, .x = -(double)INFINITY, .y = (double)INFINITY, .i = INT64_MIN, .j = INT64_MAX, .from_int = c->type == QN_D_INT64};
  if (!is_number(c) || !bound(v[1], j.from_int, &j.x, &j.i) || !bound(v[2], j.from_int, &j.y, &j.j)) return *out = qn_none(), 0;
  qn_column *made = qn_column_plain(rt->alloc, c->type, c->length);
  if (!made) return qn_raise_memory(rt);
  j.from = qn_column_data(c), j.to = made->values->data;
  over_rows(rt, clip_body, &j, c->length);
  return qn_new_series(rt, made, qn_index_keep(s->index), s->name, out);
}

/* --- put() of numbers ------------------------------------------------------------------------------------------------------------- */
#define PUT(NAME, T, FROM, OTHER)                                                                                                   \
  QN_LEVELS static void NAME(const FROM *x, const uint8_t *where, const OTHER *other, T one, T *to, int64_t n) {                    \
    if (other) for (int64_t k = 0; k < n; k++) to[k] = where[k] ? (T)other[k] : (T)x[k];                                            \
    else for (int64_t k = 0; k < n; k++) to[k] = where[k] ? one : (T)x[k];                                                          \
  }
PUT(put_fff, double, double, double)
PUT(put_ffi, double, double, int64_t)
PUT(put_fif, double, int64_t, double)
PUT(put_iii, int64_t, int64_t, int64_t)

static void put_body(void *frame, int64_t begin, int64_t end) {
  const flag_job *j = frame;
  const int64_t at = begin * ROWS, n = row_end(j, end) - at;
  const uint8_t *w = j->where + at;
  const double *f = j->from, *of = j->other_int ? NULL : j->other;
  const int64_t *i = j->from, *oi = j->other_int ? j->other : NULL;
  if (j->want) put_iii(i + at, w, oi ? oi + at : NULL, j->i, (int64_t *)j->to + at, n);
  else if (j->from_int) put_fif(i + at, w, of ? of + at : NULL, j->x, (double *)j->to + at, n);
  else if (oi) put_ffi(f + at, w, oi + at, j->x, (double *)j->to + at, n);
  else put_fff(f + at, w, of ? of + at : NULL, j->x, (double *)j->to + at, n);
}

/* c with x, or the rows of `from`, where the flags are set, as a column of `type`. NULL without an exception: other types. */
qn_column *qn_col_put_numbers(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_column *from, uint8_t type) {
  const bool ints = type == QN_D_INT64;
  flag_job j = {.c = c, .where = where, .from_int = c->type == QN_D_INT64, .want = ints, .other_int = from && from->type == QN_D_INT64, .x = (double)NAN};
  if (!is_number(c) || (type != QN_D_INT64 && type != QN_D_FLOAT64) || (from && !is_number(from))) return NULL;
  if (ints && (!j.from_int || (from && !j.other_int))) return NULL;
  if (!ints && j.from_int && j.other_int) return NULL;
  const bool whole = is_whole(x), real = is_real(x);
  if (!from && !(whole || (real && !ints))) return NULL;
  if (!from) j.i = whole ? x.i : 0, j.x = whole ? (double)x.i : x.f;
  qn_column *out = qn_column_plain(rt->alloc, type, c->length);
  if (!out) return qn_raise_memory(rt), NULL;
  j.from = qn_column_data(c), j.to = out->values->data, j.other = from ? qn_column_data(from) : NULL;
  over_rows(rt, put_body, &j, c->length);
  return out;
}
