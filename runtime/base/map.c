/* map.c - hashing, the string map and interned names. Open addressing, linear probing, load at most 3/4. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "runtime/base/base.h"

uint64_t qn_hash_bytes(const void *p, size_t n) { return XXH3_64bits(p, n); }

static struct qn_map_slot *map_slot(const qn_map *m, qn_sv key, uint64_t hash) {
  for (uint32_t i = (uint32_t)hash & (m->cap - 1);; i = (i + 1) & (m->cap - 1)) {
    struct qn_map_slot *s = &m->slots[i];
    if (!s->key.p || (s->hash == hash && qn_sv_eq(s->key, key))) return s;
  }
}

void *qn_map_get(const qn_map *m, qn_sv key) {
  if (!m->cap) return NULL;
  return map_slot(m, key, qn_hash_bytes(key.p, key.n))->val;
}

void qn_map_put(qn_arena *a, qn_map *m, qn_sv key, void *val) {
  if (m->n * 4 >= m->cap * 3) {
    qn_map old = *m;
    m->cap = old.cap ? old.cap * 2 : 16;
    m->slots = QN_NEW_N(a, struct qn_map_slot, m->cap);
    for (uint32_t i = 0; i < old.cap; i++)
      if (old.slots[i].key.p) *map_slot(m, old.slots[i].key, old.slots[i].hash) = old.slots[i];
  }
  uint64_t hash = qn_hash_bytes(key.p, key.n);
  struct qn_map_slot *s = map_slot(m, key, hash);
  if (!s->key.p) m->n++;
  *s = (struct qn_map_slot){{key.p ? key.p : "", key.n}, hash, val};
}

void qn_intern_init(qn_intern *t, qn_arena *a) { *t = (qn_intern){a, NULL, 0, 0}; }

static qn_sym *intern_slot(const qn_intern *t, qn_sv s, uint64_t hash) {
  for (uint32_t i = (uint32_t)hash & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
    qn_sym at = t->slots[i];
    if (!at || (at->hash == hash && at->n == s.n && memcmp(at->text, s.p, s.n) == 0)) return &t->slots[i];
  }
}

qn_sym qn_intern_find(const qn_intern *t, qn_sv s) {
  return t->cap ? *intern_slot(t, s, qn_hash_bytes(s.p, s.n)) : NULL;
}

qn_sym qn_intern_sv(qn_intern *t, qn_sv s) {
  if (t->n * 4 >= t->cap * 3) {
    qn_sym *old = t->slots;
    uint32_t old_cap = t->cap;
    uint32_t cap = old_cap ? old_cap * 2 : 256;
    t->slots = QN_NEW_N(t->arena, qn_sym, cap);
    t->cap = cap;
    for (uint32_t i = 0; i < old_cap; i++)
      if (old[i]) *intern_slot(t, qn_sym_sv(old[i]), old[i]->hash) = old[i];
  }
  uint64_t hash = qn_hash_bytes(s.p, s.n);
  qn_sym *slot = intern_slot(t, s, hash);
  if (!*slot) {
    qn_sym_rec *r = qn_arena_alloc(t->arena, sizeof(qn_sym_rec) + s.n + 1);
    r->hash = hash;
    r->n = (uint32_t)s.n;
    if (s.n) memcpy(r->text, s.p, s.n);
    *slot = r;
    t->n++;
  }
  return *slot;
}

qn_sym qn_intern_z(qn_intern *t, const char *z) { return qn_intern_sv(t, qn_sv_of(z)); }
