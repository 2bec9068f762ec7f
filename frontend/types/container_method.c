/* container_method.c - the methods of lists, sets and dicts. To add one: a row with its handler. A handler gets the
 * evaluated arguments, or the call itself where an argument may be something that only a loop can take (consume.c). */
#include "frontend/types/infer_int.h"

typedef struct mcall { /* one call of a method */
  qn_texpr *self;
  const qn_node *node;
  const char *name;
  qn_cargs args;
  qn_span span;
} mcall;

static const qn_type *none(qn_fn *f) { return f->in->types->none; }
static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }

/* Where Python and Numba word an error differently there are two functions in prelude.py. */
static const char *worded(qn_fn *f, const char *name) {
  return f->k->rules == QN_RULES_DRIVER ? qn_arena_printf(f->in->a, "%s_py", name) : name;
}

static qn_texpr *bad(qn_fn *f, const mcall *m) {
  qn_terror(f, QN_DIAG_CALL, m->span, "these arguments do not fit %s() of %s", m->name, qn_tt(f, m->self->type));
  return qn_poison(f, m->span);
}

static qn_texpr *simple(qn_fn *f, const mcall *m, enum qn_tobj op, const qn_type *type) {
  qn_texpr *self = m->self;
  return m->args.n_pos || m->args.n_kw ? bad(f, m) : qn_tx_obj(f, op, type, m->span, 1, &self);
}

static qn_texpr *keyword(const mcall *m, const char *name) {
  for (uint32_t i = 0; i < m->args.n_kw; i++)
    if (strcmp(m->args.kw_names[i]->text, name) == 0) return m->args.kw[i];
  return NULL;
}

static const qn_type *item_type(qn_fn *f, const qn_texpr *c, int which) {
  const qn_type *t = qn_held(qn_cell_fresh(f, c->type), which);
  return t->kind == QN_TYPE_PENDING ? f->in->types->poison : t;
}

static qn_texpr *block_of(qn_fn *f, qn_tx_open open, qn_span span) {
  return qn_tx_block_close(f, open, qn_tx_nothing(f, none(f), span), span);
}

static void absorb(qn_fn *f, mcall *m, const qn_node *iterable) { qn_container_absorb(f, m->self, iterable); }

/* --- lists --------------------------------------------------------------------------------------------------------------------- */
static qn_texpr *list_append(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 1 || m->args.n_kw) return bad(f, m);
  qn_texpr *args[2] = {m->self, qn_item_for(f, m->self, 0, m->args.pos[0], m->span)};
  return qn_tx_obj(f, QN_OBJ_LIST_PUSH, none(f), m->span, 2, args);
}

static qn_texpr *extend_by_loop(qn_fn *f, mcall *m) {
  if (m->node->Call.args.n != 1 || m->node->Call.keywords.n) return bad(f, m);
  qn_tx_open open = qn_tx_block_open(f);
  m->self = qn_tx_temp(f, m->self);
  absorb(f, m, m->node->Call.args.items[0]);
  return block_of(f, open, m->span);
}

static qn_texpr *list_insert(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 2 || m->args.n_kw) return bad(f, m);
  qn_texpr *args[3] = {m->self, qn_to_index(f, m->args.pos[0], "a list index"), qn_item_for(f, m->self, 0, m->args.pos[1], m->span)};
  return qn_tx_obj(f, QN_OBJ_LIST_INSERT, none(f), m->span, 3, args);
}

static qn_texpr *list_pop(qn_fn *f, mcall *m) {
  if (m->args.n_pos > 1 || m->args.n_kw) return bad(f, m);
  qn_texpr *args[2] = {m->self, m->args.n_pos ? qn_to_index(f, m->args.pos[0], "a list index") : NULL};
  return qn_tx_obj(f, args[1] ? QN_OBJ_LIST_POP : QN_OBJ_LIST_POP_LAST, item_type(f, m->self, 0), m->span, args[1] ? 2 : 1, args);
}

