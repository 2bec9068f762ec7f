/* convert.c - lists, sets, dicts and strings between the VM and kernels: arguments become kernel objects, what the kernel
 * changed is reflected afterwards, results become VM values.
 *
 * An object that is met twice is one object on the other side too (the table of entries), so aliases stay aliases, also in
 * results. A list of ints or floats lends its buffer: while the kernel runs the VM's list is empty and the VM's lock stays
 * held (qn_run_entry); qn_conv_back gives all buffers back before it looks at anything else. Whatever else was copied is
 * compared with a copy of what went in, so only what changed is made again. */
#include "engine/convert.h"

#include "runtime/kernel/object.h"

/* --- entries -------------------------------------------------------------------------------------------------------------------- */
static uint32_t place(const void *p, uint32_t cap) {
  uint64_t h = (uint64_t)(uintptr_t)p * UINT64_C(0x9e3779b97f4a7c15);
  return (uint32_t)(h >> 40) & (cap - 1);
}

static qn_conv_entry *lookup(const qn_conv *c, const void *p, bool kernel) {
  if (!c->cap) return NULL;
  const uint32_t *table = kernel ? c->by_kernel : c->by_vm;
  for (uint32_t at = place(p, c->cap);; at = (at + 1) & (c->cap - 1)) {
    if (!table[at]) return NULL;
    qn_conv_entry *e = &c->entries[table[at] - 1];
    if ((kernel ? (const void *)e->k : (const void *)e->vm) == p) return e;
  }
}

static void index_entry(qn_conv *c, uint32_t i) {
  const qn_conv_entry *e = &c->entries[i];
  uint32_t at = place(e->vm, c->cap);
  while (c->by_vm[at]) at = (at + 1) & (c->cap - 1);
  c->by_vm[at] = i + 1;
  at = place(e->k, c->cap);
  while (c->by_kernel[at]) at = (at + 1) & (c->cap - 1);
  c->by_kernel[at] = i + 1;
}

static int no_memory(qn_conv *c) { return qn_raise_memory(&c->s->rt); }

static int grow(qn_conv *c) {
  uint32_t cap = c->cap ? c->cap * 2 : 32;
  qn_conv_entry *entries = realloc(c->entries, cap / 2 * sizeof *entries);
  if (entries) c->entries = entries;
  uint32_t *vm = calloc(cap, sizeof *vm), *kernel = calloc(cap, sizeof *kernel);
  if (!entries || !vm || !kernel) {
    free(vm);
    free(kernel);
    return no_memory(c);
  }
  free(c->by_vm);
  free(c->by_kernel);
  c->by_vm = vm, c->by_kernel = kernel, c->cap = cap;
  for (uint32_t i = 0; i < c->n; i++) index_entry(c, i);
  return 0;
}

static int add_entry(qn_conv *c, qn_obj *vm, qn_kobj *k, const qn_shape *shape) {
  if (c->n * 2 >= c->cap && grow(c)) return -1;
  c->entries[c->n] = (qn_conv_entry){.vm = vm, .k = k, .shape = shape};
  (void)qn_retained(qn_from_obj(vm)); /* it is found by its address: that must stay its own */
  index_entry(c, c->n++);
  return 0;
}

void qn_conv_end(qn_conv *c) {
  for (uint32_t i = 0; i < c->n; i++) {
    free(c->entries[i].before);
    qn_release(&c->s->rt, qn_from_obj(c->entries[i].vm));
  }
  free(c->entries);
  free(c->by_vm);
  free(c->by_kernel);
  memset(c, 0, sizeof *c);
}

