/* args.c - arguments and results of kernels: runtime values to key bytes, types and 8-byte slots, and back.
 *
 * The key is a byte string that is equal exactly when the types are; it is made on every call, so it stays cheap. */
#include "runtime/object/bigint.h"
#include "runtime/base/calendar.h"
#include "engine/convert.h"
#include "runtime/object/array/record.h"
#include "engine/wrap.h"
#include "runtime/kernel/kernel.h"

static int refuse(qn_rt *rt, qn_value v) {
  const qn_class *c = qn_class_of(v);
  if (qn_is(v, QN_K_FUNCTION))
    return qn_raise(rt, QN_E_TypeError, "a kernel takes kernels as functions: decorate the function with @njit");
  return qn_raise(rt, QN_E_TypeError, "cannot determine the kernel type of a value of type '%s'", c->name);
}

/* An int that no kernel takes, in Numba's words. */
static int refuse_int(qn_rt *rt, qn_value v) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (qn_repr(rt, v, &b) == 0) {
    if (b.oom) qn_raise_memory(rt);
    else qn_raise(rt, QN_E_ValueError, "Int value is too large: %s", b.p);
  }
  qn_buf_deinit(&b);
  return -1;
}

static char layout_of(const qn_view *v) {
  if (v->flags & QN_VIEW_C) return 'C';
  return v->flags & QN_VIEW_F ? 'F' : 'A';
}

int qn_key_put(qn_rt *rt, uint8_t *key, uint32_t *n, const void *bytes, uint32_t count) {
  if (*n + count > QN_KEY_MAX) return qn_raise(rt, QN_E_TypeError, "too many arguments for a kernel");
  memcpy(key + *n, bytes, count);
  *n += count;
  return 0;
}

/* The class of an object that kernels take by its fields or as a member; NULL: another object. */
static const qn_kclass *klass_of(qn_session *s, qn_value v) {
  if (qn_is_records(v)) return qn_kclass_of_records(s, v);
  if (qn_is(v, QN_K_SLICE)) return &qn_kclass_slice;
  if (v.tag != QN_OBJ || (v.o->cls->kind != QN_K_INSTANCE && v.o->cls->kind != QN_K_TUPLE && !v.o->cls->boxed) || v.o->cls == &qn_tuple_class) return NULL;
  return qn_kclass_of(s, v.o->cls);
}

/* The items of a tuple, or the fields of a data class (in `room`). False: neither. */
bool qn_value_items(qn_session *s, qn_value v, qn_value *room, const qn_value **items, uint32_t *n) {
  if (qn_is(v, QN_K_TUPLE)) {
    *items = ((const qn_tuple *)v.o)->items;
    *n = (uint32_t)((const qn_tuple *)v.o)->n;
    return true;
  }
  if (qn_is(v, QN_K_SLICE)) {
    const qn_slice *cut = (const qn_slice *)v.o;
    room[0] = cut->start, room[1] = cut->stop, room[2] = cut->step;
    *items = room;
    return *n = 3, true;
  }
  const qn_kclass *k = klass_of(s, v);
  if (!k || (k->kind != QN_KCLASS_DATACLASS && k->kind != QN_KCLASS_RECORD)) return false;
  *items = room;
  *n = qn_klass_fields(s, k, v, room);
  return true;
}

/* A class, then its fields. */
static int key_klass(qn_rt *rt, const qn_kclass *k, qn_value v, uint8_t *key, uint32_t *n) {
  if (k->kind == QN_KCLASS_CDEF) return qn_cdef_key(rt, k, key, n);
  qn_value room[QN_FIELDS_MAX];
  const qn_value *items;
  uint32_t count = 0;
  if (qn_key_put(rt, key, n, k->kind == QN_KCLASS_ENUM ? "e" : "N", 1) || qn_key_put(rt, key, n, &k, sizeof k)) return -1;
  if (k->kind == QN_KCLASS_ENUM) return 0;
  if (!qn_value_items(qn_session_of(rt), v, room, &items, &count)) return refuse(rt, v);
  if (qn_key_put(rt, key, n, &count, sizeof count)) return -1;
  for (uint32_t i = 0; i < count; i++)
    if (qn_key_value(rt, items[i], key, n)) return -1;
  return 0;
}

