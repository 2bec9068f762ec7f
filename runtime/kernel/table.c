/* table.c - sets and dicts: entries in order of insertion, found through an index of open addressing.
 *
 * index[place …] holds an entry's number + 1, 0 where nothing ever was, GONE where an entry was removed; the place comes from
 * the high bits of the hash. Ints hash so that those of a range hardly ever meet; keys for which that fails (too far from
 * their place) make the table scatter all its hashes. An entry
 * begins with its state: 0 removed, else hash | LIVE. Trailing removed entries are given back at once (so that popitem
 * never walks far), others when the entries are full. */
#include "runtime/kernel/internal.h"

#define LIVE (UINT64_C(1) << 63)
enum { FIRST_INDEX = 8, TOO_FAR = 48 };
static const uint32_t GONE = UINT32_MAX;

typedef struct table {
  qn_kobj o;
  uint32_t *index;
  uint64_t mask; /* of index; meaningless while there is none */
  uint32_t shift; /* of a hash's 63 bits, moved up by one, to a place */
  bool scatter;
  uint64_t fill; /* places of index that are not 0 */
} table;

static table *of(const qn_kobj *t) { return (table *)(uintptr_t)t; }
static int64_t stride(const qn_kobj *t) { return 1 + t->nslots; }
static uint64_t *entry_at(const qn_kobj *t, int64_t e) { return t->items + e * stride(t); }
static uint64_t place_of(const table *s, uint64_t hash) {
  hash = s->scatter ? qn_khash_mix(hash & ~LIVE) : hash << 1;
  return hash >> s->shift;
}
static uint64_t state_of(uint64_t hash) { return hash | LIVE; }

static uint64_t key_refs(const qn_kobj *t) { return t->nkeys >= 64 ? t->refs : t->refs & ((UINT64_C(1) << t->nkeys) - 1); }

void qn_ktable_free(qn_kobj *t) {
  free(t->items);
  free(of(t)->index);
}

int32_t qn_k_table_new(qn_kctx *ctx, int64_t kind, int64_t shape, int64_t refs, int64_t kinds, qn_kobj **out) {
  qn_kobj *t = qn_kobj_new(ctx, (qn_kkind)kind, sizeof(table));
  if (!t) return 1;
  t->nslots = (uint16_t)shape;
  t->nkeys = kind == QN_KO_SET ? t->nslots : (uint16_t)((uint64_t)shape >> 16);
  t->refs = t->nslots >= 64 ? (uint64_t)refs : (uint64_t)refs & ((UINT64_C(1) << t->nslots) - 1);
  t->kinds = (uint64_t)kinds;
  *out = t;
  return 0;
}

/* --- finding ----------------------------------------------------------------------------------------------------------- */
static int64_t find(const qn_kobj *t, const uint64_t *key, uint64_t key_kinds, uint64_t hash) {
  const table *s = of(t);
  if (!t->len) return -1;
  uint64_t state = state_of(hash);
  for (uint64_t i = place_of(s, hash);; i = (i + 1) & s->mask) {
    uint32_t at = s->index[i];
    if (at == 0) return -1;
    if (at == GONE) continue;
    const uint64_t *e = entry_at(t, at - 1);
    if (e[0] == state && qn_kslots_eq(e + 1, t->kinds, key, key_kinds, t->nkeys)) return at - 1;
  }
}

int64_t qn_k_table_find(const qn_kobj *t, const uint64_t *key) {
  return find(t, key, t->kinds, qn_kslots_hash(key, t->kinds, t->nkeys));
}

int64_t qn_k_table_find_i(const qn_kobj *t, int64_t key) {
  const table *s = of(t);
  if (!t->len) return -1;
  const uint64_t *keys = t->items + 1;
  uint64_t step = (uint64_t)stride(t);
  for (uint64_t i = place_of(s, qn_khash_int((uint64_t)key));; i = (i + 1) & s->mask) {
    uint32_t at = s->index[i] - 1u; /* an entry that is there: removed ones leave GONE */
    if (__builtin_expect(at >= GONE - 1, 0)) {
      if (at == UINT32_MAX) return -1;
      continue;
    }
    if (keys[at * step] == (uint64_t)key) return at;
  }
}

