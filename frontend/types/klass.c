/* klass.c - enums, named tuples and data classes in kernels: their members, fields, methods, construction, comparison. */
#include "frontend/types/klass.h"

#include "frontend/types/infer_int.h"

int qn_kclass_find(const qn_kclass *k, qn_sv name) {
  for (uint32_t i = 0; i < k->n; i++)
    if (qn_sv_eq(k->names[i], name)) return (int)i;
  for (uint32_t i = 0; i < k->n_aliases; i++)
    if (qn_sv_eq(k->aliases[i], name)) return (int)k->alias_of[i];
  return -1;
}

int64_t qn_kclass_code(const qn_kclass *k, uint32_t position) { return k->by_value ? k->values[position].i : position; }

static int position_of_code(const qn_kclass *k, int64_t code) {
  for (uint32_t i = 0; i < k->n; i++)
    if (qn_kclass_code(k, i) == code) return (int)i;
  return -1;
}

bool qn_is_int_enum(const qn_type *t) { return t->kind == QN_TYPE_ENUM && t->klass->int_like; }

qn_texpr *qn_plain(qn_fn *f, qn_texpr *e) {
  if (e->type->kind == QN_TYPE_OPTIONAL) e = qn_cast(f, e, e->type->item);
  return qn_is_int_enum(e->type) ? qn_cast(f, e, qn_int64(f)) : e;
}

/* --- values ----------------------------------------------------------------------------------------------------------- */
static qn_texpr *member(qn_fn *f, const qn_kclass *k, uint32_t position, qn_span span) {
  return qn_tx_int(f, qn_type_of_class(f->in->types, QN_TYPE_ENUM, k), qn_kclass_code(k, position), span);
}

/* Values item by item: an item without the class's type is cast by whoever joins them. */
static qn_texpr *named(qn_fn *f, const qn_kclass *k, qn_texpr **items, uint32_t n, qn_span span) {
  qn_texpr *e = qn_tuple_of(f, items, n, span);
  if (!qn_is_poison(e)) e->type = qn_type_named(f->in->types, k, e->type->items, n);
  return e;
}

qn_texpr *qn_klass_global(qn_fn *f, const qn_global *g, qn_sv name, qn_span span) {
  if (f->k->rules == QN_RULES_DRIVER) return qn_unsupported(f, span, "a class or an object of one");
  if (g->kind == QN_GLOBAL_CLASS) return qn_tx_nothing(f, qn_type_of_class(f->in->types, QN_TYPE_CLASS, g->klass), span);
  if (g->kind == QN_GLOBAL_ENUM) return member(f, g->klass, (uint32_t)g->i, span);
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, g->n + 1);
  for (uint32_t i = 0; i < g->n; i++) items[i] = qn_global_value(f, &g->items[i], name, span);
  return named(f, g->klass, items, g->n, span);
}

/* --- enums ------------------------------------------------------------------------------------------------------------ */
static qn_texpr *text_of(qn_fn *f, qn_sv text, qn_span span) {
  qn_texpr *e = qn_tx_nothing(f, f->in->types->str, span);
  e->text = text;
  return e;
}

static qn_texpr *value_at(qn_fn *f, const qn_kclass *k, uint32_t i, bool name, qn_span span) {
  return name ? text_of(f, k->names[i], span) : qn_global_value(f, &k->values[i], k->names[i], span);
}

/* The name or value of a member that is known only at run time: a chain of tests, whose outermost evaluates the member. */
static qn_texpr *one_of(qn_fn *f, qn_texpr *e, bool name, qn_span span) {
  const qn_kclass *k = e->type->klass;
  const qn_type *b = qn_bool_type(f);
  qn_texpr *again, *result = value_at(f, k, k->n - 1, name, span);
  e = qn_once(f, e, &again);
  for (uint32_t i = k->n - 1; i-- > 0;) {
    qn_texpr *here = value_at(f, k, i, name, span);
    if (qn_is_poison(here) || qn_is_poison(result)) return qn_poison(f, span);
    const qn_type *u = qn_unify(f, here->type, result->type);
    if (!u || !qn_type_has_value(u)) {
      qn_terror(f, QN_DIAG_TYPE, span, "the %ss of '%.*s' have no common type that a kernel can compute with: %s and %s",
                name ? "name" : "value", (int)k->name.n, k->name.p, qn_tt(f, here->type), qn_tt(f, result->type));
      return qn_poison(f, span);
    }
    qn_texpr *is = qn_tx2(f, QN_TX_CMP, b, span, i ? again : e, member(f, k, i, span));
    is->cmp = QN_CMP_Eq;
    qn_texpr *choice = qn_tx(f, QN_TX_SELECT, u, span, 3);
    choice->args[0] = is, choice->args[1] = qn_cast(f, here, u), choice->args[2] = qn_cast(f, result, u);
    result = choice;
  }
  return result;
}