/* --- layout ----------------------------------------------------------------------------------------------------------------------- */
uint32_t qn_shape_slots(const qn_shape *s) {
  uint32_t n = 0;
  switch (s->kind) {
    case QN_SHAPE_NONE: return 0;
    case QN_SHAPE_SCALAR: return s->dtype == QN_D_COMPLEX128 ? 2 : 1;
    case QN_SHAPE_CDEF: return 2;
    case QN_SHAPE_OPTIONAL: return 1 + qn_shape_slots(s->items);
    case QN_SHAPE_TUPLE:
      for (uint32_t i = 0; i < s->n; i++) n += qn_shape_slots(&s->items[i]);
      return n;
    case QN_SHAPE_ARRAY:
    case QN_SHAPE_MEMBER:
    case QN_SHAPE_LIST:
    case QN_SHAPE_SET:
    case QN_SHAPE_DICT:
    case QN_SHAPE_STR:
    case QN_SHAPE_WRAPPED: return 1;
  }
  return 1;
}

bool qn_shape_holds_objects(const qn_shape *s) {
  if (s->kind == QN_SHAPE_LIST || s->kind == QN_SHAPE_SET || s->kind == QN_SHAPE_DICT || s->kind == QN_SHAPE_STR || s->kind == QN_SHAPE_CDEF) return true;
  uint32_t n = s->kind == QN_SHAPE_TUPLE ? s->n : s->kind == QN_SHAPE_OPTIONAL ? 1 : 0;
  for (uint32_t i = 0; i < n; i++)
    if (qn_shape_holds_objects(&s->items[i])) return true;
  return false;
}

typedef struct layout {
  uint32_t slots;
  uint64_t refs, kinds;
} layout;

static void lay_slot(layout *l, qn_kslot kind, bool ref) {
  if (l->slots < 64 && ref) l->refs |= UINT64_C(1) << l->slots;
  if (l->slots < 16) l->kinds |= (uint64_t)kind << (4 * l->slots);
  l->slots++;
}

/* As codegen/lower/lower_object.c lays items out. */
static void lay(layout *l, const qn_shape *s) {
  switch (s->kind) {
    case QN_SHAPE_NONE: return;
    case QN_SHAPE_SCALAR: {
      qn_dtype d = s->dtype;
      qn_kslot k = d == QN_D_UINT64 ? QN_KS_UINT : d == QN_D_FLOAT64 || d == QN_D_COMPLEX128 ? QN_KS_F64
                   : d == QN_D_FLOAT32 ? QN_KS_F32 : d == QN_D_COMPLEX64 ? QN_KS_C64 : QN_KS_INT;
      lay_slot(l, k, false);
      if (d == QN_D_COMPLEX128) lay_slot(l, k, false);
      return;
    }
    case QN_SHAPE_MEMBER: lay_slot(l, QN_KS_INT, false); return;
    case QN_SHAPE_CDEF:
      lay_slot(l, QN_KS_BITS, false);
      lay_slot(l, QN_KS_BITS, false);
      return;
    case QN_SHAPE_OPTIONAL:
      lay_slot(l, QN_KS_INT, false);
      lay(l, s->items);
      return;
    case QN_SHAPE_TUPLE:
      for (uint32_t i = 0; i < s->n; i++) lay(l, &s->items[i]);
      return;
    case QN_SHAPE_WRAPPED:
    case QN_SHAPE_ARRAY: lay_slot(l, QN_KS_BITS, true); return;
    case QN_SHAPE_LIST:
    case QN_SHAPE_SET:
    case QN_SHAPE_DICT:
    case QN_SHAPE_STR: lay_slot(l, QN_KS_REF, true); return;
  }
}

/* --- in -------------------------------------------------------------------------------------------------------------------------------- */
static int kernel_failed(qn_conv *c) {
  const qn_kerr *e = &c->ctx->err;
  if (strcmp(e->type, "MemoryError") == 0 || !e->type[0]) return no_memory(c);
  return qn_raise(&c->s->rt, QN_E_TypeError, "%s", e->message);
}

static int wrong(qn_conv *c, qn_value v) {
  return qn_raise(&c->s->rt, QN_E_TypeError, "a kernel takes containers of one type; this one also holds a '%s'", qn_class_of(v)->name);
}