int64_t qn_k_table_find_s(const qn_kobj *t, const qn_kobj *key) {
  uint64_t slot = (uint64_t)(uintptr_t)key;
  return find(t, &slot, QN_KS_REF, qn_kstr_hash(key));
}

/* --- growth ------------------------------------------------------------------------------------------------------------ */
/* How far from its place the entry came to lie. */
static uint64_t put_index(table *s, uint64_t hash, int64_t e) {
  uint64_t from = place_of(s, hash), i = from;
  while (s->index[i] != 0 && s->index[i] != GONE) i = (i + 1) & s->mask;
  s->fill += s->index[i] == 0;
  s->index[i] = (uint32_t)e + 1;
  return (i - from) & s->mask;
}

static bool put_all(qn_kobj *t) { /* false: they meet too often */
  table *s = of(t);
  memset(s->index, 0, (s->mask + 1) * sizeof *s->index);
  s->fill = 0;
  for (int64_t e = 0; e < t->u.used; e++)
    if (entry_at(t, e)[0] && put_index(s, entry_at(t, e)[0] & ~LIVE, e) > TOO_FAR && !s->scatter) return false;
  return true;
}

static void index_all(qn_kobj *t) {
  if (put_all(t)) return;
  of(t)->scatter = true;
  put_all(t);
}

/* New memory for at least n entries, the living ones moved together. */
static int32_t rebuild(qn_kctx *ctx, qn_kobj *t, int64_t n) {
  table *s = of(t);
  uint64_t size = FIRST_INDEX;
  while ((uint64_t)n > size / 3 * 2) size *= 2;
  int64_t cap = (int64_t)(size / 3 * 2), width = 8 * stride(t);
  int64_t bytes, old = t->items ? t->cap * width + (int64_t)(4 * (s->mask + 1)) : 0;
  if (size > UINT64_C(1) << 31 || __builtin_mul_overflow(cap, width, &bytes)) return qn_k_error(ctx, "MemoryError", "table is too large");
  bytes += (int64_t)(4 * size);
  if (!qn_kobj_charge(ctx, t, bytes - old)) return 1;
  uint64_t *items = malloc((size_t)(cap * width));
  uint32_t *index = malloc(size * 4);
  if (!items || !index) {
    free(items);
    free(index);
    qn_kobj_charge(ctx, t, old - bytes);
    return qn_k_error(ctx, "MemoryError", "unable to allocate %lld bytes", (long long)bytes);
  }
  int64_t used = 0;
  for (int64_t e = 0; e < t->u.used; e++)
    if (entry_at(t, e)[0]) memcpy(items + used++ * stride(t), entry_at(t, e), (size_t)width);
  free(t->items);
  free(s->index);
  t->items = items;
  t->cap = cap;
  t->u.used = used;
  s->index = index;
  s->mask = size - 1;
  s->shift = 64 - (uint32_t)__builtin_ctzll(size);
  index_all(t);
  return 0;
}

static int64_t add(qn_kctx *ctx, qn_kobj *t, const uint64_t *key, uint64_t hash) {
  table *s = of(t);
  if (!t->items || t->u.used == t->cap || s->fill > s->mask / 4 * 3)
    if (rebuild(ctx, t, t->len + t->len / 2 + 1)) return -1;
  int64_t e = t->u.used++;
  uint64_t *to = entry_at(t, e);
  memset(to, 0, 8 * (size_t)stride(t));
  to[0] = state_of(hash);
  qn_kslots_store(ctx, t, to + 1, key, key_refs(t), t->nkeys);
  if (put_index(s, hash & ~LIVE, e) > TOO_FAR && !s->scatter) index_all(t);
  t->len++;
  return e;
}

