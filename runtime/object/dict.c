/* dict.c - the dict object: entries in insertion order plus an index table (open addressing, CPython's probing).
 *
 * Comparing keys may run user code that changes the dict; lookup() notices by the version and begins again. Deleted entries
 * stay as holes (key QN_UNSET) until the next rebuild. */
#include "runtime/object/internal.h"

enum { FREE = -1, DELETED = -2, MIN_INDEX = 8, PERTURB_SHIFT = 5 };

int qn_new_dict(qn_rt *rt, qn_value *out) {
  qn_dict *d = qn_obj_new(rt, &qn_dict_class, sizeof *d);
  if (!d) return -1;
  *out = qn_from_obj(d);
  return 0;
}

static void free_tables(qn_rt *rt, qn_dict *d) {
  qn_free(rt->alloc, d->entries, (size_t)d->cap * sizeof *d->entries);
  qn_free(rt->alloc, d->index, d->nindex * sizeof *d->index);
}

void qn_dict_clear(qn_rt *rt, qn_dict *d) {
  qn_dict old = *d;
  d->entries = NULL, d->index = NULL;
  d->n = d->used = d->cap = d->first = 0;
  d->nindex = d->fill = 0;
  d->version++;
  for (int64_t i = 0; i < old.used; i++) {
    qn_release(rt, old.entries[i].key);
    qn_release(rt, old.entries[i].val);
  }
  free_tables(rt, &old);
}

static void dict_destroy(qn_rt *rt, qn_obj *o) {
  qn_dict_clear(rt, (qn_dict *)o);
  qn_obj_free(rt, o, sizeof(qn_dict));
}

/* --- the table --------------------------------------------------------------------------------------------------------------- */
/* 1 equal, 0 not, -1 exception, 2: the dict changed meanwhile. */
static int same_key(qn_rt *rt, qn_dict *d, qn_dict_entry *e, qn_value key) {
  if (qn_same(e->key, key)) return 1;
  if (qn_is(e->key, QN_K_STR) && qn_is(key, QN_K_STR)) return qn_sv_eq(qn_str_sv(e->key), qn_str_sv(key));
  uint64_t version = d->version;
  qn_value k = qn_retained(e->key);
  int r = qn_equal(rt, k, key);
  qn_release(rt, k);
  return r >= 0 && d->version != version ? 2 : r;
}

/* Slot of the key: *entry its number, or FREE with *slot where the probing ended. */
static int lookup(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, uint64_t *slot, int64_t *entry) {
again:
  *entry = FREE;
  if (!d->nindex) return 0;
  uint64_t mask = d->nindex - 1, perturb = hash;
  for (uint64_t i = hash & mask;;) {
    int32_t at = d->index[i];
    *slot = i;
    if (at == FREE) return 0;
    if (at >= 0 && d->entries[at].hash == hash) {
      int r = same_key(rt, d, &d->entries[at], key);
      if (r < 0) return -1;
      if (r == 2) goto again;
      if (r) return *entry = at, 0;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + perturb + 1) & mask;
  }
}

static void index_insert(int32_t *index, uint64_t mask, uint64_t hash, int32_t at) {
  uint64_t perturb = hash, i = hash & mask;
  while (index[i] != FREE) {
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + perturb + 1) & mask;
  }
  index[i] = at;
}

/* Makes room for `want` entries and closes the holes, but leaves `lead` of them at the front. */
static int rebuild_after(qn_rt *rt, qn_dict *d, int64_t want, int64_t lead) {
  uint64_t nindex = MIN_INDEX;
  while (nindex / 3 * 2 < (uint64_t)(want + lead)) nindex *= 2;
  int64_t cap = (int64_t)(nindex / 3 * 2 + 1);
  if (cap > INT32_MAX) return qn_raise_memory(rt);
  qn_dict grown = *d;
  grown.nindex = nindex;
  grown.cap = cap;
  grown.entries = qn_alloc(rt->alloc, (size_t)cap * sizeof *grown.entries);
  grown.index = qn_alloc(rt->alloc, nindex * sizeof *grown.index);
  if (!grown.entries || !grown.index) {
    free_tables(rt, &grown);
    return qn_raise_memory(rt);
  }
  for (uint64_t i = 0; i < nindex; i++) grown.index[i] = FREE;
  int64_t n = lead;
  if (lead) memset(grown.entries, 0, (size_t)lead * sizeof *grown.entries);
  for (int64_t i = d->first; i < d->used; i++) {
    if (d->entries[i].key.tag == QN_UNSET) continue;
    grown.entries[n] = d->entries[i];
    index_insert(grown.index, nindex - 1, d->entries[i].hash, (int32_t)n);
    n++;
  }
  free_tables(rt, d);
  d->entries = grown.entries, d->index = grown.index;
  d->cap = cap, d->nindex = nindex;
  d->used = n;
  d->first = lead;
  d->fill = (uint64_t)(n - lead);
  d->version++;
  return 0;
}
static int rebuild(qn_rt *rt, qn_dict *d, int64_t want) { return rebuild_after(rt, d, want, 0); }

