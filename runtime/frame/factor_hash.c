/* factor_hash.c - codes of keys through hash tables. Few groups: rows are cut into chunks, each numbers its own groups, the
 * groups of the chunks are put together in order. Many groups: rows are dealt to partitions by the hash of their key, each
 * partition finds the row where each group begins, and the rank of that row among all such rows is the group's number.
 *
 * Both ways give numbers by first appearance, so that it does not matter which one ran, nor on how many threads. */
#include "runtime/frame/factor.h"

enum { CHUNK_GROUPS = 1 << 18, CHUNKS = 16, CHUNK_ROWS = 1 << 16, PART_ROWS = 1 << 15, FAR_BITS = 12, AHEAD = 24, DEAL_LEAST = 1 << 14 };
enum { RUNNING, MANY, NO_MEMORY };

typedef struct chunk {
  int32_t *first, *map; /* CHUNK_GROUPS rows; codes of the chunk to codes of all */
  int32_t groups, na;
} chunk;

typedef struct chunk_job {
  const qn_allocator *alloc;
  const qn_keysrc *src;
  qn_factor *f;
  bool keep_na;
  int64_t parts;
  chunk chunks[CHUNKS];
  int32_t *first; /* of all */
  volatile int status;
} chunk_job;

static inline void chunk_first(chunk *c, int32_t code, int64_t row) {
  if (code < CHUNK_GROUPS) c->first[code] = (int32_t)row;
}

typedef struct part_job {
  const qn_allocator *alloc;
  const qn_keysrc *src;
  qn_factor *f;
  int bits;
  int64_t parts, blocks;
  int64_t *counts; /* per block and partition, and one for nulls: rows, then where the next one goes */
  int64_t *begins;
  uint64_t *a, *b;
  int32_t *row;
  volatile int status;
} part_job;

#define WIDE 0
#include "runtime/frame/factor_table.h"
#define WIDE 1
#include "runtime/frame/factor_table.h"

/* --- keys ---------------------------------------------------------------------------------------------------------------------- */
static inline uint64_t load_le(const char *p, size_t n) { /* n <= 8 */
  uint64_t x = 0;
  memcpy(&x, p, n);
  return x;
}

static inline uint64_t load_tail(const char *p, size_t n, const char *end) { /* n < 8 bytes at p; reads 8 where there are 8 */
  if (end - p >= 8) return n ? load_le(p, 8) & (~(uint64_t)0 >> (64 - 8 * n)) : 0;
  return load_le(p, n);
}

static void fill_text(const qn_column *c, int64_t at, int64_t n, uint64_t *a, uint64_t *b) {
  const int64_t *o = (const int64_t *)c->offsets->data + c->offset + at;
  const char *text = c->values->data, *end = text + c->values->size;
  for (int64_t i = 0; i < n; i++) {
    const char *p = text + o[i];
    size_t len = (size_t)(o[i + 1] - o[i]);
    if (len < 8) {
      a[i] = load_tail(p, len, end);
      b[i] = (uint64_t)len << 56;
    } else if (len <= 15) {
      a[i] = load_le(p, 8);
      b[i] = (len > 8 ? load_le(p + len - 8, 8) >> (64 - 8 * (len - 8)) : 0) | (uint64_t)len << 56;
    } else {
      uint64_t h = qn_hash_bytes(p, len);
      a[i] = h;
      b[i] = (uint64_t)len | (uint64_t)0xff << 56;
    }
  }
}

static inline uint64_t double_key(double d) {
  uint64_t x;
  if (d != d) return 0x7ff8000000000000u;
  d += 0.0; /* -0.0 is 0.0 */
  memcpy(&x, &d, 8);
  return x;
}

#define FILL(T, expr)                                   \
  {                                                     \
    const T *v = (const T *)qn_column_data(c) + at;     \
    for (int64_t i = 0; i < n; i++) a[i] = (expr);      \
    break;                                              \
  }