int qn_key_value(qn_rt *rt, qn_value v, uint8_t *key, uint32_t *n) {
  switch ((qn_tag)v.tag) {
    case QN_NONE: return qn_key_put(rt, key, n, "n", 1);
    case QN_BOOL: return qn_key_put(rt, key, n, "b", 1);
    case QN_INT: return qn_key_put(rt, key, n, "i", 1);
    case QN_FLOAT: return qn_key_put(rt, key, n, "f", 1);
    case QN_NPSCALAR: return qn_key_put(rt, key, n, (uint8_t[]){'s', v.dtype}, 2);
    case QN_OBJ: break;
    case QN_UNSET:
    case QN_ELLIPSIS:
    case QN_NOTIMPL: return refuse(rt, v);
  }
  uint64_t word;
  if (qn_is_big(v)) return qn_int_as_u64(v, &word) ? qn_key_put(rt, key, n, (uint8_t[]){'s', QN_D_UINT64}, 2) : refuse_int(rt, v);
  if (qn_is_array(v)) {
    const qn_view *a = qn_view_of(v);
    if (a->flags & QN_VIEW_BYTES) return qn_key_put(rt, key, n, "B", 1);
    if (a->dtype == QN_D_OBJECT) return qn_raise(rt, QN_E_TypeError, "kernels do not take arrays of dtype object");
    return qn_key_put(rt, key, n,
               (uint8_t[]){'a', a->dtype, (uint8_t)a->ndim, (uint8_t)layout_of(a), (uint8_t)(a->flags & QN_VIEW_READONLY)}, 5);
  }
  if (qn_cdef_list(qn_session_of(rt), v)) return qn_cdef_list_key(rt, key, n);
  if (qn_is_wrapped(v)) {
    const qn_type *t = qn_wrapped(v)->type;
    return t ? (qn_key_put(rt, key, n, "O", 1) || qn_key_put(rt, key, n, &t, sizeof t) ? -1 : 0) : refuse(rt, v);
  }
  if (qn_is_numba_type(v)) {
    const qn_type *t = qn_type_named_by(qn_session_of(rt), v);
    return t && qn_key_put(rt, key, n, "T", 1) == 0 && qn_key_put(rt, key, n, &t, sizeof t) == 0 ? 0 : -1;
  }
  const qn_descr *descr = qn_record_dtype_of(v);
  if (descr) return qn_key_put(rt, key, n, "D", 1) || qn_key_put(rt, key, n, &descr, sizeof descr) ? -1 : 0;
  const qn_kclass *k = klass_of(qn_session_of(rt), v);
  if (k) return key_klass(rt, k, v, key, n);
  if (qn_is(v, QN_K_COMPLEX)) return qn_key_put(rt, key, n, "c", 1);
  if (qn_is(v, QN_K_NPCOMPLEX)) return qn_key_put(rt, key, n, (uint8_t[]){'s', QN_D_COMPLEX128}, 2);
  if (qn_is(v, QN_K_TUPLE)) {
    const qn_tuple *t = (const qn_tuple *)v.o;
    uint32_t count = (uint32_t)t->n;
    if (qn_key_put(rt, key, n, "t", 1) || qn_key_put(rt, key, n, &count, sizeof count)) return -1;
    for (int64_t i = 0; i < t->n; i++)
      if (qn_key_value(rt, t->items[i], key, n)) return -1;
    return 0;
  }
  if (qn_is(v, QN_K_KERNEL)) return qn_key_put(rt, key, n, "k", 1) || qn_key_put(rt, key, n, &v.o, sizeof v.o) ? -1 : 0;
  if (qn_is(v, QN_K_DTYPE)) return qn_key_put(rt, key, n, (uint8_t[]){'d', (uint8_t)((qn_dtypeobj *)v.o)->dtype}, 2);
  if (qn_is(v, QN_K_STR)) return qn_key_put(rt, key, n, "u", 1);
  if (v.o->cls == &qn_list_class || v.o->cls == &qn_set_class || v.o->cls == &qn_dict_class) return qn_key_container(rt, v, key, n);
  qn_dtype d;
  if (qn_is(v, QN_K_TYPE) && qn_dtype_from(rt, v, &d) == 0) return qn_key_put(rt, key, n, (uint8_t[]){'d', (uint8_t)d}, 2);
  qn_exc_clear(rt);
  return refuse(rt, v);
}