int qn_dict_put_front(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, qn_value val) {
  if (d->first == 0 || (d->fill + 1) * 3 > d->nindex * 2) QN_TRY(rebuild_after(rt, d, d->n * 2 + 1, d->n + 4));
  index_insert(d->index, d->nindex - 1, hash, (int32_t)--d->first);
  d->entries[d->first] = (qn_dict_entry){hash, qn_retained(key), qn_retained(val)};
  d->fill++;
  d->n++;
  d->version++;
  return 0;
}

qn_dict_entry *qn_dict_find(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, int *status) {
  uint64_t slot;
  int64_t at;
  *status = lookup(rt, d, key, hash, &slot, &at);
  return *status == 0 && at >= 0 ? &d->entries[at] : NULL;
}

int qn_dict_put(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, qn_value val) {
  uint64_t slot;
  int64_t at;
  QN_TRY(lookup(rt, d, key, hash, &slot, &at));
  if (at >= 0) {
    qn_value old = d->entries[at].val;
    d->entries[at].val = qn_retained(val);
    qn_release(rt, old);
    return 0;
  }
  if (d->used == d->cap || (d->fill + 1) * 3 > d->nindex * 2) {
    QN_TRY(rebuild(rt, d, d->n * 3 + 1));
    slot = UINT64_MAX;
  }
  if (slot == UINT64_MAX)
    index_insert(d->index, d->nindex - 1, hash, (int32_t)d->used);
  else
    d->index[slot] = (int32_t)d->used;
  d->entries[d->used++] = (qn_dict_entry){hash, qn_retained(key), qn_retained(val)};
  d->fill++;
  d->n++;
  d->version++;
  return 0;
}

int qn_dict_get(qn_rt *rt, qn_value dict, qn_value key, qn_value *out) {
  uint64_t hash;
  int status;
  QN_TRY(qn_hash(rt, key, &hash));
  qn_dict_entry *e = qn_dict_find(rt, qn_dictp(dict), key, hash, &status);
  if (!e) return status;
  *out = qn_retained(e->val);
  return 1;
}

int qn_dict_set(qn_rt *rt, qn_value dict, qn_value key, qn_value x) {
  uint64_t hash;
  QN_TRY(qn_hash(rt, key, &hash));
  return qn_dict_put(rt, qn_dictp(dict), key, hash, x);
}

int qn_dict_del(qn_rt *rt, qn_value dict, qn_value key) {
  qn_dict *d = qn_dictp(dict);
  uint64_t hash, slot;
  int64_t at;
  QN_TRY(qn_hash(rt, key, &hash));
  QN_TRY(lookup(rt, d, key, hash, &slot, &at));
  if (at < 0) return 0;
  qn_dict_entry e = d->entries[at];
  d->index[slot] = DELETED;
  d->entries[at].key = d->entries[at].val = (qn_value){0};
  while (d->used > 0 && d->entries[d->used - 1].key.tag == QN_UNSET) d->used--; /* so that popitem stays O(1) */
  while (d->first < d->used && d->entries[d->first].key.tag == QN_UNSET) d->first++;
  if (d->first > d->used) d->first = d->used;
  d->n--;
  d->version++;
  qn_release(rt, e.key);
  qn_release(rt, e.val);
  return 1;
}

int qn_dict_get_z(qn_rt *rt, qn_value dict, const char *key, qn_value *out) {
  qn_value k;
  QN_TRY(qn_new_str(rt, qn_sv_of(key), &k));
  int r = qn_dict_get(rt, dict, k, out);
  qn_release(rt, k);
  return r;
}

int qn_dict_set_z(qn_rt *rt, qn_value dict, const char *key, qn_value x) {
  qn_value k;
  QN_TRY(qn_new_str(rt, qn_sv_of(key), &k));
  int r = qn_dict_set(rt, dict, k, x);
  qn_release(rt, k);
  return r;
}

int64_t qn_dict_len(qn_value dict) { return qn_dictp(dict)->n; }

