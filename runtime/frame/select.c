/* select.c - order statistics of one column, several at once, in one pass over its rows on all threads.
 *
 * A sample in order gives for each rank two keys that most likely enclose it. The pass counts the keys below and equal to those
 * bounds and keeps the keys strictly between them: a few hundredths of the rows, none where many are equal. Which key the rank
 * has follows from the counts; among kept keys it is selected. A rank that its bounds do not enclose is selected among all. */
#include "runtime/base/element.h"
#include "runtime/base/keysort.h"
#include "runtime/frame/reduce_pass.h"
#include "runtime/object/array/fold.h"

enum { SAMPLE = 8192, MARGIN = 192, CHUNK = 1024, SELECT_PS = 2000 };

/* Keys are signed here, since all machines compare those: NaN is INT64_MAX. */
typedef struct bounds {
  int64_t lo, hi;
  int64_t below, upto_lo, upto_hi_less, upto_hi; /* keys < lo, <= lo, < hi, <= hi */
} bounds;

typedef struct block {
  int64_t count[QN_RANKS][4], kept;
} block;

typedef struct select_job {
  const qn_column *c;
  const bounds *b;
  block *blocks;
  int64_t *keys; /* room for all rows: a block's keys lie where its rows do */
  int64_t n;
  int nb, nq;
} select_job;

static int64_t signed_key(double x) {
  int64_t k;
  if (x != x) return INT64_MAX;
  memcpy(&k, &x, sizeof k);
  return k ^ (int64_t)((uint64_t)(k >> 63) >> 1);
}
static double key_number(int64_t k) { return qn_key_to_f64((uint64_t)k ^ (uint64_t)1 << 63); }

QN_CLONES static void to_keys(const double *x, int64_t n, int64_t *k) {
  for (int64_t i = 0; i < n; i++) {
    int64_t b;
    memcpy(&b, &x[i], sizeof b);
    b ^= (int64_t)((uint64_t)(b >> 63) >> 1);
    k[i] = x[i] == x[i] ? b : INT64_MAX;
  }
}

QN_CLONES static void count_bounds(const int64_t *k, int64_t n, int64_t lo, int64_t hi, int64_t *count) {
  int64_t a = 0, b = 0, c = 0, d = 0;
  for (int64_t i = 0; i < n; i++) a += k[i] < lo, b += k[i] <= lo, c += k[i] < hi, d += k[i] <= hi;
  count[0] += a, count[1] += b, count[2] += c, count[3] += d;
}

QN_CLONES static void mark_between(const int64_t *k, int64_t n, int64_t lo, int64_t hi, uint8_t *mark) {
  for (int64_t i = 0; i < n; i++) mark[i] |= (uint8_t)((k[i] > lo) & (k[i] < hi));
}

static int64_t keep_marked(const int64_t *k, int64_t n, const uint8_t *mark, int64_t *to) {
  int64_t w = 0;
  for (int64_t i = 0; i < n; i += 8) { /* most eighths have none */
    uint64_t any;
    memcpy(&any, mark + i, sizeof any);
    for (int64_t m = i; any && m < i + 8 && m < n; m++)
      if (mark[m]) to[w++] = k[m];
  }
  return w;
}

static void load_keys(const qn_column *c, int64_t at, int64_t n, int64_t *k) {
  double room[CHUNK];
  const double *x = c->type == QN_D_FLOAT64 ? (const double *)qn_column_data(c) + at : room;
  if (x == room) qn_col_doubles(c, at, n, room);
  to_keys(x, n, k);
}

