/* set.c - set and frozenset: CPython's table, probing and growth, so that sets of numbers iterate in its order. */
#include "runtime/object/internal.h"

enum { MIN_SIZE = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5, BIG = 50000 };

static bool is_free(const qn_set_entry *e) { return e->key.tag == QN_UNSET; }
static bool is_deleted(const qn_set_entry *e) { return e->key.tag == QN_NOTIMPL; }

static int new_set(qn_rt *rt, const qn_class *cls, qn_value *out) {
  qn_set *s = qn_obj_new(rt, cls, sizeof *s);
  if (!s) return -1;
  *out = qn_from_obj(s);
  return 0;
}

int qn_new_set(qn_rt *rt, qn_value *out) { return new_set(rt, &qn_set_class, out); }

static size_t table_bytes(const qn_set *s) { return s->table ? (s->mask + 1) * sizeof *s->table : 0; }

void qn_set_clear(qn_rt *rt, qn_set *s) {
  qn_set old = *s;
  s->table = NULL;
  s->fill = s->used = 0;
  s->mask = s->finger = 0;
  s->version++;
  for (uint64_t i = 0; old.table && i <= old.mask; i++) qn_release(rt, old.table[i].key);
  qn_free(rt->alloc, old.table, table_bytes(&old));
}

static void set_destroy(qn_rt *rt, qn_obj *o) {
  qn_set_clear(rt, (qn_set *)o);
  qn_obj_free(rt, o, sizeof(qn_set));
}

/* --- the table ------------------------------------------------------------------------------------------------------------------ */
static int same_key(qn_rt *rt, qn_set *s, qn_set_entry *e, qn_value key) { /* as in dict.c */
  if (qn_same(e->key, key)) return 1;
  if (qn_is(e->key, QN_K_STR) && qn_is(key, QN_K_STR)) return qn_sv_eq(qn_str_sv(e->key), qn_str_sv(key));
  uint64_t version = s->version;
  qn_value k = qn_retained(e->key);
  int r = qn_equal(rt, k, key);
  qn_release(rt, k);
  return r >= 0 && s->version != version ? 2 : r;
}

/* *at: the entry of the key (1), or where it would go (0): the last deleted entry on the way, else the free one at its end.
 * NULL: there is no table (any more: a comparison may run code that clears the set). */
