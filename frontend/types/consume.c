/* consume.c - what puts all items of an iterable into a container: list(x), set(x), dict(x), sorted(x), l.extend(x), … The
 * iterable may be anything that a `for` takes (qn_for_each), so these are loops written where the call stands. */
#include "frontend/types/builtin.h"

typedef struct filling {
  qn_texpr *into;
  const qn_node *elt; /* of a generator expression */
  qn_span span;
} filling;

static const qn_type *none(qn_fn *f) { return f->in->types->none; }

static void add_op(qn_fn *f, qn_texpr *e, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = e;
  if (!qn_is_poison(e)) qn_add(f, s);
}

static void take(qn_fn *f, void *user, qn_texpr *item) {
  filling *d = user;
  if (!f->cur.at || qn_is_poison(item)) return;
  if (d->into->type->kind != QN_TYPE_DICT) {
    qn_container_put(f, d->into, item, NULL, d->span);
    return;
  }
  if (item->type->kind != QN_TYPE_TUPLE || item->type->n != 2) {
    qn_terror(f, QN_DIAG_TYPE, item->span, "a dict is made of pairs, not of %s", qn_tt(f, item->type));
    return;
  }
  item = item->kind == QN_TX_TUPLE ? item : qn_tx_temp(f, item);
  qn_container_put(f, d->into, qn_tuple_item(f, item, 0, d->span), qn_tuple_item(f, item, 1, d->span), d->span);
}

static void element(qn_fn *f, void *user) { take(f, user, qn_texpr_of(f, ((filling *)user)->elt)); }

/* Is it one helper call? e is a value of its own. */
static bool absorb_at_once(qn_fn *f, qn_texpr *c, qn_texpr *e, qn_span span) {
  enum qn_type_kind from = e->type->kind, to = c->type->kind;
  bool same = from == to && (to == QN_TYPE_LIST || to == QN_TYPE_DICT || to == QN_TYPE_SET);
  if (!same) return false;
  bool fits = qn_container_takes(f, c->type, 0, qn_held(e->type, 0), span) != NULL;
  if (fits && to == QN_TYPE_DICT) fits = qn_container_takes(f, c->type, 1, qn_held(e->type, 1), span) != NULL;
  if (!fits) return true; /* an error was given */
  bool same_items = qn_castable_items(e->type, c->type);
  if (f->settled && !same_items && to == QN_TYPE_DICT) { /* of another kind: dict(Counter) */
    add_op(f, qn_prelude_call(f, "dict_update", (qn_texpr *[]){c, e}, 2, span), span);
    return true;
  }
  if (f->settled && !same_items) return false; /* item by item, with conversions */
  enum qn_tobj op = to == QN_TYPE_LIST ? QN_OBJ_LIST_EXTEND : QN_OBJ_TABLE_UPDATE;
  add_op(f, qn_tx_obj(f, op, none(f), span, 2, (qn_texpr *[]){c, e}), span);
  return true;
}

static void absorb_value(qn_fn *f, qn_texpr *c, qn_texpr *e, qn_span span, const qn_node *node) {
  if (qn_is_poison(e) || absorb_at_once(f, c, e, span)) return;
  if (c->type->kind == QN_TYPE_LIST && e->type->kind == QN_TYPE_LIST) /* it may be the same list: its items as they are now */
    e = qn_tx_temp(f, qn_tx_obj(f, QN_OBJ_LIST_COPY, e->type, span, 1, &e));
  filling d = {.into = c, .span = span};
  qn_each each = {.node = node, .value = e, .take = take, .user = &d};
  qn_for_each(f, &each);
}

