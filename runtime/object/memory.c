/* memory.c - the memory that objects show, as bytes and as elements. */
#include "runtime/object/memory.h"

#include "runtime/object/bigint.h"
#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"

int qn_memory_shown(qn_rt *rt, qn_value v, qn_value *out) {
  QN_FIND_SLOT(c, qn_class_of(v), memory);
  if (!c || c->memory != qn_memory_by_method) return 0;
  const int r = qn_call_special(rt, v, "_show_memory", NULL, 0, out);
  if (r != 1 || (out->tag == QN_OBJ && out->o->cls == &qn_memoryview_class)) return r;
  qn_drop(rt, out);
  return qn_raise(rt, QN_E_TypeError, "_show_memory() gives a memoryview");
}

int qn_memory_by_method(qn_rt *rt, qn_value v, qn_memory *out) {
  qn_value shown;
  if (qn_memory_shown(rt, v, &shown) != 1) return -1;
  const int r = qn_memory_of(rt, shown, out);
  qn_release(rt, shown);
  return r == 1 ? 0 : -1;
}

int qn_memory_of(qn_rt *rt, qn_value v, qn_memory *out) {
  QN_FIND_SLOT(c, qn_class_of(v), memory);
  return !c ? 0 : c->memory(rt, v, out) ? -1 : 1;
}

bool qn_memory_is_items(qn_value v) {
  if (!qn_is(v, QN_K_INSTANCE) && !qn_is(v, QN_K_OTHER)) return false;
  QN_FIND_SLOT(c, qn_class_of(v), memory);
  return c != NULL;
}

int64_t qn_memory_count(const qn_memory *m) {
  int64_t n = 1;
  for (int d = 0; d < m->ndim; d++) n *= m->shape[d];
  return n;
}

static bool dense(const qn_memory *m, bool fortran) {
  int64_t step = m->itemsize;
  if (!qn_memory_count(m)) return true;
  for (int k = 0; k < m->ndim; k++) {
    const int d = fortran ? k : m->ndim - 1 - k;
    if (m->shape[d] != 1 && m->strides[d] != step) return false;
    step *= m->shape[d];
  }
  return true;
}
bool qn_memory_is_c(const qn_memory *m) { return dense(m, false); }
bool qn_memory_is_f(const qn_memory *m) { return dense(m, true); }

/* The elements from axis d on, the last axis (or the first) fastest. */
static char *copy_axis(const qn_memory *m, int d, bool fortran, const char *p, char *to) {
  if (d == m->ndim) return memcpy(to, p, (size_t)m->itemsize), to + m->itemsize;
  const int axis = fortran ? m->ndim - 1 - d : d;
  for (int64_t i = 0; i < m->shape[axis]; i++) to = copy_axis(m, d + 1, fortran, p + i * m->strides[axis], to);
  return to;
}

int qn_memory_bytes(qn_rt *rt, const qn_memory *m, bool fortran, qn_value *out) {
  const size_t n = (size_t)(qn_memory_count(m) * m->itemsize);
  if (dense(m, fortran)) return qn_new_bytes(rt, (qn_sv){n ? m->data : "", n}, out);
  QN_TRY(qn_new_bytes(rt, (qn_sv){NULL, n}, out));
  copy_axis(m, 0, fortran, m->data, qn_bytesp(*out)->data);
  return 0;
}

/* --- bytes -------------------------------------------------------------------------------------------------------------------- */
bool qn_bytes_view(qn_rt *rt, qn_value v, qn_sv *out, bool *fixed) {
  qn_memory m;
  *fixed = qn_is(v, QN_K_BYTES);
  if (*fixed) return *out = (qn_sv){qn_bytesp(v)->data, (size_t)qn_bytesp(v)->n}, true;
  if (v.tag != QN_OBJ) return false;
  const int has = qn_memory_of(rt, v, &m);
  if (has < 0) qn_exc_clear(rt);
  if (has <= 0 || !qn_memory_is_c(&m)) return false;
  const size_t n = (size_t)(qn_memory_count(&m) * m.itemsize);
  return *out = (qn_sv){n ? m.data : "", n}, *fixed = m.readonly, true;
}

int qn_bytes_need(qn_rt *rt, qn_value v, qn_sv *out, bool *fixed) {
  qn_memory m;
  if (qn_bytes_view(rt, v, out, fixed)) return 0;
  const int has = v.tag == QN_OBJ ? qn_memory_of(rt, v, &m) : 0;
  if (has < 0) return -1;
  if (!has) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_type_name(v));
  return qn_is(v, QN_K_ARRAY) ? qn_raise(rt, QN_E_ValueError, "ndarray is not C-contiguous")
                              : qn_raise(rt, QN_E_BufferError, "memoryview: underlying buffer is not C-contiguous");
}

