/* types.c - the table of kernel types and their text. */
#include "frontend/types/klass.h"

static uint64_t hash_of(const qn_type *t) {
  uint64_t h = qn_hash_bytes(t->items, t->n * sizeof(*t->items)) ^ qn_hash_bytes(t->name.p, t->name.n);
  uint64_t parts[] = {(uint64_t)t->kind,
                      (uint64_t)t->dtype,
                      (uint64_t)t->py | (uint64_t)t->readonly << 1 | (uint64_t)t->typed << 2 | (uint64_t)t->layout << 8,
                      (uint64_t)t->ndim,
                      (uint64_t)(uintptr_t)t->item,
                      (uint64_t)(uintptr_t)t->klass,
                      (uint64_t)(uintptr_t)t->cell,
                      (uint64_t)(uintptr_t)t->function};
  return h ^ qn_hash_bytes(parts, sizeof parts);
}

static bool equal(const qn_type *a, const qn_type *b) {
  if (a->kind != b->kind || a->dtype != b->dtype || a->py != b->py || a->readonly != b->readonly ||
      a->layout != b->layout || a->ndim != b->ndim || a->n != b->n || a->item != b->item ||
      a->function != b->function || a->typed != b->typed || a->klass != b->klass || a->cell != b->cell ||
      !qn_sv_eq(a->name, b->name))
    return false;
  for (uint32_t i = 0; i < a->n; i++)
    if (a->items[i] != b->items[i]) return false;
  return true;
}

/* How many leaves a type spreads its items over; those of a container lie elsewhere. */
static bool spreads(const qn_type *t) { return t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_RECORD || t->kind == QN_TYPE_CLOSURE; }

static void grow(qn_types *t) {
  uint32_t cap = t->cap ? t->cap * 2 : 128;
  const qn_type **slots = QN_NEW_N(t->arena, const qn_type *, cap);
  for (uint32_t i = 0; i < t->cap; i++) {
    if (!t->slots[i]) continue;
    uint32_t at = (uint32_t)hash_of(t->slots[i]) & (cap - 1);
    while (slots[at]) at = (at + 1) & (cap - 1);
    slots[at] = t->slots[i];
  }
  t->slots = slots, t->cap = cap;
}

const qn_type *qn_type_intern(qn_types *t, const qn_type *like) {
  if (t->n * 2 >= t->cap) grow(t);
  uint32_t at = (uint32_t)hash_of(like) & (t->cap - 1);
  for (; t->slots[at]; at = (at + 1) & (t->cap - 1))
    if (equal(t->slots[at], like)) return t->slots[at];
  qn_type *own = QN_NEW(t->arena, qn_type);
  *own = *like;
  own->leaves = spreads(like) ? 0 : like->kind == QN_TYPE_OPTIONAL ? like->item->leaves : 1;
  for (uint32_t i = 0; spreads(like) && i < like->n; i++)
    own->leaves = own->leaves > UINT32_MAX - like->items[i]->leaves ? UINT32_MAX : own->leaves + like->items[i]->leaves;
  if (like->n) {
    const qn_type **items = QN_NEW_N(t->arena, const qn_type *, like->n);
    memcpy(items, like->items, like->n * sizeof *items);
    own->items = items;
  }
  if (like->name.n) own->name = qn_arena_sv(t->arena, like->name);
  t->slots[at] = own;
  t->n++;
  return own;
}

void qn_types_init(qn_types *t, qn_arena *a) {
  *t = (qn_types){.arena = a};
  t->poison = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_POISON});
  t->none = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_NONE});
  t->str = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_STR});
  t->slice = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_SLICE});
  t->ellipsis = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_ELLIPSIS});
  t->iter = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_ITER});
  t->pending = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_PENDING});
  for (int d = 0; d < QN_D_COUNT; d++) {
    t->scalar[d] = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_SCALAR, .dtype = (qn_dtype)d});
    t->pyscalar[d] = qn_type_intern(t, &(qn_type){.kind = QN_TYPE_SCALAR, .dtype = (qn_dtype)d, .py = true});
  }
}