void qn_container_absorb(qn_fn *f, qn_texpr *c, const qn_node *iterable) {
  filling d = {.into = c, .span = iterable->span};
  if (qn_is_poison(c)) return;
  if (iterable->kind == QN_AST_GeneratorExp) {
    d.elt = iterable->GeneratorExp.elt;
    qn_comprehend(f, iterable, element, &d);
    return;
  }
  bool view = iterable->kind == QN_AST_Call && iterable->Call.func->kind == QN_AST_Attribute && !qn_named_callee(f, iterable);
  if (!view && !qn_is_loop_only(f, iterable)) {
    absorb_value(f, c, qn_texpr_of(f, iterable), iterable->span, iterable);
    return;
  }
  qn_each each = {.node = iterable, .iter = iterable, .take = take, .user = &d};
  qn_for_each(f, &each);
}

/* What a block gives: its container as the cells are now. */
static qn_texpr *finish(qn_fn *f, qn_tx_open open, qn_texpr *c, qn_span span) {
  if (!qn_is_poison(c) && !f->settled) {
    c = qn_tx_slot(f, c->slot, span);
    c->type = qn_cell_fresh(f, c->type);
  }
  return qn_tx_block_close(f, open, c, span);
}

qn_texpr *qn_container_extend(qn_fn *f, qn_texpr *list, qn_texpr *iterable, qn_span span) {
  qn_node *node = QN_NEW(f->in->a, qn_node);
  *node = (qn_node){.kind = QN_AST_Pass, .span = span};
  qn_tx_open open = qn_tx_block_open(f);
  list = qn_tx_temp(f, list);
  absorb_value(f, list, iterable, span, node);
  return qn_tx_block_close(f, open, qn_tx_nothing(f, none(f), span), span);
}

qn_texpr *qn_as_list(qn_fn *f, qn_texpr *iterable, qn_span span) {
  qn_node *node = QN_NEW(f->in->a, qn_node);
  *node = (qn_node){.kind = QN_AST_Pass, .span = span};
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *list = qn_tx_temp(f, qn_container_new(f, QN_TYPE_LIST, span));
  absorb_value(f, list, iterable, span, node);
  return finish(f, open, list, span);
}

qn_texpr *qn_list_of_iterable(qn_fn *f, const qn_node *n) {
  if (qn_is_loop_only(f, n)) {
    qn_texpr *list = qn_tx_temp(f, qn_container_new(f, QN_TYPE_LIST, n->span));
    qn_container_absorb(f, list, n);
    return list;
  }
  qn_texpr *e = qn_texpr_of(f, n);
  return qn_is_poison(e) || e->type->kind == QN_TYPE_LIST ? e : qn_as_list(f, e, n->span);
}

/* --- the constructors ------------------------------------------------------------------------------------------------------------ */
static qn_texpr *fresh(qn_fn *f, enum qn_type_kind kind, const qn_node *n) {
  qn_nodes args = n->Call.args;
  bool dict = kind == QN_TYPE_DICT;
  if (args.n > 1 || (n->Call.keywords.n && !dict)) {
    qn_terror(f, QN_DIAG_CALL, n->span, "%s() takes one iterable", dict ? "dict" : kind == QN_TYPE_SET ? "set" : "list");
    return qn_poison(f, n->span);
  }
  if (args.n == 0 && !n->Call.keywords.n) return qn_container_new(f, kind, n->span);
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *c = qn_tx_temp(f, qn_container_new(f, kind, n->span));
  if (args.n) qn_container_absorb(f, c, args.items[0]);
  for (uint32_t i = 0; i < n->Call.keywords.n; i++) {
    const qn_node *k = n->Call.keywords.items[i];
    if (!k->keyword.arg) {
      qn_container_absorb(f, c, k->keyword.value);
      continue;
    }
    qn_texpr *key = qn_tx_nothing(f, f->in->types->str, k->span);
    key->text = qn_sym_sv(k->keyword.arg);
    qn_container_put(f, c, key, qn_texpr_of(f, k->keyword.value), k->span);
  }
  return finish(f, open, c, n->span);
}

