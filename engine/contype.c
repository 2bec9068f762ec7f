/* contype.c - the types of lists, sets and dicts as arguments. The key of a container ('L', 'S', 'D') is followed by the keys of
 * what it holds; all items are looked at, and their keys unified: ints among floats are floats, an empty list inside ('?') is
 * what the others are. The type is read from the key, so both always agree. */
#include "engine/engine.h"


static uint32_t key_size(const uint8_t *p) { /* of the value at p; well-formed */
  uint32_t n, at;
  switch (*p) {
    case 's':
    case 'd': return 2;
    case 'a': return 5;
    case 'e':
    case 'O':
    case 'k': return 1 + sizeof(void *);
    case 'L':
    case 'S': return 1 + key_size(p + 1);
    case 'D': at = 1 + key_size(p + 1); return at + key_size(p + at);
    case 't':
    case 'N':
      at = *p == 't' ? 1 : 1 + (uint32_t)sizeof(void *);
      memcpy(&n, p + at, sizeof n);
      at += (uint32_t)sizeof n;
      for (uint32_t i = 0; i < n; i++) at += key_size(p + at);
      return at;
    default: return 1;
  }
}

/* Writes what both are to out (room QN_KEY_MAX); its size, or 0 when there is no such type. */
static uint32_t unify(const uint8_t *a, const uint8_t *b, uint8_t *out) {
  uint32_t na = key_size(a), nb = key_size(b), n, at, from;
  if (*a == '?') return memcpy(out, b, nb), nb;
  if (*b == '?' || (na == nb && memcmp(a, b, na) == 0)) return memcpy(out, a, na), na;
  if ((*a == 'i' && *b == 'f') || (*a == 'f' && *b == 'i')) return *out = 'f', 1;
  if (*a != *b) return 0;
  *out = *a;
  switch (*a) {
    case 'a': /* arrays that differ in layout or in being writable */
      if (a[1] != b[1] || a[2] != b[2]) return 0;
      memcpy(out, a, 5);
      if (a[3] != b[3]) out[3] = 'A';
      out[4] = a[4] | b[4];
      return 5;
    case 'L':
    case 'S': n = unify(a + 1, b + 1, out + 1); return n ? n + 1 : 0;
    case 'D':
      n = unify(a + 1, b + 1, out + 1);
      at = n ? unify(a + 1 + key_size(a + 1), b + 1 + key_size(b + 1), out + 1 + n) : 0;
      return at ? 1 + n + at : 0;
    case 't':
      if (memcmp(a + 1, b + 1, sizeof n) != 0) return 0;
      memcpy(&n, a + 1, sizeof n);
      memcpy(out, a, 1 + sizeof n);
      at = from = nb = 1 + (uint32_t)sizeof n;
      for (uint32_t i = 0; i < n; i++) {
        uint32_t size = unify(a + from, b + nb, out + at);
        if (!size) return 0;
        at += size, from += key_size(a + from), nb += key_size(b + nb);
      }
      return at;
    default: return 0;
  }
}

static const char *kind_name(const uint8_t *key) {
  switch (*key) {
    case 'b': return "bool";
    case 'i': return "int64";
    case 'f': return "float64";
    case 'u': return "unicode_type";
    case 'n': return "none";
    case 'L': return "list";
    case 'S': return "set";
    case 'D': return "dict";
    case 't': return "tuple";
    case 'a': return "array";
    default: return "another type";
  }
}

static int add(qn_rt *rt, qn_value v, uint8_t *so_far, uint32_t *n, const char *what) {
  uint8_t key[QN_KEY_MAX], both[QN_KEY_MAX];
  uint32_t size = 0;
  if (qn_key_value(rt, v, key, &size)) return -1;
  if (*n == size && memcmp(so_far, key, size) == 0) return 0;
  uint32_t u = *n ? unify(so_far, key, both) : (memcpy(both, key, size), size);
  if (!u) return qn_raise(rt, QN_E_TypeError, "can't unbox heterogeneous %s: %s != %s", what, kind_name(so_far), kind_name(key));
  memcpy(so_far, both, u);
  *n = u;
  return 0;
}

/* Surely of one type: plain numbers, or tuples of them, alike in every place. */
static bool alike(qn_value a, qn_value b) {
  if (a.tag != b.tag) return false;
  if (a.tag == QN_INT || a.tag == QN_FLOAT || a.tag == QN_BOOL) return true;
  if (a.tag != QN_OBJ || a.o->cls != b.o->cls) return false;
  if (a.o->cls == &qn_str_class) return true;
  const qn_tuple *x = (const qn_tuple *)a.o, *y = (const qn_tuple *)b.o;
  if (a.o->cls != &qn_tuple_class || x->n != y->n) return false;
  for (int64_t i = 0; i < x->n; i++) {
    uint8_t tag = x->items[i].tag;
    if (tag != y->items[i].tag || (tag != QN_INT && tag != QN_FLOAT && tag != QN_BOOL)) return false;
  }
  return true;
}

enum { MAX_NEST = 16 };