int qn_args_key(qn_rt *rt, const qn_value *v, uint32_t n, uint8_t *key, uint32_t *key_n) {
  *key_n = 0;
  for (uint32_t i = 0; i < n; i++)
    if (qn_key_value(rt, v[i], key, key_n)) return -1;
  return 0;
}

static const qn_type *number_type(const qn_types *types, qn_dtype d, bool python) {
  return python ? types->pyscalar[d] : types->scalar[d];
}

const qn_type *qn_type_of_value(qn_session *s, qn_types *types, enum qn_rules rules, qn_value v) {
  bool py = rules == QN_RULES_DRIVER;
  switch ((qn_tag)v.tag) {
    case QN_NONE: return types->none;
    case QN_BOOL: return number_type(types, QN_D_BOOL, py);
    case QN_INT: return number_type(types, QN_D_INT64, py);
    case QN_FLOAT: return number_type(types, QN_D_FLOAT64, py);
    case QN_NPSCALAR: return types->scalar[v.dtype];
    case QN_OBJ: break;
    case QN_UNSET:
    case QN_ELLIPSIS:
    case QN_NOTIMPL: return refuse(&s->rt, v), NULL;
  }
  uint64_t word;
  if (qn_is_big(v)) {
    if (rules != QN_RULES_DRIVER && qn_int_as_u64(v, &word)) return types->scalar[QN_D_UINT64];
    return refuse_int(&s->rt, v), NULL;
  }
  if (qn_is_array(v)) {
    const qn_view *a = qn_view_of(v);
    if (a->flags & QN_VIEW_BYTES) return qn_type_bytes(types, 'C');
    return qn_type_array(types, (qn_dtype)a->dtype, a->ndim, layout_of(a), (a->flags & QN_VIEW_READONLY) != 0);
  }
  if (qn_is(v, QN_K_COMPLEX)) return number_type(types, QN_D_COMPLEX128, py);
  if (qn_is(v, QN_K_NPCOMPLEX)) return types->scalar[QN_D_COMPLEX128];
  if (qn_is_wrapped(v)) return qn_wrapped(v)->type ? qn_wrapped(v)->type : (refuse(&s->rt, v), NULL);
  if (qn_cdef_list(s, v)) return qn_type_of_class(types, QN_TYPE_INSTANCE, &qn_kclass_vmlist);
  if (qn_is_numba_type(v)) {
    const qn_type *named = qn_type_named_by(s, v);
    return named ? qn_type_as_value(types, named) : NULL;
  }
  const qn_descr *descr = qn_record_dtype_of(v);
  const qn_kclass *klass = descr ? qn_kclass_of_descr(s, descr) : klass_of(s, v);
  if (descr) return klass ? qn_type_of_class(types, QN_TYPE_CLASS, klass) : (refuse(&s->rt, v), NULL);
  if (klass && klass->kind == QN_KCLASS_ENUM) return qn_type_of_class(types, QN_TYPE_ENUM, klass);
  if (klass && klass->kind == QN_KCLASS_CDEF) return qn_type_of_class(types, QN_TYPE_INSTANCE, klass);
  qn_value room[QN_FIELDS_MAX];
  const qn_value *values;
  uint32_t count;
  if (klass && klass->kind == QN_KCLASS_RECORD) {
    const qn_view *a = qn_records_view(v);
    const qn_type *t = qn_type_records(types, klass, a->ndim, (a->flags & QN_VIEW_READONLY) != 0);
    return t ? t : (refuse(&s->rt, v), NULL);
  }
  if (qn_value_items(s, v, room, &values, &count)) {
    const qn_type **items = QN_NEW_N(types->arena, const qn_type *, count + 1);
    for (uint32_t i = 0; i < count; i++)
      if (!(items[i] = qn_type_of_value(s, types, rules, values[i]))) return NULL;
    return qn_type_named(types, klass, items, count);
  }
  if (qn_is(v, QN_K_KERNEL)) {
    const qn_kernelobj *k = (const qn_kernelobj *)v.o;
    qn_fnstate *f = qn_fnstate_of(s, k->fn, k, rules);
    return f ? qn_type_function(types, &f->kfunc) : NULL;
  }
  if (qn_is(v, QN_K_STR)) return types->str;
  if (v.o->cls == &qn_list_class || v.o->cls == &qn_set_class || v.o->cls == &qn_dict_class) return qn_container_type(s, types, rules, v);
  qn_dtype d;
  if (qn_dtype_from(&s->rt, v, &d) == 0) return qn_type_dtype(types, d);
  qn_exc_clear(&s->rt);
  return refuse(&s->rt, v), NULL;
}