static qn_texpr *list_remove(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 1 || m->args.n_kw) return bad(f, m);
  return qn_prelude_call(f, "list_remove", (qn_texpr *[]){m->self, m->args.pos[0]}, 2, m->span);
}

static qn_texpr *list_index(qn_fn *f, mcall *m) {
  uint32_t n = m->args.n_pos;
  if (n < 1 || n > 3 || m->args.n_kw) return bad(f, m);
  if (f->k->rules == QN_RULES_DRIVER) return qn_unsupported(f, m->span, "list.index()"); /* its error names the item */
  qn_texpr *args[4] = {m->self, m->args.pos[0]};
  args[2] = n > 1 ? qn_to_index(f, m->args.pos[1], "a list index") : qn_tx_int(f, i64(f), 0, m->span);
  args[3] = n > 2 ? qn_to_index(f, m->args.pos[2], "a list index") : qn_tx_int(f, i64(f), INT64_MAX, m->span);
  return qn_prelude_call(f, "list_index", args, 4, m->span);
}

static qn_texpr *list_count(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 1 || m->args.n_kw) return bad(f, m);
  return qn_prelude_call(f, "list_count", (qn_texpr *[]){m->self, m->args.pos[0]}, 2, m->span);
}

qn_texpr *qn_sort_list(qn_fn *f, qn_texpr *list, qn_texpr *key, qn_texpr *reverse, qn_span span) {
  if (qn_is_poison(list) || (key && qn_is_poison(key)) || (reverse && qn_is_poison(reverse))) return qn_poison(f, span);
  uint8_t kinds[17];
  qn_texpr *down = reverse ? qn_texpr_truth(f, reverse) : qn_tx_int(f, f->in->types->scalar[QN_D_BOOL], 0, span);
  const qn_type *held = item_type(f, list, 0);
  if (held->kind == QN_TYPE_POISON) return qn_poison(f, span);
  if (!key || key->type->kind == QN_TYPE_NONE) {
    if (held->kind == QN_TYPE_ARRAY || qn_type_slots(held, kinds, 17) > 16) {
      qn_terror(f, QN_DIAG_TYPE, span, "%s has no order", qn_tt(f, held));
      return qn_poison(f, span);
    }
    return qn_tx_obj(f, QN_OBJ_LIST_SORT, none(f), span, 2, (qn_texpr *[]){list, down});
  }
  qn_tx_open open = qn_tx_block_open(f);
  list = qn_tx_temp(f, list);
  qn_texpr *keys = qn_prelude_call(f, "list_keys", (qn_texpr *[]){list, key}, 2, span);
  qn_texpr *e = qn_tx_obj(f, QN_OBJ_LIST_SORT_BY, none(f), span, 3, (qn_texpr *[]){list, keys, down});
  return qn_tx_block_close(f, open, e, span);
}

static qn_texpr *list_sort(qn_fn *f, mcall *m) {
  qn_texpr *key = keyword(m, "key"), *reverse = keyword(m, "reverse");
  if (m->args.n_pos || m->args.n_kw != (key ? 1u : 0u) + (reverse ? 1u : 0u)) return bad(f, m);
  return qn_sort_list(f, m->self, key, reverse, m->span);
}

static qn_texpr *list_plain(qn_fn *f, mcall *m) {
  if (strcmp(m->name, "clear") == 0) return simple(f, m, QN_OBJ_LIST_CLEAR, none(f));
  if (strcmp(m->name, "copy") == 0) return simple(f, m, QN_OBJ_LIST_COPY, m->self->type);
  return simple(f, m, QN_OBJ_LIST_REVERSE, none(f));
}

/* --- sets ---------------------------------------------------------------------------------------------------------------------- */
static qn_texpr *set_add(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 1 || m->args.n_kw) return bad(f, m);
  qn_texpr *args[2] = {m->self, qn_item_for(f, m->self, 0, m->args.pos[0], m->span)};
  return qn_tx_obj(f, QN_OBJ_SET_ADD, none(f), m->span, 2, args);
}