bool qn_dict_next(qn_value dict, int64_t *pos, qn_value *key, qn_value *val) {
  qn_dict *d = qn_dictp(dict);
  if (*pos < d->first) *pos = d->first;
  while (*pos < d->used && d->entries[*pos].key.tag == QN_UNSET) ++*pos;
  if (*pos >= d->used) return false;
  if (key) *key = d->entries[*pos].key;
  if (val) *val = d->entries[*pos].val;
  ++*pos;
  return true;
}

int qn_dict_copy(qn_rt *rt, qn_value from, qn_value *out) {
  qn_value copy, key, val;
  QN_TRY(qn_new_dict(rt, &copy));
  for (int64_t pos = 0; qn_dict_next(from, &pos, &key, &val);)
    if (qn_dict_put(rt, qn_dictp(copy), key, qn_dictp(from)->entries[pos - 1].hash, val) < 0) return qn_release(rt, copy), -1;
  *out = copy;
  return 0;
}

/* --- slots ----------------------------------------------------------------------------------------------------------------------- */
static int dict_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_repr_mark mark;
  qn_value key, val;
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_z(out, "{...}"), r;
  qn_buf_c(out, '{');
  r = 0;
  const char *sep = "";
  for (int64_t pos = 0; r == 0 && qn_dict_next(v, &pos, &key, &val); sep = ", ") {
    qn_retain(key);
    qn_retain(val);
    qn_buf_z(out, sep);
    r = qn_repr(rt, key, out);
    qn_buf_z(out, ": ");
    if (r == 0) r = qn_repr(rt, val, out);
    qn_release(rt, key);
    qn_release(rt, val);
  }
  qn_buf_c(out, '}');
  qn_repr_leave(rt, &mark);
  return r;
}

static int dicts_equal(qn_rt *rt, qn_value a, qn_value b) {
  qn_value key, val, other;
  if (qn_dictp(a)->n != qn_dictp(b)->n) return 0;
  for (int64_t pos = 0; qn_dict_next(a, &pos, &key, &val);) {
    qn_retain(val);
    int r = qn_dict_get(rt, b, key, &other);
    if (r == 1) {
      r = qn_equal(rt, val, other);
      qn_release(rt, other);
    }
    qn_release(rt, val);
    if (r != 1) return r;
  }
  return 1;
}

static int dict_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if ((op != QN_EQ && op != QN_NE) || !qn_is(b, QN_K_DICT)) return QN_NOT_IMPLEMENTED;
  int r = dicts_equal(rt, a, b);
  if (r < 0) return -1;
  return *out = qn_bool(r == (op == QN_EQ)), 0;
}

static int64_t dict_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_dictp(v)->n;
}

static int dict_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int r = qn_dict_get(rt, v, key, out);
  if (r) return r < 0 ? -1 : 0;
  if (v.o->cls != &qn_dict_class && (r = qn_call_special(rt, v, "__missing__", &key, 1, out)) != 0) return r < 0 ? -1 : 0;
  return qn_raise_key(rt, key);
}

static int dict_del_item(qn_rt *rt, qn_value v, qn_value key) {
  int r = qn_dict_del(rt, v, key);
  return r < 0 ? -1 : r ? 0 : qn_raise_key(rt, key);
}

static int dict_contains(qn_rt *rt, qn_value v, qn_value x) {
  uint64_t hash;
  int status;
  QN_TRY(qn_hash(rt, x, &hash));
  return qn_dict_find(rt, qn_dictp(v), x, hash, &status) ? 1 : status;
}

static int dict_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, &qn_dict_keys_iter_class, v, out); }

static int dict_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (op != QN_BITOR || !qn_is(a, QN_K_DICT) || !qn_is(b, QN_K_DICT)) return QN_NOT_IMPLEMENTED;
  qn_value r;
  QN_TRY(qn_dict_copy(rt, a, &r));
  if (qn_dict_update(rt, r, b) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

static int dict_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (op != QN_BITOR) return QN_NOT_IMPLEMENTED;
  QN_TRY(qn_dict_update(rt, a, b));
  return *out = qn_retained(a), 0;
}

qn_class qn_dict_class = {QN_CLASS_HEAD("dict", QN_K_DICT, &qn_object_class), .methods = qn_dict_methods,
                          .destroy = dict_destroy, .repr = dict_repr, .hash = qn_hash_unhashable, .compare = dict_compare,
                          .length = dict_length, .get_item = dict_get_item, .set_item = qn_dict_set,
                          .del_item = dict_del_item, .contains = dict_contains, .iter = dict_iter, .binary = dict_binary,
                          .inplace = dict_inplace, .construct = qn_dict_construct, .init = qn_dict_init, .derivable = true};
