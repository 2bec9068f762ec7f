/* join_probe.c - for each row of one table the rows of another with an equal key: the other's keys go into a table (an array
 * where they are ints of a moderate range, else open addressing over 64 or 128 bits), then the rows of the first ask it.
 *
 * The answer of a row is the first matching row; further ones hang on it as a chain in row order, so that it does not matter on
 * how many threads the rows asked. Keys are one column on each side, of one type and without nulls. */
#include "runtime/frame/join_probe.h"

enum { PROBE_PARTS = 64, AHEAD = 64, FEW = 1 << 12, FAR = 1 << 17 /* more heads than the caches hold */ };

typedef struct slot {
  uint64_t a, b;
  int32_t row; /* the first row of this key; -1: free */
} slot;

typedef struct probe_job {
  qn_probe *p;
  const qn_column *asking, *asked;
  int32_t *head; /* ints of a moderate range: the first row by key less `least`, -1 */
  int64_t least, range, n;
  slot *slots;
  int bits;
  bool wide;
} probe_job;

/* --- ints ------------------------------------------------------------------------------------------------------------------------- */
/* Backwards, so that the first row of a key is the one that stays. */
static void fill_heads(const probe_job *j) {
  int32_t *next = j->p->next, any = -1;
  const bool far = j->range > FAR;
#define FILL(T)                                                   \
  {                                                               \
    const T *v = qn_column_data(j->asked);                        \
    for (int64_t i = j->asked->length - 1; i >= 0; i--) {         \
      int32_t *h = &j->head[(int64_t)v[i] - j->least];            \
      if (far) __builtin_prefetch(&j->head[(int64_t)v[i > AHEAD ? i - AHEAD : 0] - j->least], 1); \
      any &= next[i] = *h;                                        \
      *h = (int32_t)i;                                            \
    }                                                             \
  }
  QN_COL_INTS(j->asked->type, FILL)
  j->p->several = any != -1; /* the chain of some row goes on */
}

static int64_t ask_heads(const probe_job *j, int64_t at, int64_t stop) {
  int64_t found = 0;
#define ASK(T)                                                    \
  {                                                               \
    const T *v = qn_column_data(j->asking);                       \
    for (int64_t i = at; i < stop; i++) {                         \
      uint64_t k = (uint64_t)(int64_t)v[i] - (uint64_t)j->least;  \
      int32_t row = k < (uint64_t)j->range ? j->head[k] : -1;     \
      j->p->first[i] = row;                                       \
      found += row >= 0;                                          \
    }                                                             \
  }
  QN_COL_INTS(j->asking->type, ASK)
  return found;
}

/* --- anything else with a key of 64 or 128 bits ------------------------------------------------------------------------------------ */
static bool same_key(const slot *s, uint64_t a, uint64_t b, const qn_column *x, int64_t i, const qn_column *y) {
  if (s->a != a || s->b != b) return false;
  return !qn_key_hashed(b) || x->type != QN_COL_STR || qn_sv_eq(qn_column_str(x, i), qn_column_str(y, s->row));
}

static int fill_slots(qn_rt *rt, const probe_job *j) {
  qn_keysrc src = {.col = j->asked, .wide = j->wide};
  uint64_t a[QN_FACTOR_BLOCK], b[QN_FACTOR_BLOCK] = {0}, mask = ((uint64_t)1 << j->bits) - 1;
  int64_t n = j->asked->length;
  int32_t any = -1;
  for (int64_t at = (n - 1) / QN_FACTOR_BLOCK * QN_FACTOR_BLOCK; at >= 0; at -= QN_FACTOR_BLOCK) {
    int64_t m = n - at < QN_FACTOR_BLOCK ? n - at : QN_FACTOR_BLOCK;
    if (qn_interrupted_at(rt, at)) return -1;
    qn_keys_fill(&src, at, m, a, b, NULL);
    for (int64_t i = m - 1; i >= 0; i--) {
      if (i >= AHEAD) __builtin_prefetch(&j->slots[qn_key_mix2(a[i - AHEAD], b[i - AHEAD]) >> (64 - j->bits)], 1);
      uint64_t h = qn_key_mix2(a[i], b[i]) >> (64 - j->bits);
      while (j->slots[h].row >= 0 && !same_key(&j->slots[h], a[i], b[i], j->asked, at + i, j->asked)) h = (h + 1) & mask;
      any &= j->p->next[at + i] = j->slots[h].row;
      j->slots[h] = (slot){a[i], b[i], (int32_t)(at + i)};
    }
  }
  j->p->several = any != -1;
  return 0;
}

