/* sort_radix.c - the order of many rows: every column becomes one number a row whose unsigned order is the column's, and the
 * rows are sorted by the last column first, each time stably, digit by digit. Text becomes the rank of its value among the
 * distinct ones.
 *
 * A digit's pass counts per part of the rows, then moves them: parts go to threads, and where a row lands does not depend on
 * which. Keys whose range is below 2^32 travel in one word with their row. */
#include "runtime/frame/sort.h"

enum { DIGIT = 11, BUCKETS = 1 << DIGIT, PARTS = 8, PARALLEL_MIN = 1 << 16 };

bool qn_radix_sortable(const qn_column *c) {
  if (c->type == QN_COL_STR) return true;
  if (c->type >= QN_D_COUNT) return false;
  char kind = qn_dtypes[c->type].kind;
  return kind == 'b' || kind == 'i' || kind == 'u' || kind == 'f' || kind == 'M' || kind == 'm';
}

typedef struct sorting {
  const qn_column *c;
  const int32_t *rank; /* text: per row, -1 for null */
  bool up;
  uint32_t *row, *row2; /* the rows so far, and room for as many */
  uint64_t *key, *key2;
  int64_t n, parts; /* n: without nulls */
  int shift;
  bool packed; /* key: (number << 32 | row), row unused */
  uint64_t least;
  int64_t *counts; /* parts × BUCKETS */
} sorting;

static int64_t part_at(const sorting *s, int64_t k) { return s->n * k / s->parts; }

static inline uint64_t float_key(double d) {
  uint64_t x;
  d += 0.0; /* -0.0 and 0.0 are equal */
  memcpy(&x, &d, 8);
  return x & (uint64_t)1 << 63 ? ~x : x | (uint64_t)1 << 63;
}

/* The number of a row that is not null: unsigned order is the order asked for. */
static uint64_t number_of(const sorting *s, int64_t row) {
  uint64_t x;
  if (s->rank) x = (uint64_t)(uint32_t)s->rank[row];
  else if (s->c->type == QN_D_FLOAT64) x = float_key(((const double *)qn_column_data(s->c))[row]);
  else if (s->c->type == QN_D_FLOAT32) x = float_key((double)((const float *)qn_column_data(s->c))[row]);
  else {
    x = (uint64_t)qn_col_int(s->c, row);
    if (s->c->type != QN_D_UINT64) x ^= (uint64_t)1 << 63;
  }
  return s->up ? x : ~x;
}

void qn_sort_keys(const qn_column *c, bool up, int64_t at, int64_t n, uint64_t *key) {
  const sorting s = {.c = c, .up = up};
  if (c->type == QN_D_FLOAT64) {
    const double *v = (const double *)qn_column_data(c) + at;
    for (int64_t i = 0; i < n; i++) key[i] = v[i] != v[i] ? UINT64_MAX : float_key(v[i]) ^ (up ? 0 : UINT64_MAX);
    return;
  }
  for (int64_t i = 0; i < n; i++) key[i] = qn_col_isna(c, at + i) ? UINT64_MAX : number_of(&s, at + i);
}

static bool row_is_null(const sorting *s, int64_t row) {
  if (s->rank) return s->rank[row] < 0;
  char kind = qn_dtypes[s->c->type].kind;
  if ((kind == 'M' || kind == 'm') && ((const int64_t *)qn_column_data(s->c))[row] == INT64_MIN) return true;
  return qn_col_isna(s->c, row);
}

static void keys_body(void *frame, int64_t begin, int64_t end) {
  sorting *s = frame;
  if (!s->rank && s->c->type == QN_D_FLOAT64) {
    const double *v = qn_column_data(s->c);
    for (int64_t i = begin; i < end; i++) s->key[i] = float_key(v[s->row[i]]) ^ (s->up ? 0 : UINT64_MAX);
  } else if (!s->rank && s->c->type == QN_D_INT64) {
    const uint64_t *v = qn_column_data(s->c);
    for (int64_t i = begin; i < end; i++) s->key[i] = v[s->row[i]] ^ (s->up ? (uint64_t)1 << 63 : INT64_MAX);
  } else {
    for (int64_t i = begin; i < end; i++) s->key[i] = number_of(s, s->row[i]);
  }
}

/* Whether some float is NaN. */
typedef struct nan_job {
  const double *v;
  _Atomic bool any;
} nan_job;