static qn_texpr *set_remove(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 1 || m->args.n_kw) return bad(f, m);
  const char *name = strcmp(m->name, "remove") == 0 ? worded(f, "set_remove") : "set_discard";
  return qn_prelude_call(f, name, (qn_texpr *[]){m->self, m->args.pos[0]}, 2, m->span);
}

static qn_texpr *table_plain(qn_fn *f, mcall *m) {
  if (strcmp(m->name, "clear") == 0) return simple(f, m, QN_OBJ_TABLE_CLEAR, none(f));
  return simple(f, m, QN_OBJ_TABLE_COPY, m->self->type);
}

static qn_texpr *set_pop(qn_fn *f, mcall *m) {
  if (m->args.n_pos || m->args.n_kw) return bad(f, m);
  if (f->k->rules == QN_RULES_DRIVER) return qn_unsupported(f, m->span, "set.pop()"); /* Python's order is that of its table */
  return qn_prelude_call(f, worded(f, "set_pop"), &m->self, 1, m->span);
}

/* A set of what `n` gives, of the type of self where that can be. */
static qn_texpr *operand_set(qn_fn *f, mcall *m, const qn_node *n) {
  qn_texpr *e = qn_is_loop_only(f, n) ? NULL : qn_texpr_of(f, n);
  if (e && (qn_is_poison(e) || e->type->kind == QN_TYPE_SET)) return e;
  qn_texpr *empty = qn_tx_obj(f, QN_OBJ_TABLE_OF, m->self->type, m->span, 0, NULL);
  qn_texpr *into = qn_tx_temp(f, empty);
  qn_container_absorb(f, into, n);
  return into;
}

static qn_texpr *set_algebra(qn_fn *f, mcall *m) {
  static const char *const names[] = {"union", "intersection", "difference", "symmetric_difference",
                                      "update", "intersection_update", "difference_update", "symmetric_difference_update"};
  size_t op = 0;
  while (op < QN_COUNT(names) && strcmp(names[op], m->name) != 0) op++;
  bool in_place = op >= 4;
  if (m->node->Call.keywords.n) return bad(f, m);
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *acc = m->self = qn_tx_temp(f, m->self);
  if (m->node->Call.args.n == 0) acc = qn_tx_obj(f, QN_OBJ_TABLE_COPY, acc->type, m->span, 1, &acc);
  for (uint32_t i = 0; i < m->node->Call.args.n; i++) {
    qn_texpr *other = operand_set(f, m, m->node->Call.args.items[i]);
    qn_texpr *e = qn_is_poison(other) || qn_is_poison(acc) ? qn_poison(f, m->span)
                                                          : qn_set_operation(f, (int)(op % 4), acc, other, m->span, in_place);
    if (!in_place) {
      acc = qn_tx_temp(f, e);
    } else if (!qn_is_poison(e)) {
      qn_tstmt *s = qn_ts(f, QN_TS_EXPR, m->span);
      s->expr = e;
      qn_add(f, s);
    }
  }
  return in_place ? block_of(f, open, m->span) : qn_tx_block_close(f, open, acc, m->span);
}

static qn_texpr *set_relation(qn_fn *f, mcall *m) {
  if (m->node->Call.args.n != 1 || m->node->Call.keywords.n) return bad(f, m);
  qn_tx_open open = qn_tx_block_open(f);
  m->self = qn_tx_temp(f, m->self);
  qn_texpr *other = operand_set(f, m, m->node->Call.args.items[0]), *e = qn_poison(f, m->span);
  if (!qn_is_poison(other) && strcmp(m->name, "isdisjoint") == 0)
    e = qn_tx_obj(f, QN_OBJ_SET_DISJOINT, qn_bool_type(f), m->span, 2, (qn_texpr *[]){m->self, other});
  else if (!qn_is_poison(other))
    e = qn_compare_of(f, strcmp(m->name, "issubset") == 0 ? QN_CMP_LtE : QN_CMP_GtE, m->self, other, m->span);
  return qn_tx_block_close(f, open, e, m->span);
}