const qn_type *qn_type_array(qn_types *t, qn_dtype d, int ndim, char layout, bool readonly) {
  if (ndim <= 1 && layout == 'F') layout = 'C';
  if (ndim == 0) layout = 'C';
  return qn_type_intern(
      t, &(qn_type){.kind = QN_TYPE_ARRAY, .dtype = d, .ndim = ndim, .layout = layout, .readonly = readonly});
}
const qn_type *qn_type_bytes(qn_types *t, char layout) {
  const qn_type bytes = {.kind = QN_TYPE_ARRAY, .dtype = QN_D_UINT8, .ndim = 1, .layout = layout, .readonly = true, .name = QN_SV("bytes")};
  return qn_type_intern(t, &bytes);
}
const qn_type *qn_type_tuple(qn_types *t, const qn_type *const *items, uint32_t n) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_TUPLE, .items = items, .n = n});
}
const qn_type *qn_type_named(qn_types *t, const qn_kclass *klass, const qn_type *const *items, uint32_t n) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_TUPLE, .klass = klass, .items = items, .n = n});
}
const qn_type *qn_type_of_class(qn_types *t, enum qn_type_kind kind, const qn_kclass *klass) {
  return qn_type_intern(t, &(qn_type){.kind = kind, .klass = klass});
}
const qn_type *qn_type_optional(qn_types *t, const qn_type *item) {
  if (item->kind == QN_TYPE_OPTIONAL || item->kind == QN_TYPE_NONE) return item;
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_OPTIONAL, .item = item});
}
const qn_type *qn_type_dtype(qn_types *t, qn_dtype d) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_DTYPE, .dtype = d});
}
const qn_type *qn_type_range(qn_types *t, qn_dtype d) {
  const qn_type *i64 = t->scalar[QN_D_INT64], *items[3] = {i64, i64, i64};
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_RANGE, .dtype = d, .n = 3, .items = items});
}
const qn_type *qn_type_function(qn_types *t, const struct qn_kfunc *f) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_FUNCTION, .function = f});
}
const qn_type *qn_type_builtin(qn_types *t, qn_sv name) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_BUILTIN, .name = name});
}
const qn_type *qn_type_module(qn_types *t, qn_sv name) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_MODULE, .name = name});
}
const qn_type *qn_type_exception(qn_types *t, qn_sv name) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_EXCEPTION, .name = name});
}

const qn_type *qn_type_list(qn_types *t, const qn_type *item) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_LIST, .item = item});
}
const qn_type *qn_type_set(qn_types *t, const qn_type *item) {
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_SET, .item = item});
}
const qn_type *qn_type_dict(qn_types *t, const qn_type *key, const qn_type *value) {
  const qn_type *items[] = {key, value};
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_DICT, .items = items, .n = 2});
}

bool qn_type_is_unituple(const qn_type *t) {
  if (t->kind != QN_TYPE_TUPLE || t->n == 0) return false;
  for (uint32_t i = 1; i < t->n; i++)
    if (t->items[i] != t->items[0]) return false;
  return true;
}

bool qn_type_has_value(const qn_type *t) {
  switch (t->kind) {
    case QN_TYPE_SCALAR:
    case QN_TYPE_ARRAY:
    case QN_TYPE_ENUM:
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
    case QN_TYPE_DICT:
    case QN_TYPE_INSTANCE:
    case QN_TYPE_GENERATOR:
    case QN_TYPE_STR:
    case QN_TYPE_RANGE:
    case QN_TYPE_OPTIONAL: return true;
    case QN_TYPE_CLOSURE:
    case QN_TYPE_RECORD:
    case QN_TYPE_TUPLE:
      for (uint32_t i = 0; i < t->n; i++)
        if (qn_type_has_value(t->items[i])) return true;
      return false;
    case QN_TYPE_POISON:
    case QN_TYPE_NONE:
    case QN_TYPE_DTYPE:
    case QN_TYPE_SLICE:
    case QN_TYPE_ELLIPSIS:
    case QN_TYPE_FUNCTION:
    case QN_TYPE_BUILTIN:
    case QN_TYPE_MODULE:
    case QN_TYPE_EXCEPTION:
    case QN_TYPE_TYPE:
    case QN_TYPE_CLASS:
    case QN_TYPE_ITER:
    case QN_TYPE_PENDING: return false;
  }
  return false;
}

static uint32_t scalar_slots(qn_dtype d, uint8_t *kinds, uint32_t at, uint32_t room) {
  uint32_t n = d == QN_D_COMPLEX128 ? 2 : 1;
  uint8_t kind = d == QN_D_COMPLEX64 ? QN_SLOT_C64 : d == QN_D_FLOAT32 ? QN_SLOT_F32
                 : d == QN_D_FLOAT64 || n == 2 ? QN_SLOT_F64 : QN_SLOT_INT;
  for (uint32_t i = 0; i < n && at + i < room; i++) kinds[at + i] = kind;
  return n;
}

static uint32_t slots_from(const qn_type *t, uint8_t *kinds, uint32_t at, uint32_t room) {
  uint32_t n = 0;
  if (t->kind == QN_TYPE_SCALAR) return scalar_slots(t->dtype, kinds, at, room);
  if (t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_RECORD || t->kind == QN_TYPE_CLOSURE) {
    for (uint32_t i = 0; i < t->n; i++) n += slots_from(t->items[i], kinds, at + n, room);
    return n;
  }
  if (t->kind == QN_TYPE_ENUM) return scalar_slots(QN_D_INT64, kinds, at, room);
  if (!qn_type_has_value(t) && t->kind != QN_TYPE_STR) return 0;
  if (t->kind == QN_TYPE_INSTANCE && qn_kclass_is_vm(t->klass)) {
    for (uint32_t i = at; i < at + 2 && i < room; i++) kinds[i] = QN_SLOT_VM;
    return 2;
  }
  bool optional = t->kind == QN_TYPE_OPTIONAL;
  if (at < room) kinds[at] = optional ? QN_SLOT_INT : t->kind == QN_TYPE_STR ? QN_SLOT_STR : QN_SLOT_REF;
  return optional ? 1 + slots_from(t->item, kinds, at + 1, room) : 1;
}

