/* memoryview.c - memoryview: the memory of another object as elements, without a copy.
 *
 * A view keeps the object whose memory it is (of a view of a view: the same object) and holds its place until it is released or
 * gone. Views of views hold it by themselves, so that releasing one leaves the others. */
#include "runtime/object/bigint.h"
#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"
#include "runtime/object/memory.h"

typedef struct view {
  qn_obj obj;
  qn_value of; /* QN_UNSET: released */
  qn_value by; /* what a program sees as obj: of, or the object of a class in Python that keeps it */
  qn_memory m;
} view;
static view *mv(qn_value v) { return (view *)v.o; }
static bool is_mv(qn_value v) { return v.tag == QN_OBJ && v.o->cls == &qn_memoryview_class; }
static char code_of(const qn_memory *m) { return m->format[0] == '@' ? m->format[1] : m->format[1] ? 0 : m->format[0]; }

qn_value qn_memory_root(qn_value v) { return is_mv(v) && mv(v)->of.tag != QN_UNSET ? mv(v)->of : v; }

static int live(qn_rt *rt, qn_value v) {
  if (mv(v)->of.tag != QN_UNSET) return 0;
  return qn_raise(rt, QN_E_ValueError, "operation forbidden on released memoryview object");
}

static void hold(qn_value v, int by) {
  QN_FIND_SLOT(c, qn_class_of(v), hold);
  if (c) c->hold(v, by);
}

static int make(qn_rt *rt, qn_value of, qn_value by, const qn_memory *m, qn_value *out) {
  view *w = qn_obj_new(rt, &qn_memoryview_class, sizeof *w);
  if (!w) return -1;
  w->of = qn_retained(of);
  w->by = qn_retained(by);
  w->m = *m;
  hold(of, 1);
  return *out = qn_from_obj(w), 0;
}

int qn_new_memoryview(qn_rt *rt, qn_value of, qn_value *out) {
  qn_memory m;
  int r = qn_memory_shown(rt, of, out);
  if (r == 1) {
    qn_release(rt, mv(*out)->by);
    return mv(*out)->by = qn_retained(of), 0;
  }
  if (!r) r = qn_memory_of(rt, of, &m);
  if (r < 0) return -1;
  if (!r) return qn_raise(rt, QN_E_TypeError, "memoryview: a bytes-like object is required, not '%s'", qn_type_name(of));
  return make(rt, qn_memory_root(of), is_mv(of) ? mv(of)->by : of, &m, out);
}

static void let_go(qn_rt *rt, view *w) {
  const qn_value of = w->of, by = w->by;
  if (of.tag == QN_UNSET) return;
  w->of.tag = QN_UNSET;
  hold(of, -1);
  qn_release(rt, of);
  qn_release(rt, by);
}
static void destroy(qn_rt *rt, qn_obj *o) {
  let_go(rt, (view *)o);
  qn_obj_free(rt, o, sizeof(view));
}
static int construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value x;
  (void)cls;
  if (args->npos + args->nkw > 1)
    return qn_raise(rt, QN_E_TypeError, "memoryview() takes at most 1 argument (%u given)", (unsigned)(args->npos + args->nkw));
  QN_TRY(qn_args_parse(rt, args, "memoryview", "object", &x));
  return qn_new_memoryview(rt, x, out);
}
static int memory(qn_rt *rt, qn_value v, qn_memory *out) {
  QN_TRY(live(rt, v));
  return *out = mv(v)->m, 0;
}

/* --- elements ------------------------------------------------------------------------------------------------------------------ */
static int get_at(qn_rt *rt, const qn_memory *m, const char *p, qn_value *out) {
  const char code = code_of(m);
  if (!code) return qn_raise(rt, QN_E_NotImplementedError, "memoryview: unsupported format %s", m->format);
  return qn_code_get(rt, code, p, out);
}
static int put_at(qn_rt *rt, const qn_memory *m, char *p, qn_value x) {
  const char code = code_of(m);
  if (!code) return qn_raise(rt, QN_E_NotImplementedError, "memoryview: unsupported format %s", m->format);
  const int r = qn_code_put(rt, code, p, x);
  if (r == QN_CODE_TYPE) return qn_raise(rt, QN_E_TypeError, "memoryview: invalid type for format '%s'", m->format);
  if (r > 0) return qn_raise(rt, QN_E_ValueError, "memoryview: invalid value for format '%s'", m->format);
  return r;
}

