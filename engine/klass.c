/* klass.c - classes of scripts as kernels see them (frontend/types/klass.h): which class is an enum, a named tuple's or a
 * data class; the members and fields of their objects as slots; results back as objects. A class is looked at once, when
 * a kernel first meets it. */
#include "engine/engine.h"
#include "runtime/object/array/record.h"

struct qn_userclass {
  struct qn_userclass *next;
  qn_kclass k; /* k.user is this */
  const qn_class *cls;    /* NULL: of structured data, … */
  const qn_descr *descr;  /* … that has this descriptor */
  qn_session *session;
  qn_value *members; /* ENUM: the objects; borrowed, the class holds them */
  qn_sym *fields;    /* DATACLASS */
  QN_VEC(struct method {
    qn_sym name;
    qn_value kernel; /* owned by the session */
  }) methods;
};

static bool attribute(qn_session *s, qn_value v, const char *name, qn_value *out) { /* owned; false: none, no exception */
  qn_sym sym = qn_sym_of(&s->rt, name);
  if (sym && qn_get_attr(&s->rt, v, sym, out) == 0) return true;
  qn_exc_clear(&s->rt);
  return false;
}

/* --- looking at a class ----------------------------------------------------------------------------------------------- */
static bool derives_from(const qn_class *c, const char *name) {
  for (uint32_t i = 0; i < c->nmro; i++)
    if (strcmp(c->mro[i]->name, name) == 0) return true;
  return false;
}

static void add_member(qn_session *s, struct qn_userclass *u, qn_value key, qn_value member, qn_sv *names, qn_global *values, qn_sv *aliases,
                       uint32_t *alias_of) {
  qn_sv name = qn_arena_sv(&s->arena, qn_str_sv(key));
  for (uint32_t i = 0; i < u->k.n; i++)
    if (u->members[i].tag == member.tag && u->members[i].bits == member.bits) {
      aliases[u->k.n_aliases] = name;
      alias_of[u->k.n_aliases++] = i;
      return;
    }
  qn_value value;
  if (!attribute(s, member, "_value_", &value)) return;
  names[u->k.n] = name;
  qn_global_of_value(s, &s->arena, value, QN_RULES_NUMBA, &values[u->k.n]);
  qn_release(&s->rt, value);
  u->members[u->k.n++] = member;
}

static bool read_enum(qn_session *s, struct qn_userclass *u) {
  qn_value map, key, member;
  int64_t at = 0;
  if (!attribute(s, qn_class_value(u->cls), "_member_map_", &map)) return false;
  bool fine = qn_is(map, QN_K_DICT);
  uint32_t n = fine ? (uint32_t)qn_dict_len(map) : 0;
  qn_sv *names = QN_NEW_N(&s->arena, qn_sv, 2 * n + 1);
  qn_global *values = QN_NEW_N(&s->arena, qn_global, n + 1);
  uint32_t *alias_of = QN_NEW_N(&s->arena, uint32_t, n + 1);
  u->members = QN_NEW_N(&s->arena, qn_value, n + 1);
  u->k.kind = QN_KCLASS_ENUM;
  u->k.names = names, u->k.values = values, u->k.aliases = names + n, u->k.alias_of = alias_of;
  while (fine && qn_dict_next(map, &at, &key, &member)) add_member(s, u, key, member, names, values, names + n, alias_of);
  qn_release(&s->rt, map);
  u->k.int_like = derives_from(u->cls, "IntEnum") || derives_from(u->cls, "IntFlag");
  u->k.by_value = u->k.n > 0;
  for (uint32_t i = 0; i < u->k.n; i++) u->k.by_value = u->k.by_value && values[i].kind == QN_GLOBAL_INT && !values[i].numpy_scalar;
  return fine && (u->k.by_value || !u->k.int_like);
}

static bool take_names(qn_session *s, struct qn_userclass *u, const qn_value *v, int64_t n) {
  qn_sv *names = QN_NEW_N(&s->arena, qn_sv, n + 1);
  u->fields = QN_NEW_N(&s->arena, qn_sym, n + 1);
  for (int64_t i = 0; i < n; i++) {
    if (!qn_is(v[i], QN_K_STR) || !(u->fields[i] = qn_sym_of_str(&s->rt, v[i]))) return false;
    names[i] = qn_sym_sv(u->fields[i]);
  }
  u->k.names = names;
  u->k.n = (uint32_t)n;
  return true;
}

static void take_default(qn_session *s, struct qn_userclass *u, qn_global *values, qn_value v) {
  qn_global_of_value(s, &s->arena, v, QN_RULES_NUMBA, &values[u->k.n_defaults++]);
}