static int64_t ask_slots(const probe_job *j, int64_t begin, int64_t stop) {
  qn_keysrc src = {.col = j->asking, .wide = j->wide};
  uint64_t a[QN_FACTOR_BLOCK], b[QN_FACTOR_BLOCK] = {0}, mask = ((uint64_t)1 << j->bits) - 1;
  uint32_t h[QN_FACTOR_BLOCK];
  const slot *const slots = j->slots;
  const qn_column *const x = j->asking, *const y = j->asked;
  const int shift = 64 - j->bits;
  int64_t found = 0;
  for (int64_t at = begin; at < stop; at += QN_FACTOR_BLOCK) {
    int64_t m = stop - at < QN_FACTOR_BLOCK ? stop - at : QN_FACTOR_BLOCK;
    qn_keys_fill(&src, at, m, a, b, NULL);
    int32_t *const first = j->p->first + at;
    for (int64_t i = 0; i < m; i++) h[i] = (uint32_t)(qn_key_mix2(a[i], b[i]) >> shift);
    for (int64_t i = 0; i < m; i++) {
      if (i + AHEAD < m) __builtin_prefetch(&slots[h[i + AHEAD]]);
      uint64_t k = h[i];
      while (slots[k].row >= 0 && !same_key(&slots[k], a[i], b[i], x, at + i, y)) k = (k + 1) & mask;
      first[i] = slots[k].row;
      found += slots[k].row >= 0;
    }
  }
  return found;
}

static void ask_body(void *frame, int64_t begin, int64_t end) {
  probe_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(j->n, PROBE_PARTS, k), stop = qn_part_begin(j->n, PROBE_PARTS, k + 1);
    j->p->found[k] = j->head ? ask_heads(j, at, stop) : ask_slots(j, at, stop);
  }
}

/* --- the door -------------------------------------------------------------------------------------------------------------------------- */
static bool is_int(const qn_column *c) { return c->type == QN_D_BOOL || (qn_coltype_is_int(c->type) && c->type != QN_D_UINT64); }

bool qn_probe_can(const qn_column *asking, const qn_column *asked) {
  if (asking->type != asked->type || asking->null_count || asked->null_count || asking->length >= INT32_MAX || asked->length >= INT32_MAX) return false;
  return asking->type == QN_COL_STR || is_int(asking) || asking->type == QN_D_UINT64;
}

static size_t probe_bytes(int64_t n) { return (size_t)(n + 1) * sizeof(int32_t); }

void qn_probe_deinit(qn_rt *rt, qn_probe *p) {
  qn_free(rt->alloc, p->first, probe_bytes(p->n));
  qn_free(rt->alloc, p->next, probe_bytes(p->m));
}