static bool lends(const qn_conv *c, const qn_list *l, const qn_shape *item) {
  if (c->s->rt.alloc != &qn_malloc_allocator || item->kind != QN_SHAPE_SCALAR || !l->data) return false;
  return (l->elem == QN_INT && item->dtype == QN_D_INT64) || (l->elem == QN_FLOAT && item->dtype == QN_D_FLOAT64);
}

static void *copy_of(const void *p, size_t n) {
  void *copy = malloc(n ? n : 1);
  if (copy && n) memcpy(copy, p, n);
  return copy;
}

static int remember(qn_conv *c, qn_obj *vm, int64_t words) {
  qn_conv_entry *e = lookup(c, vm, false);
  if (e->shape->kept) return 0; /* nothing to compare with: it stays as it is */
  e->before = copy_of(e->k->items, (size_t)words * 8);
  e->n_before = e->k->len;
  e->used_before = e->k->kind == QN_KO_LIST ? 0 : e->k->u.used;
  return e->before ? 0 : no_memory(c);
}

/* The slots of an item, stored into the container with its counts. */
static int in_slots(qn_conv *c, const qn_shape *s, qn_value v, uint64_t *slots);

/* Plain numbers, or tuples of them, of the type's own kinds: written straight into the list, which has room. 1: some item is
 * something else (then the list is as it was). */
enum { PLAIN_MAX = 8 };

static uint32_t plain_tags(const qn_shape *s, uint8_t *tags) {
  uint32_t n = s->kind == QN_SHAPE_TUPLE && !s->klass ? s->n : 1;
  if (n == 0 || n > PLAIN_MAX) return 0;
  for (uint32_t i = 0; i < n; i++) {
    const qn_shape *part = s->kind == QN_SHAPE_TUPLE ? &s->items[i] : s;
    if (part->kind != QN_SHAPE_SCALAR) return 0;
    tags[i] = part->dtype == QN_D_INT64 ? QN_INT : part->dtype == QN_D_FLOAT64 ? QN_FLOAT : part->dtype == QN_D_BOOL ? QN_BOOL : QN_UNSET;
    if (tags[i] == QN_UNSET) return 0;
  }
  return n;
}

static int plain_in(const qn_shape *s, const qn_list *l, qn_kobj *k) {
  uint8_t tags[PLAIN_MAX];
  uint32_t n = plain_tags(s, tags);
  if (!n || l->elem != QN_OBJ) return 1;
  uint64_t *to = k->items;
  bool tuples = s->kind == QN_SHAPE_TUPLE;
  for (int64_t i = 0; i < l->n; i++) {
    const qn_value *from = &l->v[i];
    if (tuples) {
      const qn_tuple *t = (const qn_tuple *)from->o;
      if (from->tag != QN_OBJ || from->o->cls != &qn_tuple_class || t->n != (int64_t)n) return 1;
      from = t->items;
    }
    for (uint32_t j = 0; j < n; j++) {
      if (from[j].tag != tags[j]) return 1;
      *to++ = from[j].bits;
    }
  }
  k->len = l->n;
  return 0;
}