static bool read_named(qn_session *s, struct qn_userclass *u) {
  qn_value fields, defaults, v;
  if (u->cls->kind != QN_K_TUPLE || !attribute(s, qn_class_value(u->cls), "_fields", &fields)) return false;
  bool fine = qn_is(fields, QN_K_TUPLE) && take_names(s, u, ((qn_tuple *)fields.o)->items, ((qn_tuple *)fields.o)->n);
  u->k.kind = QN_KCLASS_NAMEDTUPLE;
  qn_global *values = QN_NEW_N(&s->arena, qn_global, u->k.n + 1);
  u->k.values = values;
  if (fine && attribute(s, qn_class_value(u->cls), "_field_defaults", &defaults)) {
    for (int64_t i = 0; i < u->k.n && qn_is(defaults, QN_K_DICT); i++)
      if (qn_dict_get(&s->rt, defaults, ((qn_tuple *)fields.o)->items[i], &v) == 1) {
        take_default(s, u, values, v);
        qn_release(&s->rt, v);
      }
    qn_release(&s->rt, defaults);
  }
  qn_release(&s->rt, fields);
  return fine;
}

static bool is_missing(qn_value v) { return qn_is(v, QN_K_INSTANCE) && strcmp(v.o->cls->name, "_MISSING_TYPE") == 0; }

static void field_default(qn_session *s, struct qn_userclass *u, qn_global *values, qn_value field) {
  qn_value v;
  if (attribute(s, field, "default_factory", &v)) {
    if (!is_missing(v)) u->k.own_init = true;
    qn_release(&s->rt, v);
  }
  if (attribute(s, field, "kw_only", &v)) {
    if (qn_truth(&s->rt, v) != 0) u->k.own_init = true;
    qn_release(&s->rt, v);
  }
  if (attribute(s, field, "init", &v)) {
    if (qn_truth(&s->rt, v) != 1) u->k.own_init = true;
    qn_release(&s->rt, v);
  }
  if (!attribute(s, field, "default", &v)) return;
  if (!is_missing(v)) take_default(s, u, values, v);
  qn_release(&s->rt, v);
}

static bool read_dataclass(qn_session *s, struct qn_userclass *u) {
  qn_value map, key, field, keys[64], init;
  int64_t at = 0, n = 0;
  if (!attribute(s, qn_class_value(u->cls), "__dataclass_fields__", &map)) return false;
  bool fine = qn_is(map, QN_K_DICT) && qn_dict_len(map) <= (int64_t)QN_COUNT(keys);
  while (fine && qn_dict_next(map, &at, &key, &field)) keys[n++] = key;
  fine = fine && take_names(s, u, keys, n);
  u->k.kind = QN_KCLASS_DATACLASS;
  qn_global *values = QN_NEW_N(&s->arena, qn_global, n + 1);
  u->k.values = values;
  for (at = 0; fine && qn_dict_next(map, &at, &key, &field);) field_default(s, u, values, field);
  qn_release(&s->rt, map);
  if (attribute(s, qn_class_value(u->cls), "__post_init__", &init)) u->k.own_init = true, qn_release(&s->rt, init);
  if (attribute(s, qn_class_value(u->cls), "__init__", &init)) { /* the one that dataclasses made comes from its source */
    if (!qn_is(init, QN_K_FUNCTION) || !qn_sv_is(((qn_function *)init.o)->code->unit->source->name, "dataclasses.py")) u->k.own_init = true;
    qn_release(&s->rt, init);
  }
  return fine;
}

/* --- methods: kernels made of the functions in a class ------------------------------------------------------------------ */
static bool method_kernel(qn_session *s, struct qn_userclass *u, qn_sym name, qn_value fn, qn_global *out) {
  for (uint32_t i = 0; i < u->methods.n; i++)
    if (u->methods.data[i].name == name) {
      qn_global_of_value(s, &s->arena, u->methods.data[i].kernel, QN_RULES_NUMBA, out);
      return out->kind == QN_GLOBAL_FUNCTION;
    }
  qn_value list, kernel;
  const qn_kernel_options options = {.form = QN_FORM_JIT, .nopython = true, .wraparound = true};
  if (qn_new_list(&s->rt, NULL, 0, &list)) return qn_exc_clear(&s->rt), false;
  int status = qn_new_kernel(&s->rt, fn, &options, list, &kernel);
  qn_release(&s->rt, list);
  if (status) return qn_exc_clear(&s->rt), false;
  qn_vec_push(&s->arena, &u->methods, ((struct method){name, kernel}));
  qn_global_of_value(s, &s->arena, kernel, QN_RULES_NUMBA, out);
  return out->kind == QN_GLOBAL_FUNCTION;
}