uint32_t qn_type_slots(const qn_type *t, uint8_t *kinds, uint32_t room) { return slots_from(t, kinds, 0, room); }

static void print_scalar(const qn_type *t, qn_buf *out) {
  if (!t->py) {
    qn_buf_z(out, qn_dtypes[t->dtype].name);
    return;
  }
  char kind = qn_dtypes[t->dtype].kind;
  qn_buf_z(out, kind == 'b' ? "bool" : kind == 'i' ? "int" : kind == 'f' ? "float" : "complex");
}

/* Numba's: Point(float64 x 2), Pair(int64, float64); IntEnum<int64>(Color), Enum class<int64>(Color). */
static void print_record(const qn_kclass *k, qn_buf *out) {
  qn_buf_z(out, "Record(");
  for (uint32_t i = 0; i < k->n; i++) {
    const qn_kfield *x = &k->layout[i];
    qn_buf_printf(out, "%s%.*s[type=", i ? "," : "", (int)k->names[i].n, k->names[i].p);
    if (x->ndim) qn_buf_z(out, "nestedarray(");
    if (x->nested) print_record(x->nested, out);
    else qn_buf_z(out, qn_dtypes[x->dtype].name);
    for (int d = 0; d < x->ndim; d++) qn_buf_printf(out, "%s%lld", d ? ", " : ", (", (long long)x->shape[d]);
    if (x->ndim) qn_buf_z(out, x->ndim == 1 ? ",))" : "))");
    qn_buf_printf(out, ";offset=%u]", x->offset);
  }
  qn_buf_printf(out, ";%u;False)", k->itemsize);
}

static void print_records(const qn_type *t, qn_buf *out) {
  int rank = qn_record_rank(t);
  if (rank) qn_buf_z(out, "unaligned array(");
  print_record(t->klass, out);
  if (rank) qn_buf_printf(out, ", %dd, A)", rank);
}

static void print_class(const qn_type *t, qn_buf *out) {
  const qn_kclass *k = t->klass;
  if (k->kind == QN_KCLASS_ENUM) {
    const char *value = "none";
    for (uint32_t i = 0; i < k->n; i++) {
      enum qn_global_kind g = k->values[i].kind;
      const char *one = g == QN_GLOBAL_INT ? "int64" : g == QN_GLOBAL_FLOAT ? "float64" : g == QN_GLOBAL_BOOL ? "bool"
                      : g == QN_GLOBAL_STR ? "unicode_type" : g == QN_GLOBAL_COMPLEX ? "complex128" : "Tuple";
      value = i && strcmp(value, one) != 0 ? "mixed" : one;
    }
    qn_buf_printf(out, "%s%s<%s>(", k->int_like ? "IntEnum" : "Enum", t->kind == QN_TYPE_CLASS ? " class" : "", value);
    qn_buf_sv(out, k->name);
    qn_buf_c(out, ')');
    return;
  }
  if (t->kind == QN_TYPE_CLASS) qn_buf_z(out, "class(");
  qn_buf_sv(out, k->name);
  if (t->kind == QN_TYPE_CLASS) qn_buf_c(out, ')');
}

static void print_named(const qn_type *t, qn_buf *out) {
  bool same = qn_type_is_unituple(t);
  print_class(t, out);
  qn_buf_c(out, '(');
  for (uint32_t i = 0; i < (same ? 1 : t->n); i++) {
    if (i) qn_buf_z(out, ", ");
    qn_type_print(t->items[i], out);
  }
  if (same) qn_buf_printf(out, " x %u", t->n);
  qn_buf_c(out, ')');
}

static void print_tuple(const qn_type *t, qn_buf *out) {
  if (t->klass) {
    print_named(t, out);
    return;
  }
  if (qn_type_is_unituple(t)) {
    qn_buf_z(out, "UniTuple(");
    qn_type_print(t->items[0], out);
    qn_buf_printf(out, " x %u)", t->n);
    return;
  }
  qn_buf_z(out, "Tuple(");
  for (uint32_t i = 0; i < t->n; i++) {
    if (i) qn_buf_z(out, ", ");
    qn_type_print(t->items[i], out);
  }
  qn_buf_c(out, ')');
}