static int list_in(qn_conv *c, const qn_shape *s, qn_list *l, qn_kobj **out) {
  layout lay_out = {0};
  lay(&lay_out, s->items);
  bool lend = lends(c, l, s->items);
  if (qn_k_list_new(c->ctx, qn_kshape(lay_out.slots, 0), (int64_t)lay_out.refs, (int64_t)lay_out.kinds, lend || qn_rows_of(c->s->rows, l) ? 0 : l->n, out))
    return kernel_failed(c);
  if (add_entry(c, &l->obj, *out, s)) return -1;
  if (lend) {
    qn_conv_entry *e = lookup(c, &l->obj, false);
    e->lent = true;
    (*out)->items = (uint64_t *)l->data;
    (*out)->len = l->n, (*out)->cap = l->cap;
    l->data = NULL;
    l->n = l->cap = 0;
    return 0;
  }
  uint64_t item[QN_SLOTS_MAX], *to, *rows;
  bool lent_rows = false;
  if ((rows = qn_rows_take(c->s, l, &lent_rows)) != NULL && lent_rows && !s->kept) /* a copy, to be changed */
    rows = copy_of(rows, (size_t)(l->n * lay_out.slots) * 8), lent_rows = false;
  if (rows) {
    free((*out)->items);
    (*out)->items = rows;
    (*out)->len = (*out)->cap = l->n;
    lookup(c, &l->obj, false)->lent_rows = lent_rows;
    return remember(c, &l->obj, l->n * lay_out.slots);
  }
  bool plain = plain_in(s->items, l, *out) == 0;
  for (int64_t i = 0; !plain && i < l->n; i++) {
    if (in_slots(c, s->items, qn_list_at(l, i), item)) return -1;
    if (qn_k_list_push(c->ctx, *out, &to)) return kernel_failed(c);
    qn_kslots_store(c->ctx, *out, to, item, lay_out.refs, lay_out.slots);
  }
  return remember(c, &l->obj, (*out)->len * lay_out.slots);
}

static int table_in(qn_conv *c, const qn_shape *s, qn_value v, qn_kobj **out) {
  layout key = {0}, all;
  lay(&key, &s->items[0]);
  all = key;
  bool dict = s->kind == QN_SHAPE_DICT;
  if (dict) lay(&all, &s->items[1]);
  if (qn_k_table_new(c->ctx, dict ? QN_KO_DICT : QN_KO_SET, qn_kshape(all.slots, key.slots), (int64_t)all.refs, (int64_t)all.kinds, out))
    return kernel_failed(c);
  if (add_entry(c, v.o, *out, s)) return -1;
  uint64_t item[QN_SLOTS_MAX * 2];
  int64_t pos = 0, entry;
  qn_value k, x = {.tag = QN_UNSET};
  while (dict ? qn_dict_next(v, &pos, &k, &x) : qn_set_next(v, &pos, &k)) {
    if (in_slots(c, &s->items[0], k, item) || (dict && in_slots(c, &s->items[1], x, item + key.slots))) return -1;
    if (qn_k_table_at(c->ctx, *out, item, &entry)) return kernel_failed(c);
    uint64_t *at = (*out)->items + entry * (1 + all.slots) + 1 + key.slots;
    if (dict) qn_kslots_store(c->ctx, *out, at, item + key.slots, key.slots < 64 ? all.refs >> key.slots : 0, all.slots - key.slots);
  }
  return remember(c, v.o, (*out)->u.used * (1 + all.slots));
}

static int object_in(qn_conv *c, const qn_shape *s, qn_value v, qn_kobj **out) {
  if (v.tag != QN_OBJ) return wrong(c, v);
  qn_conv_entry *known = lookup(c, v.o, false);
  if (known && known->shape->kind == s->kind) {
    *out = known->k;
    return 0;
  }
  if (s->kind == QN_SHAPE_LIST && qn_is(v, QN_K_LIST)) return list_in(c, s, (qn_list *)v.o, out);
  if (s->kind == QN_SHAPE_DICT && qn_is(v, QN_K_DICT)) return table_in(c, s, v, out);
  if (s->kind == QN_SHAPE_SET && qn_is(v, QN_K_SET)) return table_in(c, s, v, out);
  if (s->kind == QN_SHAPE_STR && qn_is(v, QN_K_STR)) {
    qn_sv text = qn_str_sv(v);
    *out = qn_kstr_new(c->ctx, QN_KO_STR, text.p, text.n);
    return *out ? 0 : kernel_failed(c);
  }
  return wrong(c, v);
}