/* --- slots ------------------------------------------------------------------------------------------------------ */
static uint64_t float_slot(qn_dtype d, double f) {
  uint64_t bits = 0;
  if (d == QN_D_FLOAT32) {
    float narrow = (float)f;
    memcpy(&bits, &narrow, sizeof narrow);
  } else {
    memcpy(&bits, &f, sizeof f);
  }
  return bits;
}

uint32_t qn_value_slots(qn_session *s, qn_value v, uint64_t *out) {
  switch ((qn_tag)v.tag) {
    case QN_BOOL:
    case QN_INT:
    case QN_FLOAT: *out = v.bits; return 1;
    case QN_NPSCALAR:
      *out = qn_dtype_is_float((qn_dtype)v.dtype) ? float_slot((qn_dtype)v.dtype, v.f) : v.bits;
      return 1;
    case QN_OBJ:
      if (!qn_is_big(v)) break;
      *out = qn_int_low_bits(v);
      return 1;
    case QN_NONE:
    case QN_UNSET:
    case QN_ELLIPSIS:
    case QN_NOTIMPL: return 0;
  }
  if (qn_is_array(v)) {
    *out = (uint64_t)(uintptr_t)qn_view_of(v);
    return 1;
  }
  double re, im;
  if ((qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX)) && qn_number_parts(v, &re, &im)) {
    out[0] = float_slot(QN_D_FLOAT64, re);
    out[1] = float_slot(QN_D_FLOAT64, im);
    return 2;
  }
  if (qn_is_wrapped(v)) {
    *out = (uint64_t)(uintptr_t)qn_wrapped(v)->ko;
    return 1;
  }
  uint32_t n = 0, count;
  if (qn_is(v, QN_K_LIST)) return qn_cdef_slots(v, out);
  const qn_kclass *k = klass_of(s, v);
  if (k && k->kind == QN_KCLASS_ENUM) {
    *out = (uint64_t)qn_kclass_code(k, (uint32_t)qn_klass_position(k, v));
    return 1;
  }
  if (k && k->kind == QN_KCLASS_CDEF) return qn_cdef_slots(v, out);
  qn_value room[QN_FIELDS_MAX];
  const qn_value *items;
  if (qn_value_items(s, v, room, &items, &count))
    for (uint32_t i = 0; i < count; i++) n += qn_value_slots(s, items[i], out + n);
  return n;
}