/* --- dicts --------------------------------------------------------------------------------------------------------------------- */
/* A default that is itself a container and the dict's values are of one type. */
static void join_default(qn_fn *f, mcall *m, const qn_texpr *value) {
  const qn_type *held = qn_held(qn_cell_fresh(f, m->self->type), 1);
  if (qn_is_container(value->type) && (qn_is_container(held) || held->kind == QN_TYPE_PENDING))
    (void)qn_container_takes(f, m->self->type, 1, value->type, value->span);
}

/* While types are not settled a container that the dict holds keeps its cell: what is put into it widens it. */
static qn_texpr *held_container(qn_fn *f, mcall *m, qn_texpr *key) {
  const qn_type *held = qn_held(qn_cell_fresh(f, m->self->type), 1);
  if (f->settled || !qn_is_container(held) || qn_is_poison(key)) return NULL;
  return qn_tx_obj(f, QN_OBJ_DICT_GET, held, m->span, 2, (qn_texpr *[]){m->self, key});
}

static qn_texpr *dict_get(qn_fn *f, mcall *m) {
  uint32_t n = m->args.n_pos;
  bool get = strcmp(m->name, "get") == 0;
  if (n < 1 || n > 2 || m->args.n_kw) return bad(f, m);
  qn_texpr *args[3] = {m->self, m->args.pos[0], n == 2 ? m->args.pos[1] : qn_tx_nothing(f, none(f), m->span)};
  if (n == 2) join_default(f, m, args[2]);
  bool pending = qn_held(qn_cell_fresh(f, m->self->type), 1)->kind == QN_TYPE_PENDING;
  if (pending && n == 2 && !f->settled) return args[2]; /* the best guess of what it will hold */
  qn_texpr *inner = n == 2 || !get ? held_container(f, m, args[1]) : NULL;
  if (inner) return inner;
  if (n == 1 && !get) return qn_prelude_call(f, worded(f, "dict_pop"), args, 2, m->span);
  return qn_prelude_call(f, get ? "dict_get" : "dict_pop_or", args, 3, m->span);
}

static qn_texpr *dict_setdefault(qn_fn *f, mcall *m) {
  if (m->args.n_pos != 2 || m->args.n_kw) return bad(f, m);
  qn_texpr *args[3] = {m->self, qn_item_for(f, m->self, 0, m->args.pos[0], m->span),
                       qn_item_for(f, m->self, 1, m->args.pos[1], m->span)};
  qn_texpr *inner = qn_is_poison(args[2]) ? NULL : held_container(f, m, args[1]);
  return inner ? inner : qn_prelude_call(f, "dict_setdefault", args, 3, m->span);
}

static qn_texpr *dict_popitem(qn_fn *f, mcall *m) {
  if (m->args.n_pos || m->args.n_kw) return bad(f, m);
  return qn_prelude_call(f, worded(f, "dict_popitem"), &m->self, 1, m->span);
}

static qn_texpr *dict_view(qn_fn *f, mcall *m) { /* as a value: a list of what it shows now */
  if (m->args.n_pos || m->args.n_kw) return bad(f, m);
  return qn_prelude_call(f, qn_arena_printf(f->in->a, "dict_%s", m->name), &m->self, 1, m->span);
}

static qn_texpr *dict_update(qn_fn *f, mcall *m) {
  if (m->node->Call.args.n > 1) return bad(f, m);
  qn_tx_open open = qn_tx_block_open(f);
  m->self = qn_tx_temp(f, m->self);
  if (m->node->Call.args.n) absorb(f, m, m->node->Call.args.items[0]);
  for (uint32_t i = 0; i < m->node->Call.keywords.n; i++) {
    const qn_node *k = m->node->Call.keywords.items[i];
    if (!k->keyword.arg) {
      absorb(f, m, k->keyword.value);
      continue;
    }
    qn_texpr *key = qn_tx_nothing(f, f->in->types->str, k->span);
    key->text = qn_sym_sv(k->keyword.arg);
    qn_container_put(f, m->self, key, qn_texpr_of(f, k->keyword.value), k->span);
  }
  return block_of(f, open, m->span);
}