static int scalar_in(qn_conv *c, const qn_shape *s, qn_value v, uint64_t *slots) {
  char kind = qn_dtypes[s->dtype].kind;
  if (v.tag == QN_INT && s->dtype == QN_D_FLOAT64) v = qn_float((double)v.i);
  bool fits = v.tag == QN_BOOL ? kind == 'b' : v.tag == QN_INT ? s->dtype == QN_D_INT64
              : v.tag == QN_FLOAT ? s->dtype == QN_D_FLOAT64 : v.tag == QN_NPSCALAR ? v.dtype == s->dtype
              : s->dtype == QN_D_COMPLEX128 && (qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX));
  if (!fits) return wrong(c, v);
  qn_value_slots(c->s, v, slots);
  return 0;
}

static int in_slots(qn_conv *c, const qn_shape *s, qn_value v, uint64_t *slots) {
  qn_kobj *o = NULL;
  qn_value room[QN_FIELDS_MAX];
  const qn_value *items;
  uint32_t n;
  switch (s->kind) {
    case QN_SHAPE_NONE: return 0;
    case QN_SHAPE_SCALAR: return scalar_in(c, s, v, slots);
    case QN_SHAPE_WRAPPED:
    case QN_SHAPE_CDEF:
    case QN_SHAPE_MEMBER: qn_value_slots(c->s, v, slots); return 0;
    case QN_SHAPE_ARRAY:
      if (!qn_is_array(v)) return wrong(c, v);
      if (qn_k_box(c->ctx, qn_view_of(v), &o)) return kernel_failed(c);
      *slots = (uint64_t)(uintptr_t)o;
      return 0;
    case QN_SHAPE_OPTIONAL:
      memset(slots, 0, qn_shape_slots(s) * sizeof *slots);
      *slots = v.tag != QN_NONE;
      return *slots ? in_slots(c, s->items, v, slots + 1) : 0;
    case QN_SHAPE_LIST:
    case QN_SHAPE_SET:
    case QN_SHAPE_DICT:
    case QN_SHAPE_STR:
      if (object_in(c, s, v, &o)) return -1;
      *slots = (uint64_t)(uintptr_t)o;
      return 0;
    case QN_SHAPE_TUPLE: break;
  }
  if (!qn_value_items(c->s, v, room, &items, &n) || n != s->n) return wrong(c, v);
  for (uint32_t i = 0; i < n; i++) {
    if (in_slots(c, &s->items[i], items[i], slots)) return -1;
    slots += qn_shape_slots(&s->items[i]);
  }
  return 0;
}

int qn_conv_in(qn_conv *c, const qn_shape *s, qn_value v, uint64_t *slots) {
  if (s->kind == QN_SHAPE_ARRAY) { /* a parameter of its own is the view itself */
    if (!qn_is_array(v)) return wrong(c, v);
    *slots = (uint64_t)(uintptr_t)qn_view_of(v);
    return 0;
  }
  qn_value room[QN_FIELDS_MAX];
  const qn_value *items;
  qn_complexobj temp;
  uint32_t n;
  if (s->kind == QN_SHAPE_SCALAR && qn_number_as(&c->s->rt, c->s->types.scalar[s->dtype], v, &temp, &v)) return -1; /* in a tuple */
  if (s->kind != QN_SHAPE_TUPLE) return in_slots(c, s, v, slots);
  if (!qn_value_items(c->s, v, room, &items, &n) || n != s->n) return wrong(c, v);
  for (uint32_t i = 0; i < n; i++) {
    if (qn_conv_in(c, &s->items[i], items[i], slots)) return -1;
    slots += qn_shape_slots(&s->items[i]);
  }
  return 0;
}

