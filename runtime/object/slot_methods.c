/* slot_methods.c - the special methods of built-in classes as attributes: [].__len__, int.__add__, super().__setitem__(k, v).
 *
 * A class of a script that derives from a built-in one calls what it replaced in this way. A row exists for a class whose
 * slot exists; it calls the slot of the built-in class below self's class, never a replacement. */
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"
#include "runtime/object/builtins.h"

static const qn_class *native_of(qn_value v) { return qn_native_class_of(qn_class_of(v)); }
static bool is_plain(qn_value v) { return qn_is_whole(v) || v.tag == QN_FLOAT; }

#define METHOD(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define SELF_SLOT(c, slot_)                           \
  self = qn_unboxed(self);                            \
  QN_FIND_SLOT(c, native_of(self), slot_);            \
  if (!c) return qn_raise(rt, QN_E_TypeError, "'%s' object has no such operation", qn_type_name(self))

METHOD(m_len) {
  QN_TRY(qn_args_parse(rt, args, "__len__", "", NULL));
  SELF_SLOT(c, length);
  int64_t n = c->length(rt, self);
  return n < 0 ? -1 : (*out = qn_int(n), 0);
}

METHOD(m_getitem) {
  qn_value key;
  QN_TRY(qn_args_parse(rt, args, "__getitem__", "key/", &key));
  SELF_SLOT(c, get_item);
  return c->get_item(rt, self, key, out);
}

METHOD(m_setitem) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "__setitem__", "key value/", a));
  SELF_SLOT(c, set_item);
  QN_TRY(c->set_item(rt, self, a[0], a[1]));
  return *out = qn_none(), 0;
}

METHOD(m_delitem) {
  qn_value key;
  QN_TRY(qn_args_parse(rt, args, "__delitem__", "key/", &key));
  SELF_SLOT(c, del_item);
  QN_TRY(c->del_item(rt, self, key));
  return *out = qn_none(), 0;
}

METHOD(m_contains) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "__contains__", "key/", &x));
  SELF_SLOT(c, contains);
  int r = c->contains(rt, self, x);
  return r < 0 ? -1 : (*out = qn_bool(r), 0);
}

METHOD(m_iter) {
  QN_TRY(qn_args_parse(rt, args, "__iter__", "", NULL));
  SELF_SLOT(c, iter);
  return c->iter(rt, self, out);
}

METHOD(m_next) {
  QN_TRY(qn_args_parse(rt, args, "__next__", "", NULL));
  SELF_SLOT(c, next);
  int r = c->next(rt, self, out);
  return r == QN_STOP ? qn_raise_args(rt, qn_exc_classes[QN_E_StopIteration], NULL, 0) : r;
}

METHOD(m_call) {
  SELF_SLOT(c, call);
  return c->call(rt, self, args, out);
}

METHOD(m_init) {
  SELF_SLOT(c, init);
  QN_TRY(c->init(rt, self, args));
  return *out = qn_none(), 0;
}

METHOD(m_bool) {
  QN_TRY(qn_args_parse(rt, args, "__bool__", "", NULL));
  self = qn_unboxed(self);
  if (is_plain(self)) return *out = qn_bool(self.tag == QN_FLOAT ? self.f != 0.0 : qn_is_big(self) || self.i != 0), 0;
  SELF_SLOT(c, truth);
  int r = c->truth(rt, self);
  return r < 0 ? -1 : (*out = qn_bool(r), 0);
}

