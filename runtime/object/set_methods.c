/* set_methods.c - operators, comparisons and methods of set and frozenset. */
#include "runtime/object/internal.h"

static qn_set_entry *entry_at(qn_set *s, uint64_t i) {
  qn_set_entry *e = &s->table[i];
  return e->key.tag == QN_UNSET || e->key.tag == QN_NOTIMPL ? NULL : e;
}

/* --- algebra: results have the class of a ------------------------------------------------------------------------------------ */
static const qn_class *result_class(qn_value a) { return qn_is(a, QN_K_FROZENSET) ? &qn_frozenset_class : &qn_set_class; }

static int set_union(qn_rt *rt, qn_value a, qn_value other, qn_value *out) {
  qn_value r;
  QN_TRY(qn_new_set_of(rt, result_class(a), a, &r));
  if (qn_set_update(rt, r, other) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

/* The items of from that are (keep true) or are not in `in`, added to r. */
static int add_filtered(qn_rt *rt, qn_value r, qn_set *from, qn_set *in, bool keep) {
  for (uint64_t i = 0; from->table && i <= from->mask; i++) {
    qn_set_entry *e = entry_at(from, i);
    if (!e) continue;
    qn_value key = qn_retained(e->key);
    uint64_t hash = e->hash;
    int found = qn_set_find(rt, in, key, hash);
    if (found >= 0 && found == keep) found = qn_set_put(rt, qn_setp(r), key, hash);
    qn_release(rt, key);
    if (found < 0) return -1;
  }
  return 0;
}

static int set_intersection(qn_rt *rt, qn_value a, qn_value other, qn_value *out) {
  qn_value r, b;
  if (!qn_is_set(other)) { /* found ones are added in the order of the iterable */
    qn_value it, x;
    QN_TRY(qn_new_set_of(rt, result_class(a), (qn_value){0}, &r));
    if (qn_iter(rt, other, &it) < 0) return qn_release(rt, r), -1;
    int status;
    while ((status = qn_next(rt, it, &x)) == 0) {
      uint64_t hash;
      status = qn_hash(rt, x, &hash);
      if (status == 0 && (status = qn_set_find(rt, qn_setp(a), x, hash)) == 1) status = qn_set_put(rt, qn_setp(r), x, hash);
      qn_release(rt, x);
      if (status < 0) break;
    }
    qn_release(rt, it);
    if (status < 0) return qn_release(rt, r), -1;
    return *out = r, 0;
  }
  b = other;
  const qn_class *cls = result_class(a);
  if (qn_setp(b)->used > qn_setp(a)->used) {
    qn_value t = a;
    a = b;
    b = t;
  }
  QN_TRY(qn_new_set_of(rt, cls, (qn_value){0}, &r));
  if (add_filtered(rt, r, qn_setp(b), qn_setp(a), true) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

static int difference_update(qn_rt *rt, qn_value s, qn_value other) {
  if (qn_is_set(other) && other.o == s.o) return qn_set_clear(rt, qn_setp(s)), 0;
  qn_value it, x;
  QN_TRY(qn_iter(rt, other, &it));
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    uint64_t hash;
    r = qn_hash(rt, x, &hash);
    if (r == 0) r = qn_set_discard(rt, qn_setp(s), x, hash);
    qn_release(rt, x);
    if (r < 0) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

static int set_difference(qn_rt *rt, qn_value a, qn_value other, qn_value *out) {
  qn_value r;
  if (!qn_is_set(other) || (qn_setp(a)->used >> 2) > qn_setp(other)->used) {
    QN_TRY(qn_new_set_of(rt, result_class(a), a, &r));
    if (difference_update(rt, r, other) < 0) return qn_release(rt, r), -1;
    return *out = r, 0;
  }
  QN_TRY(qn_new_set_of(rt, result_class(a), (qn_value){0}, &r));
  if (add_filtered(rt, r, qn_setp(a), qn_setp(other), false) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

static int symmetric_update(qn_rt *rt, qn_value s, qn_set *other) {
  for (uint64_t i = 0; other->table && i <= other->mask; i++) {
    qn_set_entry *e = entry_at(other, i);
    if (!e) continue;
    qn_value key = qn_retained(e->key);
    uint64_t hash = e->hash;
    int r = qn_set_discard(rt, qn_setp(s), key, hash);
    if (r == 0) r = qn_set_put(rt, qn_setp(s), key, hash);
    qn_release(rt, key);
    if (r < 0) return -1;
  }
  return 0;
}

static int set_symmetric(qn_rt *rt, qn_value a, qn_value other, qn_value *out) {
  qn_value r;
  QN_TRY(qn_new_set_of(rt, result_class(a), other, &r));
  if (symmetric_update(rt, r, qn_setp(a)) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

int qn_set_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (!qn_is_set(a) || !qn_is_set(b)) return QN_NOT_IMPLEMENTED;
  if (op == QN_BITOR) return set_union(rt, a, b, out);
  if (op == QN_BITAND) return set_intersection(rt, a, b, out);
  if (op == QN_SUB) return set_difference(rt, a, b, out);
  if (op == QN_BITXOR) return set_symmetric(rt, a, b, out);
  return QN_NOT_IMPLEMENTED;
}

/* a takes over the table of r, which is released. */
static void become(qn_rt *rt, qn_value a, qn_value r) {
  qn_set *s = qn_setp(a), *t = qn_setp(r), old = *s;
  s->fill = t->fill, s->used = t->used, s->mask = t->mask, s->table = t->table;
  t->fill = old.fill, t->used = old.used, t->mask = old.mask, t->table = old.table;
  s->version++;
  qn_release(rt, r);
}

int qn_set_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (!qn_is_set(b)) return QN_NOT_IMPLEMENTED;
  if (op == QN_BITOR) {
    QN_TRY(qn_set_update(rt, a, b));
  } else if (op == QN_SUB) {
    QN_TRY(difference_update(rt, a, b));
  } else if (op == QN_BITAND || op == QN_BITXOR) {
    qn_value r;
    if (op == QN_BITXOR && a.o != b.o) {
      QN_TRY(symmetric_update(rt, a, qn_setp(b)));
    } else {
      QN_TRY(qn_set_binary(rt, op, a, b, false, &r));
      become(rt, a, r);
    }
  } else {
    return QN_NOT_IMPLEMENTED;
  }
  return *out = qn_retained(a), 0;
}

/* --- comparison -------------------------------------------------------------------------------------------------------------------- */
static int is_subset(qn_rt *rt, qn_value a, qn_value b) {
  qn_set *s = qn_setp(a);
  if (s->used > qn_setp(b)->used) return 0;
  for (uint64_t i = 0; s->table && i <= s->mask; i++) {
    qn_set_entry *e = entry_at(s, i);
    if (!e) continue;
    qn_value key = qn_retained(e->key);
    int r = qn_set_find(rt, qn_setp(b), key, e->hash);
    qn_release(rt, key);
    if (r != 1) return r;
  }
  return 1;
}

int qn_set_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!qn_is_set(b)) return QN_NOT_IMPLEMENTED;
  bool up = op == QN_GT || op == QN_GE, strict = op == QN_LT || op == QN_GT, equal = op == QN_EQ || op == QN_NE;
  int64_t n = qn_setp(a)->used, m = qn_setp(b)->used;
  int r = (equal && n != m) || (strict && n == m) ? 0 : up ? is_subset(rt, b, a) : is_subset(rt, a, b);
  if (r < 0) return -1;
  return *out = qn_bool(r != (op == QN_NE)), 0;
}

/* --- methods ------------------------------------------------------------------------------------------------------------------------- */
static int done(qn_value *out) { return *out = qn_none(), 0; }

static int m_add(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "set.add", "object/", &x));
  QN_TRY(qn_set_add(rt, self, x));
  return done(out);
}

static int discard(qn_rt *rt, qn_value self, const qn_args *args, const char *fname, qn_value *x) {
  uint64_t hash;
  QN_TRY(qn_args_parse(rt, args, fname, "object/", x));
  if (!qn_is(*x, QN_K_SET) || x->o->cls->hash != qn_hash_unhashable) {
    QN_TRY(qn_hash(rt, *x, &hash));
    return qn_set_discard(rt, qn_setp(self), *x, hash);
  }
  qn_value frozen; /* {frozenset} may be asked with a set */
  QN_TRY(qn_new_set_of(rt, &qn_frozenset_class, *x, &frozen));
  int r = qn_hash(rt, frozen, &hash);
  if (r == 0) r = qn_set_discard(rt, qn_setp(self), frozen, hash);
  qn_release(rt, frozen);
  return r;
}

static int m_discard(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  if (discard(rt, self, args, "set.discard", &x) < 0) return -1;
  return done(out);
}

static int m_remove(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  int r = discard(rt, self, args, "set.remove", &x);
  if (r < 0) return -1;
  return r ? done(out) : qn_raise_key(rt, x);
}

static int m_pop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "set.pop", "", NULL));
  qn_set *s = qn_setp(self);
  if (s->used == 0) {
    qn_value text;
    QN_TRY(qn_new_str(rt, QN_SV("pop from an empty set"), &text));
    qn_raise_key(rt, text);
    qn_release(rt, text);
    return -1;
  }
  uint64_t i = s->finger & s->mask;
  while (!entry_at(s, i)) i = (i + 1) & s->mask;
  *out = s->table[i].key;
  s->table[i] = (qn_set_entry){0, {.tag = QN_NOTIMPL}};
  s->used--;
  s->version++;
  s->finger = i + 1;
  return 0;
}