/* --- out ------------------------------------------------------------------------------------------------------------------------------- */
static int list_out(qn_conv *c, const qn_shape *s, qn_kobj *k, bool numpy, qn_value list) {
  qn_list *l = (qn_list *)list.o;
  uint32_t n = k->nslots;
  const qn_shape *item = s->items;
  bool python = item->kind == QN_SHAPE_SCALAR && (!numpy || item->py);
  bool ints = python && item->dtype == QN_D_INT64, floats = python && item->dtype == QN_D_FLOAT64;
  if ((ints || floats) && k->len) {
    void *data = qn_alloc(c->s->rt.alloc, (size_t)k->len * 8);
    if (!data) return no_memory(c);
    memcpy(data, k->items, (size_t)k->len * 8);
    l->elem = ints ? QN_INT : QN_FLOAT;
    l->data = data;
    l->n = l->cap = k->len;
    return 0;
  }
  for (int64_t i = 0; i < k->len; i++) {
    qn_value v;
    const uint64_t *slot = k->items + i * n;
    if (qn_box_slots(c, item, numpy, &slot, true, &v)) return -1;
    int status = qn_list_append(&c->s->rt, list, v);
    qn_release(&c->s->rt, v);
    if (status) return -1;
  }
  return 0;
}

static int table_out(qn_conv *c, const qn_shape *s, qn_kobj *k, bool numpy, qn_value table) {
  qn_rt *rt = &c->s->rt;
  for (int64_t e = qn_k_table_next(k, 0); e >= 0; e = qn_k_table_next(k, e + 1)) {
    const uint64_t *slot = k->items + e * (1 + k->nslots) + 1;
    qn_value key, v = {.tag = QN_UNSET};
    if (qn_box_slots(c, &s->items[0], numpy, &slot, true, &key)) return -1;
    int status = 0;
    if (s->kind == QN_SHAPE_DICT) {
      status = qn_box_slots(c, &s->items[1], numpy, &slot, true, &v);
      if (status == 0) status = qn_dict_set(rt, table, key, v);
      qn_release(rt, v);
    } else {
      status = qn_set_add(rt, table, key);
    }
    qn_release(rt, key);
    if (status) return -1;
  }
  return 0;
}

/* An empty dict of its class. */
static int dict_of_form(qn_rt *rt, uint8_t form, qn_value *out) {
  if (form < QN_CF_COUNTER) return qn_new_dict(rt, out);
  bool counter = form == QN_CF_COUNTER;
  qn_class *factory = form == QN_CF_DEFAULT_INT ? &qn_int_class : form == QN_CF_DEFAULT_FLOAT ? &qn_float_class : &qn_list_class;
  qn_value module, cls, arg = qn_from_obj(factory);
  if (qn_vm_import(rt, QN_SV("collections"), &module)) return -1;
  qn_sym name = qn_sym_of(rt, counter ? "Counter" : "defaultdict");
  int status = name ? qn_get_attr(rt, module, name, &cls) : -1;
  qn_release(rt, module);
  if (status) return -1;
  status = qn_call_pos(rt, cls, &arg, counter ? 0 : 1, out);
  qn_release(rt, cls);
  return status;
}

int qn_conv_out(qn_conv *c, const qn_shape *s, qn_kobj *k, bool numpy, qn_value *out) {
  qn_rt *rt = &c->s->rt;
  if (!k) {
    *out = qn_none();
    return 0;
  }
  if (s->kind == QN_SHAPE_STR) return qn_new_str(rt, (qn_sv){qn_kstr_bytes(k), qn_kstr_size(k)}, out);
  qn_conv_entry *known = lookup(c, k, true);
  if (known) {
    *out = qn_retained(qn_from_obj(known->vm));
    return 0;
  }
  int status = s->kind == QN_SHAPE_LIST ? qn_new_list_cap(rt, 0, out) : s->kind == QN_SHAPE_DICT ? dict_of_form(rt, s->form, out) : qn_new_set(rt, out);
  if (status) return -1;
  if (add_entry(c, out->o, k, s)) { /* first: it may hold itself */
    qn_release(rt, *out);
    return -1;
  }
  qn_conv_entry *e = lookup(c, k, true);
  e->made = true;
  status = s->kind == QN_SHAPE_LIST ? list_out(c, s, k, numpy, *out) : table_out(c, s, k, numpy, *out);
  if (status) qn_drop(rt, out);
  return status;
}