static uint32_t slots_nothing(const qn_type *t, uint64_t *out) {
  static const qn_view empty = {.flags = QN_VIEW_C | QN_VIEW_F};
  uint32_t n = 0;
  bool items = t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_RECORD;
  for (uint32_t i = 0; items && i < t->n; i++) n += slots_nothing(t->items[i], out + n);
  if (items || !qn_type_has_value(t)) return n;
  out[0] = out[1] = 0;
  if (t->kind == QN_TYPE_ARRAY) out[0] = (uint64_t)(uintptr_t)&empty;
  return t->kind == QN_TYPE_SCALAR && t->dtype == QN_D_COMPLEX128 ? 2 : 1;
}

/* Is it there, then the value; of None anything that may be read. */
static uint32_t slots_optional(qn_session *s, qn_value v, const qn_type *item, uint64_t *out) {
  out[0] = v.tag != QN_NONE;
  return 1 + (out[0] ? qn_value_slots(s, v, out + 1) : slots_nothing(item, out + 1));
}

/* A tuple for a parameter with a signature: numbers in it become what it says. */
static uint32_t slots_tuple(qn_session *s, qn_value v, const qn_type *t, uint64_t *out) {
  uint32_t n = 0;
  const qn_tuple *items = (const qn_tuple *)v.o;
  for (uint32_t i = 0; i < t->n && qn_is(v, QN_K_TUPLE); i++) {
    const qn_type *to = t->items[i];
    qn_complexobj temp;
    qn_value x = items->items[i];
    if (to->kind == QN_TYPE_SCALAR && qn_number_as(&s->rt, to, x, &temp, &x)) qn_exc_clear(&s->rt);
    if (to->kind == QN_TYPE_TUPLE) n += slots_tuple(s, x, to, out + n);
    else n += to->kind == QN_TYPE_OPTIONAL ? slots_optional(s, x, to->item, out + n) : qn_value_slots(s, x, out + n);
  }
  return n;
}

/* The key's length bounds the number of slots: each takes at least half a byte of it, and QN_SLOTS_MAX is twice QN_KEY_MAX. */
uint32_t qn_args_slots(qn_session *s, const qn_value *v, uint32_t n, const qn_type *const *types, uint64_t *slots) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n; i++) {
    bool optional = types && types[i]->kind == QN_TYPE_OPTIONAL;
    if (types && types[i]->kind == QN_TYPE_TUPLE && qn_is(v[i], QN_K_TUPLE)) count += slots_tuple(s, v[i], types[i], slots + count);
    else count += optional ? slots_optional(s, v[i], types[i]->item, slots + count) : qn_value_slots(s, v[i], slots + count);
  }
  return count;
}