static const qn_node *keyword_of(const qn_node *call, const char *name) {
  for (uint32_t i = 0; i < call->Call.keywords.n; i++) {
    const qn_node *k = call->Call.keywords.items[i];
    if (k->keyword.arg && strcmp(k->keyword.arg->text, name) == 0) return k->keyword.value;
  }
  return NULL;
}

static qn_texpr *sorted(qn_fn *f, const qn_node *n) {
  const qn_node *key = keyword_of(n, "key"), *reverse = keyword_of(n, "reverse");
  if (n->Call.args.n != 1 || n->Call.keywords.n != (key ? 1u : 0u) + (reverse ? 1u : 0u)) {
    qn_terror(f, QN_DIAG_CALL, n->span, "sorted() takes one iterable, key= and reverse=");
    return qn_poison(f, n->span);
  }
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *list = qn_tx_temp(f, qn_container_new(f, QN_TYPE_LIST, n->span));
  qn_container_absorb(f, list, n->Call.args.items[0]);
  qn_texpr *k = key ? qn_texpr_of(f, key) : NULL, *r = reverse ? qn_texpr_of(f, reverse) : NULL;
  if (!qn_is_poison(list)) {
    if (!f->settled) {
      list = qn_tx_slot(f, list->slot, n->span);
      list->type = qn_cell_fresh(f, list->type);
    }
    add_op(f, qn_sort_list(f, list, k, r, n->span), n->span);
  }
  return finish(f, open, list, n->span);
}

static bool starts(qn_sv name, const char *prefix) {
  size_t n = strlen(prefix);
  return name.n >= n && memcmp(name.p, prefix, n) == 0;
}

/* min(x, key=f): over a list of the items. */
static qn_texpr *extreme(qn_fn *f, bool max, const qn_node *n) {
  const qn_node *key = keyword_of(n, "key");
  if (!key || n->Call.args.n != 1 || n->Call.keywords.n != 1) return NULL;
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *list = qn_tx_temp(f, qn_container_new(f, QN_TYPE_LIST, n->span));
  qn_container_absorb(f, list, n->Call.args.items[0]);
  qn_texpr *args[2] = {list, qn_texpr_of(f, key)};
  if (!qn_is_poison(list) && !f->settled) {
    args[0] = qn_tx_slot(f, list->slot, n->span);
    args[0]->type = qn_cell_fresh(f, list->type);
  }
  return qn_tx_block_close(f, open, qn_prelude_call(f, max ? "max_by" : "min_by", args, 2, n->span), n->span);
}