static int key_at(qn_rt *rt, qn_value v, uint8_t *key, uint32_t *n) {
  uint8_t item[2][QN_KEY_MAX] = {{'?'}, {'?'}};
  uint32_t size[2] = {0, 0};
  bool dict = v.o->cls == &qn_dict_class;
  int64_t pos = 0;
  qn_value k, x = {.tag = QN_UNSET};
  if (v.o->cls == &qn_list_class) {
    const qn_list *l = (const qn_list *)v.o;
    if (l->n && l->elem != QN_OBJ) item[0][0] = l->elem == QN_INT ? 'i' : 'f', size[0] = 1;
    int64_t look = qn_rows_of(qn_session_of(rt)->rows, l) ? 1 : l->n; /* read already: all are like the first */
    for (int64_t i = 0; l->elem == QN_OBJ && i < look; i++)
      if (!(i && alike(l->v[i - 1], l->v[i])) && add(rt, l->v[i], item[0], &size[0], "list")) return -1;
  } else {
    while (dict ? qn_dict_next(v, &pos, &k, &x) : qn_set_next(v, &pos, &k))
      if (add(rt, k, item[0], &size[0], dict ? "dict" : "set") || (dict && add(rt, x, item[1], &size[1], "dict"))) return -1;
  }
  char c = dict ? 'D' : v.o->cls == &qn_set_class ? 'S' : 'L';
  if (qn_key_put(rt, key, n, &c, 1) || qn_key_put(rt, key, n, item[0], size[0] ? size[0] : 1)) return -1;
  return dict ? qn_key_put(rt, key, n, item[1], size[1] ? size[1] : 1) : 0;
}

static bool unknown(const uint8_t *p) {
  uint32_t n, at;
  if (*p == 'L' || *p == 'S') return unknown(p + 1);
  if (*p == 'D') return unknown(p + 1) || unknown(p + 1 + key_size(p + 1));
  if (*p != 't') return *p == '?';
  memcpy(&n, p + 1, sizeof n);
  at = 1 + (uint32_t)sizeof n;
  for (uint32_t i = 0; i < n; i++) {
    if (unknown(p + at)) return true;
    at += key_size(p + at);
  }
  return false;
}

int qn_key_container(qn_rt *rt, qn_value v, uint8_t *key, uint32_t *n) {
  uint32_t *nest = &qn_session_of(rt)->key_nest; /* containers may hold themselves */
  uint32_t from = *n;
  if (*nest >= MAX_NEST) return qn_raise(rt, QN_E_TypeError, "a kernel takes containers nested at most %d deep", MAX_NEST);
  ++*nest;
  int status = key_at(rt, v, key, n);
  --*nest;
  if (status || *nest || !unknown(key + from)) return status;
  return qn_raise(rt, QN_E_ValueError, "cannot compute fingerprint of empty %s",
                  key[from] == 'L' ? "list" : key[from] == 'S' ? "set" : "dict");
}

/* --- the type that a key says ---------------------------------------------------------------------------------------------------- */
static const qn_type *type_at(qn_types *types, enum qn_rules rules, const uint8_t **p);

static const qn_type *tuple_at(qn_types *types, enum qn_rules rules, const uint8_t **p) {
  uint32_t n;
  const qn_kclass *klass = NULL;
  if (**p == 'N') memcpy(&klass, *p + 1, sizeof klass), *p += sizeof klass;
  memcpy(&n, *p + 1, sizeof n);
  *p += 1 + sizeof n;
  const qn_type **items = QN_NEW_N(types->arena, const qn_type *, n + 1);
  for (uint32_t i = 0; i < n; i++)
    if (!(items[i] = type_at(types, rules, p))) return NULL;
  return qn_type_named(types, klass, items, n);
}

static const qn_type *type_at(qn_types *types, enum qn_rules rules, const uint8_t **p) {
  const qn_type *const *numbers = rules == QN_RULES_DRIVER ? types->pyscalar : types->scalar;
  const uint8_t *at = *p;
  const qn_type *a, *b;
  const qn_kclass *klass;
  switch (*at) {
    case 'n': ++*p; return types->none;
    case 'u': ++*p; return types->str;
    case 'b': ++*p; return numbers[QN_D_BOOL];
    case 'i': ++*p; return numbers[QN_D_INT64];
    case 'f': ++*p; return numbers[QN_D_FLOAT64];
    case 'c': ++*p; return numbers[QN_D_COMPLEX128];
    case 's': *p += 2; return types->scalar[at[1]];
    case 'a': *p += 5; return qn_type_array(types, (qn_dtype)at[1], at[2], (char)at[3], at[4] != 0);
    case 'e':
      memcpy(&klass, at + 1, sizeof klass);
      *p += 1 + sizeof klass;
      return qn_type_of_class(types, QN_TYPE_ENUM, klass);
    case 'O':
      memcpy(&a, at + 1, sizeof a);
      *p += 1 + sizeof a;
      return a;
    case 't':
    case 'N': return tuple_at(types, rules, p);
    case 'L':
    case 'S':
      ++*p;
      a = type_at(types, rules, p);
      return !a ? NULL : *at == 'L' ? qn_type_list(types, a) : qn_type_set(types, a);
    case 'D':
      ++*p;
      a = type_at(types, rules, p);
      b = a ? type_at(types, rules, p) : NULL;
      return b ? qn_type_dict(types, a, b) : NULL;
    default: return NULL;
  }
}

const qn_type *qn_container_type(qn_session *s, qn_types *types, enum qn_rules rules, qn_value v) {
  uint8_t key[QN_KEY_MAX];
  uint32_t n = 0;
  if (qn_key_container(&s->rt, v, key, &n)) return NULL;
  const uint8_t *p = key;
  const qn_type *t = type_at(types, rules, &p);
  if (!t) qn_raise(&s->rt, QN_E_TypeError, "a kernel cannot take this container: of what it holds, one is no value in kernels");
  return t;
}