/* --- the table ------------------------------------------------------------------------------------------------------------------- */
typedef struct row {
  enum qn_type_kind kind;
  const char *name;
  bool by_node; /* takes the call unevaluated */
  qn_texpr *(*fn)(qn_fn *f, mcall *m);
} row;
static const row rows[] = {
    {QN_TYPE_LIST, "append", false, list_append},   {QN_TYPE_LIST, "extend", true, extend_by_loop},
    {QN_TYPE_LIST, "insert", false, list_insert},   {QN_TYPE_LIST, "pop", false, list_pop},
    {QN_TYPE_LIST, "remove", false, list_remove},   {QN_TYPE_LIST, "clear", false, list_plain},
    {QN_TYPE_LIST, "copy", false, list_plain},      {QN_TYPE_LIST, "reverse", false, list_plain},
    {QN_TYPE_LIST, "index", false, list_index},     {QN_TYPE_LIST, "count", false, list_count},
    {QN_TYPE_LIST, "sort", false, list_sort},       {QN_TYPE_SET, "add", false, set_add},
    {QN_TYPE_SET, "remove", false, set_remove},     {QN_TYPE_SET, "discard", false, set_remove},
    {QN_TYPE_SET, "pop", false, set_pop},           {QN_TYPE_SET, "clear", false, table_plain},
    {QN_TYPE_SET, "copy", false, table_plain},      {QN_TYPE_SET, "union", true, set_algebra},
    {QN_TYPE_SET, "intersection", true, set_algebra}, {QN_TYPE_SET, "difference", true, set_algebra},
    {QN_TYPE_SET, "symmetric_difference", true, set_algebra}, {QN_TYPE_SET, "update", true, set_algebra},
    {QN_TYPE_SET, "intersection_update", true, set_algebra}, {QN_TYPE_SET, "difference_update", true, set_algebra},
    {QN_TYPE_SET, "symmetric_difference_update", true, set_algebra}, {QN_TYPE_SET, "issubset", true, set_relation},
    {QN_TYPE_SET, "issuperset", true, set_relation}, {QN_TYPE_SET, "isdisjoint", true, set_relation},
    {QN_TYPE_DICT, "get", false, dict_get},         {QN_TYPE_DICT, "pop", false, dict_get},
    {QN_TYPE_DICT, "setdefault", false, dict_setdefault}, {QN_TYPE_DICT, "popitem", false, dict_popitem},
    {QN_TYPE_DICT, "keys", false, dict_view},       {QN_TYPE_DICT, "values", false, dict_view},
    {QN_TYPE_DICT, "items", false, dict_view},      {QN_TYPE_DICT, "update", true, dict_update},
    {QN_TYPE_DICT, "clear", false, table_plain},    {QN_TYPE_DICT, "copy", false, table_plain},
};

qn_texpr *qn_container_method(qn_fn *f, qn_texpr *self, const qn_node *call) {
  const char *name = call->Call.func->Attribute.attr->text;
  mcall m = {.self = self, .node = call, .name = name, .span = call->span};
  qn_suggestion near = {.wrong = qn_sv_of(name)};
  qn_texpr *own = qn_type_has_default(self->type) ? qn_default_method(f, self, call) : NULL;
  if (own) return own;
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    if (rows[i].kind != self->type->kind) continue;
    if (strcmp(rows[i].name, name) != 0) {
      qn_suggest_offer(&near, qn_sv_of(rows[i].name));
      continue;
    }
    if (!rows[i].by_node && !qn_eval_args(f, call, &m.args)) return qn_poison(f, call->span);
    return rows[i].fn(f, &m);
  }
  qn_terror(f, QN_DIAG_ATTRIBUTE, call->Call.func->span, "%s has no method '%s' in kernels%s", qn_tt(f, self->type), name,
            qn_suggest_text(&near, f->in->a));
  return qn_poison(f, call->span);
}