static int step_to(qn_rt *rt, const qn_memory *m, int axis, qn_value key, char **p) {
  int64_t i;
  if (qn_is_big(key)) return qn_raise(rt, QN_E_IndexError, "cannot fit 'int' into an index-sized integer");
  QN_TRY(qn_as_index(rt, key, &i));
  if (i < 0) i += m->shape[axis];
  if (i < 0 || i >= m->shape[axis]) return qn_raise(rt, QN_E_IndexError, "index out of bounds on dimension %d", axis + 1);
  return *p += i * m->strides[axis], 0;
}

static bool is_index(qn_rt *rt, qn_value v) {
  int64_t i;
  const int r = qn_try_index(rt, v, &i);
  if (r < 0) qn_exc_clear(rt);
  return r != 0;
}

/* The element that key names. sub: what an index that leaves axes over is called. */
static int element_of(qn_rt *rt, qn_memory *m, qn_value key, const char *sub, char **p) {
  *p = m->data;
  const bool tuple = qn_is(key, QN_K_TUPLE);
  const int64_t n = tuple ? qn_tuplep(key)->n : 1;
  const qn_value *keys = tuple ? qn_tuplep(key)->items : &key;
  int64_t whole = 0;
  for (int64_t i = 0; i < n; i++) whole += is_index(rt, keys[i]);
  if (!m->ndim && !(tuple && !n)) return qn_raise(rt, QN_E_TypeError, "invalid indexing of 0-dim memory");
  if (whole < n) {
    bool slices = tuple;
    for (int64_t i = 0; i < n; i++) slices = slices && qn_is(keys[i], QN_K_SLICE);
    if (slices) return qn_raise(rt, QN_E_NotImplementedError, "multi-dimensional slicing is not implemented");
    return qn_raise(rt, QN_E_TypeError, "memoryview: invalid slice key");
  }
  if (n < m->ndim) return qn_raise(rt, QN_E_NotImplementedError, "%s", tuple ? "sub-views are not implemented" : sub);
  if (n > m->ndim) return qn_raise(rt, QN_E_TypeError, "cannot index %d-dimension view with %lld-element tuple", m->ndim, (long long)n);
  for (int k = 0; k < n; k++) QN_TRY(step_to(rt, m, k, keys[k], p));
  return 0;
}

/* m[start:stop:step] along the first axis. */
static int sliced(qn_rt *rt, qn_memory *m, qn_value key) {
  int64_t start, stop, step, n;
  QN_TRY(qn_slice_indices(rt, key, m->shape[0], &start, &stop, &step, &n));
  if (n) m->data += start * m->strides[0];
  m->shape[0] = n;
  m->strides[0] *= step;
  return 0;
}

static int get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  QN_TRY(live(rt, v));
  qn_memory m = mv(v)->m;
  char *p;
  if (!m.ndim && key.tag == QN_ELLIPSIS) return *out = qn_retained(v), 0;
  if (m.ndim && qn_is(key, QN_K_SLICE)) {
    QN_TRY(sliced(rt, &m, key));
    QN_TRY(live(rt, v));
    return make(rt, mv(v)->of, mv(v)->by, &m, out);
  }
  QN_TRY(element_of(rt, &m, key, "multi-dimensional sub-views are not implemented", &p));
  QN_TRY(live(rt, v)); /* an __index__ may have released it */
  return get_at(rt, &m, p, out);
}