/* --- results ----------------------------------------------------------------------------------------------------- */
void qn_shape_of_type(qn_arena *a, const qn_type *t, qn_shape *out, uint32_t *nrets) {
  *out = (qn_shape){.kind = QN_SHAPE_NONE};
  switch (t->kind) {
    case QN_TYPE_SCALAR:
      out->kind = QN_SHAPE_SCALAR;
      out->dtype = t->dtype;
      out->py = t->py;
      *nrets += t->dtype == QN_D_COMPLEX128 ? 2 : 1;
      break;
    case QN_TYPE_ARRAY:
      out->kind = QN_SHAPE_ARRAY;
      out->bytes = qn_type_is_bytes(t);
      out->dtype = t->dtype;
      *nrets += 1;
      break;
    case QN_TYPE_ENUM:
      out->kind = QN_SHAPE_MEMBER;
      out->klass = t->klass;
      *nrets += 1;
      break;
    case QN_TYPE_RECORD:
    case QN_TYPE_TUPLE:
      out->kind = QN_SHAPE_TUPLE;
      out->klass = t->klass;
      out->n = t->n;
      out->items = QN_NEW_N(a, qn_shape, t->n + 1);
      for (uint32_t i = 0; i < t->n; i++) qn_shape_of_type(a, t->items[i], &out->items[i], nrets);
      break;
    case QN_TYPE_OPTIONAL: /* a flag, then the value */
      out->kind = QN_SHAPE_OPTIONAL;
      out->items = QN_NEW(a, qn_shape);
      *nrets += 1;
      qn_shape_of_type(a, t->item, out->items, nrets);
      break;
    case QN_TYPE_INSTANCE:
      out->kind = qn_kclass_is_vm(t->klass) ? QN_SHAPE_CDEF : QN_SHAPE_WRAPPED;
      out->type = t;
      *nrets += out->kind == QN_SHAPE_CDEF ? 2 : 1;
      break;
    case QN_TYPE_STR:
      if (!qn_type_has_value(t)) break;
      out->kind = QN_SHAPE_STR;
      *nrets += 1;
      break;
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
    case QN_TYPE_DICT: {
      uint32_t inner = 0;
      if (t->typed == QN_CF_TYPED) { /* numba.typed: by reference */
        out->kind = QN_SHAPE_WRAPPED;
        out->type = t;
        *nrets += 1;
        break;
      }
      out->kind = t->kind == QN_TYPE_LIST ? QN_SHAPE_LIST : t->kind == QN_TYPE_SET ? QN_SHAPE_SET : QN_SHAPE_DICT;
      out->form = t->typed;
      out->items = QN_NEW_N(a, qn_shape, 2);
      qn_shape_of_type(a, t->kind == QN_TYPE_DICT ? t->items[0] : t->item, &out->items[0], &inner);
      if (t->kind == QN_TYPE_DICT) qn_shape_of_type(a, t->items[1], &out->items[1], &inner);
      *nrets += 1;
      break;
    }
    case QN_TYPE_POISON:
    case QN_TYPE_NONE:
    case QN_TYPE_DTYPE:
    case QN_TYPE_RANGE:
    case QN_TYPE_SLICE:
    case QN_TYPE_ELLIPSIS:
    case QN_TYPE_FUNCTION:
    case QN_TYPE_BUILTIN:
    case QN_TYPE_MODULE:
    case QN_TYPE_EXCEPTION:
    case QN_TYPE_TYPE:
    case QN_TYPE_CLASS:
    case QN_TYPE_ITER:
    case QN_TYPE_CLOSURE:
    case QN_TYPE_GENERATOR:
    case QN_TYPE_PENDING: break;
  }
}

static double slot_double(uint64_t bits) {
  double f;
  memcpy(&f, &bits, sizeof f);
  return f;
}

static float slot_float(uint64_t bits) {
  float f;
  memcpy(&f, &bits, sizeof f);
  return f;
}

static int box_scalar(qn_rt *rt, const qn_shape *shape, bool numpy, const uint64_t *slot, qn_value *out) {
  qn_dtype d = shape->dtype;
  if (qn_dtype_is_time(d)) return *out = qn_np_int(d, (int64_t)slot[0]), 0;
  switch (qn_dtypes[d].kind) {
    case 'b':
      *out = numpy ? qn_np_int(d, (int64_t)(slot[0] & 1)) : qn_bool(slot[0] & 1);
      return 0;
    case 'f': {
      double f = d == QN_D_FLOAT32 ? (double)slot_float(slot[0]) : slot_double(slot[0]);
      *out = numpy ? qn_np_float(d, f) : qn_float(f);
      return 0;
    }
    case 'c':
      if (d == QN_D_COMPLEX64) return qn_new_complex(rt, (double)slot_float(slot[0]), (double)slot_float(slot[0] >> 32), out);
      if (numpy) return qn_elem_get(rt, d, slot, out);
      return qn_new_complex(rt, slot_double(slot[0]), slot_double(slot[1]), out);
    case 'u':
      if (!numpy && d == QN_D_UINT64) return qn_big_of_u64(rt, slot[0], out);
      break;
    default: break;
  }
  *out = numpy ? qn_np_int(d, (int64_t)slot[0]) : qn_int((int64_t)slot[0]);
  return 0;
}

static void block_release(void *user) { qn_kblock_release(user); }

