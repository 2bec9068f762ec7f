/* factor_table.h - an open-addressing table from keys to codes, expanded by factor_hash.c for two widths of keys: with
 * WIDE 0 the names end in 64 and keys are `a`; with WIDE 1 they end in 128 and keys are `a` and `b`. */
#if WIDE
#define T(name) name##128
#else
#define T(name) name##64
#endif

typedef struct T(slot) {
  uint64_t a;
#if WIDE
  uint64_t b;
#endif
  int32_t code; /* -1: free */
} T(slot);

typedef struct T(table) {
  T(slot) *slots;
  int bits;
  int64_t used;
} T(table);

static bool T(table_make)(const qn_allocator *alloc, T(table) *t, int bits) {
  int64_t size = (int64_t)1 << bits;
  *t = (T(table)){.bits = bits, .slots = qn_alloc(alloc, (size_t)size * sizeof *t->slots)};
  for (int64_t i = 0; t->slots && i < size; i++) t->slots[i].code = -1;
  return t->slots != NULL;
}

static void T(table_free)(const qn_allocator *alloc, T(table) *t) {
  qn_free(alloc, t->slots, ((size_t)1 << t->bits) * sizeof *t->slots);
  t->slots = NULL;
}

static inline uint64_t T(slot_hash)(const T(slot) *s) {
#if WIDE
  return qn_key_mix2(s->a, s->b);
#else
  return qn_key_mix(s->a);
#endif
}

/* skip: high bits of the hash that chose the partition */
static bool T(table_grow)(const qn_allocator *alloc, T(table) *t, int skip) {
  T(table) bigger;
  if (!T(table_make)(alloc, &bigger, t->bits + 2)) return false;
  uint64_t mask = ((uint64_t)1 << bigger.bits) - 1;
  for (int64_t i = 0; i < (int64_t)1 << t->bits; i++) {
    if (t->slots[i].code < 0) continue;
    uint64_t at = (T(slot_hash)(&t->slots[i]) << skip) >> (64 - bigger.bits);
    while (bigger.slots[at].code >= 0) at = (at + 1) & mask;
    bigger.slots[at] = t->slots[i];
  }
  bigger.used = t->used;
  T(table_free)(alloc, t);
  *t = bigger;
  return true;
}

/* The code of a key; a new one is t->used, which then grows: the caller notes its row and calls table_grow when full. */
static inline int32_t T(table_find)(T(table) *t, const qn_keysrc *src, uint64_t h, uint64_t a, uint64_t b, int64_t row, const int32_t *first, int skip) {
  uint64_t mask = ((uint64_t)1 << t->bits) - 1, at = (h << skip) >> (64 - t->bits);
  (void)src, (void)row, (void)first, (void)b;
  for (; t->slots[at].code >= 0; at = (at + 1) & mask) {
    if (t->slots[at].a != a) continue;
#if WIDE
    if (t->slots[at].b != b) continue;
    if (qn_key_hashed(b) && !qn_sv_eq(qn_column_str(src->col, row), qn_column_str(src->col, first[t->slots[at].code]))) continue;
#endif
    return t->slots[at].code;
  }
  t->slots[at].a = a;
#if WIDE
  t->slots[at].b = b;
#endif
  t->slots[at].code = (int32_t)t->used;
  return (int32_t)t->used++;
}

/* --- few groups: each chunk of rows has a table of its own, then their groups are put together ---------------------------- */
static void T(chunk_rows)(chunk_job *j, int64_t k) {
  int64_t at = qn_part_begin(j->f->n, j->parts, k), end = qn_part_begin(j->f->n, j->parts, k + 1);
  chunk *c = &j->chunks[k];
  T(table) t;
  uint64_t a[QN_FACTOR_BLOCK], b[QN_FACTOR_BLOCK], h[QN_FACTOR_BLOCK];
  uint8_t null[QN_FACTOR_BLOCK];
  if (!T(table_make)(j->alloc, &t, 10)) j->status = NO_MEMORY;
  for (; t.slots && at < end && j->status == RUNNING; at += QN_FACTOR_BLOCK) {
    int64_t n = end - at < QN_FACTOR_BLOCK ? end - at : QN_FACTOR_BLOCK;
    qn_keys_fill(j->src, at, n, a, b, null);
#if WIDE
    for (int64_t i = 0; i < n; i++) h[i] = qn_key_mix2(a[i], b[i]);
#else
    for (int64_t i = 0; i < n; i++) h[i] = qn_key_mix(a[i]);
#endif
    bool far = t.bits >= FAR_BITS;
    for (int64_t i = 0; i < n; i++) {
      int32_t code;
      if (far && i + AHEAD < n) __builtin_prefetch(&t.slots[h[i + AHEAD] >> (64 - t.bits)]);
      if (j->src->nulls && null[i]) {
        if (!j->keep_na) {
          j->f->codes[at + i] = -1;
          continue;
        }
        if (c->na < 0) chunk_first(c, c->na = (int32_t)t.used++, at + i);
        code = c->na;
      } else {
        int64_t used = t.used;
#if WIDE
        code = T(table_find)(&t, j->src, h[i], a[i], b[i], at + i, c->first, 0);
#else
        code = T(table_find)(&t, j->src, h[i], a[i], 0, at + i, c->first, 0);
#endif
        if (t.used != used) chunk_first(c, code, at + i);
      }
      j->f->codes[at + i] = code;
      if (t.used == CHUNK_GROUPS) { /* many groups: give up, partition instead */
        j->status = MANY;
        break;
      }
      if (t.used * 2 > (int64_t)1 << t.bits && !T(table_grow)(j->alloc, &t, 0)) {
        j->status = NO_MEMORY;
        break;
      }
    }
  }
  c->groups = (int32_t)t.used;
  if (t.slots) T(table_free)(j->alloc, &t);
}