static void fill_number(const qn_column *c, int64_t at, int64_t n, uint64_t *a) {
  switch (c->type) {
    case QN_D_BOOL: case QN_D_UINT8: FILL(uint8_t, v[i])
    case QN_D_INT8: FILL(int8_t, (uint64_t)(int64_t)v[i])
    case QN_D_INT16: FILL(int16_t, (uint64_t)(int64_t)v[i])
    case QN_D_UINT16: FILL(uint16_t, v[i])
    case QN_D_INT32: FILL(int32_t, (uint64_t)(int64_t)v[i])
    case QN_D_UINT32: FILL(uint32_t, v[i])
    case QN_D_FLOAT32: FILL(float, double_key((double)v[i]))
    case QN_D_FLOAT64: FILL(double, double_key(v[i]))
    default: FILL(uint64_t, v[i])
  }
}

void qn_keys_fill(const qn_keysrc *s, int64_t at, int64_t n, uint64_t *a, uint64_t *b, uint8_t *null) {
  const qn_column *c = s->col;
  if (!c) {
    memcpy(a, s->number + at, (size_t)n * sizeof *a);
    for (int64_t i = 0; s->nulls && i < n; i++) null[i] = a[i] == QN_KEY_NULL;
    return;
  }
  if (c->type == QN_COL_STR) fill_text(c, at, n, a, b);
  else fill_number(c, at, n, a);
  if (!s->nulls) return;
  if (qn_coltype_is_float(c->type))
    for (int64_t i = 0; i < n; i++) null[i] = a[i] == 0x7ff8000000000000u;
  else
    for (int64_t i = 0; i < n; i++) null[i] = qn_col_isna(c, at + i);
}

/* --- few groups ----------------------------------------------------------------------------------------------------------------- */
static void chunk_body(void *frame, int64_t begin, int64_t end) {
  chunk_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    if (j->src->wide) chunk_rows128(j, k);
    else chunk_rows64(j, k);
  }
}

static void remap_body(void *frame, int64_t begin, int64_t end) {
  chunk_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    const int32_t *map = j->chunks[k].map;
    int64_t stop = qn_part_begin(j->f->n, j->parts, k + 1);
    if (k > 0) /* the first chunk's numbers are final */
      for (int64_t i = qn_part_begin(j->f->n, j->parts, k); i < stop; i++) j->f->codes[i] = j->f->codes[i] < 0 ? -1 : map[j->f->codes[i]];
  }
}

static int few_groups(qn_rt *rt, const qn_keysrc *s, bool keep_na, qn_factor *f) {
  chunk_job j = {.alloc = rt->alloc, .src = s, .f = f, .keep_na = keep_na};
  j.parts = f->n < 2 * CHUNK_ROWS ? 1 : qn_frame_threads(rt);
  if (j.parts > CHUNKS) j.parts = CHUNKS;
  size_t each = (size_t)CHUNK_GROUPS * sizeof(int32_t);
  int32_t *block = qn_alloc(rt->alloc, each * 2 * (size_t)j.parts), *all = qn_alloc(rt->alloc, each * (size_t)j.parts);
  if (!block || !all) j.status = NO_MEMORY;
  else {
    for (int64_t k = 0; k < j.parts; k++) j.chunks[k] = (chunk){block + 2 * k * CHUNK_GROUPS, block + (2 * k + 1) * CHUNK_GROUPS, 0, -1};
    j.first = all;
    qn_frame_parallel(rt, chunk_body, &j, j.parts, f->n / j.parts * 4000);
    if (j.status == RUNNING) {
      if (s->wide) chunks_join128(&j, f);
      else chunks_join64(&j, f);
    }
  }
  if (j.status == RUNNING) {
    qn_frame_parallel(rt, remap_body, &j, j.parts, f->n / j.parts * 500);
    f->first = qn_positions(rt, f->groups);
    f->cap = f->first ? f->groups : 0;
    for (int64_t g = 0; f->first && g < f->groups; g++) f->first[g] = all[g];
  }
  qn_free(rt->alloc, block, each * 2 * (size_t)j.parts);
  qn_free(rt->alloc, all, each * (size_t)j.parts);
  if (j.status == NO_MEMORY) return qn_raise_memory(rt);
  return j.status == MANY ? 1 : f->first ? 0 : -1;
}