static void select_body(void *frame, int64_t begin, int64_t end) {
  const select_job *j = frame;
  for (int64_t t = begin; t < end; t++) {
    const int64_t at = j->n / j->nb * t + j->n % j->nb * t / j->nb, stop = j->n / j->nb * (t + 1) + j->n % j->nb * (t + 1) / j->nb;
    block *to = &j->blocks[t];
    *to = (block){0};
    for (int64_t i = at, m; i < stop; i += m) {
      int64_t k[CHUNK];
      uint8_t mark[CHUNK] = {0};
      m = stop - i < CHUNK ? stop - i : CHUNK;
      load_keys(j->c, i, m, k);
      for (int q = 0; q < j->nq; q++) {
        count_bounds(k, m, j->b[q].lo, j->b[q].hi, to->count[q]);
        mark_between(k, m, j->b[q].lo, j->b[q].hi, mark);
      }
      to->kept += keep_marked(k, m, mark, j->keys + at + to->kept);
    }
  }
}

static uint64_t *room_of(qn_rt *rt, int64_t n) {
  uint64_t *k = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *k);
  return k ? k : (qn_raise_memory(rt), NULL);
}
static void room_free(qn_rt *rt, uint64_t *k, int64_t n) { qn_free(rt->alloc, k, (size_t)(n + 1) * sizeof *k); }

/* Keys of rows `step` apart that are there, in order; how many. */
static int64_t sample_of(qn_rt *rt, const qn_column *c, int64_t step, uint64_t *k, uint64_t *tmp) {
  int64_t m = 0;
  for (int64_t i = 0; i < c->length; i += step) {
    const double x = qn_col_double(c, i);
    if (x == x) k[m++] = (uint64_t)signed_key(x) ^ (uint64_t)1 << 63;
  }
  qn_keys_sort(&(qn_sortenv){.alloc = rt->alloc}, k, tmp, m);
  return m;
}

static bounds bounds_of(const uint64_t *sample, int64_t m, int64_t there, int64_t rank) {
  const int64_t s = (int64_t)((double)rank / (double)there * (double)m), lo = s < MARGIN ? 0 : s - MARGIN, hi = s + MARGIN >= m ? m - 1 : s + MARGIN;
  const int64_t least = signed_key(-(double)__builtin_inff()), most = signed_key((double)__builtin_inff());
  return (bounds){.lo = s < MARGIN || !m ? least : (int64_t)(sample[lo] ^ (uint64_t)1 << 63),
                  .hi = s + MARGIN >= m ? most : (int64_t)(sample[hi] ^ (uint64_t)1 << 63)};
}

/* All rows, when the bounds do not help. */
static int select_among_all(qn_rt *rt, const qn_column *c, qn_rank *r) {
  uint64_t *k = room_of(rt, c->length), *tmp = k ? room_of(rt, c->length) : NULL, at, next;
  int64_t n = 0;
  for (int64_t i = 0; tmp && i < c->length; i++) {
    const double x = qn_col_double(c, i);
    k[n] = qn_key_f64(x);
    n += x == x;
  }
  if (tmp) {
    qn_keys_select_two(k, tmp, n, r->rank, &at, &next);
    r->at = qn_key_to_f64(at), r->next = qn_key_to_f64(next);
  }
  if (tmp) room_free(rt, tmp, c->length);
  if (k) room_free(rt, k, c->length);
  return tmp ? 0 : -1;
}

/* The keys kept between these bounds that are the rank's and the one after it. */
static int select_kept(qn_rt *rt, const select_job *j, const bounds *b, int64_t rank, int64_t *at, int64_t *next) {
  const int64_t n = b->upto_hi_less - b->upto_lo;
  uint64_t *k = room_of(rt, n), *tmp = k ? room_of(rt, n) : NULL, two[2];
  int64_t w = 0;
  for (int t = 0; tmp && t < j->nb; t++) {
    const int64_t *from = j->keys + j->n / j->nb * t + j->n % j->nb * t / j->nb;
    for (int64_t i = 0; i < j->blocks[t].kept; i++) {
      k[w] = (uint64_t)from[i] ^ (uint64_t)1 << 63;
      w += from[i] > b->lo && from[i] < b->hi;
    }
  }
  if (tmp) {
    qn_keys_select_two(k, tmp, n, rank - b->upto_lo, &two[0], &two[1]);
    *at = (int64_t)(two[0] ^ (uint64_t)1 << 63);
    if (rank + 1 < b->upto_hi_less) *next = (int64_t)(two[1] ^ (uint64_t)1 << 63);
  }
  if (tmp) room_free(rt, tmp, n);
  if (k) room_free(rt, k, n);
  return tmp ? 0 : -1;
}