static qn_texpr *member_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span) {
  const qn_kclass *k = e->type->klass;
  qn_sv name = qn_sym_sv(attr);
  bool is_name = qn_sv_is(name, "name") || qn_sv_is(name, "_name_"), is_value = qn_sv_is(name, "value") || qn_sv_is(name, "_value_");
  if (!is_name && !is_value) {
    qn_kmember m = {QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
    if (k->member) k->member(k->user, f->in->a, name, &m);
    if (m.kind == QN_KMEMBER_PROPERTY)
      return qn_call_kernel(f, m.value.function, &(qn_cargs){.pos = &e, .n_pos = 1, .span = span, .func_span = span});
    qn_terror(f, QN_DIAG_ATTRIBUTE, span, "attribute '%s' of %s is not supported in kernels", attr->text, qn_tt(f, e->type));
    return qn_poison(f, span);
  }
  int known = e->kind == QN_TX_CONST ? position_of_code(k, e->i) : -1;
  if (known >= 0) return value_at(f, k, (uint32_t)known, is_name, span);
  if (is_value && k->by_value) return qn_tx1(f, QN_TX_CAST, qn_int64(f), span, e);
  if (k->n == 0) return qn_unsupported(f, span, "an enum without members");
  return one_of(f, e, is_name, span);
}

static qn_texpr *no_member(qn_fn *f, const qn_kclass *k, qn_sv name, qn_span span) {
  qn_suggestion near = {.wrong = name};
  for (uint32_t i = 0; i < k->n; i++) qn_suggest_offer(&near, k->names[i]);
  qn_terror(f, QN_DIAG_ATTRIBUTE, span, "'%.*s' has no member '%.*s'%s", (int)k->name.n, k->name.p, (int)name.n, name.p,
            qn_suggest_text(&near, f->in->a));
  return qn_poison(f, span);
}

/* Color['red'] with a literal; Planet[name] where the text is known only at run time is klass_text's. */
qn_texpr *qn_klass_subscript(qn_fn *f, qn_texpr *e, const qn_node *index, qn_span span) {
  const qn_kclass *k = e->type->klass;
  qn_texpr *key = qn_texpr_of(f, index);
  if (qn_is_poison(key)) return key;
  if (e->type->kind != QN_TYPE_CLASS || k->kind != QN_KCLASS_ENUM) {
    qn_terror(f, QN_DIAG_TYPE, span, "%s cannot be indexed", qn_tt(f, e->type));
    return qn_poison(f, span);
  }
  if (key->type->kind != QN_TYPE_STR || key->kind != QN_TX_CONST) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, span, "'%.*s[…]' needs the member's name as a literal in kernels", (int)k->name.n, k->name.p);
    return qn_poison(f, span);
  }
  int at = qn_kclass_find(k, key->text);
  return at < 0 ? no_member(f, k, key->text, span) : member(f, k, (uint32_t)at, span);
}

/* --- fields, attributes of classes ------------------------------------------------------------------------------------ */
static qn_texpr *class_attribute(qn_fn *f, const qn_type *t, qn_sym attr, qn_span span) {
  const qn_kclass *k = t->klass;
  qn_sv name = qn_sym_sv(attr);
  if (k->kind == QN_KCLASS_ENUM) {
    int at = qn_kclass_find(k, name);
    if (at >= 0) return member(f, k, (uint32_t)at, span);
  }
  if (qn_sv_is(name, "__name__")) return text_of(f, k->name, span);
  qn_kmember m = {QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
  if (k->member) k->member(k->user, f->in->a, name, &m);
  if (m.kind == QN_KMEMBER_VALUE || m.kind == QN_KMEMBER_STATIC || m.kind == QN_KMEMBER_METHOD)
    return qn_global_value(f, &m.value, name, span);
  return no_member(f, k, name, span);
}

static qn_texpr *fields_tuple(qn_fn *f, const qn_kclass *k, qn_span span) {
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, k->n + 1);
  for (uint32_t i = 0; i < k->n; i++) items[i] = text_of(f, k->names[i], span);
  return qn_tuple_of(f, items, k->n, span);
}