/* Text by the slot of the built-in class; str falls back on repr of the object as it is. */
static int text_by(qn_rt *rt, qn_value self, int (*fn)(qn_rt *, qn_value, qn_buf *), qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = fn(rt, self, &b);
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

METHOD(m_repr) {
  QN_TRY(qn_args_parse(rt, args, "__repr__", "", NULL));
  SELF_SLOT(c, repr);
  return text_by(rt, self, c->repr, out);
}

METHOD(m_str) {
  QN_TRY(qn_args_parse(rt, args, "__str__", "", NULL));
  QN_FIND_SLOT(c, native_of(qn_unboxed(self)), str);
  return c ? text_by(rt, self, c->str, out) : text_by(rt, self, qn_repr, out);
}

METHOD(m_format) {
  qn_value spec;
  QN_TRY(qn_args_parse(rt, args, "__format__", "format_spec/", &spec));
  if (!qn_is(spec, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "__format__() argument must be str, not %s", qn_type_name(spec));
  SELF_SLOT(c, format);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = c->format(rt, self, qn_str_sv(spec), &b);
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

METHOD(m_hash) {
  uint64_t h;
  QN_TRY(qn_args_parse(rt, args, "__hash__", "", NULL));
  self = qn_unboxed(self);
  if (self.tag != QN_OBJ || qn_is(self, QN_K_STR)) {
    QN_TRY(qn_hash(rt, self, &h));
  } else {
    QN_FIND_SLOT(c, native_of(self), hash);
    if (c) QN_TRY(c->hash(rt, self, &h));
    else h = self.bits >> 4 | self.bits << 60; /* as qn_hash: identity */
  }
  return *out = qn_int((int64_t)h), 0;
}

static int compare_by(qn_rt *rt, qn_value self, const qn_args *args, qn_cmp op, const char *name, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, name, "value/", &x));
  const qn_class *cls = native_of(self);
  self = qn_unboxed(self);
  x = qn_unboxed(x);
  if (is_plain(self) && is_plain(x) && (self.tag == QN_FLOAT || x.tag != QN_FLOAT)) return qn_compare(rt, self, x, op, out);
  QN_FIND_SLOT(c, cls, compare);
  int r = c && !is_plain(self) ? c->compare(rt, self, x, op, out) : QN_NOT_IMPLEMENTED;
  if (r == QN_NOT_IMPLEMENTED && (op == QN_EQ || op == QN_NE) && qn_same(self, x)) return *out = qn_bool(op == QN_EQ), 0;
  if (r == QN_NOT_IMPLEMENTED) *out = (qn_value){.tag = QN_NOTIMPL}, r = 0;
  return r;
}
#define COMPARE(fn, op, name) \
  METHOD(fn) { return compare_by(rt, self, args, op, name, out); }
COMPARE(m_lt, QN_LT, "__lt__")
COMPARE(m_le, QN_LE, "__le__")
COMPARE(m_eq, QN_EQ, "__eq__")
COMPARE(m_ne, QN_NE, "__ne__")
COMPARE(m_gt, QN_GT, "__gt__")
COMPARE(m_ge, QN_GE, "__ge__")

/* int.__add__(1, 2.5) is NotImplemented: the float does it. */
static bool numbers_fit(qn_value self, qn_value x) { return is_plain(x) && (self.tag == QN_FLOAT || x.tag != QN_FLOAT); }

static int binary_by(qn_rt *rt, qn_value self, const qn_args *args, qn_binop op, bool reflected, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, reflected ? "__rop__" : "__op__", "value/", &x));
  self = qn_unboxed(self);
  x = qn_unboxed(x);
  qn_value a = reflected ? x : self, b = reflected ? self : x;
  int r = QN_NOT_IMPLEMENTED;
  if (is_plain(self)) {
    if (numbers_fit(self, x)) return qn_binary(rt, op, a, b, out);
  } else {
    QN_FIND_SLOT(c, native_of(self), binary);
    if (c) r = c->binary(rt, op, a, b, reflected, out);
  }
  if (r == QN_NOT_IMPLEMENTED) *out = (qn_value){.tag = QN_NOTIMPL}, r = 0;
  return r;
}

