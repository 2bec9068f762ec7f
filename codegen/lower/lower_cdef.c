/* lower_cdef.c - objects of cdef classes: two pointers, the VM's object and its values (runtime/kernel/layout.h), both lent by
 * whoever called. A number is read and written where its value lies; its tag is that of its C type and stays, but that of a
 * uint64, which is a NumPy scalar's from 2⁶³ on. Objects are made, and put into attributes, by the engine (qn_k_vm_…). */
#include "codegen/lower/lower_int.h"
#include "frontend/types/klass.h"

bool qn_lower_is_cdef(const qn_type *t) { return t->kind == QN_TYPE_INSTANCE && qn_kclass_is_vm(t->klass); }

static qn_lval one(qn_irval v) { return (qn_lval){1, {v}}; }
static qn_irval bin(qn_lfn *f, qn_irop op, qn_irval a, qn_irval b) { return qn_irb_bin(&f->b, op, a, b, 0, QN_IR_NOSITE); }
static qn_irval peek(qn_lfn *f, qn_irkind t, qn_irval base, int64_t at) { return qn_irb_peek(&f->b, qn_irt(t), base, 0, at); }

static qn_irval tag_is(qn_lfn *f, qn_irval values, int64_t at, int tag) {
  return bin(f, QN_I_EQ, peek(f, QN_IT_U8, values, at), qn_irb_int(&f->b, qn_irt(QN_IT_U8), tag));
}

static qn_irval number(qn_lfn *f, qn_irval values, int64_t at, const qn_type *t) {
  at += QN_VM_VALUE_BITS;
  if (t->dtype == QN_D_FLOAT32) return qn_irb_cast(&f->b, peek(f, QN_IT_F64, values, at), qn_irt(QN_IT_F32));
  return qn_irb_peek(&f->b, qn_irt_of_dtype(t->dtype), values, 0, at);
}

/* The array that the VM's object holds: of the declared dtype, axes and layout, or the read fails. */
static qn_irval array(qn_lfn *f, qn_irval values, int64_t at, const qn_texpr *e) {
  const qn_type *t = e->type;
  int32_t none = qn_lower_site(f, e->span, "AttributeError", "", "the memory of this attribute is not there"),
          wrong = qn_lower_site(f, e->span, "TypeError", "", "this attribute holds no %s", qn_type_text(f->in->a, t));
  qn_irb_check(&f->b, tag_is(f, values, at, QN_VM_TAG_OBJECT), NULL, 0, none);
  qn_irval o = peek(f, QN_IT_PTR, values, at + QN_VM_VALUE_BITS), kind = peek(f, QN_IT_I32, peek(f, QN_IT_PTR, o, 0), QN_VM_CLASS_KIND);
  qn_irb_check(&f->b, bin(f, QN_I_EQ, kind, qn_irb_int(&f->b, qn_irt(QN_IT_I32), QN_VM_KIND_ARRAY)), NULL, 0, wrong);
  uint64_t layout = t->layout == 'C' ? QN_VIEW_C : t->layout == 'F' ? QN_VIEW_F : 0;
  uint64_t mask = UINT64_C(0xffffffffff) | layout << 40, want = (uint64_t)t->ndim | (uint64_t)t->dtype << 32 | layout << 40;
  if (!t->readonly) mask |= (uint64_t)QN_VIEW_READONLY << 40;
  qn_irval what = bin(f, QN_I_AND, peek(f, QN_IT_I64, o, QN_VM_ARRAY_VIEW + offsetof(qn_view, ndim)), qn_lint(f, (int64_t)mask));
  qn_irb_check(&f->b, bin(f, QN_I_EQ, what, qn_lint(f, (int64_t)want)), NULL, 0, wrong);
  return qn_irb_unbox(&f->b, o, qn_lower_type(t));
}

static qn_lval object(qn_lfn *f, qn_irval values, int64_t at) {
  uint32_t local = qn_new_local(f, "", qn_irt(QN_IT_PTR)), inner = qn_new_local(f, "", qn_irt(QN_IT_PTR));
  qn_irval there = tag_is(f, values, at, QN_VM_TAG_OBJECT), null = qn_irb_null(&f->b, QN_IT_PTR);
  qn_irb_set(&f->b, local, null);
  qn_irb_set(&f->b, inner, null);
  qn_irb_if(&f->b, there);
  qn_irval o = peek(f, QN_IT_PTR, values, at + QN_VM_VALUE_BITS);
  qn_irb_set(&f->b, local, o);
  qn_irb_set(&f->b, inner, peek(f, QN_IT_PTR, o, QN_VM_INSTANCE_VALUES));
  qn_irb_end(&f->b);
  return (qn_lval){3, {there, qn_irb_get(&f->b, local), qn_irb_get(&f->b, inner)}};
}