int qn_probe_init(qn_rt *rt, const qn_column *asking, const qn_column *asked, qn_probe *p) {
  *p = (qn_probe){.n = asking->length, .m = asked->length};
  probe_job j = {.p = p, .asking = asking, .asked = asked, .n = asking->length, .wide = asking->type == QN_COL_STR};
  p->first = qn_alloc(rt->alloc, probe_bytes(p->n));
  p->next = qn_alloc(rt->alloc, probe_bytes(p->m));
  size_t bytes = 0;
  if (!p->first || !p->next) goto failed;
  if (is_int(asked) && p->m) {
    qn_numpart ints;
    if (qn_numpart_of(rt, asked, (p->n + p->m) * 2 + 1024, false, &ints)) {
      j.least = ints.least, j.range = ints.range;
      bytes = (size_t)j.range * sizeof *j.head;
      if (!(j.head = qn_alloc(rt->alloc, bytes))) goto failed;
      memset(j.head, 0xff, bytes);
      fill_heads(&j);
    }
  }
  if (!j.head) {
    const int64_t sparse = p->m <= FEW && p->n > p->m * 8 ? 8 : 2; /* a key that is not in its place costs a branch that cannot be guessed */
    for (j.bits = 6; (int64_t)1 << j.bits < p->m * sparse; j.bits++) continue;
    bytes = ((size_t)1 << j.bits) * sizeof *j.slots;
    if (!(j.slots = qn_alloc(rt->alloc, bytes))) goto failed;
    for (int64_t i = 0; i < (int64_t)1 << j.bits; i++) j.slots[i].row = -1;
    if (fill_slots(rt, &j)) return qn_free(rt->alloc, j.slots, bytes), qn_probe_deinit(rt, p), -1;
  }
  qn_frame_parallel(rt, ask_body, &j, PROBE_PARTS, p->n / PROBE_PARTS * 5000);
  qn_free(rt->alloc, j.head ? (void *)j.head : (void *)j.slots, bytes);
  return 0;
failed:
  qn_probe_deinit(rt, p);
  return qn_raise_memory(rt);
}

/* --- pairs of rows ----------------------------------------------------------------------------------------------------------------------- */
typedef struct pairs_job {
  const qn_probe *p;
  bool keep, anti;
  int64_t begins[PROBE_PARTS + 1];
  int64_t *a, *b;
} pairs_job;

static void pairs_count(void *frame, int64_t begin, int64_t end) {
  pairs_job *j = frame;
  const qn_probe *p = j->p;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(p->n, PROBE_PARTS, k), stop = qn_part_begin(p->n, PROBE_PARTS, k + 1), sum = 0;
    if (j->anti) sum = stop - at - p->found[k];
    else if (j->keep && !p->several) sum = stop - at;
    else if (!p->several) sum = p->found[k];
    else
      for (int64_t i = at; i < stop; i++) {
        sum += j->keep && p->first[i] < 0;
        for (int32_t row = p->first[i]; row >= 0; row = p->next[row]) sum++;
      }
    j->begins[k + 1] = sum;
  }
}

static void pairs_fill(void *frame, int64_t begin, int64_t end) {
  pairs_job *j = frame;
  const qn_probe *p = j->p;
  for (int64_t k = begin; k < end; k++) {
    int64_t i = qn_part_begin(p->n, PROBE_PARTS, k), stop = qn_part_begin(p->n, PROBE_PARTS, k + 1), at = j->begins[k], room = j->begins[k + 1];
    for (; i < stop; i++) {
      int32_t row = p->first[i];
      if (p->several && !j->anti && row >= 0) {
        for (; row >= 0; row = p->next[row]) j->a[at] = i, j->b[at++] = row;
        continue;
      }
      if (at == room) break; /* what follows is not kept */
      j->a[at] = i, j->b[at] = row; /* without a branch: what has a partner cannot be guessed */
      at += j->anti ? row < 0 : j->keep || row >= 0;
    }
  }
}

int qn_probe_pairs(qn_rt *rt, const qn_probe *p, bool keep, bool anti, qn_value out[2]) {
  pairs_job j = {.p = p, .keep = keep, .anti = anti};
  int64_t cost = p->n / PROBE_PARTS * 1500;
  if (qn_interrupted(rt)) return -1;
  qn_frame_parallel(rt, pairs_count, &j, PROBE_PARTS, cost);
  for (int k = 0; k < PROBE_PARTS; k++) j.begins[k + 1] += j.begins[k];
  int64_t n = j.begins[PROBE_PARTS];
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, &out[0])) return -1;
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, &out[1])) return qn_release(rt, out[0]), -1;
  j.a = (int64_t *)qn_view_of(out[0])->data, j.b = (int64_t *)qn_view_of(out[1])->data;
  qn_frame_parallel(rt, pairs_fill, &j, PROBE_PARTS, cost * 2);
  return 0;
}