/* heapq and bisect: the first argument is a list that an item goes into or comes from. */
static qn_texpr *list_function(qn_fn *f, qn_sv name, const qn_node *n) {
  qn_cargs c = {0};
  qn_sv short_name = name;
  for (size_t i = 0; i < name.n; i++)
    if (name.p[i] == '.') short_name = (qn_sv){name.p + i + 1, name.n - i - 1};
  bool bisect = starts(name, "bisect."), largest = qn_sv_is(short_name, "nlargest") || qn_sv_is(short_name, "nsmallest");
  if (!qn_eval_args(f, n, &c)) return qn_poison(f, n->span);
  qn_texpr *args[5] = {0};
  uint32_t at = largest ? 1 : 0, most = bisect ? 4 : largest ? 3 : 2;
  if (qn_sv_is(short_name, "heappop") || qn_sv_is(short_name, "heapify")) most = 1;
  if (c.n_pos > most || c.n_pos <= at) return qn_bad_args(f, name, &c);
  for (uint32_t i = 0; i < c.n_pos; i++) args[i] = c.pos[i];
  uint32_t count = c.n_pos;
  for (uint32_t i = 0; i < c.n_kw; i++) {
    const char *k = c.kw_names[i]->text;
    uint32_t to = strcmp(k, "key") == 0 ? (bisect ? 4 : 2) : bisect && strcmp(k, "lo") == 0 ? 2 : bisect && strcmp(k, "hi") == 0 ? 3 : 9;
    if (to == 9) return qn_bad_args(f, name, &c);
    args[to] = c.kw[i];
    if (to >= count) count = to + 1;
  }
  if (largest && args[1]->type->kind != QN_TYPE_LIST) args[1] = qn_as_list(f, args[1], n->span);
  if (args[at]->type->kind != QN_TYPE_LIST) return qn_is_poison(args[at]) ? args[at] : qn_bad_args(f, name, &c);
  bool puts = starts(short_name, "insort") || (!bisect && !largest && most == 2);
  if (puts && count > 1) args[1] = qn_item_for(f, args[0], 0, args[1], n->span);
  uint32_t total = bisect ? 5 : largest ? 3 : most;
  for (uint32_t i = 0; i < total; i++) {
    if (args[i]) continue;
    if (!bisect && !largest) return qn_bad_args(f, name, &c);
    if (i < 2) return qn_bad_args(f, name, &c);
    args[i] = bisect && i == 2 ? qn_tx_int(f, f->in->types->scalar[QN_D_INT64], 0, n->span) : qn_tx_nothing(f, none(f), n->span);
  }
  for (uint32_t i = 0; i < total; i++)
    if (qn_is_poison(args[i])) return qn_poison(f, n->span);
  if (qn_sv_is(short_name, "bisect") || qn_sv_is(short_name, "insort"))
    short_name = qn_sv_of(qn_arena_printf(f->in->a, "%.*s_right", (int)short_name.n, short_name.p));
  return qn_prelude_call(f, qn_arena_strndup(f->in->a, short_name.p, short_name.n), args, total, n->span);
}

/* What the numbers of a tuple have in common. */
static const qn_type *common(qn_fn *f, const qn_type *tuple) {
  const qn_type *t = tuple->n ? tuple->items[0] : NULL;
  qn_dtype d;
  for (uint32_t i = 0; i < tuple->n && t; i++)
    t = tuple->items[i]->kind == QN_TYPE_SCALAR && t->kind == QN_TYPE_SCALAR && qn_unify_dtype(t->dtype, tuple->items[i]->dtype, &d) ? f->in->types->scalar[d] : NULL;
  return t;
}

/* np.array of a list, of a list of lists, tuples or arrays, or of a tuple; of an array a copy. */
static int rank_of(qn_fn *f, const qn_type *t, const qn_type **item) {
  bool tuple = t->kind == QN_TYPE_TUPLE && !t->klass && qn_type_is_unituple(t);
  if (t->kind == QN_TYPE_TUPLE && !t->klass && !tuple) return (*item = common(f, t)) ? 1 : -1;
  *item = t;
  if (t->kind == QN_TYPE_SCALAR) return 0;
  if (t->kind == QN_TYPE_ARRAY && t->ndim == 1) return 1;
  if (t->kind != QN_TYPE_LIST && !tuple) return -1;
  int inner = rank_of(f, tuple ? t->items[0] : t->item, item);
  return inner < 0 ? -1 : inner + 1;
}

enum { DISPLAY_LEAVES = 32 };

/* A display of few numbers, or of rows of them as long: a tuple, for which no list is made. NULL: another value. */
static qn_texpr *unlisted(qn_fn *f, qn_texpr *e, const qn_type *t, uint32_t *leaves) {
  if (t->kind == QN_TYPE_SCALAR) return ++*leaves <= DISPLAY_LEAVES ? qn_cast(f, e, t) : NULL;
  if (t->kind != QN_TYPE_LIST || e->kind != QN_TX_OBJ || e->obj != QN_OBJ_LIST_OF || e->n == 0) return NULL;
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, e->n);
  for (uint32_t i = 0; i < e->n; i++) {
    bool ragged = t->item->kind == QN_TYPE_LIST && e->args[i]->n != e->args[0]->n;
    if (ragged || !(items[i] = unlisted(f, e->args[i], t->item, leaves))) return NULL;
  }
  return qn_tuple_of(f, items, e->n, e->span);
}