/* inside: the view is an item of a container, which keeps its own count of the block until the call's objects are freed. */
static int box_view(qn_rt *rt, qn_kctx *ctx, uint64_t slot, bool inside, qn_value *out) {
  const char *object = (const char *)(uintptr_t)slot;
  qn_view *v = (qn_view *)(uintptr_t)(inside ? object + QN_KO_SLOTS : object);
  if (!v->owner) { /* of a global: its memory goes with the code */
    qn_value seen;
    if (qn_array_wrap(rt, v, NULL, NULL, &seen)) return -1;
    int status = qn_array_copy(rt, seen, out);
    qn_release(rt, seen);
    return status;
  }
  if (!qn_owner_is_block(v->owner)) {
    qn_retain(qn_from_obj(v->owner));
    return qn_array_take_view(rt, v, out);
  }
  qn_view copy = *v;
  if (inside) qn_k_retain(v->owner);
  qn_kblock *block = qn_kheap_take(ctx, v->owner);
  copy.owner = NULL;
  if (qn_array_wrap(rt, &copy, block_release, block, out)) {
    block_release(block);
    return -1;
  }
  return 0;
}

/* An array of bytes that leaves a kernel as a bytes object. */
static int as_bytes(qn_rt *rt, qn_value *v) {
  qn_value array = *v, dense;
  if (qn_array_contiguous(rt, array, &dense)) return qn_release(rt, array), -1;
  const qn_view *a = qn_view_of(dense);
  int status = qn_new_bytes(rt, (qn_sv){a->data ? a->data : "", (size_t)qn_view_size(a)}, v);
  qn_release(rt, dense);
  qn_release(rt, array);
  return status;
}

static bool same_view(const qn_view *a, const qn_view *b) {
  size_t axes = (size_t)a->ndim * sizeof *a->shape;
  return a->data == b->data && a->ndim == b->ndim && a->dtype == b->dtype && memcmp(a->shape, b->shape, axes) == 0 &&
         memcmp(a->strides, b->strides, axes) == 0;
}

/* As in Numba, an array that is an argument's, and as that lies, is the argument itself. */
static bool box_argument(const qn_conv *c, uint64_t slot, qn_value *out) {
  const qn_view *v = (const qn_view *)(uintptr_t)slot;
  if (!v->owner || qn_owner_is_block(v->owner)) return false;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (qn_is_array(c->args[i]) && same_view(qn_view_of(c->args[i]), v)) return *out = qn_retained(c->args[i]), true;
  return false;
}

/* Generated code takes times for their counts: the type knows better. */
static int box_array(qn_conv *c, uint64_t slot, bool inside, qn_dtype d, qn_value *out) {
  qn_rt *rt = &c->s->rt;
  if (!inside && box_argument(c, slot, out)) return 0;
  if (box_view(rt, c->ctx, slot, inside, out)) return -1;
  if (qn_dtype_is_time(d)) qn_view_of(*out)->dtype = (uint8_t)d;
  return 0;
}