int32_t qn_k_table_at(qn_kctx *ctx, qn_kobj *t, const uint64_t *key, int64_t *entry) {
  if (t->nkeys == 1 && t->kinds == QN_KS_INT) { /* by far the most */
    *entry = qn_k_table_find_i(t, (int64_t)key[0]);
    if (*entry >= 0) return 0;
  }
  uint64_t hash = qn_kslots_hash(key, t->kinds, t->nkeys);
  *entry = find(t, key, t->kinds, hash);
  if (*entry < 0) *entry = add(ctx, t, key, hash);
  return *entry < 0;
}

void qn_k_table_remove_at(qn_kctx *ctx, qn_kobj *t, int64_t entry) {
  table *s = of(t);
  uint64_t *e = entry_at(t, entry);
  uint64_t i = place_of(s, e[0] & ~LIVE);
  while (s->index[i] != (uint32_t)entry + 1) i = (i + 1) & s->mask;
  s->index[i] = GONE;
  e[0] = 0;
  t->len--;
  while (t->u.used && entry_at(t, t->u.used - 1)[0] == 0) t->u.used--;
  if (t->refs) qn_kslots_drop(ctx, e + 1, t->refs, t->nslots);
}

/* --- walking ------------------------------------------------------------------------------------------------------------ */
int64_t qn_k_table_next(const qn_kobj *t, int64_t from) {
  for (; from < t->u.used; from++)
    if (entry_at(t, from)[0]) return from;
  return -1;
}

int64_t qn_k_table_last(const qn_kobj *t) { return t->u.used - 1; } /* never a removed one */

void qn_k_table_clear(qn_kctx *ctx, qn_kobj *t) {
  table *s = of(t);
  if (!t->items) return;
  qn_kobj_charge(ctx, t, -(t->cap * 8 * stride(t) + (int64_t)(4 * (s->mask + 1))));
  uint64_t *items = t->items;
  int64_t used = t->u.used;
  free(s->index);
  s->index = NULL;
  t->items = NULL;
  t->cap = t->len = t->u.used = 0;
  for (int64_t e = 0; e < used && t->refs; e++)
    if (items[e * stride(t)]) qn_kslots_drop(ctx, items + e * stride(t) + 1, t->refs, t->nslots);
  free(items);
}

/* --- whole tables ------------------------------------------------------------------------------------------------------- */
static int32_t new_like(qn_kctx *ctx, const qn_kobj *t, qn_kobj **out) {
  return qn_k_table_new(ctx, t->kind, qn_kshape(t->nslots, t->nkeys), (int64_t)t->refs, (int64_t)t->kinds, out);
}

/* Sets key's value to that of entry `from` (a dict's), adding it. */
static int32_t put(qn_kctx *ctx, qn_kobj *t, const qn_kobj *source, int64_t from) {
  const uint64_t *e = entry_at(source, from);
  int64_t at = find(t, e + 1, source->kinds, e[0] & ~LIVE);
  bool known = at >= 0;
  if (!known) at = add(ctx, t, e + 1, e[0] & ~LIVE);
  if (at < 0) return 1;
  if (t->kind == QN_KO_SET) return 0;
  uint64_t *to = entry_at(t, at) + 1 + t->nkeys, refs = t->nkeys >= 64 ? 0 : t->refs >> t->nkeys, old[64];
  unsigned n = (unsigned)(t->nslots - t->nkeys), few = n < 64 ? n : 64;
  memcpy(old, to, 8 * (size_t)few);
  qn_kslots_store(ctx, t, to, entry_at(source, from) + 1 + source->nkeys, refs, n);
  if (known) qn_kslots_drop(ctx, old, refs, few);
  return 0;
}

int32_t qn_k_table_update(qn_kctx *ctx, qn_kobj *t, const qn_kobj *other) {
  if (t == other) return 0;
  for (int64_t e = 0; (e = qn_k_table_next(other, e)) >= 0; e++)
    if (put(ctx, t, other, e)) return 1;
  return 0;
}

int32_t qn_k_table_copy(qn_kctx *ctx, const qn_kobj *t, qn_kobj **out) {
  if (new_like(ctx, t, out) || (t->len && rebuild(ctx, *out, t->len))) return 1;
  return qn_k_table_update(ctx, *out, t);
}