/* The pointer of what may be None, null then. */
static qn_irval pointer(qn_lfn *f, const qn_texpr *e) {
  qn_lval v = qn_lower_as(f, e, e->type); /* is it there, the object, its values */
  uint32_t local = qn_new_local(f, "", qn_irt(QN_IT_PTR));
  qn_irb_set(&f->b, local, qn_irb_null(&f->b, QN_IT_PTR));
  qn_irb_if(&f->b, v.v[0]);
  qn_irb_set(&f->b, local, v.v[1]);
  qn_irb_end(&f->b);
  return qn_irb_get(&f->b, local);
}

/* The object goes in, what was there is let go: when the call ends, or earlier where no variable can hold it (engine/made.c). */
static void put_object(qn_lfn *f, qn_irval values, int64_t at, const qn_texpr *e) {
  qn_irval args[3] = {values, qn_lint(f, at / QN_VM_VALUE_SIZE), pointer(f, e)};
  qn_irb_hcall(&f->b, "qn_k_vm_put", qn_irt(QN_IT_VOID), args, 3, qn_lower_site(f, e->span, "MemoryError", "", "out of memory"));
}

/* Class(…), before its __cinit__ and __init__. */
qn_lval qn_lower_cdef_new(qn_lfn *f, const qn_texpr *e) {
  qn_irval number = qn_lint(f, e->type->klass->number);
  qn_irval o = qn_irb_hcall(&f->b, "qn_k_vm_new", qn_irt(QN_IT_PTR), &number, 1, qn_lower_site(f, e->span, "MemoryError", "", "out of memory"));
  return (qn_lval){2, {o, peek(f, QN_IT_PTR, o, QN_VM_INSTANCE_VALUES)}};
}

static void put(qn_lfn *f, qn_irval values, int64_t at, const qn_texpr *value) {
  const qn_type *t = value->type;
  if (t->kind == QN_TYPE_OPTIONAL) {
    put_object(f, values, at, value);
    return;
  }
  qn_irval v = qn_lower_as(f, value, t).v[0];
  if (t->dtype == QN_D_FLOAT32) v = qn_irb_cast(&f->b, v, qn_irt(QN_IT_F64));
  if (t->dtype == QN_D_UINT64) {
    qn_irval fits = bin(f, QN_I_GE, qn_irb_cast(&f->b, v, qn_irt(QN_IT_I64)), qn_lint(f, 0));
    qn_irval big = qn_lint(f, QN_VM_TAG_NUMPY | (int64_t)QN_D_UINT64 << 8);
    qn_irb_poke(&f->b, values, 0, qn_irb_select(&f->b, fits, qn_lint(f, QN_VM_TAG_INT), big), at, 0);
  }
  qn_irb_poke(&f->b, values, 0, v, at + QN_VM_VALUE_BITS, 0);
}

/* --- lists ------------------------------------------------------------------------------------------------------------------ */
static qn_lval item(qn_lfn *f, qn_irval list, const qn_texpr *e) {
  int32_t range = qn_lower_site(f, e->span, "IndexError", "", "list index out of range"),
          plain = qn_lower_site(f, e->span, "TypeError", "", "Cannot convert a number to an object of a cdef class");
  qn_irval n = peek(f, QN_IT_I64, list, QN_VM_LIST_N), i = qn_irb_cast(&f->b, qn_lower_one(f, e->args[1]), qn_irt(QN_IT_I64)), zero = qn_lint(f, 0);
  i = qn_irb_select(&f->b, bin(f, QN_I_LT, i, zero), bin(f, QN_I_ADD, i, n), i);
  qn_irb_check(&f->b, bin(f, QN_I_AND, bin(f, QN_I_GE, i, zero), bin(f, QN_I_LT, i, n)), NULL, 0, range);
  qn_irval elem = peek(f, QN_IT_U8, list, QN_VM_LIST_ELEM); /* a list of ints or floats alone has no tags */
  qn_irb_check(&f->b, bin(f, QN_I_EQ, elem, qn_irb_int(&f->b, qn_irt(QN_IT_U8), QN_VM_TAG_OBJECT)), NULL, 0, plain);
  qn_irval items = peek(f, QN_IT_PTR, list, QN_VM_LIST_ITEMS), at = bin(f, QN_I_ADD, i, i);
  return (qn_lval){2, {qn_irb_peek(&f->b, qn_irt(QN_IT_I64), items, at, 0), qn_irb_peek(&f->b, qn_irt(QN_IT_PTR), items, at, QN_VM_VALUE_BITS)}};
}