int qn_box_slots(qn_conv *c, const qn_shape *shape, bool numpy, const uint64_t **slot, bool inside, qn_value *out) {
  qn_rt *rt = &c->s->rt;
  switch (shape->kind) {
    case QN_SHAPE_NONE: *out = qn_none(); return 0;
    case QN_SHAPE_SCALAR:
      if (box_scalar(rt, shape, numpy && !shape->py, *slot, out)) return -1;
      *slot += shape->dtype == QN_D_COMPLEX128 ? 2 : 1;
      return 0;
    case QN_SHAPE_ARRAY:
      if (box_array(c, *(*slot)++, inside, shape->dtype, out)) return -1;
      return shape->bytes ? as_bytes(rt, out) : 0;
    case QN_SHAPE_LIST:
    case QN_SHAPE_SET:
    case QN_SHAPE_DICT:
    case QN_SHAPE_STR: return qn_conv_out(c, shape, (qn_kobj *)(uintptr_t)*(*slot)++, numpy, out);
    case QN_SHAPE_WRAPPED: return qn_wrap_result(qn_session_of(rt), c->ctx, shape->type, *(*slot)++, inside, out);
    case QN_SHAPE_CDEF:
      *out = qn_retained(qn_from_obj((qn_obj *)(uintptr_t)(*slot)[0]));
      *slot += 2;
      return 0;
    case QN_SHAPE_MEMBER: return qn_box_member(qn_session_of(rt), shape->klass, (int64_t)*(*slot)++, out);
    case QN_SHAPE_OPTIONAL: {
      bool there = (*(*slot)++ & 1) != 0;
      if (there) return qn_box_slots(c, shape->items, numpy, slot, inside, out);
      *slot += qn_shape_slots(shape->items);
      *out = qn_none();
      return 0;
    }
    case QN_SHAPE_TUPLE: break;
  }
  qn_value items[QN_SLOTS_MAX] = {{.tag = QN_UNSET}};
  uint32_t n = 0;
  int status = 0;
  for (; n < shape->n && status == 0; n++) status = qn_box_slots(c, &shape->items[n], numpy, slot, inside, &items[n]);
  if (status) n--;
  else if (shape->klass) status = qn_box_fields(qn_session_of(rt), shape->klass, items, out);
  else status = qn_new_tuple(rt, items, (int64_t)n, out);
  while (n > 0) qn_release(rt, items[--n]);
  return status;
}

int qn_box_result(qn_conv *c, const qn_spec *spec, const uint64_t *rets, qn_value *out) {
  return qn_box_slots(c, &spec->ret, spec->rules == QN_RULES_DRIVER, &rets, false, out);
}

/* --- overlap -------------------------------------------------------------------------------------------------------- */
static void extent(const qn_view *v, uintptr_t *lo, uintptr_t *hi) {
  *lo = *hi = (uintptr_t)v->data;
  for (int d = 0; d < v->ndim; d++) {
    if (v->shape[d] == 0) {
      *hi = *lo;
      return;
    }
    int64_t reach = (v->shape[d] - 1) * v->strides[d];
    if (reach < 0) *lo += (uintptr_t)reach;
    else *hi += (uintptr_t)reach;
  }
  *hi += qn_dtypes[v->dtype].size;
}

typedef struct array_param {
  const qn_view *view;
  uint32_t param; /* its number among the parameters of the code, where tuples are flattened */
} array_param;

static void collect_arrays(qn_session *s, const qn_value *v, uint32_t n, array_param *found, uint32_t *count, uint32_t *param) {
  for (uint32_t i = 0; i < n; i++) {
    qn_value room[QN_FIELDS_MAX];
    const qn_value *items;
    uint32_t n_items;
    if (qn_value_items(s, v[i], room, &items, &n_items)) {
      collect_arrays(s, items, n_items, found, count, param);
      continue;
    }
    if (qn_is_array(v[i]) && *count < QN_SLOTS_MAX) found[(*count)++] = (array_param){qn_view_of(v[i]), *param};
    uint64_t slots[2];
    if (qn_value_slots(s, v[i], slots) > 0) ++*param;
  }
}

bool qn_args_overlap(qn_session *s, const qn_value *v, uint32_t n, uint64_t written) {
  if (!written) return false;
  array_param found[QN_SLOTS_MAX];
  uint32_t count = 0, params = 0;
  collect_arrays(s, v, n, found, &count, &params);
  for (uint32_t i = 0; i < count; i++) {
    if (found[i].param >= 64) return true; /* more than the mask can tell: assume so */
    if (!(written >> found[i].param & 1)) continue;
    uintptr_t lo, hi, lo2, hi2;
    extent(found[i].view, &lo, &hi);
    for (uint32_t j = 0; j < count; j++) {
      if (j == i) continue;
      extent(found[j].view, &lo2, &hi2);
      if (lo < hi2 && lo2 < hi) return true;
    }
  }
  return false;
}