static void nan_body(void *frame, int64_t begin, int64_t end) {
  nan_job *j = frame;
  bool any = false;
  for (int64_t i = begin; i < end; i++) any |= j->v[i] != j->v[i];
  if (any) j->any = true;
}

static bool column_may_null(qn_rt *rt, const sorting *s) {
  if (s->rank || s->c->null_count > 0) return true;
  if (s->c->type != QN_D_FLOAT64) return !(qn_coltype_is_int(s->c->type) || s->c->type == QN_D_BOOL);
  nan_job j = {.v = qn_column_data(s->c)};
  qn_frame_parallel(rt, nan_body, &j, s->c->length, 300);
  return j.any;
}

static void pack_body(void *frame, int64_t begin, int64_t end) {
  sorting *s = frame;
  for (int64_t i = begin; i < end; i++) s->key[i] = (s->key[i] - s->least) << 32 | s->row[i];
}

static void count_body(void *frame, int64_t begin, int64_t end) {
  sorting *s = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t *count = s->counts + k * BUCKETS, stop = part_at(s, k + 1);
    memset(count, 0, BUCKETS * sizeof *count);
    for (int64_t i = part_at(s, k); i < stop; i++) count[s->key[i] >> s->shift & (BUCKETS - 1)]++;
  }
}

static void move_body(void *frame, int64_t begin, int64_t end) {
  sorting *s = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t *next = s->counts + k * BUCKETS, stop = part_at(s, k + 1);
    if (s->packed)
      for (int64_t i = part_at(s, k); i < stop; i++) s->key2[next[s->key[i] >> s->shift & (BUCKETS - 1)]++] = s->key[i];
    else
      for (int64_t i = part_at(s, k); i < stop; i++) {
        int64_t to = next[s->key[i] >> s->shift & (BUCKETS - 1)]++;
        s->key2[to] = s->key[i];
        s->row2[to] = s->row[i];
      }
  }
}

/* Turns counts into places. True when all rows have the same digit. */
static bool places(sorting *s) {
  int64_t at = 0;
  for (int64_t b = 0; b < BUCKETS; b++) {
    int64_t before = at;
    for (int64_t k = 0; k < s->parts; k++) {
      int64_t *c = &s->counts[k * BUCKETS + b], n = *c;
      *c = at;
      at += n;
    }
    if (at - before == s->n) return true;
  }
  return false;
}

static void sort_digits(qn_rt *rt, sorting *s, uint64_t differ) {
  for (int bit = s->packed ? 32 : 0; bit < 64; bit += DIGIT) {
    uint64_t digit = (uint64_t)(BUCKETS - 1) << bit;
    if (!(differ & digit)) continue;
    s->shift = bit;
    int64_t cost = s->n / s->parts * 1500;
    qn_frame_parallel(rt, count_body, s, s->parts, cost);
    if (places(s)) continue;
    qn_frame_parallel(rt, move_body, s, s->parts, cost * 3);
    uint64_t *key = s->key;
    s->key = s->key2, s->key2 = key;
    if (s->packed) continue;
    uint32_t *row = s->row;
    s->row = s->row2, s->row2 = row;
  }
}

typedef struct extent {
  const sorting *s;
  uint64_t least[PARTS], most[PARTS], same[PARTS], any[PARTS];
} extent;

static void extent_body(void *frame, int64_t begin, int64_t end) {
  extent *e = frame;
  for (int64_t k = begin; k < end; k++) {
    uint64_t least = UINT64_MAX, most = 0, same = UINT64_MAX, any = 0;
    for (int64_t i = part_at(e->s, k), stop = part_at(e->s, k + 1); i < stop; i++) {
      uint64_t x = e->s->key[i];
      least = x < least ? x : least;
      most = x > most ? x : most;
      same &= x;
      any |= x;
    }
    e->least[k] = least, e->most[k] = most, e->same[k] = same, e->any[k] = any;
  }
}

/* The least and the most key, and the bits in which keys differ. */
static void extent_of(qn_rt *rt, const sorting *s, uint64_t *least, uint64_t *most, uint64_t *differ) {
  extent e = {.s = s};
  uint64_t same = UINT64_MAX, any = 0;
  qn_frame_parallel(rt, extent_body, &e, s->parts, s->n / s->parts * 1000);
  *least = UINT64_MAX, *most = 0;
  for (int64_t k = 0; k < s->parts; k++) {
    *least = e.least[k] < *least ? e.least[k] : *least, *most = e.most[k] > *most ? e.most[k] : *most;
    same &= e.same[k], any |= e.any[k];
  }
  *differ = any & ~same;
}