static void member(void *user, qn_arena *a, qn_sv name, qn_kmember *out) {
  struct qn_userclass *u = user;
  qn_session *s = u->session;
  qn_value found, fn;
  qn_sym sym = qn_intern_find(&s->rt.intern, name);
  out->kind = QN_KMEMBER_MISSING;
  if (!sym || !qn_class_lookup(u->cls, sym, &found)) return;
  enum qn_kmember_kind kind = QN_KMEMBER_VALUE;
  switch (qn_class_function(found, &fn)) {
    case QN_CLASSFN_NONE:
      qn_global_of_value(s, a, found, QN_RULES_NUMBA, &out->value);
      out->kind = out->value.kind == QN_GLOBAL_OTHER ? QN_KMEMBER_MISSING : QN_KMEMBER_VALUE;
      return;
    case QN_CLASSFN_METHOD: kind = QN_KMEMBER_METHOD; break;
    case QN_CLASSFN_STATIC: kind = QN_KMEMBER_STATIC; break;
    case QN_CLASSFN_CLASS: kind = QN_KMEMBER_CLASS; break;
    case QN_CLASSFN_PROPERTY: kind = QN_KMEMBER_PROPERTY; break;
  }
  if (kind == QN_KMEMBER_CLASS || method_kernel(s, u, sym, fn, &out->value)) out->kind = kind;
}

/* --- the session's classes ---------------------------------------------------------------------------------------------- */
static struct qn_userclass *look(qn_session *s, const qn_class *c) {
  struct qn_userclass *u = QN_NEW(&s->arena, struct qn_userclass);
  u->cls = c, u->session = s;
  u->k.name = qn_sv_of(c->name);
  u->k.user = u;
  u->k.member = member;
  return read_enum(s, u) || read_named(s, u) || read_dataclass(s, u) ? u : NULL;
}

const qn_kclass *qn_kclass_of(qn_session *s, const qn_class *c) {
  for (struct qn_userclass *u = s->classes; u; u = u->next)
    if (u->cls == c) return &u->k;
  const qn_kclass *own = qn_klass_of_jitclass(c);
  if (!own && qn_class_is_closed(c)) own = qn_kclass_of_cdef(s, c);
  if (own) return own;
  if (c->kind != QN_K_INSTANCE && c->kind != QN_K_TUPLE && !c->boxed) return NULL;
  if (c == &qn_tuple_class || c->obj.rc < 0) return NULL;
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  struct qn_userclass *u = setjmp(oom) ? NULL : look(s, c);
  s->arena.oom = outer;
  if (!u) return NULL;
  u->next = s->classes;
  s->classes = u;
  return &u->k;
}

/* --- structured data ------------------------------------------------------------------------------------------------------ */
static uint32_t count_records(const qn_session *s) {
  uint32_t n = 0;
  for (const struct qn_userclass *u = s->classes; u; u = u->next) n += u->descr != NULL;
  return n;
}

/* NULL: it has fields that kernels do not take. */
static struct qn_userclass *look_at_descr(qn_session *s, const qn_descr *d) {
  struct qn_userclass *u = QN_NEW(&s->arena, struct qn_userclass);
  qn_sv *names = QN_NEW_N(&s->arena, qn_sv, d->nfields + 1);
  qn_kfield *layout = QN_NEW_N(&s->arena, qn_kfield, d->nfields + 1);
  for (uint32_t i = 0; i < d->nfields; i++) {
    const qn_field *x = &d->fields[i];
    if (x->text) return NULL;
    names[i] = qn_sym_sv(x->name);
    layout[i] = (qn_kfield){.offset = x->offset, .dtype = x->dtype, .ndim = (uint8_t)x->ndim};
    for (int j = 0; j < x->ndim && j < 8; j++) layout[i].shape[j] = x->shape[j];
    if (x->ndim > 8 || (!x->descr && x->dtype == QN_D_OBJECT)) return NULL;
    if (x->descr && !(layout[i].nested = qn_kclass_of_descr(s, x->descr))) return NULL;
  }
  u->descr = d, u->session = s;
  u->k = (qn_kclass){.kind = QN_KCLASS_RECORD, .name = QN_SV("Record"), .names = names, .n = d->nfields, .layout = layout,
                     .itemsize = d->itemsize, .number = count_records(s), .user = u};
  return u;
}