typedef struct pin {
  qn_rt *rt;
  qn_value of;
} pin;
static void let_go(void *user) {
  const pin h = *(pin *)user;
  QN_FIND_SLOT(c, qn_class_of(h.of), hold);
  if (c) c->hold(h.of, -1);
  qn_release(h.rt, h.of);
  qn_free(h.rt->alloc, user, sizeof h);
}
int qn_bytes_hold(qn_rt *rt, qn_value v, void **user, void (**release)(void *)) {
  pin *h = qn_alloc(rt->alloc, sizeof *h);
  if (!h) return qn_raise_memory(rt);
  qn_value shown;
  const int r = qn_memory_shown(rt, v, &shown);
  if (r < 0) return qn_free(rt->alloc, h, sizeof *h), -1;
  *h = (pin){rt, r ? shown : qn_retained(qn_memory_root(v))};
  QN_FIND_SLOT(c, qn_class_of(h->of), hold);
  if (c) c->hold(h->of, 1);
  return *user = h, *release = let_go, 0;
}

/* --- elements ------------------------------------------------------------------------------------------------------------------ */
int64_t qn_code_size(char code) {
  switch (code) {
    case 'b': case 'B': case 'c': case '?': return 1;
    case 'h': case 'H': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'P': case 'd': return 8;
    default: return 0;
  }
}

int qn_code_get(qn_rt *rt, char code, const char *p, qn_value *out) {
  const size_t size = (size_t)qn_code_size(code);
  uint64_t word = 0;
  float f;
  double d;
  if (!size) return qn_raise(rt, QN_E_NotImplementedError, "memoryview: format %c not supported", code);
  memcpy(&word, p, size);
  switch (code) {
    case '?': return *out = qn_bool(word != 0), 0;
    case 'c': return qn_new_bytes(rt, (qn_sv){p, 1}, out);
    case 'f': return memcpy(&f, p, sizeof f), *out = qn_float((double)f), 0;
    case 'd': return memcpy(&d, p, sizeof d), *out = qn_float(d), 0;
    default: break;
  }
  const int shift = 64 - 8 * (int)size;
  if (code < 'a') return qn_big_of_u64(rt, word, out);
  return *out = qn_int((int64_t)(word << shift) >> shift), 0;
}

/* Of a failed conversion: a TypeError is forgotten and called QN_CODE_TYPE, anything else stays. */
static int not_of_type(qn_rt *rt) {
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
  return qn_exc_clear(rt), QN_CODE_TYPE;
}

static int put_int(qn_rt *rt, char code, size_t size, char *p, qn_value x) {
  qn_value whole;
  if (x.tag == QN_FLOAT || qn_is(x, QN_K_STR)) return QN_CODE_TYPE;
  if (qn_as_int(rt, x, &whole)) return not_of_type(rt);
  uint64_t word = 0, top = UINT64_MAX >> (64 - 8 * size);
  const bool low = qn_big_negative(whole), plus = code < 'a' && qn_int_as_u64(whole, &word), wide = qn_is_big(whole) && !plus;
  const int64_t i = wide || plus ? 0 : whole.i;
  qn_release(rt, whole);
  if (wide) return low ? QN_CODE_LOW : QN_CODE_HIGH;
  if (code < 'a') {
    if (!plus) return QN_CODE_LOW;
    if (word > top) return QN_CODE_HIGH;
  } else {
    if (i < -(int64_t)(top >> 1) - 1) return QN_CODE_LOW;
    if (i > (int64_t)(top >> 1)) return QN_CODE_HIGH;
    word = (uint64_t)i;
  }
  return memcpy(p, &word, size), 0;
}

int qn_code_put(qn_rt *rt, char code, char *p, qn_value x) {
  const size_t size = (size_t)qn_code_size(code);
  double d;
  if (!size) return qn_raise(rt, QN_E_NotImplementedError, "memoryview: format %c not supported", code);
  if (code == '?') {
    const int t = qn_truth(rt, x);
    return t < 0 ? -1 : (*p = (char)t, 0);
  }
  if (code == 'c') {
    if (!qn_is(x, QN_K_BYTES)) return QN_CODE_TYPE;
    return qn_bytesp(x)->n != 1 ? QN_CODE_HIGH : (*p = qn_bytesp(x)->data[0], 0);
  }
  if (code != 'f' && code != 'd') return put_int(rt, code, size, p, x);
  if (qn_is(x, QN_K_STR)) return QN_CODE_TYPE;
  if (qn_as_double(rt, x, &d)) return not_of_type(rt);
  const float f = (float)d;
  return memcpy(p, code == 'f' ? (const void *)&f : (const void *)&d, size), 0;
}