/* One column: nulls go to the end in the order they had. */
static void sort_column(qn_rt *rt, sorting *s, int64_t total) {
  s->n = total;
  if (column_may_null(rt, s)) {
    int64_t there = 0, gone = 0;
    for (int64_t i = 0; i < total; i++) {
      uint32_t row = s->row[i];
      if (row_is_null(s, row)) s->row2[gone++] = row;
      else s->row[there++] = row;
    }
    memcpy(s->row + there, s->row2, (size_t)gone * sizeof *s->row);
    s->n = there;
  }
  s->parts = s->n < PARALLEL_MIN ? 1 : PARTS;
  qn_frame_parallel(rt, keys_body, s, s->n, 2000);
  uint64_t least, most, differ;
  extent_of(rt, s, &least, &most, &differ);
  if (s->n < 2 || differ == 0) return;
  s->least = least;
  const int floats = s->rank || !qn_coltype_is_float(s->c->type) ? 0 : s->up ? 1 : -1;
  if (most - least > UINT32_MAX && qn_sort_wide(rt, (uint64_t *const[]){s->key, s->key2}, (uint32_t *const[]){s->row, s->row2}, s->n, least, most, floats)) return;
  s->packed = most - least <= UINT32_MAX;
  if (s->packed) {
    qn_frame_parallel(rt, pack_body, s, s->n, 500);
    differ = most - least; /* all bits below its highest may differ */
    while (differ & (differ + 1)) differ |= differ >> 1;
    differ <<= 32;
  }
  uint32_t *nulls = s->row;
  sort_digits(rt, s, differ);
  if (s->packed)
    for (int64_t i = 0; i < s->n; i++) s->row[i] = (uint32_t)s->key[i];
  else if (s->row != nulls) memcpy(s->row + s->n, nulls + s->n, (size_t)(total - s->n) * sizeof *s->row);
}

/* --- text ------------------------------------------------------------------------------------------------------------------------- */
static uint64_t text_prefix(qn_sv s) {
  uint64_t x = 0;
  for (size_t i = 0; i < 8; i++) x = x << 8 | (i < s.n ? (uint8_t)s.p[i] : 0);
  return x;
}

static void merge_texts(const qn_column *c, int64_t *a, int64_t *tmp, int64_t n) {
  if (n < 2) return;
  if (n <= 12) {
    for (int64_t i = 1; i < n; i++) {
      int64_t x = a[i], k = i;
      for (; k > 0 && qn_compare_text(qn_column_str(c, a[k - 1]), qn_column_str(c, x)) > 0; k--) a[k] = a[k - 1];
      a[k] = x;
    }
    return;
  }
  int64_t half = n / 2, i = 0, j = half, k = 0;
  merge_texts(c, a, tmp, half);
  merge_texts(c, a + half, tmp, n - half);
  memcpy(tmp, a, (size_t)half * sizeof *a);
  while (i < half && j < n) a[k++] = qn_compare_text(qn_column_str(c, tmp[i]), qn_column_str(c, a[j])) <= 0 ? tmp[i++] : a[j++];
  while (i < half) a[k++] = tmp[i++];
}

/* The distinct texts (rows first[0..n)) in order: by their first 8 bytes, then whole within equal ones. */
static int sort_texts(qn_rt *rt, const qn_column *c, int64_t *first, int64_t n) {
  qn_column *prefix = qn_col_new(rt, QN_D_UINT64, n);
  int64_t *order = prefix ? qn_positions(rt, n) : NULL, *tmp = order ? qn_positions(rt, n) : NULL;
  int status = tmp ? 0 : -1;
  if (status == 0) {
    uint64_t *p = prefix->values->data;
    for (int64_t i = 0; i < n; i++) p[i] = text_prefix(qn_column_str(c, first[i]));
    const qn_column *one = prefix;
    bool up = true;
    status = qn_argsort(rt, &one, &up, 1, NULL, n, order);
    for (int64_t i = 0; status == 0 && i < n;) { /* runs of equal prefixes */
      uint64_t x = p[order[i]];
      int64_t j = i;
      for (; j < n && p[order[j]] == x; j++) order[j] = first[order[j]];
      merge_texts(c, order + i, tmp, j - i);
      i = j;
    }
    if (status == 0) memcpy(first, order, (size_t)n * sizeof *first);
  }
  if (tmp) qn_free_positions(rt, tmp, n);
  if (order) qn_free_positions(rt, order, n);
  qn_column_drop(prefix);
  return status;
}