static void print_object(const qn_type *t, qn_buf *out) {
  switch ((int)t->kind) {
    case QN_TYPE_LIST:
      qn_buf_z(out, t->typed ? "ListType[" : "list(");
      qn_type_print(t->item, out);
      qn_buf_z(out, t->typed ? "]" : ")<iv=None>");
      return;
    case QN_TYPE_SET:
      qn_buf_z(out, "set(");
      qn_type_print(t->item, out);
      qn_buf_c(out, ')');
      return;
    case QN_TYPE_DICT:
      qn_buf_z(out, t->typed == QN_CF_COUNTER ? "Counter[" : qn_type_has_default(t) ? "defaultdict[" : "DictType[");
      qn_type_print(t->items[0], out);
      qn_buf_c(out, ',');
      qn_type_print(t->items[1], out);
      qn_buf_z(out, t->typed == QN_CF_COUNTER || qn_type_has_default(t) ? "]" : "]<iv=None>");
      return;
    case QN_TYPE_GENERATOR:
      qn_type_print(t->item, out);
      qn_buf_z(out, " generator");
      return;
    case QN_TYPE_INSTANCE:
      qn_buf_z(out, "instance.jitclass.");
      if (t->klass) qn_buf_sv(out, t->klass->name);
      return;
    default: qn_buf_z(out, "function");
  }
}

void qn_type_print(const qn_type *t, qn_buf *out) {
  switch (t->kind) {
    case QN_TYPE_POISON: qn_buf_z(out, "unknown"); return;
    case QN_TYPE_NONE: qn_buf_z(out, "none"); return;
    case QN_TYPE_SCALAR: print_scalar(t, out); return;
    case QN_TYPE_ARRAY:
      if (qn_type_is_bytes(t)) {
        qn_buf_z(out, "Bytes(uint8, 1d, C, readonly)");
        return;
      }
      qn_buf_printf(out, "%sarray(%s, %dd, %c)", t->readonly ? "readonly " : "", qn_dtypes[t->dtype].name, t->ndim,
                    t->layout);
      return;
    case QN_TYPE_TUPLE: print_tuple(t, out); return;
    case QN_TYPE_OPTIONAL:
      qn_buf_z(out, "OptionalType(");
      qn_type_print(t->item, out);
      qn_buf_c(out, ')');
      return;
    case QN_TYPE_STR: qn_buf_z(out, "unicode_type"); return;
    case QN_TYPE_DTYPE: qn_buf_printf(out, "class(%s)", qn_dtypes[t->dtype].name); return;
    case QN_TYPE_RANGE: qn_buf_printf(out, "range_state_%s", qn_dtypes[t->dtype].name); return;
    case QN_TYPE_SLICE: qn_buf_z(out, "slice"); return;
    case QN_TYPE_ELLIPSIS: qn_buf_z(out, "ellipsis"); return;
    case QN_TYPE_FUNCTION: qn_buf_z(out, "function"); return;
    case QN_TYPE_BUILTIN:
      qn_buf_z(out, "function ");
      qn_buf_sv(out, t->name);
      return;
    case QN_TYPE_MODULE:
      qn_buf_z(out, "module ");
      qn_buf_sv(out, t->name.n && t->name.p[0] == '.' ? (qn_sv){t->name.p + 1, t->name.n - 1} : t->name); /* a file */
      return;
    case QN_TYPE_EXCEPTION:
      qn_buf_z(out, "class(");
      qn_buf_sv(out, t->name);
      qn_buf_c(out, ')');
      return;
    case QN_TYPE_RECORD: print_records(t, out); return;
    case QN_TYPE_TYPE:
      qn_buf_z(out, "typeref[");
      qn_type_print(t->item, out);
      qn_buf_c(out, ']');
      return;
    case QN_TYPE_ENUM:
    case QN_TYPE_CLASS: print_class(t, out); return;
    case QN_TYPE_ITER: qn_buf_z(out, "iterator"); return;
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
    case QN_TYPE_DICT:
    case QN_TYPE_CLOSURE:
    case QN_TYPE_INSTANCE:
    case QN_TYPE_GENERATOR: print_object(t, out); return;
    case QN_TYPE_PENDING: qn_buf_z(out, "undefined"); return;
  }
}

const char *qn_type_text(qn_arena *a, const qn_type *t) {
  qn_buf b;
  qn_buf_init(&b, a->alloc);
  qn_type_print(t, &b);
  qn_sv v = qn_buf_view(&b);
  bool oom = b.oom;
  /* The arena may jump away when memory ends, which would leak the buffer: so at most a bounded text is kept. */
  char text[512];
  size_t n = v.n < sizeof text ? v.n : sizeof text - 1;
  memcpy(text, v.p, n);
  qn_buf_deinit(&b);
  if (oom) qn_arena_fail(a);
  return qn_arena_strndup(a, text, n);
}