const qn_kclass *qn_kclass_of_number(qn_session *s, uint32_t number) {
  for (struct qn_userclass *u = s->classes; u; u = u->next)
    if (u->descr && u->k.number == number) return &u->k;
  return NULL;
}

const qn_kclass *qn_kclass_of_records(qn_session *s, qn_value v) { return qn_kclass_of_descr(s, qn_as_records(v)->descr); }

const qn_kclass *qn_kclass_of_descr(qn_session *s, const qn_descr *d) {
  for (struct qn_userclass *u = s->classes; u; u = u->next)
    if (u->descr == d) return &u->k;
  if (d->nfields == 0 || d->nfields > QN_FIELDS_MAX) return NULL;
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  struct qn_userclass *u = setjmp(oom) ? NULL : look_at_descr(s, d);
  s->arena.oom = outer;
  if (!u) return NULL;
  u->next = s->classes;
  s->classes = u;
  return &u->k;
}

bool qn_klass_fits_records(const qn_type *t, qn_value v) {
  if (!qn_is_records(v) || ((const struct qn_userclass *)t->klass->user)->descr != qn_as_records(v)->descr) return false;
  const qn_view *a = qn_records_view(v);
  const qn_type *first = t->items[0];
  while (first->kind == QN_TYPE_RECORD) first = first->items[0];
  return a->ndim == qn_record_rank(t) && (first->readonly || !(a->flags & QN_VIEW_READONLY));
}

void qn_userclasses_drop(qn_session *s) {
  for (struct qn_userclass *u = s->classes; u; u = u->next)
    for (uint32_t i = 0; i < u->methods.n; i++) qn_release(&s->rt, u->methods.data[i].kernel);
  s->classes = NULL;
}

/* --- objects ------------------------------------------------------------------------------------------------------------ */
uint32_t qn_klass_fields(qn_session *s, const qn_kclass *k, qn_value v, qn_value *out) {
  const struct qn_userclass *u = k->user;
  for (uint32_t i = 0; u->descr && i < k->n; i++)
    if (qn_records_part(&s->rt, v, i, &out[i])) qn_exc_clear(&s->rt), out[i] = qn_none();
  for (uint32_t i = 0; !u->descr && i < k->n; i++) {
    out[i] = qn_none();
    if (qn_get_attr(&s->rt, v, u->fields[i], &out[i])) qn_exc_clear(&s->rt);
    else qn_release(&s->rt, out[i]); /* the object holds it */
  }
  return k->n;
}

int qn_klass_position(const qn_kclass *k, qn_value member_object) {
  const struct qn_userclass *u = k->user;
  for (uint32_t i = 0; i < k->n; i++)
    if (u->members[i].bits == member_object.bits) return (int)i;
  return -1;
}

int qn_box_member(qn_session *s, const qn_kclass *k, int64_t code, qn_value *out) {
  const struct qn_userclass *u = k->user;
  for (uint32_t i = 0; i < k->n; i++)
    if (qn_kclass_code(k, i) == code) return *out = qn_retained(u->members[i]), 0;
  return qn_raise(&s->rt, QN_E_ValueError, "%lld is not a valid %s", (long long)code, u->cls->name);
}

/* Records that leave a kernel: their fields as arrays over one memory, of which the first says where it is. */
static int box_records(qn_session *s, const struct qn_userclass *u, qn_value first, qn_value *out) {
  const qn_field *field = &u->descr->fields[0];
  qn_value base = qn_is_records(first) ? qn_as_records(first)->bytes : first, bytes;
  const qn_view *v = qn_view_of(base);
  int ndim = v->ndim - field->ndim;
  if (qn_array_view_of(&s->rt, base, (char *)v->data - field->offset, QN_D_UINT8, ndim, v->shape, v->strides, &bytes)) return -1;
  return qn_records_wrap(&s->rt, bytes, u->descr, ndim > 0, out);
}

int qn_box_fields(qn_session *s, const qn_kclass *k, const qn_value *items, qn_value *out) {
  const struct qn_userclass *u = k->user;
  if (k == &qn_kclass_slice) return qn_call_pos(&s->rt, qn_class_value(&qn_slice_class), items, 3, out);
  if (k->kind == QN_KCLASS_RECORD) return box_records(s, u, items[0], out);
  if (k->own_init)
    return qn_raise(&s->rt, QN_E_TypeError, "a kernel cannot return a '%s': making one runs code of the script", u->cls->name);
  return qn_call_pos(&s->rt, qn_class_value(u->cls), items, k->n, out);
}