/* Numbers the groups of all chunks: chunk.map from its codes to those of all. */
static void T(chunks_join)(chunk_job *j, qn_factor *f) {
  T(table) t;
  int32_t na = -1;
  if (!T(table_make)(j->alloc, &t, 10)) j->status = NO_MEMORY;
  for (int64_t k = 0; k < j->parts && j->status == RUNNING; k++) {
    chunk *c = &j->chunks[k];
    for (int32_t g = 0; g < c->groups && j->status == RUNNING; g++) {
      int64_t row = c->first[g], used = t.used;
      uint64_t a, b = 0;
      uint8_t null = 0;
      qn_keys_fill(j->src, row, 1, &a, &b, &null);
      int32_t code = g == c->na ? na : -1;
      if (g == c->na && na < 0) code = na = (int32_t)t.used++;
#if WIDE
      if (g != c->na) code = T(table_find)(&t, j->src, qn_key_mix2(a, b), a, b, row, j->first, 0);
#else
      if (g != c->na) code = T(table_find)(&t, j->src, qn_key_mix(a), a, 0, row, j->first, 0);
#endif
      if (t.used != used) j->first[code] = (int32_t)row;
      c->map[g] = code;
      if (t.used * 2 > (int64_t)1 << t.bits && !T(table_grow)(j->alloc, &t, 0)) j->status = NO_MEMORY;
    }
  }
  f->groups = t.used;
  if (t.slots) T(table_free)(j->alloc, &t);
}

/* --- many groups: rows are dealt to partitions by the hash of their key; a partition has a table that fits the cache ------ */
/* The partition of the key of row i of a block; the one after the last takes the rows that are missing. */
static inline uint64_t T(part_of)(const part_job *j, const uint64_t *a, QN_UNUSED const uint64_t *b, const uint8_t *null, int64_t i) {
  if (j->src->nulls && null[i]) return (uint64_t)j->parts;
#if WIDE
  return qn_key_mix2(a[i], b[i]) >> (64 - j->bits);
#else
  return qn_key_mix(a[i]) >> (64 - j->bits);
#endif
}

static void T(part_count)(void *frame, int64_t begin, int64_t end) {
  part_job *j = frame;
  uint64_t a[QN_FACTOR_BLOCK], b[QN_FACTOR_BLOCK];
  uint8_t null[QN_FACTOR_BLOCK];
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(j->f->n, j->blocks, k), stop = qn_part_begin(j->f->n, j->blocks, k + 1);
    int64_t *count = j->counts + k * (j->parts + 1);
    for (; at < stop; at += QN_FACTOR_BLOCK) {
      int64_t n = stop - at < QN_FACTOR_BLOCK ? stop - at : QN_FACTOR_BLOCK;
      qn_keys_fill(j->src, at, n, a, b, null);
      for (int64_t i = 0; i < n; i++) {
        count[T(part_of)(j, a, b, null, i)]++;
      }
    }
  }
}

static void T(part_deal)(void *frame, int64_t begin, int64_t end) {
  part_job *j = frame;
  uint64_t a[QN_FACTOR_BLOCK], b[QN_FACTOR_BLOCK];
  uint8_t null[QN_FACTOR_BLOCK];
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(j->f->n, j->blocks, k), stop = qn_part_begin(j->f->n, j->blocks, k + 1);
    int64_t *next = j->counts + k * (j->parts + 1);
    for (; at < stop; at += QN_FACTOR_BLOCK) {
      int64_t n = stop - at < QN_FACTOR_BLOCK ? stop - at : QN_FACTOR_BLOCK;
      qn_keys_fill(j->src, at, n, a, b, null);
      for (int64_t i = 0; i < n; i++) {
        int64_t to = next[T(part_of)(j, a, b, null, i)]++;
        j->a[to] = a[i];
#if WIDE
        j->b[to] = b[i];
#endif
        j->row[to] = (int32_t)(at + i);
      }
    }
  }
}

/* Each row's code becomes the row where its group begins. */
static void T(part_find)(void *frame, int64_t begin, int64_t end) {
  part_job *j = frame;
  for (int64_t p = begin; p < end && j->status == RUNNING; p++) {
    int64_t at = j->begins[p], stop = j->begins[p + 1], n = stop - at;
    int32_t *first = qn_alloc(j->alloc, (size_t)(n + 1) * sizeof *first);
    T(table) t = {0};
    int bits = 8;
    while (bits < 14 && (int64_t)1 << bits < n) bits++;
    if (!first || !T(table_make)(j->alloc, &t, bits)) j->status = NO_MEMORY;
    for (int64_t i = at; i < stop && j->status == RUNNING; i++) {
      int64_t used = t.used;
#if WIDE
      int32_t code = T(table_find)(&t, j->src, qn_key_mix2(j->a[i], j->b[i]), j->a[i], j->b[i], j->row[i], first, j->bits);
#else
      int32_t code = T(table_find)(&t, j->src, qn_key_mix(j->a[i]), j->a[i], 0, j->row[i], first, j->bits);
#endif
      if (t.used != used) {
        first[code] = j->row[i];
        if (t.used * 2 > (int64_t)1 << t.bits && !T(table_grow)(j->alloc, &t, j->bits)) j->status = NO_MEMORY;
      }
      j->f->codes[j->row[i]] = first[code];
    }
    if (t.slots) T(table_free)(j->alloc, &t);
    qn_free(j->alloc, first, (size_t)(n + 1) * sizeof *first);
  }
}

#undef T
#undef WIDE