static int lookup(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash, qn_set_entry **at) {
  qn_set_entry *deleted;
again:
  if (!s->table) return *at = NULL, 0;
  deleted = NULL;
  uint64_t mask = s->mask, perturb = hash, i = hash & mask;
  for (;;) {
    qn_set_entry *e = &s->table[i];
    for (uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES + 1 : 1; probes; probes--, e++) {
      if (is_free(e)) return *at = deleted ? deleted : e, 0;
      if (is_deleted(e)) deleted = e;
      if (e->hash != hash || is_deleted(e)) continue;
      int r = same_key(rt, s, e, key);
      if (r < 0) return -1;
      if (r == 2) goto again;
      if (r) return *at = e, 1;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

static void insert_clean(qn_set_entry *table, uint64_t mask, qn_value key, uint64_t hash) {
  uint64_t perturb = hash, i = hash & mask;
  for (;;) {
    qn_set_entry *e = &table[i];
    for (uint64_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES + 1 : 1; probes; probes--, e++) {
      if (!is_free(e)) continue;
      *e = (qn_set_entry){hash, key};
      return;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

static int resize(qn_rt *rt, qn_set *s, uint64_t min_used) {
  uint64_t size = MIN_SIZE;
  while (size <= min_used) size *= 2;
  if (size > UINT64_MAX / 64) return qn_raise_memory(rt);
  qn_set_entry *table = qn_alloc(rt->alloc, size * sizeof *table);
  if (!table) return qn_raise_memory(rt);
  memset(table, 0, size * sizeof *table);
  for (uint64_t i = 0; s->table && i <= s->mask; i++) {
    qn_set_entry *e = &s->table[i];
    if (!is_free(e) && !is_deleted(e)) insert_clean(table, size - 1, e->key, e->hash);
  }
  qn_free(rt->alloc, s->table, table_bytes(s));
  s->table = table;
  s->mask = size - 1;
  s->fill = s->used;
  s->version++;
  return 0;
}

int qn_set_find(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash) {
  qn_set_entry *e;
  return lookup(rt, s, key, hash, &e);
}

int qn_set_put(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash) {
  qn_set_entry *e;
  int r = lookup(rt, s, key, hash, &e);
  if (r) return r < 0 ? -1 : 0;
  if (!e) {
    QN_TRY(resize(rt, s, 0));
    e = &s->table[hash & s->mask];
  }
  if (is_deleted(e)) { /* fill counts it already */
    *e = (qn_set_entry){hash, qn_retained(key)};
    s->used++;
    s->version++;
    return 0;
  }
  /* Growing before storing keeps the set unchanged when memory ends; the order is the same as growing after it. */
  if ((uint64_t)(s->fill + 1) * 5 >= s->mask * 3) {
    *e = (qn_set_entry){hash, key};
    s->used++;
    r = resize(rt, s, (uint64_t)(s->used > BIG ? s->used * 2 : s->used * 4));
    if (r < 0) {
      *e = (qn_set_entry){0};
      s->used--;
      return -1;
    }
    qn_retain(key);
    return 0;
  }
  *e = (qn_set_entry){hash, qn_retained(key)};
  s->fill++;
  s->used++;
  s->version++;
  return 0;
}

int qn_set_discard(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash) {
  qn_set_entry *e;
  int r = lookup(rt, s, key, hash, &e);
  if (r != 1) return r;
  qn_value old = e->key;
  *e = (qn_set_entry){0, {.tag = QN_NOTIMPL}};
  s->used--;
  s->version++;
  qn_release(rt, old);
  return 1;
}

int qn_set_add(qn_rt *rt, qn_value set, qn_value x) {
  uint64_t hash;
  QN_TRY(qn_hash(rt, x, &hash));
  return qn_set_put(rt, qn_setp(set), x, hash);
}

bool qn_set_next(qn_value set, int64_t *pos, qn_value *key) {
  qn_set *s = qn_setp(set);
  for (; s->table && (uint64_t)*pos <= s->mask; ++*pos) {
    qn_set_entry *e = &s->table[*pos];
    if (is_free(e) || is_deleted(e)) continue;
    *key = e->key;
    ++*pos;
    return true;
  }
  return false;
}

/* --- filling ---------------------------------------------------------------------------------------------------------------------- */
static int merge_set(qn_rt *rt, qn_set *s, qn_set *other) {
  if (s == other || other->used == 0) return 0;
  if (!s->table) QN_TRY(resize(rt, s, 0));
  if ((uint64_t)(s->fill + other->used) * 5 >= s->mask * 3) QN_TRY(resize(rt, s, (uint64_t)(s->used + other->used) * 2));
  if (s->fill == 0 && s->mask == other->mask && other->fill == other->used) {
    for (uint64_t i = 0; i <= other->mask; i++) {
      s->table[i] = other->table[i];
      qn_retain(s->table[i].key);
    }
    s->fill = s->used = other->used;
    s->version++;
    return 0;
  }
  for (uint64_t i = 0; other->table && i <= other->mask; i++) {
    qn_set_entry e = other->table[i];
    if (is_free(&e) || is_deleted(&e)) continue;
    qn_retain(e.key); /* a comparison may change the other one */
    int r = qn_set_put(rt, s, e.key, e.hash);
    qn_release(rt, e.key);
    if (r < 0) return -1;
  }
  return 0;
}

static int merge_dict(qn_rt *rt, qn_set *s, qn_value dict) {
  qn_dict *d = qn_dictp(dict);
  if (!s->table) QN_TRY(resize(rt, s, 0));
  if ((uint64_t)(s->fill + d->n) * 5 >= s->mask * 3) QN_TRY(resize(rt, s, (uint64_t)(s->used + d->n) * 2));
  for (int64_t i = 0; i < d->used; i++) {
    if (d->entries[i].key.tag == QN_UNSET) continue;
    qn_value key = qn_retained(d->entries[i].key);
    int r = qn_set_put(rt, s, key, d->entries[i].hash);
    qn_release(rt, key);
    if (r < 0) return -1;
  }
  return 0;
}

int qn_set_update(qn_rt *rt, qn_value set, qn_value iterable) {
  if (qn_is_set(iterable)) return merge_set(rt, qn_setp(set), qn_setp(iterable));
  if (qn_is(iterable, QN_K_DICT)) return merge_dict(rt, qn_setp(set), iterable);
  qn_value it, x;
  QN_TRY(qn_iter(rt, iterable, &it));
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    r = qn_set_add(rt, set, x);
    qn_release(rt, x);
    if (r < 0) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

int qn_new_set_of(qn_rt *rt, const qn_class *cls, qn_value iterable, qn_value *out) {
  qn_value s;
  QN_TRY(new_set(rt, cls, &s));
  if (iterable.tag != QN_UNSET && qn_set_update(rt, s, iterable) < 0) return qn_release(rt, s), -1;
  *out = s;
  return 0;
}

/* --- slots ------------------------------------------------------------------------------------------------------------------------- */
static int set_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_set *s = qn_setp(v);
  const char *name = v.o->cls->name;
  if (s->used == 0) return qn_buf_printf(out, "%s()", name), 0;
  qn_repr_mark mark;
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_printf(out, "%s(...)", name), r;
  bool plain = v.o->cls == &qn_set_class;
  if (!plain) qn_buf_printf(out, "%s(", name);
  const char *sep = "{";
  qn_value key;
  r = 0;
  for (int64_t pos = 0; r == 0 && qn_set_next(v, &pos, &key); sep = ", ") {
    qn_retain(key);
    qn_buf_z(out, sep);
    r = qn_repr(rt, key, out);
    qn_release(rt, key);
  }
  qn_buf_z(out, plain ? "}" : "})");
  qn_repr_leave(rt, &mark);
  return r;
}

static int64_t set_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_setp(v)->used;
}

static int set_contains(qn_rt *rt, qn_value v, qn_value x) {
  uint64_t hash;
  if (qn_is(x, QN_K_SET) && x.o->cls->hash == qn_hash_unhashable) { /* {frozenset} may be asked with a set */
    qn_value frozen;
    QN_TRY(qn_new_set_of(rt, &qn_frozenset_class, x, &frozen));
    int r = qn_hash(rt, frozen, &hash);
    if (r == 0) r = qn_set_find(rt, qn_setp(v), frozen, hash);
    qn_release(rt, frozen);
    return r;
  }
  QN_TRY(qn_hash(rt, x, &hash));
  return qn_set_find(rt, qn_setp(v), x, hash);
}

static int set_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, &qn_set_iter_class, v, out); }

static uint64_t shuffle_bits(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

static int frozenset_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  qn_set *s = qn_setp(v);
  if (!s->hash) {
    uint64_t h = 0;
    for (uint64_t i = 0; s->table && i <= s->mask; i++)
      if (!is_free(&s->table[i]) && !is_deleted(&s->table[i])) h ^= shuffle_bits(s->table[i].hash);
    h ^= ((uint64_t)s->used + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    s->hash = h == (uint64_t)-1 ? 590923713 : h == 0 ? 1 : h;
  }
  return *out = s->hash, 0;
}

#define SET_SLOTS                                                                                                      \
  .destroy = set_destroy, .repr = set_repr, .length = set_length, .contains = set_contains, .iter = set_iter,         \
  .compare = qn_set_compare, .binary = qn_set_binary, .construct = qn_set_construct
qn_class qn_set_class = {QN_CLASS_HEAD("set", QN_K_SET, &qn_object_class), .methods = qn_set_methods,
                         .hash = qn_hash_unhashable, .inplace = qn_set_inplace, .init = qn_set_init, .derivable = true, SET_SLOTS};
qn_class qn_frozenset_class = {QN_CLASS_HEAD("frozenset", QN_K_FROZENSET, &qn_object_class), .methods = qn_frozenset_methods,
                               .hash = frozenset_hash, .derivable = true, SET_SLOTS};