/* --- many groups ------------------------------------------------------------------------------------------------------------------ */
int qn_rowset_init(qn_rt *rt, qn_rowset *s, int64_t rows) {
  *s = (qn_rowset){.words = rows / 64 + 1};
  s->bits = qn_alloc(rt->alloc, (size_t)s->words * sizeof *s->bits);
  s->before = qn_alloc(rt->alloc, (size_t)s->words * sizeof *s->before);
  if (!s->bits || !s->before) return qn_rowset_deinit(rt, s), qn_raise_memory(rt);
  memset(s->bits, 0, (size_t)s->words * sizeof *s->bits);
  return 0;
}

void qn_rowset_deinit(qn_rt *rt, qn_rowset *s) {
  qn_free(rt->alloc, s->bits, (size_t)s->words * sizeof *s->bits);
  qn_free(rt->alloc, s->before, (size_t)s->words * sizeof *s->before);
  *s = (qn_rowset){0};
}

int qn_rowset_finish(qn_rt *rt, qn_rowset *s, qn_factor *f) {
  for (int64_t w = 0; w < s->words; w++) {
    s->before[w] = (int32_t)s->count;
    s->count += __builtin_popcountll(s->bits[w]);
  }
  f->first = qn_positions(rt, s->count);
  if (!f->first) return -1;
  f->cap = f->groups = s->count;
  int64_t *to = f->first;
  for (int64_t w = 0; w < s->words; w++)
    for (uint64_t b = s->bits[w]; b; b &= b - 1) *to++ = w * 64 + __builtin_ctzll(b);
  return 0;
}

typedef struct rank_job {
  int32_t *codes;
  const qn_rowset *set;
  int64_t n;
} rank_job;

QN_LEVELS static void rank_body(void *frame, int64_t begin, int64_t end) {
  rank_job *j = frame;
  int64_t stop = end * QN_FACTOR_BLOCK < j->n ? end * QN_FACTOR_BLOCK : j->n;
  for (int64_t i = begin * QN_FACTOR_BLOCK; i < stop; i++)
    if (j->codes[i] >= 0) j->codes[i] = qn_rowset_rank(j->set, j->codes[i]);
}

static void part_offsets(part_job *j) {
  int64_t at = 0;
  for (int64_t p = 0; p <= j->parts; p++) {
    j->begins[p] = at;
    for (int64_t k = 0; k < j->blocks; k++) {
      int64_t *c = &j->counts[k * (j->parts + 1) + p], n = *c;
      *c = at;
      at += n;
    }
  }
  j->begins[j->parts + 1] = at;
}

static int part_codes(qn_rt *rt, part_job *j, bool keep_na) {
  const qn_keysrc *s = j->src;
  qn_factor *f = j->f;
  int64_t block_cost = f->n / j->blocks * 2000;
  qn_frame_parallel(rt, s->wide ? part_count128 : part_count64, j, j->blocks, block_cost);
  if (qn_interrupted(rt)) return -1;
  part_offsets(j);
  qn_frame_parallel(rt, s->wide ? part_deal128 : part_deal64, j, j->blocks, block_cost * 2);
  if (qn_interrupted(rt)) return -1;
  qn_frame_parallel(rt, s->wide ? part_find128 : part_find64, j, j->parts, f->n / j->parts * 10000);
  if (j->status != RUNNING) return qn_raise_memory(rt);
  int64_t na = j->begins[j->parts], na_end = j->begins[j->parts + 1];
  for (int64_t i = na; i < na_end; i++) f->codes[j->row[i]] = keep_na ? j->row[na] : -1;
  qn_rowset set;
  if (qn_interrupted(rt)) return -1;
  if (qn_rowset_init(rt, &set, f->n)) return -1;
  for (int64_t i = 0; i < f->n; i++)
    if (f->codes[i] == i) qn_rowset_add(&set, i);
  int bad = qn_rowset_finish(rt, &set, f);
  rank_job r = {f->codes, &set, f->n};
  if (!bad) qn_frame_parallel(rt, rank_body, &r, (f->n + QN_FACTOR_BLOCK - 1) / QN_FACTOR_BLOCK, QN_FACTOR_BLOCK * 2000);
  qn_rowset_deinit(rt, &set);
  return bad;
}