static qn_texpr *array_of(qn_fn *f, qn_sv name, const qn_node *n) {
  qn_cargs c = {0};
  qn_dtype d;
  if (!qn_eval_args(f, n, &c)) return qn_poison(f, n->span);
  qn_texpr *dt = c.n_pos == 2 ? c.pos[1] : NULL, *value = c.n_pos ? c.pos[0] : NULL;
  for (uint32_t i = 0; i < c.n_kw; i++) {
    if (strcmp(c.kw_names[i]->text, "dtype") != 0 || dt) return qn_bad_args(f, name, &c);
    dt = c.kw[i];
  }
  if (!value || c.n_pos > 2 || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, name, &c);
  if (value->type->kind == QN_TYPE_ARRAY) {
    bool same = !dt || (qn_dtype_arg(dt, &d) && d == value->type->dtype);
    if (!same) return qn_prelude_call(f, "np_astype", (qn_texpr *[]){value, dt}, 2, n->span);
    qn_cargs one = {.pos = &value, .n_pos = 1, .span = n->span};
    return qn_sv_is(name, "numpy.array") ? qn_call_builtin(f, QN_SV("numpy.copy"), &one) : value;
  }
  if (value->type->kind == QN_TYPE_TUPLE) return qn_prelude_call(f, "np_array", (qn_texpr *[]){value, dt}, dt ? 2 : 1, n->span);
  const qn_type *settled = qn_settled(f, value->type), *item;
  if (!settled) return qn_poison(f, n->span);
  int rank = rank_of(f, settled, &item);
  if (rank < 1 || rank > 3) return qn_bad_args(f, name, &c);
  d = item->dtype;
  if (dt && dt->type->kind != QN_TYPE_NONE && !qn_dtype_arg(dt, &d)) {
    qn_terror(f, QN_DIAG_TYPE, dt->span, "dtype must be a NumPy type, not %s", qn_tt(f, dt->type));
    return qn_poison(f, n->span);
  }
  uint32_t leaves = 0;
  qn_texpr *numbers = unlisted(f, value, settled, &leaves);
  qn_texpr *args[2] = {numbers ? numbers : value, qn_tx_nothing(f, qn_type_dtype(f->in->types, d), n->span)};
  return qn_prelude_call(f, "np_array", args, 2, n->span);
}

qn_texpr *qn_container_call(qn_fn *f, const qn_type *fn, const qn_node *n) {
  if (fn->kind != QN_TYPE_BUILTIN) return NULL;
  qn_sv name = fn->name;
  for (uint32_t i = 0; i < n->Call.args.n; i++)
    if (n->Call.args.items[i]->kind == QN_AST_Starred) return NULL;
  qn_texpr *with_default = qn_default_call(f, fn, n);
  if (with_default) return with_default;
  bool typed_of = qn_sv_is(name, "numba.typed.List") && n->Call.args.n == 1 && n->Call.keywords.n == 0; /* List(), and with a type: typevalue.c */
  if (typed_of || qn_sv_is(name, "list")) return fresh(f, QN_TYPE_LIST, n);
  if (qn_sv_is(name, "set") || qn_sv_is(name, "frozenset")) return fresh(f, QN_TYPE_SET, n);
  if (qn_sv_is(name, "dict")) return fresh(f, QN_TYPE_DICT, n);
  if (qn_sv_is(name, "sorted")) return sorted(f, n);
  if (qn_sv_is(name, "min") || qn_sv_is(name, "max")) return extreme(f, qn_sv_is(name, "max"), n);
  if (qn_sv_is(name, "numpy.array") || qn_sv_is(name, "numpy.asarray")) return array_of(f, name, n);
  if (starts(name, "heapq.") || starts(name, "bisect.")) return list_function(f, name, n);
  return NULL;
}