/* 1: not between its bounds. */
static int resolve(qn_rt *rt, const select_job *j, bounds *b, int q, int64_t there, qn_rank *r) {
  for (int t = 0; t < j->nb; t++) {
    const int64_t *c = j->blocks[t].count[q];
    b->below += c[0], b->upto_lo += c[1], b->upto_hi_less += c[2], b->upto_hi += c[3];
  }
  const int64_t last = r->rank + 1 < there ? r->rank + 1 : r->rank;
  if (r->rank < b->below || last >= b->upto_hi) return 1;
  const bool kept = r->rank >= b->upto_lo && r->rank < b->upto_hi_less, kept_next = last >= b->upto_lo && last < b->upto_hi_less;
  int64_t at = r->rank < b->upto_lo ? b->lo : b->hi, next = last < b->upto_lo ? b->lo : b->hi, found = 0, after = b->hi;
  if ((kept || kept_next) && select_kept(rt, j, b, kept ? r->rank : last, &found, &after)) return -1;
  if (kept) at = found;
  if (kept_next) next = kept ? after : found;
  r->at = key_number(at), r->next = key_number(last == r->rank ? at : next);
  return 0;
}

static int select_long(qn_rt *rt, const qn_column *c, int64_t there, const uint64_t *sample, int64_t m, qn_rank *r, int n) {
  bounds b[QN_RANKS];
  select_job j = {.c = c, .b = b, .n = c->length, .nb = qn_sum_blocks(c->length), .nq = n};
  const size_t bytes = (size_t)j.nb * sizeof *j.blocks;
  uint64_t *keys = room_of(rt, c->length);
  int bad = keys ? 0 : -1;
  if (!bad && !(j.blocks = qn_alloc(rt->alloc, bytes))) bad = qn_raise_memory(rt);
  j.keys = (int64_t *)(void *)keys;
  for (int q = 0; q < n; q++) b[q] = bounds_of(sample, m, there, r[q].rank);
  if (!bad && rt->hooks.parallel) rt->hooks.parallel(rt, select_body, &j, j.nb, j.n / j.nb * SELECT_PS);
  else if (!bad) select_body(&j, 0, j.nb);
  for (int q = 0; !bad && q < n; q++) {
    bad = resolve(rt, &j, &b[q], q, there, &r[q]);
    if (bad > 0) bad = select_among_all(rt, c, &r[q]);
  }
  qn_free(rt->alloc, j.blocks, j.blocks ? bytes : 0);
  if (keys) room_free(rt, keys, c->length);
  return bad;
}

int qn_select_ranks(qn_rt *rt, const qn_column *c, int64_t there, qn_rank *r, int n) {
  const int64_t step = c->length > 4 * SAMPLE ? c->length / SAMPLE : 1, most = c->length / step + 2;
  uint64_t *k = room_of(rt, most), *tmp = k ? room_of(rt, most) : NULL;
  int bad = tmp ? 0 : -1;
  const int64_t m = tmp ? sample_of(rt, c, step, k, tmp) : 0;
  if (!bad && step > 1) bad = select_long(rt, c, there, k, m, r, n);
  for (int q = 0; !bad && step == 1 && q < n; q++) {
    r[q].at = qn_key_to_f64(k[r[q].rank]);
    r[q].next = qn_key_to_f64(k[r[q].rank + 1 < m ? r[q].rank + 1 : r[q].rank]);
  }
  if (tmp) room_free(rt, tmp, most);
  if (k) room_free(rt, k, most);
  return bad;
}