static int set_slice(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_memory m = mv(v)->m, from;
  qn_value copy;
  const int r = qn_memory_of(rt, x, &from);
  if (r < 0) return -1;
  if (!r) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_type_name(x));
  QN_TRY(sliced(rt, &m, key));
  QN_TRY(live(rt, v));
  const char *f = m.format + (m.format[0] == '@'), *g = from.format + (from.format[0] == '@');
  if (from.ndim != 1 || from.shape[0] != m.shape[0] || strcmp(f, g) != 0)
    return qn_raise(rt, QN_E_ValueError, "memoryview assignment: lvalue and rvalue have different structures");
  QN_TRY(qn_memory_bytes(rt, &from, false, &copy)); /* the two may overlap */
  for (int64_t i = 0; i < m.shape[0]; i++)
    memcpy(m.data + i * m.strides[0], qn_bytesp(copy)->data + i * m.itemsize, (size_t)m.itemsize);
  return qn_release(rt, copy), 0;
}

static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  QN_TRY(live(rt, v));
  qn_memory m = mv(v)->m;
  char *p = m.data;
  if (m.readonly) return qn_raise(rt, QN_E_TypeError, "cannot modify read-only memory");
  if (qn_is(key, QN_K_SLICE) && m.ndim == 1) return set_slice(rt, v, key, x);
  if (qn_is(key, QN_K_SLICE) && m.ndim > 1)
    return qn_raise(rt, QN_E_NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
  if (m.ndim || key.tag != QN_ELLIPSIS) QN_TRY(element_of(rt, &m, key, "sub-views are not implemented", &p));
  char one[16] = {0};
  QN_TRY(put_at(rt, &m, one, x));
  QN_TRY(live(rt, v)); /* the conversion may have released it */
  return memcpy(p, one, (size_t)m.itemsize), 0;
}
static int del_item(qn_rt *rt, qn_value v, qn_value key) {
  (void)key;
  QN_TRY(live(rt, v));
  return qn_raise(rt, QN_E_TypeError, mv(v)->m.readonly ? "cannot modify read-only memory" : "cannot delete memory");
}

static int64_t length(qn_rt *rt, qn_value v) {
  if (live(rt, v)) return -1;
  return mv(v)->m.ndim ? mv(v)->m.shape[0] : 1;
}

static int list_axis(qn_rt *rt, const qn_memory *m, int d, const char *p, qn_value *out) {
  if (d == m->ndim) return get_at(rt, m, p, out);
  qn_value list, x;
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  for (int64_t i = 0; i < m->shape[d]; i++) {
    int bad = list_axis(rt, m, d + 1, p + i * m->strides[d], &x);
    if (!bad) bad = qn_list_append(rt, list, x), qn_release(rt, x);
    if (bad) return qn_release(rt, list), -1;
  }
  return *out = list, 0;
}

/* --- comparison and hash ------------------------------------------------------------------------------------------------------- */
/* Are the elements from axis d on equal? An unknown format equals nothing. */
static int same_axis(qn_rt *rt, const qn_memory *a, const qn_memory *b, int d, const char *p, const char *q) {
  if (d == a->ndim) {
    qn_value x, y;
    QN_TRY(get_at(rt, a, p, &x));
    if (get_at(rt, b, q, &y)) return qn_release(rt, x), -1;
    const int r = qn_compare_bool(rt, x, y, QN_EQ); /* nan is not nan, though the memory be the same */
    qn_release(rt, x), qn_release(rt, y);
    return r;
  }
  int r = 1;
  for (int64_t i = 0; i < a->shape[d] && r == 1; i++) r = same_axis(rt, a, b, d + 1, p + i * a->strides[d], q + i * b->strides[d]);
  return r;
}
static bool known(const qn_memory *m) { return code_of(m) && qn_code_size(code_of(m)); }

static int compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  qn_memory y;
  if (op != QN_EQ && op != QN_NE) return QN_NOT_IMPLEMENTED;
  if (mv(a)->of.tag == QN_UNSET || (is_mv(b) && mv(b)->of.tag == QN_UNSET))
    return *out = qn_bool((a.tag == b.tag && a.o == b.o) == (op == QN_EQ)), 0;
  const int has = qn_memory_of(rt, b, &y);
  if (has < 0) qn_exc_clear(rt);
  if (has <= 0) return QN_NOT_IMPLEMENTED;
  const qn_memory *x = &mv(a)->m;
  int same = known(x) && known(&y) && x->ndim == y.ndim;
  for (int d = 0; same && d < y.ndim; d++) same = x->shape[d] == y.shape[d];
  if (same) same = same_axis(rt, x, &y, 0, x->data, y.data);
  return same < 0 ? -1 : (*out = qn_bool(same == (op == QN_EQ)), 0);
}