/* --- back ---------------------------------------------------------------------------------------------------------------------------- */
static void give_back(qn_conv_entry *e) {
  qn_list *l = (qn_list *)e->vm;
  if (e->lent_rows) {
    e->k->items = NULL;
    e->k->len = e->k->cap = 0;
  }
  if (!e->lent) return;
  e->lent = false;
  l->data = e->k->items;
  l->n = e->k->len, l->cap = e->k->cap;
  e->k->items = NULL;
  e->k->len = e->k->cap = 0;
  e->given_back = true;
}

static int list_back(qn_conv *c, qn_conv_entry *e, bool numpy) {
  qn_rt *rt = &c->s->rt;
  qn_list *l = (qn_list *)e->vm;
  qn_kobj *k = e->k;
  const qn_shape *s = e->shape;
  size_t bytes = 8 * (size_t)k->nslots;
  int64_t before = e->n_before;
  const uint64_t *old = e->before;
  if (k->len == before && (!before || memcmp(old, k->items, bytes * (size_t)before) == 0)) return 0;
  for (int64_t i = 0; i < k->len; i++) {
    const uint64_t *slot = k->items + i * k->nslots;
    if (i < before && i < l->n && memcmp(old + i * k->nslots, slot, bytes) == 0) continue;
    qn_value v;
    if (qn_box_slots(c, s->items, numpy, &slot, true, &v)) return -1;
    int status = i < l->n ? qn_list_set(rt, qn_from_obj(l), i, v) : qn_list_append(rt, qn_from_obj(l), v);
    qn_release(rt, v);
    if (status) return -1;
  }
  int64_t had = l->n;
  if (k->len < had) {
    l->n = k->len;
    if (l->elem == QN_OBJ)
      for (int64_t i = k->len; i < had; i++) qn_release(rt, l->v[i]);
  }
  return 0;
}

static int method(qn_conv *c, qn_value self, const char *name, const qn_value *arg) {
  qn_rt *rt = &c->s->rt;
  qn_sym sym = qn_sym_of(rt, name);
  qn_value fn, out;
  if (!sym || qn_get_attr(rt, self, sym, &fn)) return -1;
  int status = qn_call_pos(rt, fn, arg, arg ? 1 : 0, &out);
  qn_release(rt, fn);
  if (status) return -1;
  qn_release(rt, out);
  return 0;
}

/* Made again as the kernel left it: in its order. */
static int table_back(qn_conv *c, qn_conv_entry *e, bool numpy) {
  qn_kobj *k = e->k;
  size_t bytes = (size_t)k->u.used * 8 * (1u + k->nslots);
  if (k->len == e->n_before && k->u.used == e->used_before && memcmp(e->before, k->items, bytes) == 0) return 0;
  qn_value table = qn_from_obj(e->vm);
  if (method(c, table, "clear", NULL)) return -1;
  return table_out(c, e->shape, k, numpy, table);
}

int qn_conv_back(qn_conv *c, bool numpy, bool ok) {
  int status = 0;
  qn_value failure = {.tag = QN_UNSET};
  for (uint32_t i = 0; i < c->n; i++) give_back(&c->entries[i]);
  if (!ok) failure = qn_exc_take(&c->s->rt);
  uint32_t n = c->n; /* what reflecting makes is as it should be */
  for (uint32_t i = 0; i < n && status == 0; i++) {
    qn_conv_entry e = c->entries[i]; /* a copy: there may be more entries soon */
    if (e.made || e.given_back || !e.before) continue;
    status = e.shape->kind == QN_SHAPE_LIST ? list_back(c, &e, numpy) : table_back(c, &e, numpy);
  }
  if (!ok) {
    qn_exc_clear(&c->s->rt);
    c->s->rt.exc = failure;
    return -1;
  }
  return status;
}