static int m_clear(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "set.clear", "", NULL));
  qn_set_clear(rt, qn_setp(self));
  return done(out);
}

static int m_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "set.copy", "", NULL));
  return qn_new_set_of(rt, result_class(self), self, out);
}

static int no_keywords(qn_rt *rt, const qn_args *args, const char *name) {
  return args->nkw ? qn_raise(rt, QN_E_TypeError, "set.%s() takes no keyword arguments", name) : 0;
}

/* Folds op over all arguments, from a copy of self. */
static int fold(qn_rt *rt, qn_value self, const qn_args *args, int (*op)(qn_rt *, qn_value, qn_value, qn_value *),
                qn_value *out) {
  qn_value r;
  QN_TRY(qn_new_set_of(rt, result_class(self), self, &r));
  for (uint32_t i = 0; i < args->npos; i++) {
    qn_value next;
    int status = op(rt, r, args->pos[i], &next);
    qn_release(rt, r);
    if (status < 0) return -1;
    r = next;
  }
  return *out = r, 0;
}

static int m_union(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(no_keywords(rt, args, "union"));
  return fold(rt, self, args, set_union, out);
}
static int m_intersection(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(no_keywords(rt, args, "intersection"));
  return fold(rt, self, args, set_intersection, out);
}
static int m_difference(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(no_keywords(rt, args, "difference"));
  return fold(rt, self, args, set_difference, out);
}