static int hash(qn_rt *rt, qn_value v, uint64_t *out) {
  QN_TRY(live(rt, v));
  const qn_memory *m = &mv(v)->m;
  qn_value bytes;
  const char code = code_of(m);
  if (!m->readonly) return qn_raise(rt, QN_E_ValueError, "cannot hash writable memoryview object");
  if (code != 'B' && code != 'b' && code != 'c')
    return qn_raise(rt, QN_E_ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  QN_TRY(qn_memory_bytes(rt, m, false, &bytes));
  const int r = qn_hash(rt, bytes, out);
  qn_release(rt, bytes);
  return r;
}

static int repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, "<%smemory at %p>", mv(v)->of.tag == QN_UNSET ? "released " : "", (void *)v.o);
  return 0;
}

/* --- iteration ----------------------------------------------------------------------------------------------------------------- */
typedef struct view_iter {
  qn_obj obj;
  qn_value of;
  int64_t i;
} view_iter;
static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((view_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(view_iter));
}
static int iter_self(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}
static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  view_iter *it = (view_iter *)v.o;
  QN_TRY(live(rt, it->of));
  const qn_memory *m = &mv(it->of)->m;
  if (it->i >= m->shape[0]) return it->i = INT64_MAX, QN_STOP;
  return get_at(rt, m, m->data + it->i++ * m->strides[0], out);
}
static qn_class view_iter_class = {QN_CLASS_HEAD("memory_iterator", QN_K_ITER, &qn_object_class), .destroy = iter_destroy,
                                   .iter = iter_self, .next = iter_next};