static int many_groups(qn_rt *rt, const qn_keysrc *s, bool keep_na, qn_factor *f) {
  part_job j = {.alloc = rt->alloc, .src = s, .f = f, .bits = 1, .blocks = 64};
  while (j.bits < 10 && f->n >> j.bits > PART_ROWS) j.bits++;
  j.parts = (int64_t)1 << j.bits;
  size_t n = (size_t)f->n + 1, counts = (size_t)(j.blocks * (j.parts + 1));
  j.a = qn_alloc(rt->alloc, n * sizeof *j.a);
  j.b = s->wide ? qn_alloc(rt->alloc, n * sizeof *j.b) : NULL;
  j.row = qn_alloc(rt->alloc, n * sizeof *j.row);
  j.counts = qn_alloc(rt->alloc, counts * sizeof *j.counts);
  j.begins = qn_alloc(rt->alloc, (size_t)(j.parts + 2) * sizeof *j.begins);
  int bad;
  if (!j.a || (s->wide && !j.b) || !j.row || !j.counts || !j.begins) bad = qn_raise_memory(rt);
  else {
    memset(j.counts, 0, counts * sizeof *j.counts);
    bad = part_codes(rt, &j, keep_na);
  }
  qn_free(rt->alloc, j.a, n * sizeof *j.a);
  qn_free(rt->alloc, j.b, n * sizeof *j.b);
  qn_free(rt->alloc, j.row, n * sizeof *j.row);
  qn_free(rt->alloc, j.counts, counts * sizeof *j.counts);
  qn_free(rt->alloc, j.begins, (size_t)(j.parts + 2) * sizeof *j.begins);
  return bad;
}

/* Whether there are more groups than chunks hold: of 4096 rows spread over all, few then have the same key. */
static bool mostly_distinct(const qn_keysrc *s, int64_t n) {
  enum { SAMPLE = 4096, SLOTS = SAMPLE * 4, LEAST = 24 }; /* G keys: about SAMPLE * SAMPLE / 2 / G */
  uint64_t seen[SLOTS] = {0};
  int64_t hits = 0;
  for (int64_t i = 0; i < SAMPLE; i++) {
    uint64_t a, b = 0;
    uint8_t null = 0;
    qn_keys_fill(s, (int64_t)((double)n / SAMPLE * (double)i), 1, &a, &b, &null);
    uint64_t h = (s->wide ? qn_key_mix2(a, b) : qn_key_mix(a)) | 1, at = h >> 50;
    while (seen[at] && seen[at] != h) at = (at + 1) % SLOTS;
    hits += seen[at] == h;
    seen[at] = h;
  }
  return hits < LEAST;
}

int qn_factor_keys(qn_rt *rt, const qn_keysrc *s, bool keep_na, qn_factor *f) {
  int status = s->wide ? qn_factor_text(rt, s, keep_na, f) : 1;
  if (status < 1) return status;
  status = 1;
  if (f->n < DEAL_LEAST || !mostly_distinct(s, f->n)) status = few_groups(rt, s, keep_na, f);
  return status == 1 ? many_groups(rt, s, keep_na, f) : status;
}
