/* item.c - items of containers slot by slot: equality, order, hashes. Numbers are equal by value whatever their kinds, and
 * equal numbers have equal hashes, so that a float finds an int's key. Objects inside objects are compared to any depth
 * that their types allow (no type contains itself but through instances, which are compared by identity). */
#include "runtime/kernel/internal.h"

static double slot_double(uint64_t s, qn_kslot k) {
  double d;
  float f;
  uint32_t u = (uint32_t)s;
  switch (k) {
    case QN_KS_INT: return (double)(int64_t)s;
    case QN_KS_UINT: return (double)s;
    case QN_KS_F32: memcpy(&f, &u, 4); return (double)f;
    case QN_KS_F64:
    case QN_KS_C64:
    case QN_KS_BITS:
    case QN_KS_REF: break;
  }
  memcpy(&d, &s, 8);
  return d;
}

static bool is_int(qn_kslot k) { return k == QN_KS_INT || k == QN_KS_UINT; }

/* -1, 0, 1; 2: NaN */
static int32_t compare_numbers(uint64_t a, qn_kslot ka, uint64_t b, qn_kslot kb) {
  if (is_int(ka) && is_int(kb)) {
    bool na = ka == QN_KS_INT && (int64_t)a < 0, nb = kb == QN_KS_INT && (int64_t)b < 0;
    if (na != nb) return na ? -1 : 1;
    return a < b ? -1 : a > b; /* of one sign: the bits are in order */
  }
  double x = slot_double(a, ka), y = slot_double(b, kb);
  return x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
}

static bool objects_eq(const qn_kobj *a, const qn_kobj *b) {
  if (a == b) return true;
  if (!a || !b || a->kind != b->kind) return false;
  switch ((qn_kkind)a->kind) {
    case QN_KO_STR:
    case QN_KO_BYTES: return qn_k_str_eq(a, b) != 0;
    case QN_KO_LIST: return qn_k_list_compare(a, b) == 0;
    case QN_KO_SET:
    case QN_KO_DICT: return qn_k_table_eq(a, b) != 0;
    case QN_KO_VIEW:
    case QN_KO_INSTANCE:
    case QN_KO_GENERATOR: break;
  }
  return false;
}

static int32_t compare_objects(const qn_kobj *a, const qn_kobj *b) {
  if (a && b && a->kind == b->kind && (a->kind == QN_KO_STR || a->kind == QN_KO_BYTES)) return qn_k_str_compare(a, b);
  if (a && b && a->kind == QN_KO_LIST && b->kind == QN_KO_LIST) return qn_k_list_compare(a, b);
  return objects_eq(a, b) ? 0 : 2;
}

static int32_t compare_slot(uint64_t a, qn_kslot ka, uint64_t b, qn_kslot kb) {
  if (ka == QN_KS_REF && kb == QN_KS_REF) return compare_objects((const qn_kobj *)(uintptr_t)a, (const qn_kobj *)(uintptr_t)b);
  if (ka >= QN_KS_BITS || kb >= QN_KS_BITS) return a == b ? 0 : 2;
  if (ka != QN_KS_C64 && kb != QN_KS_C64) return compare_numbers(a, ka, b, kb);
  int32_t re = compare_numbers(a, QN_KS_F32, b, QN_KS_F32), im = compare_numbers(a >> 32, QN_KS_F32, b >> 32, QN_KS_F32);
  return re == 0 && im == 0 ? 0 : 2;
}

bool qn_kslots_eq(const uint64_t *a, uint64_t kinds_a, const uint64_t *b, uint64_t kinds_b, unsigned n) {
  for (unsigned k = 0; k < n; k++)
    if (compare_slot(a[k], qn_kslot_of(kinds_a, k), b[k], qn_kslot_of(kinds_b, k)) != 0) return false;
  return true;
}

int32_t qn_kslots_compare(const uint64_t *a, uint64_t kinds_a, const uint64_t *b, uint64_t kinds_b, unsigned n) {
  for (unsigned k = 0; k < n; k++) {
    int32_t c = compare_slot(a[k], qn_kslot_of(kinds_a, k), b[k], qn_kslot_of(kinds_b, k));
    if (c) return c;
  }
  return 0;
}