static int m_symmetric(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "set.symmetric_difference", "other/", &x));
  return set_symmetric(rt, self, x, out);
}

static int m_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(no_keywords(rt, args, "update"));
  for (uint32_t i = 0; i < args->npos; i++) QN_TRY(qn_set_update(rt, self, args->pos[i]));
  return done(out);
}

static int m_intersection_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value r;
  QN_TRY(m_intersection(rt, self, args, &r));
  become(rt, self, r);
  return done(out);
}

static int m_difference_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(no_keywords(rt, args, "difference_update"));
  for (uint32_t i = 0; i < args->npos; i++) QN_TRY(difference_update(rt, self, args->pos[i]));
  return done(out);
}

static int m_symmetric_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x, other;
  QN_TRY(qn_args_parse(rt, args, "set.symmetric_difference_update", "other/", &x));
  QN_TRY(qn_new_set_of(rt, &qn_set_class, x, &other));
  int r = symmetric_update(rt, self, qn_setp(other));
  qn_release(rt, other);
  return r < 0 ? -1 : done(out);
}

/* Compares with any iterable, as a set. */
static int compare_with(qn_rt *rt, qn_value self, const qn_args *args, const char *fname, qn_cmp op, qn_value *out) {
  qn_value x, other;
  QN_TRY(qn_args_parse(rt, args, fname, "other/", &x));
  QN_TRY(qn_new_set_of(rt, &qn_set_class, x, &other));
  int r = qn_set_compare(rt, self, other, op, out);
  qn_release(rt, other);
  return r;
}
static int m_issubset(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return compare_with(rt, self, args, "set.issubset", QN_LE, out);
}
static int m_issuperset(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return compare_with(rt, self, args, "set.issuperset", QN_GE, out);
}

static int m_isdisjoint(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x, r;
  QN_TRY(qn_args_parse(rt, args, "set.isdisjoint", "other/", &x));
  QN_TRY(set_intersection(rt, self, x, &r));
  *out = qn_bool(qn_setp(r)->used == 0);
  qn_release(rt, r);
  return 0;
}

#define ROW(name, fn) {name, fn, false, false}
#define COMMON                                                                                                       \
  ROW("copy", m_copy), ROW("union", m_union), ROW("intersection", m_intersection), ROW("difference", m_difference),  \
      ROW("symmetric_difference", m_symmetric), ROW("issubset", m_issubset), ROW("issuperset", m_issuperset),        \
      ROW("isdisjoint", m_isdisjoint)
const qn_method qn_frozenset_methods[] = {COMMON, {NULL, NULL, false, false}};
const qn_method qn_set_methods[] = {COMMON,
                                    ROW("add", m_add),
                                    ROW("discard", m_discard),
                                    ROW("remove", m_remove),
                                    ROW("pop", m_pop),
                                    ROW("clear", m_clear),
                                    ROW("update", m_update),
                                    ROW("intersection_update", m_intersection_update),
                                    ROW("difference_update", m_difference_update),
                                    ROW("symmetric_difference_update", m_symmetric_update),
                                    {NULL, NULL, false, false}};