static qn_lval checked(qn_lfn *f, const qn_lval *v, const qn_texpr *e) {
  const qn_kclass *k = e->type->item->klass;
  int32_t wrong = qn_lower_site(f, e->span, "TypeError", "", "Cannot convert an object of another class to %.*s", (int)k->name.n, k->name.p);
  uint32_t local = qn_new_local(f, "", qn_irt(QN_IT_PTR)), inner = qn_new_local(f, "", qn_irt(QN_IT_PTR));
  qn_irval tag = bin(f, QN_I_AND, v->v[0], qn_lint(f, 255)), there = bin(f, QN_I_NE, tag, qn_lint(f, QN_VM_TAG_NONE)), number = qn_lint(f, k->number);
  qn_irb_set(&f->b, local, qn_irb_null(&f->b, QN_IT_PTR));
  qn_irb_set(&f->b, inner, qn_irb_null(&f->b, QN_IT_PTR));
  qn_irb_if(&f->b, there);
  qn_irb_check(&f->b, bin(f, QN_I_EQ, tag, qn_lint(f, QN_VM_TAG_OBJECT)), NULL, 0, wrong);
  qn_irval class = qn_irb_hcall(&f->b, "qn_k_vm_class", qn_irt(QN_IT_PTR), &number, 1, QN_IR_NOSITE);
  qn_irb_check(&f->b, qn_irb_same(&f->b, peek(f, QN_IT_PTR, v->v[1], 0), class), NULL, 0, wrong);
  qn_irb_set(&f->b, local, v->v[1]);
  qn_irb_set(&f->b, inner, peek(f, QN_IT_PTR, v->v[1], QN_VM_INSTANCE_VALUES));
  qn_irb_end(&f->b);
  return (qn_lval){3, {there, qn_irb_get(&f->b, local), qn_irb_get(&f->b, inner)}};
}

qn_lval qn_lower_cdef(qn_lfn *f, const qn_texpr *e) {
  qn_lval self = qn_lower_expr(f, e->args[0]);
  if (e->obj == QN_OBJ_SAME) { /* of what may be None: a flag in front, and no pointer without it */
    qn_lval other = qn_lower_as(f, e->args[1], e->args[0]->type);
    return self.n < 2 ? qn_lower_default(f, e->type) : one(qn_irb_same(&f->b, self.v[self.n - 2], other.v[self.n - 2]));
  }
  if (e->obj == QN_OBJ_VM_LEN) return one(peek(f, QN_IT_I64, self.v[0], QN_VM_LIST_N));
  if (e->obj == QN_OBJ_VM_APPEND) {
    qn_irval args[2] = {self.v[0], pointer(f, e->args[1])};
    qn_irb_hcall(&f->b, "qn_k_vm_append", qn_irt(QN_IT_VOID), args, 2, qn_lower_site(f, e->span, "MemoryError", "", "out of memory"));
    return (qn_lval){0};
  }
  if (e->obj == QN_OBJ_VM_ITEM) return item(f, self.v[0], e);
  if (e->obj == QN_OBJ_VM_CHECKED) return checked(f, &self, e);
  if (self.n != 2) return qn_lower_default(f, e->type); /* only where nothing runs */
  int64_t at = (int64_t)QN_VM_VALUE_SIZE * e->args[1]->i;
  if (e->obj == QN_OBJ_FIELD_PUT) return put(f, self.v[1], at, e->args[2]), (qn_lval){0};
  if (e->obj == QN_OBJ_FIELD_IS_NONE) return one(tag_is(f, self.v[1], at, QN_VM_TAG_NONE));
  if (e->type->kind == QN_TYPE_OPTIONAL) return object(f, self.v[1], at);
  return one(e->type->kind == QN_TYPE_ARRAY ? array(f, self.v[1], at, e) : number(f, self.v[1], at, e->type));
}
