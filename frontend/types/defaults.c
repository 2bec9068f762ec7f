/* defaults.c - the dicts of collections in driver code: Counter, and defaultdict of int, float and list. In memory they are
 * dicts (a DICT with a form, types.h); here is what differs: making them, what a key that is not there means, counting, a
 * Counter's own methods and operators. Whatever is not here is the dict's (container.c, container_method.c) or refused, and
 * then the function stays on the VM. What is more than one operation on memory is Python source in prelude.py.
 *
 * A changer must know: `d[k] op= x` (of plain dicts too) looks a key up once, or twice in a row, which becomes once. That is
 * only right while x cannot change the dict (plain()), and of a Counter while the operator cannot fail for a 0 (then CPython
 * would not have added the key). */
#include "frontend/types/builtin.h"

static const qn_type *none(qn_fn *f) { return f->in->types->none; }
static const qn_type *index_type(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static qn_texpr *one(qn_fn *f, qn_span span) { return qn_tx_int(f, f->in->types->pyscalar[QN_D_INT64], 1, span); }

static void add_op(qn_fn *f, qn_texpr *e, qn_span span) {
  if (qn_is_poison(e)) return;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = e;
  qn_add(f, s);
}

static const qn_type *held(qn_fn *f, const qn_texpr *c, int which) {
  const qn_type *t = qn_held(qn_cell_fresh(f, c->type), which);
  return t->kind == QN_TYPE_PENDING ? f->in->types->poison : t;
}

static bool is_counter(const qn_type *t) { return t->kind == QN_TYPE_DICT && t->typed == QN_CF_COUNTER; }

/* --- entries ---------------------------------------------------------------------------------------------------------------- */
/* The number of the key's entry, which is added with a value of zeros when it is not there; c is a variable. */
static qn_texpr *entry_of(qn_fn *f, qn_texpr *c, qn_texpr *key, qn_span span) {
  qn_texpr *args[2] = {c, qn_item_for(f, c, 0, key, span)};
  return qn_tx_temp(f, qn_tx_obj(f, QN_OBJ_TABLE_AT, index_type(f), span, 2, args));
}

static qn_texpr *value_of(qn_fn *f, qn_texpr *c, qn_texpr *entry, qn_span span) {
  return qn_tx_obj(f, QN_OBJ_TABLE_VALUE, held(f, c, 1), span, 2, (qn_texpr *[]){c, entry});
}

static void set_value(qn_fn *f, qn_texpr *c, qn_texpr *entry, qn_texpr *value, qn_span span) {
  qn_texpr *args[3] = {c, entry, qn_item_for(f, c, 1, value, span)};
  add_op(f, qn_tx_obj(f, QN_OBJ_TABLE_SET_VALUE, none(f), span, 3, args), span);
}

static void put_new_list(qn_fn *f, qn_texpr *c, qn_tslot *entry, qn_texpr *key, qn_span span) {
  qn_texpr *args[2] = {c, qn_item_for(f, c, 0, key, span)};
  qn_add_set(f, entry, qn_tx_obj(f, QN_OBJ_TABLE_AT, index_type(f), span, 2, args), span);
  set_value(f, c, qn_tx_slot(f, entry, span), qn_tx_obj(f, QN_OBJ_LIST_OF, held(f, c, 1), span, 0, NULL), span);
}

/* d[k] of a defaultdict(list): an entry that is not there gets a list of its own. */
static qn_texpr *list_at(qn_fn *f, qn_texpr *c, qn_texpr *key, qn_span span) {
  qn_tslot *entry = qn_temp(f, index_type(f));
  key = qn_tx_temp(f, qn_item_for(f, c, 0, key, span));
  qn_add_set(f, entry, qn_tx_obj(f, QN_OBJ_TABLE_FIND, index_type(f), span, 2, (qn_texpr *[]){c, key}), span);
  qn_tstmt *s = qn_ts(f, QN_TS_IF, span);
  s->expr = qn_compare_of(f, QN_CMP_Lt, qn_tx_slot(f, entry, span), qn_tx_int(f, index_type(f), 0, span), span);
  qn_tblock *out = f->out;
  f->out = out ? &s->body : NULL;
  put_new_list(f, c, entry, key, span);
  f->out = out;
  qn_add(f, s);
  return value_of(f, c, qn_tx_slot(f, entry, span), span);
}

qn_texpr *qn_default_get(qn_fn *f, qn_texpr *c, qn_texpr *key, qn_span span) {
  if (qn_is_poison(c) || qn_is_poison(key)) return qn_poison(f, span);
  bool counter = is_counter(c->type);
  if (!f->settled) { /* only the types matter */
    if (!counter) key = qn_item_for(f, c, 0, key, span);
    return qn_tx_obj(f, QN_OBJ_DICT_GET, held(f, c, 1), span, 2, (qn_texpr *[]){c, key});
  }
  if (counter) return qn_prelude_call(f, "counter_get", (qn_texpr *[]){c, key}, 2, span);
  qn_tx_open open = qn_tx_block_open(f);
  c = qn_tx_temp(f, c);
  qn_texpr *value = c->type->typed == QN_CF_DEFAULT_LIST ? list_at(f, c, key, span) : value_of(f, c, entry_of(f, c, key, span), span);
  return qn_tx_block_close(f, open, value, span);
}

/* --- d[k] op= x --------------------------------------------------------------------------------------------------------------- */
/* Its evaluation calls nothing and changes nothing. */
static bool plain(const qn_node *n) {
  if (n->kind == QN_AST_Constant || n->kind == QN_AST_Name) return true;
  if (n->kind == QN_AST_UnaryOp) return plain(n->UnaryOp.operand);
  return n->kind == QN_AST_BinOp && plain(n->BinOp.left) && plain(n->BinOp.right);
}

static void default_aug(qn_fn *f, const qn_node *n, qn_texpr *place) {
  qn_texpr *c = place->args[0], *key = place->args[1];
  qn_span span = n->span;
  enum qn_operator op = n->AugAssign.op;
  bool counter = is_counter(c->type), sum = op == QN_OP_Add || op == QN_OP_Sub;
  if (c->type->typed == QN_CF_DEFAULT_LIST) {
    qn_texpr *list = qn_default_get(f, c, key, span);
    if (!qn_is_poison(list)) add_op(f, qn_container_binop(f, op, list, qn_texpr_of(f, n->AugAssign.value), span, true), span);
    return;
  }
  if (plain(n->AugAssign.value) && (!counter || sum)) {
    qn_texpr *entry = entry_of(f, c, key, span);
    qn_texpr *value = qn_binop(f, op, value_of(f, c, entry, span), qn_texpr_of(f, n->AugAssign.value), span);
    set_value(f, c, entry, value, span);
    return;
  }
  qn_texpr *old = qn_tx_temp(f, qn_default_get(f, c, key, span));
  qn_container_put(f, c, key, qn_binop(f, op, old, qn_texpr_of(f, n->AugAssign.value), span), span);
}

/* place: d[k] of any dict, its parts evaluated. False: nothing special about it. */
bool qn_dict_aug(qn_fn *f, const qn_node *n, qn_texpr *place) {
  qn_texpr *c = place->args[0], *args[2] = {c, place->args[1]};
  if (qn_type_has_default(c->type)) {
    default_aug(f, n, place);
    return true;
  }
  if (!f->settled || !plain(n->AugAssign.value) || place->type->kind != QN_TYPE_SCALAR) return false;
  qn_texpr *old = qn_tx_obj(f, QN_OBJ_DICT_GET, place->type, n->span, 2, args); /* KeyError; so the key is there */
  qn_texpr *value = qn_tx_temp(f, qn_binop(f, n->AugAssign.op, old, qn_texpr_of(f, n->AugAssign.value), n->span));
  args[1] = qn_item_for(f, c, 0, args[1], n->span);
  qn_texpr *entry = qn_tx_obj(f, QN_OBJ_TABLE_FIND, index_type(f), n->span, 2, args);
  set_value(f, c, entry, value, n->span);
  return true;
}

/* --- counting ------------------------------------------------------------------------------------------------------------------ */
typedef struct counting {
  qn_texpr *into;
  const qn_node *elt; /* of a generator expression */
  enum qn_operator op;
  qn_span span;
} counting;

static void count(qn_fn *f, void *user, qn_texpr *item) {
  const counting *d = user;
  if (!f->cur.at || qn_is_poison(item)) return;
  qn_texpr *entry = entry_of(f, d->into, item, d->span);
  set_value(f, d->into, entry, qn_binop(f, d->op, value_of(f, d->into, entry, d->span), one(f, d->span), d->span), d->span);
}

static void count_element(qn_fn *f, void *user) { count(f, user, qn_texpr_of(f, ((counting *)user)->elt)); }

/* Counter.update(dict), Counter.subtract(dict) */
static void count_dict(qn_fn *f, counting *d, qn_texpr *dict) {
  for (int i = 0; i < 2; i++)
    if (!qn_container_takes(f, d->into->type, i, held(f, dict, i), d->span)) return;
  const char *name = d->op == QN_OP_Add ? "counter_update" : "counter_subtract";
  add_op(f, qn_prelude_call(f, name, (qn_texpr *[]){d->into, dict}, 2, d->span), d->span);
}

/* Adds the statements that count what `iterable` gives into c, a variable. */
static void count_all(qn_fn *f, qn_texpr *c, const qn_node *iterable, enum qn_operator op) {
  counting d = {.into = c, .op = op, .span = iterable->span};
  if (qn_is_poison(c)) return;
  if (iterable->kind == QN_AST_GeneratorExp) {
    d.elt = iterable->GeneratorExp.elt;
    qn_comprehend(f, iterable, count_element, &d);
    return;
  }
  qn_each each = {.node = iterable, .iter = iterable, .take = count, .user = &d};
  bool view = iterable->kind == QN_AST_Call && iterable->Call.func->kind == QN_AST_Attribute && !qn_named_callee(f, iterable);
  if (!view && !qn_is_loop_only(f, iterable)) {
    qn_texpr *e = qn_texpr_of(f, iterable);
    if (qn_is_poison(e)) return;
    if (e->type->kind == QN_TYPE_DICT) {
      count_dict(f, &d, e);
      return;
    }
    each.iter = NULL, each.value = e;
  }
  qn_for_each(f, &each);
}

/* --- the constructors ------------------------------------------------------------------------------------------------------------ */
static qn_texpr *made(qn_fn *f, enum qn_container_form form, qn_span span, const qn_type *value) {
  const qn_type *t = value ? qn_cell_type(f, QN_TYPE_DICT, span, NULL, value, (uint8_t)form) : NULL;
  return t ? qn_tx_obj(f, QN_OBJ_TABLE_OF, qn_cell_fresh(f, t), span, 0, NULL) : qn_poison(f, span);
}

static qn_texpr *counter_call(qn_fn *f, const qn_node *n) {
  if (n->Call.args.n > 1 || n->Call.keywords.n) return qn_unsupported(f, n->span, "Counter() of several arguments");
  qn_texpr *empty = made(f, QN_CF_COUNTER, n->span, f->in->types->pyscalar[QN_D_INT64]);
  if (n->Call.args.n == 0 || qn_is_poison(empty)) return empty;
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *c = qn_tx_temp(f, empty);
  count_all(f, c, n->Call.args.items[0], QN_OP_Add);
  if (!f->settled) {
    c = qn_tx_slot(f, c->slot, n->span);
    c->type = qn_cell_fresh(f, c->type);
  }
  return qn_tx_block_close(f, open, c, n->span);
}

static qn_texpr *defaultdict_call(qn_fn *f, const qn_node *n) {
  const qn_type *const *numbers = f->in->types->pyscalar;
  if (n->Call.args.n != 1 || n->Call.keywords.n) return qn_unsupported(f, n->span, "defaultdict() of anything but one factory");
  const qn_node *arg = n->Call.args.items[0];
  qn_texpr *factory = qn_texpr_of(f, arg);
  if (qn_is_poison(factory)) return factory;
  if (qn_is_builtin(factory->type, "int")) return made(f, QN_CF_DEFAULT_INT, n->span, numbers[QN_D_INT64]);
  if (qn_is_builtin(factory->type, "float")) return made(f, QN_CF_DEFAULT_FLOAT, n->span, numbers[QN_D_FLOAT64]);
  if (qn_is_builtin(factory->type, "list"))
    return made(f, QN_CF_DEFAULT_LIST, n->span, qn_cell_type(f, QN_TYPE_LIST, arg->span, NULL, NULL, QN_CF_PLAIN));
  return qn_unsupported(f, arg->span, "a defaultdict of this factory");
}

qn_texpr *qn_default_call(qn_fn *f, const qn_type *fn, const qn_node *n) {
  bool counter = qn_is_builtin(fn, "collections.Counter");
  if (!counter && !qn_is_builtin(fn, "collections.defaultdict")) return NULL;
  if (f->k->rules != QN_RULES_DRIVER) return qn_unsupported(f, n->span, counter ? "'collections.Counter'" : "'collections.defaultdict'");
  return counter ? counter_call(f, n) : defaultdict_call(f, n);
}

/* --- a Counter's methods and operators --------------------------------------------------------------------------------------------- */
static qn_texpr *most_common(qn_fn *f, qn_texpr *c, const qn_node *n) {
  if (n->Call.args.n > 1 || n->Call.keywords.n) return qn_unsupported(f, n->span, "most_common() of these arguments");
  qn_tx_open open = qn_tx_block_open(f);
  c = qn_tx_temp(f, c);
  qn_texpr *most = n->Call.args.n ? qn_texpr_of(f, n->Call.args.items[0]) : NULL;
  if (most && most->type->kind == QN_TYPE_NONE) most = NULL;
  if (most) most = qn_tx_temp(f, qn_to_index(f, most, "the count of most_common()"));
  qn_texpr *pairs = qn_tx_temp(f, qn_prelude_call(f, "dict_items", &c, 1, n->span));
  qn_texpr *counts = qn_tx_temp(f, qn_prelude_call(f, "dict_values", &c, 1, n->span));
  qn_texpr *down = qn_tx_int(f, f->in->types->scalar[QN_D_BOOL], 1, n->span);
  qn_texpr *sort = qn_tx_obj(f, QN_OBJ_LIST_SORT_BY, none(f), n->span, 3, (qn_texpr *[]){pairs, counts, down});
  sort->own = true;
  add_op(f, sort, n->span);
  if (most) pairs = qn_prelude_call(f, "list_first", (qn_texpr *[]){pairs, most}, 2, n->span);
  return qn_tx_block_close(f, open, pairs, n->span);
}

qn_texpr *qn_default_method(qn_fn *f, qn_texpr *self, const qn_node *n) {
  const char *name = n->Call.func->Attribute.attr->text;
  if (!is_counter(self->type)) return NULL;
  bool update = strcmp(name, "update") == 0;
  if (update || strcmp(name, "subtract") == 0) {
    if (n->Call.args.n != 1 || n->Call.keywords.n) return qn_unsupported(f, n->span, "this change of a Counter");
    qn_tx_open open = qn_tx_block_open(f);
    self = qn_tx_temp(f, self);
    count_all(f, self, n->Call.args.items[0], update ? QN_OP_Add : QN_OP_Sub);
    return qn_tx_block_close(f, open, qn_tx_nothing(f, none(f), n->span), n->span);
  }
  if (strcmp(name, "most_common") == 0) return most_common(f, self, n);
  if (strcmp(name, "total") == 0 && !n->Call.args.n && !n->Call.keywords.n) return qn_prelude_call(f, "counter_total", &self, 1, n->span);
  return NULL;
}

qn_texpr *qn_default_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place) {
  const char *name = op == QN_OP_Add ? "counter_add" : op == QN_OP_Sub ? "counter_sub" : op == QN_OP_BitOr ? "counter_or"
                     : op == QN_OP_BitAnd ? "counter_and" : NULL;
  const qn_type *u = is_counter(a->type) && is_counter(b->type) ? qn_unify(f, a->type, b->type) : NULL;
  if (!name || in_place || !u) return qn_unsupported(f, span, "this operator of a dict of collections");
  qn_tx_open open = qn_tx_block_open(f);
  a = qn_tx_temp(f, a), b = qn_tx_temp(f, b);
  qn_texpr *into = qn_tx_temp(f, qn_tx_obj(f, QN_OBJ_TABLE_OF, u, span, 0, NULL));
  add_op(f, qn_prelude_call(f, name, (qn_texpr *[]){into, a, b}, 3, span), span);
  return qn_tx_block_close(f, open, into, span);
}