static int iter(qn_rt *rt, qn_value v, qn_value *out) {
  QN_TRY(live(rt, v));
  if (!mv(v)->m.ndim) return qn_raise(rt, QN_E_TypeError, "invalid indexing of 0-dim memory");
  if (mv(v)->m.ndim > 1) return qn_raise(rt, QN_E_NotImplementedError, "multi-dimensional sub-views are not implemented");
  view_iter *it = qn_obj_new(rt, &view_iter_class, sizeof *it);
  if (!it) return -1;
  it->of = qn_retained(v);
  return *out = qn_from_obj(it), 0;
}
static int contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_value it, item;
  int r;
  QN_TRY(iter(rt, v, &it));
  while ((r = iter_next(rt, it, &item)) == 0) {
    const int same = qn_equal(rt, item, x);
    qn_release(rt, item);
    if (same) return qn_release(rt, it), same;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

/* --- methods ------------------------------------------------------------------------------------------------------------------- */
#define METHOD(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define PROPERTY(fn, value)                                                              \
  static int fn(qn_rt *rt, qn_value self, const qn_args *args QN_UNUSED, qn_value *out) { \
    QN_TRY(live(rt, self));                                                              \
    const qn_memory *m QN_UNUSED = &mv(self)->m;                                         \
    return *out = (value), 0;                                                            \
  }
PROPERTY(p_itemsize, qn_int(m->itemsize))
PROPERTY(p_nbytes, qn_int(qn_memory_count(m) * m->itemsize))
PROPERTY(p_ndim, qn_int(m->ndim))
PROPERTY(p_readonly, qn_bool(m->readonly))
PROPERTY(p_obj, qn_retained(mv(self)->by))
PROPERTY(p_c, qn_bool(qn_memory_is_c(m)))
PROPERTY(p_f, qn_bool(qn_memory_is_f(m)))
PROPERTY(p_contiguous, qn_bool(qn_memory_is_c(m) || qn_memory_is_f(m)))

static int ints(qn_rt *rt, const int64_t *x, int n, qn_value *out) {
  qn_value v[QN_MEMORY_RANK];
  for (int i = 0; i < n; i++) v[i] = qn_int(x[i]);
  return qn_new_tuple(rt, v, n, out);
}
METHOD(p_shape) { return (void)args, live(rt, self) || ints(rt, mv(self)->m.shape, mv(self)->m.ndim, out) ? -1 : 0; }
METHOD(p_strides) { return (void)args, live(rt, self) || ints(rt, mv(self)->m.strides, mv(self)->m.ndim, out) ? -1 : 0; }
METHOD(p_suboffsets) { return (void)args, live(rt, self) || ints(rt, NULL, 0, out) ? -1 : 0; }
METHOD(p_format) { return (void)args, live(rt, self) || qn_new_str(rt, qn_sv_of(mv(self)->m.format), out) ? -1 : 0; }

METHOD(m_tobytes) {
  qn_value order;
  QN_TRY(live(rt, self));
  QN_TRY(qn_args_parse(rt, args, "tobytes", "|order", &order));
  const qn_memory *m = &mv(self)->m;
  const char c = qn_is_none(order) ? 'C' : qn_is(order, QN_K_STR) && qn_strp(order)->n == 1 ? qn_strp(order)->text[0] : 0;
  if (!c || !strchr("CFA", c)) return qn_raise(rt, QN_E_ValueError, "order must be 'C', 'F' or 'A'");
  return qn_memory_bytes(rt, m, c == 'F' || (c == 'A' && qn_memory_is_f(m) && !qn_memory_is_c(m)), out);
}
METHOD(m_tolist) {
  QN_TRY(live(rt, self));
  QN_TRY(qn_args_parse(rt, args, "tolist", "", NULL));
  return list_axis(rt, &mv(self)->m, 0, mv(self)->m.data, out);
}
METHOD(m_hex) {
  qn_value bytes;
  const qn_method *row;
  QN_TRY(live(rt, self));
  const qn_sym name = qn_sym_of(rt, "hex");
  if (!name || qn_memory_bytes(rt, &mv(self)->m, false, &bytes)) return -1;
  const int r = qn_find_method(rt, bytes, name, &row) == 1 ? row->fn(rt, bytes, args, out) : -1;
  qn_release(rt, bytes);
  return r;
}
METHOD(m_toreadonly) {
  QN_TRY(live(rt, self));
  QN_TRY(qn_args_parse(rt, args, "toreadonly", "", NULL));
  qn_memory m = mv(self)->m;
  m.readonly = true;
  return make(rt, mv(self)->of, mv(self)->by, &m, out);
}
METHOD(m_release) {
  QN_TRY(qn_args_parse(rt, args, "release", "", NULL));
  let_go(rt, mv(self));
  return *out = qn_none(), 0;
}
METHOD(m_enter) {
  QN_TRY(live(rt, self));
  return (void)args, *out = qn_retained(self), 0;
}
METHOD(m_exit) {
  (void)args;
  let_go(rt, mv(self));
  return *out = qn_none(), 0;
}

/* The shape of a cast: n bytes as elements of m's size along the axes of `shape`. */
static int cast_shape(qn_rt *rt, qn_memory *m, int64_t n, qn_value shape) {
  const bool tuple = qn_is(shape, QN_K_TUPLE);
  if (!tuple && !qn_is(shape, QN_K_LIST)) return qn_raise(rt, QN_E_TypeError, "shape must be a list or a tuple");
  const int64_t axes = tuple ? qn_tuplep(shape)->n : qn_listp(shape)->n;
  if (axes > QN_MEMORY_RANK) return qn_raise(rt, QN_E_ValueError, "memoryview: number of dimensions must not exceed %d", QN_MEMORY_RANK);
  if (m->ndim != 1 && axes != 1) return qn_raise(rt, QN_E_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
  int64_t total = m->itemsize;
  for (int64_t k = 0; k < axes; k++) {
    const qn_value x = tuple ? qn_tuplep(shape)->items[k] : qn_list_at(qn_listp(shape), k);
    if (!qn_is_int(x)) return qn_raise(rt, QN_E_TypeError, "memoryview.cast(): elements of shape must be integers");
    if (x.i <= 0) return qn_raise(rt, QN_E_ValueError, "memoryview.cast(): elements of shape must be integers > 0");
    if (__builtin_mul_overflow(total, x.i, &total)) return qn_raise(rt, QN_E_ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
    m->shape[k] = x.i;
  }
  if (total != n) return qn_raise(rt, QN_E_TypeError, "memoryview: product(shape) * itemsize != buffer size");
  m->ndim = (int)axes;
  for (int64_t k = axes - 1, step = m->itemsize; k >= 0; step *= m->shape[k--]) m->strides[k] = step;
  return 0;
}
static bool is_byte(char c) { return c == 'b' || c == 'B' || c == 'c'; }

METHOD(m_cast) {
  qn_value a[2];
  QN_TRY(live(rt, self));
  QN_TRY(qn_args_parse(rt, args, "cast", "format|shape", a));
  qn_memory m = mv(self)->m;
  if (!qn_is(a[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "cast() argument 'format' must be str, not %s", qn_type_name(a[0]));
  if (!qn_memory_is_c(&m)) return qn_raise(rt, QN_E_TypeError, "memoryview: casts are restricted to C-contiguous views");
  if ((m.ndim > 1 || a[1].tag != QN_UNSET) && !qn_memory_count(&m))
    return qn_raise(rt, QN_E_TypeError, "memoryview: cannot cast view with zeros in shape or strides");
  const char *f = qn_strp(a[0])->text, *bare = f + (f[0] == '@'), from = code_of(&m);
  if (!bare[0] || bare[1] || !qn_code_size(bare[0]))
    return qn_raise(rt, QN_E_ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
  if (!from) return qn_raise(rt, QN_E_ValueError, "memoryview: source format must be a native single character format prefixed with an optional '@'");
  if (!is_byte(from) && !is_byte(bare[0])) return qn_raise(rt, QN_E_TypeError, "memoryview: cannot cast between two non-byte formats");
  const int64_t n = qn_memory_count(&m) * m.itemsize;
  m.itemsize = qn_code_size(bare[0]);
  if (n % m.itemsize) return qn_raise(rt, QN_E_TypeError, "memoryview: length is not a multiple of itemsize");
  snprintf(m.format, sizeof m.format, "%s", f);
  if (a[1].tag != QN_UNSET) QN_TRY(cast_shape(rt, &m, n, a[1]));
  else m.ndim = 1, m.shape[0] = n / m.itemsize, m.strides[0] = m.itemsize;
  return make(rt, mv(self)->of, mv(self)->by, &m, out);
}

#define ROW(n, f) {.name = n, .fn = f}
#define SHOWN(n, f) {.name = n, .fn = f, .property = true}
static const qn_method methods[] = {
    ROW("cast", m_cast), ROW("hex", m_hex), ROW("release", m_release), ROW("tobytes", m_tobytes), ROW("tolist", m_tolist),
    ROW("toreadonly", m_toreadonly), ROW("__enter__", m_enter), ROW("__exit__", m_exit), SHOWN("c_contiguous", p_c),
    SHOWN("contiguous", p_contiguous), SHOWN("f_contiguous", p_f), SHOWN("format", p_format), SHOWN("itemsize", p_itemsize),
    SHOWN("nbytes", p_nbytes), SHOWN("ndim", p_ndim), SHOWN("obj", p_obj), SHOWN("readonly", p_readonly), SHOWN("shape", p_shape),
    SHOWN("strides", p_strides), SHOWN("suboffsets", p_suboffsets), {.name = NULL}};
qn_class qn_memoryview_class = {QN_CLASS_HEAD("memoryview", QN_K_OTHER, &qn_object_class), .methods = methods, .destroy = destroy,
                                .repr = repr, .hash = hash, .length = length, .get_item = get_item, .set_item = set_item,
                                .del_item = del_item, .contains = contains, .iter = iter, .compare = compare,
                                .construct = construct, .memory = memory};