static int inplace_by(qn_rt *rt, qn_value self, const qn_args *args, qn_binop op, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "__iop__", "value/", &x));
  SELF_SLOT(c, inplace);
  int r = c->inplace(rt, op, self, x, out);
  if (r == QN_NOT_IMPLEMENTED) *out = (qn_value){.tag = QN_NOTIMPL}, r = 0;
  return r;
}
#define BINARY(name, op)                                                           \
  METHOD(m_##name) { return binary_by(rt, self, args, op, false, out); }           \
  METHOD(m_r##name) { return binary_by(rt, self, args, op, true, out); }           \
  METHOD(m_i##name) { return inplace_by(rt, self, args, op, out); }
#define BINARIES(X)                                                                                                           \
  X(add, QN_ADD) X(sub, QN_SUB) X(mul, QN_MUL) X(truediv, QN_TRUEDIV) X(floordiv, QN_FLOORDIV) X(mod, QN_MOD) X(pow, QN_POW)  \
  X(lshift, QN_LSHIFT) X(rshift, QN_RSHIFT) X(and, QN_BITAND) X(or, QN_BITOR) X(xor, QN_BITXOR) X(divmod, QN_DIVMOD)
BINARIES(BINARY)

static int unary_by(qn_rt *rt, qn_value self, qn_unop op, qn_value *out) {
  self = qn_unboxed(self);
  if (is_plain(self)) return qn_unary(rt, op, self, out);
  SELF_SLOT(c, unary);
  return c->unary(rt, op, self, out);
}
METHOD(m_neg) { return (void)args, unary_by(rt, self, QN_NEG, out); }
METHOD(m_pos) { return (void)args, unary_by(rt, self, QN_POS, out); }
METHOD(m_invert) { return (void)args, unary_by(rt, self, QN_INVERT, out); }

METHOD(m_abs) {
  (void)args;
  self = qn_unboxed(self);
  if (self.tag == QN_FLOAT) return *out = qn_float(self.f < 0 || (self.f == 0 && 1 / self.f < 0) ? -self.f : self.f), 0;
  return qn_unary(rt, qn_big_negative(self) ? QN_NEG : QN_POS, self, out);
}
METHOD(m_int) {
  (void)args;
  self = qn_unboxed(self);
  return self.tag == QN_FLOAT ? qn_float_to_int(rt, self.f, out) : qn_unary(rt, QN_POS, self, out);
}
METHOD(m_float) {
  (void)args;
  double f;
  QN_TRY(qn_as_double(rt, self, &f));
  return *out = qn_float(f), 0;
}
/* x.__round__(digits=None), of floats and ints. */
METHOD(m_round) {
  qn_value a[2] = {qn_unboxed(self), qn_none()};
  QN_TRY(qn_args_parse(rt, args, "__round__", "|ndigits/", a + 1));
  if (a[1].tag == QN_UNSET) a[1] = qn_none();
  const qn_args pass = {.pos = a, .npos = 2};
  return qn_b_round(rt, qn_none(), &pass, out);
}

/* --- which class has which ----------------------------------------------------------------------------------------------- */
typedef enum needs {
  ALWAYS, HASH, LENGTH, GET, SET, DEL, CONTAINS, ITER, NEXT, CALL, INIT, NUMBER, INT, ORDER, TRUTH, BINARY_SLOT, INPLACE_SLOT, UNARY_SLOT
} needs;
typedef struct row {
  qn_method method;
  needs needs;
} row;
#define ROW(n, f, when) {{.name = n, .fn = f}, when}
#define BINARY_ROWS(name, op)                                                                    \
  ROW("__" #name "__", m_##name, BINARY_SLOT), ROW("__r" #name "__", m_r##name, BINARY_SLOT),    \
      ROW("__i" #name "__", m_i##name, INPLACE_SLOT),
static const row rows[] = {ROW("__repr__", m_repr, ALWAYS), ROW("__str__", m_str, ALWAYS), ROW("__format__", m_format, ALWAYS),
                           ROW("__hash__", m_hash, HASH), ROW("__eq__", m_eq, ALWAYS), ROW("__ne__", m_ne, ALWAYS),
                           ROW("__lt__", m_lt, ORDER), ROW("__le__", m_le, ORDER), ROW("__gt__", m_gt, ORDER), ROW("__ge__", m_ge, ORDER),
                           ROW("__len__", m_len, LENGTH), ROW("__getitem__", m_getitem, GET), ROW("__setitem__", m_setitem, SET),
                           ROW("__delitem__", m_delitem, DEL), ROW("__contains__", m_contains, CONTAINS), ROW("__iter__", m_iter, ITER),
                           ROW("__next__", m_next, NEXT), ROW("__call__", m_call, CALL), ROW("__init__", m_init, INIT),
                           ROW("__bool__", m_bool, TRUTH), ROW("__abs__", m_abs, NUMBER), ROW("__round__", m_round, NUMBER), ROW("__int__", m_int, NUMBER),
                           ROW("__float__", m_float, NUMBER), ROW("__index__", m_int, INT), ROW("__neg__", m_neg, UNARY_SLOT),
                           ROW("__pos__", m_pos, UNARY_SLOT), ROW("__invert__", m_invert, UNARY_SLOT), BINARIES(BINARY_ROWS){{0}, ALWAYS}};

static bool has(const qn_class *cls, needs n) {
  bool integer = qn_issubclass(cls, &qn_int_class), number = integer || cls == &qn_float_class;
#define SLOT(s) \
  for (const qn_class *c = cls; c; c = c->base) \
    if (c->s) return true; \
  return false
  switch (n) {
  case ALWAYS: return true;
  case HASH:
    for (const qn_class *c = cls; c; c = c->base)
      if (c->hash) return c->hash != qn_hash_unhashable;
    return true;
  case LENGTH: SLOT(length);
  case GET: SLOT(get_item);
  case SET: SLOT(set_item);
  case DEL: SLOT(del_item);
  case CONTAINS: SLOT(contains);
  case ITER: SLOT(iter);
  case NEXT: SLOT(next);
  case CALL: SLOT(call);
  case INIT: SLOT(init);
  case NUMBER: return number;
  case INT: return integer;
  case ORDER: if (number) return true; SLOT(compare);
  case TRUTH: if (number) return true; SLOT(truth);
  case BINARY_SLOT: if (number) return true; SLOT(binary);
  case INPLACE_SLOT: SLOT(inplace);
  case UNARY_SLOT: if (number) return true; SLOT(unary);
  }
  return false;
#undef SLOT
}

const qn_method *qn_slot_method(const qn_class *cls, qn_sym name) {
  cls = qn_native_class_of(cls);
  for (const row *r = rows; r->method.name; r++)
    if (!strcmp(r->method.name, name->text)) return has(cls, r->needs) ? &r->method : NULL;
  return NULL;
}