/* Of a number: an integral value hashes as that int. */
static uint64_t hash_double(double d) {
  if (d >= -9223372036854775808.0 && d < 9223372036854775808.0 && d == (double)(int64_t)d) return qn_khash_int((uint64_t)(int64_t)d);
  if (d >= 9223372036854775808.0 && d < 18446744073709551616.0) return qn_khash_int((uint64_t)d);
  uint64_t u;
  memcpy(&u, &d, 8);
  return qn_khash_mix(u + UINT64_C(0x9e3779b97f4a7c15));
}

static uint64_t hash_slot(uint64_t s, qn_kslot k) {
  switch (k) {
    case QN_KS_INT:
    case QN_KS_UINT:
    case QN_KS_BITS: return qn_khash_int(s);
    case QN_KS_F64:
    case QN_KS_F32: return hash_double(slot_double(s, k));
    case QN_KS_C64: return hash_double(slot_double(s, QN_KS_F32)) * 31 + hash_double(slot_double(s >> 32, QN_KS_F32));
    case QN_KS_REF: {
      const qn_kobj *o = (const qn_kobj *)(uintptr_t)s;
      if (o && (o->kind == QN_KO_STR || o->kind == QN_KO_BYTES)) return qn_kstr_hash(o);
      return qn_khash_mix(s);
    }
  }
  return 0;
}

uint64_t qn_kslots_hash(const uint64_t *a, uint64_t kinds, unsigned n) {
  if (n == 1) return hash_slot(a[0], qn_kslot_of(kinds, 0));
  uint64_t h = n;
  for (unsigned k = 0; k < n; k++) h = qn_khash_mix(h * UINT64_C(0x9fb21c651e98df25) + hash_slot(a[k], qn_kslot_of(kinds, k)));
  return h;
}

/* --- strings ------------------------------------------------------------------------------------------------------- */
uint64_t qn_kstr_hash(const qn_kobj *s) {
  uint64_t h = __atomic_load_n(&s->u.hash, __ATOMIC_RELAXED);
  if (h) return h;
  h = qn_khash_bytes(qn_kstr_bytes(s), qn_kstr_size(s));
  __atomic_store_n(&((qn_kobj *)(uintptr_t)s)->u.hash, h, __ATOMIC_RELAXED); /* literals have theirs */
  return h;
}

int64_t qn_k_str_hash(const qn_kobj *s) { return (int64_t)qn_kstr_hash(s); }

qn_kobj *qn_kstr_alloc(qn_kctx *ctx, qn_kkind kind, size_t n) {
  return qn_kobj_new(ctx, kind, sizeof(qn_kobj) + n + 1);
}

void qn_kstr_done(qn_kobj *s, size_t n) {
  char *p = (char *)s + QN_KO_SLOTS;
  p[n] = 0;
  s->cap = (int64_t)n;
  s->len = s->kind == QN_KO_STR ? qn_kutf8_length(p, n) : (int64_t)n;
  if (s->kind == QN_KO_STR && s->len == s->cap) s->flags |= QN_KO_ASCII;
}

qn_kobj *qn_kstr_new(qn_kctx *ctx, qn_kkind kind, const char *bytes, size_t n) {
  qn_kobj *s = qn_kstr_alloc(ctx, kind, n);
  if (!s) return NULL;
  if (n) memcpy((char *)s + QN_KO_SLOTS, bytes, n);
  qn_kstr_done(s, n);
  return s;
}

int32_t qn_k_str_eq(const qn_kobj *a, const qn_kobj *b) {
  return a == b || (a->cap == b->cap && memcmp(qn_kstr_bytes(a), qn_kstr_bytes(b), qn_kstr_size(a)) == 0);
}

int32_t qn_k_str_compare(const qn_kobj *a, const qn_kobj *b) { /* UTF-8's order is the code points' */
  size_t n = qn_kstr_size(a) < qn_kstr_size(b) ? qn_kstr_size(a) : qn_kstr_size(b);
  int c = memcmp(qn_kstr_bytes(a), qn_kstr_bytes(b), n);
  if (c == 0) return a->cap < b->cap ? -1 : a->cap > b->cap;
  return c < 0 ? -1 : 1;
}