qn_texpr *qn_klass_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span) {
  const qn_kclass *k = e->type->klass;
  qn_sv name = qn_sym_sv(attr);
  if (e->type->kind == QN_TYPE_CLASS) return class_attribute(f, e->type, attr, span);
  if (e->type->kind == QN_TYPE_ENUM) return member_attribute(f, e, attr, span);
  if (e->type->kind == QN_TYPE_INSTANCE) return qn_instance_attribute(f, e, attr, span);
  if (k == &qn_kclass_slice && qn_kclass_find(k, name) >= 0) return qn_slice_attribute(f, e, attr, span);
  int at = qn_kclass_find(k, name);
  if (at >= 0) return qn_tuple_item(f, e, (uint32_t)at, span);
  if (k->kind == QN_KCLASS_NAMEDTUPLE && qn_sv_is(name, "_fields")) return fields_tuple(f, k, span);
  qn_kmember m = {QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
  if (k->member) k->member(k->user, f->in->a, name, &m);
  if (m.kind == QN_KMEMBER_VALUE) return qn_global_value(f, &m.value, name, span);
  if (m.kind == QN_KMEMBER_PROPERTY)
    return qn_call_kernel(f, m.value.function, &(qn_cargs){.pos = &e, .n_pos = 1, .span = span, .func_span = span});
  return no_member(f, k, name, span);
}

/* --- calls ------------------------------------------------------------------------------------------------------------ */
static qn_texpr *missing_field(qn_fn *f, const qn_kclass *k, qn_sv name, const char *what, qn_span span) {
  qn_terror(f, QN_DIAG_CALL, span, "%.*s() %s '%.*s'", (int)k->name.n, k->name.p, what, (int)name.n, name.p);
  return qn_poison(f, span);
}

/* Items by keyword into their places; false after an error. */
static bool place_keywords(qn_fn *f, const qn_kclass *k, const qn_cargs *c, qn_texpr **items, bool replace) {
  for (uint32_t i = 0; i < c->n_kw; i++) {
    qn_sv name = qn_sym_sv(c->kw_names[i]);
    int at = qn_kclass_find(k, name);
    if (at < 0) return missing_field(f, k, name, "got an unexpected keyword argument", c->kw[i]->span), false;
    if (items[at] && !replace) return missing_field(f, k, name, "got multiple values for argument", c->kw[i]->span), false;
    items[at] = c->kw[i];
  }
  return true;
}

static qn_texpr *enum_by_value(qn_fn *f, const qn_kclass *k, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw || !qn_is_const_int(c->pos[0]) || !k->by_value) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "'%.*s(value)' is not supported in kernels, unless the value is a literal int",
              (int)k->name.n, k->name.p);
    return qn_poison(f, c->span);
  }
  int at = position_of_code(k, c->pos[0]->i);
  if (at >= 0) return member(f, k, (uint32_t)at, c->span);
  qn_terror(f, QN_DIAG_TYPE, c->span, "%lld is not a valid %.*s", (long long)c->pos[0]->i, (int)k->name.n, k->name.p);
  return qn_poison(f, c->span);
}

qn_texpr *qn_klass_call(qn_fn *f, const qn_kclass *k, const qn_cargs *c) {
  if (k->kind == QN_KCLASS_ENUM) return enum_by_value(f, k, c);
  if (k->kind == QN_KCLASS_JITCLASS) return qn_instance_make(f, k, c);
  if (k->kind == QN_KCLASS_CDEF) return qn_cdef_make(f, k, c);
  if (k->own_init) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "'%.*s' runs __init__ or __post_init__ of its own: kernels do not make it",
              (int)k->name.n, k->name.p);
    return qn_poison(f, c->span);
  }
  if (c->n_pos > k->n) {
    qn_terror(f, QN_DIAG_CALL, c->span, "%.*s() takes %u values but %u were given", (int)k->name.n, k->name.p, k->n, c->n_pos);
    return qn_poison(f, c->span);
  }
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, k->n + 1);
  for (uint32_t i = 0; i < c->n_pos; i++) items[i] = c->pos[i];
  if (!place_keywords(f, k, c, items, false)) return qn_poison(f, c->span);
  for (uint32_t i = 0; i < k->n; i++) {
    if (items[i]) continue;
    if (i + k->n_defaults < k->n) return missing_field(f, k, k->names[i], "is missing the argument", c->span);
    items[i] = qn_global_value(f, &k->values[i + k->n_defaults - k->n], k->names[i], c->span);
  }
  return named(f, k, items, k->n, c->span);
}