int32_t qn_k_table_eq(const qn_kobj *a, const qn_kobj *b) {
  if (a->len != b->len || a->nkeys != b->nkeys || a->nslots != b->nslots) return 0;
  uint64_t va = a->nkeys < 16 ? a->kinds >> 4 * a->nkeys : 0, vb = b->nkeys < 16 ? b->kinds >> 4 * b->nkeys : 0;
  for (int64_t e = 0; (e = qn_k_table_next(a, e)) >= 0; e++) {
    const uint64_t *x = entry_at(a, e);
    int64_t at = find(b, x + 1, a->kinds, x[0] & ~LIVE);
    if (at < 0) return 0;
    if (!qn_kslots_eq(x + 1 + a->nkeys, va, entry_at(b, at) + 1 + b->nkeys, vb, (unsigned)(a->nslots - a->nkeys))) return 0;
  }
  return 1;
}

/* --- sets ---------------------------------------------------------------------------------------------------------------- */
static int64_t find_in(const qn_kobj *t, const qn_kobj *source, int64_t e) {
  const uint64_t *x = entry_at(source, e);
  return find(t, x + 1, source->kinds, x[0] & ~LIVE);
}

int32_t qn_k_set_op(qn_kctx *ctx, const qn_kobj *a, const qn_kobj *b, int64_t op, qn_kobj **out) {
  if (op == QN_KSET_OR) return qn_k_table_copy(ctx, a, out) || qn_k_table_update(ctx, *out, b);
  if (new_like(ctx, a, out)) return 1;
  for (int64_t e = 0; (e = qn_k_table_next(a, e)) >= 0; e++)
    if ((find_in(b, a, e) >= 0) == (op == QN_KSET_AND) && put(ctx, *out, a, e)) return 1;
  for (int64_t e = 0; op == QN_KSET_XOR && (e = qn_k_table_next(b, e)) >= 0; e++)
    if (find_in(a, b, e) < 0 && put(ctx, *out, b, e)) return 1;
  return 0;
}

static int32_t toggle(qn_kctx *ctx, qn_kobj *a, const qn_kobj *b) {
  qn_kobj *both;
  if (qn_k_set_op(ctx, a, b, QN_KSET_AND, &both)) return 1;
  int32_t status = qn_k_table_update(ctx, a, b);
  for (int64_t e = 0; status == 0 && (e = qn_k_table_next(both, e)) >= 0; e++) qn_k_table_remove_at(ctx, a, find_in(a, both, e));
  qn_k_unref(ctx, both);
  return status;
}

int32_t qn_k_set_op_self(qn_kctx *ctx, qn_kobj *a, const qn_kobj *b, int64_t op) {
  if (op == QN_KSET_OR) return qn_k_table_update(ctx, a, b);
  if (op == QN_KSET_XOR && a != b) return toggle(ctx, a, b);
  if (a == b) {
    if (op != QN_KSET_AND) qn_k_table_clear(ctx, a);
    return 0;
  }
  for (int64_t e = 0; (e = qn_k_table_next(a, e)) >= 0; e++)
    if ((find_in(b, a, e) >= 0) != (op == QN_KSET_AND)) qn_k_table_remove_at(ctx, a, e);
  return 0;
}

int32_t qn_k_set_subset(const qn_kobj *a, const qn_kobj *b) {
  if (a->len > b->len) return 0;
  for (int64_t e = 0; (e = qn_k_table_next(a, e)) >= 0; e++)
    if (find_in(b, a, e) < 0) return 0;
  return 1;
}

int32_t qn_k_set_disjoint(const qn_kobj *a, const qn_kobj *b) {
  for (int64_t e = 0; (e = qn_k_table_next(a, e)) >= 0; e++)
    if (find_in(b, a, e) >= 0) return 0;
  return 1;
}

int32_t qn_k_set_extend(qn_kctx *ctx, qn_kobj *set, const qn_kobj *list) {
  int64_t entry;
  for (int64_t k = 0; k < list->len; k++)
    if (qn_k_table_at(ctx, set, list->items + k * list->nslots, &entry)) return 1;
  return 0;
}