typedef struct rank_texts {
  int32_t *codes;
  const int32_t *rank;
} rank_texts;

static void rank_texts_body(void *frame, int64_t begin, int64_t end) {
  rank_texts *r = frame;
  for (int64_t i = begin; i < end; i++) r->codes[i] = r->codes[i] < 0 ? -1 : r->rank[r->codes[i]];
}

/* f->codes become ranks of the texts. */
static int text_ranks(qn_rt *rt, const qn_column *c, qn_factor *f) {
  if (qn_factorize(rt, &c, 1, false, f) < 0) return -1;
  int32_t *rank = qn_alloc(rt->alloc, (size_t)(f->groups + 1) * sizeof *rank);
  if (!rank) return qn_factor_deinit(rt, f), qn_raise_memory(rt);
  int status = sort_texts(rt, c, f->first, f->groups);
  if (status == 0) {
    for (int64_t k = 0; k < f->groups; k++) rank[f->codes[f->first[k]]] = (int32_t)k;
    rank_texts r = {f->codes, rank};
    qn_frame_parallel(rt, rank_texts_body, &r, f->n, 500);
  }
  qn_free(rt->alloc, rank, (size_t)(f->groups + 1) * sizeof *rank);
  if (status < 0) qn_factor_deinit(rt, f);
  return status;
}

/* --- all columns --------------------------------------------------------------------------------------------------------------------- */
typedef struct widen_rows {
  uint32_t *row;
  const int64_t *from; /* NULL: rows from the first */
  int64_t *order;
} widen_rows;

static void narrow_body(void *frame, int64_t begin, int64_t end) {
  const widen_rows *w = frame;
  for (int64_t i = begin; i < end; i++) w->row[i] = (uint32_t)(w->from ? w->from[i] : i);
}

static void widen_body(void *frame, int64_t begin, int64_t end) {
  const widen_rows *w = frame;
  for (int64_t i = begin; i < end; i++) w->order[i] = w->row[i];
}

int qn_radix_argsort(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order) {
  sorting s = {.n = n};
  size_t room = (size_t)n + 1;
  uint32_t *row = qn_alloc(rt->alloc, room * sizeof *row), *row2 = qn_alloc(rt->alloc, room * sizeof *row2);
  uint64_t *key = qn_alloc(rt->alloc, room * sizeof *key), *key2 = qn_alloc(rt->alloc, room * sizeof *key2);
  s.counts = qn_alloc(rt->alloc, (size_t)PARTS * BUCKETS * sizeof *s.counts);
  s.row = row, s.row2 = row2, s.key = key, s.key2 = key2;
  int status = row && row2 && key && key2 && s.counts ? 0 : qn_raise_memory(rt);
  if (status == 0) qn_frame_parallel(rt, narrow_body, &(widen_rows){.row = row, .from = rows}, n, 500);
  for (int32_t k = ncols - 1; status == 0 && k >= 0; k--) {
    qn_factor f = {0};
    if ((status = qn_interrupted(rt))) break;
    s.c = cols[k];
    s.up = ascending[k];
    s.rank = NULL;
    if (cols[k]->type == QN_COL_STR) {
      if (text_ranks(rt, cols[k], &f) < 0) {
        status = -1;
        break;
      }
      s.rank = f.codes;
    }
    sort_column(rt, &s, n);
    if (s.rank) qn_factor_deinit(rt, &f);
  }
  widen_rows w = {.row = s.row, .order = order};
  if (status == 0) qn_frame_parallel(rt, widen_body, &w, n, 300);
  qn_free(rt->alloc, row, room * sizeof *row);
  qn_free(rt->alloc, row2, room * sizeof *row2);
  qn_free(rt->alloc, key, room * sizeof *key);
  qn_free(rt->alloc, key2, room * sizeof *key2);
  qn_free(rt->alloc, s.counts, (size_t)PARTS * BUCKETS * sizeof *s.counts);
  return status;
}