static qn_texpr *replaced(qn_fn *f, qn_texpr *self, const qn_cargs *c) {
  const qn_kclass *k = self->type->klass;
  qn_texpr *again, **items = QN_NEW_N(f->in->a, qn_texpr *, k->n + 1);
  if (c->n_pos) return missing_field(f, k, QN_SV("_replace"), "takes keywords only:", c->span);
  self = qn_once(f, self, &again);
  for (uint32_t i = 0; i < k->n; i++) items[i] = qn_tuple_item(f, i ? again : self, i, c->span);
  if (c->n_kw && qn_kclass_find(k, qn_sym_sv(c->kw_names[0])) == 0 && self != again) { /* the item that evaluates self stays first */
    qn_tslot *t = self->slot;
    qn_add_set(f, t, self->args[0], c->span);
  }
  if (!place_keywords(f, k, c, items, true)) return qn_poison(f, c->span);
  return named(f, k, items, k->n, c->span);
}

/* self.name(…) of a member, a named tuple, a data class; Class.name(…). *handled false: a value that is called. */
qn_texpr *qn_klass_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled) {
  const qn_kclass *k = self->type->klass;
  qn_sv name = qn_sym_sv(call->Call.func->Attribute.attr);
  qn_cargs c = {0};
  if (self->type->kind == QN_TYPE_INSTANCE) return qn_instance_method(f, self, call, handled);
  if (k == &qn_kclass_slice) return qn_slice_method(f, self, call, handled);
  *handled = true;
  qn_kmember m = {QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
  bool on_class = self->type->kind == QN_TYPE_CLASS, make = on_class && qn_sv_is(name, "_make");
  if (k->kind == QN_KCLASS_NAMEDTUPLE && !on_class && qn_sv_is(name, "_replace"))
    return qn_eval_args(f, call, &c) ? replaced(f, self, &c) : qn_poison(f, call->span);
  if (k->kind == QN_KCLASS_NAMEDTUPLE && make) {
    if (!qn_eval_args(f, call, &c)) return qn_poison(f, call->span);
    if (c.n_pos == 1 && c.pos[0]->type->kind == QN_TYPE_TUPLE && c.pos[0]->type->n == k->n)
      return qn_cast(f, c.pos[0], qn_type_named(f->in->types, k, c.pos[0]->type->items, k->n));
  }
  if (qn_kclass_find(k, name) < 0 && k->member) k->member(k->user, f->in->a, name, &m);
  if (m.kind == QN_KMEMBER_CLASS) return qn_unsupported(f, call->span, "a class method");
  if ((m.kind != QN_KMEMBER_METHOD && m.kind != QN_KMEMBER_STATIC) || m.value.kind != QN_GLOBAL_FUNCTION) {
    *handled = false;
    return NULL;
  }
  if (!qn_eval_args(f, call, &c)) return qn_poison(f, call->span);
  if (m.kind == QN_KMEMBER_METHOD && !on_class) {
    qn_texpr **pos = QN_NEW_N(f->in->a, qn_texpr *, c.n_pos + 1);
    pos[0] = self;
    for (uint32_t i = 0; i < c.n_pos; i++) pos[i + 1] = c.pos[i];
    c.pos = pos, c.n_pos++;
  }
  return qn_call_kernel(f, m.value.function, &c);
}

/* --- comparison ------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_klass_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  bool is = op == QN_CMP_Is || op == QN_CMP_IsNot, equality = is || op == QN_CMP_Eq || op == QN_CMP_NotEq;
  bool ea = a->type->kind == QN_TYPE_ENUM, eb = b->type->kind == QN_TYPE_ENUM;
  bool ca = a->type->kind == QN_TYPE_CLASS, cb = b->type->kind == QN_TYPE_CLASS;
  if ((!ea && !eb && !(ca && cb)) || op == QN_CMP_In || op == QN_CMP_NotIn) return NULL;
  if (a->type->kind == QN_TYPE_NONE || b->type->kind == QN_TYPE_NONE) return NULL;
  bool negated = op == QN_CMP_IsNot || op == QN_CMP_NotEq;
  if (ca && cb && equality) return qn_tx_int(f, qn_bool_type(f), (a->type == b->type) != negated, span);
  if (ea && eb && equality && a->type == b->type) {
    qn_texpr *e = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), span, a, b);
    e->cmp = negated ? QN_CMP_NotEq : QN_CMP_Eq;
    return e;
  }
  bool numbers = (qn_is_int_enum(a->type) || qn_type_is_scalar(a->type)) && (qn_is_int_enum(b->type) || qn_type_is_scalar(b->type));
  if (numbers && !is) return NULL; /* as ints */
  if (equality && (!numbers || is)) return qn_tx_int(f, qn_bool_type(f), negated, span); /* never the same object */
  return NULL;
}
