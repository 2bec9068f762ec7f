/* container.c - lists, sets and dicts in expressions: displays, operators, comparison, subscripts. Their methods are in
 * container_method.c, what takes any iterable in consume.c. What is more than one operation on memory is Python source in
 * prelude.py. An operation is a QN_TX_OBJ (objop.def); types with cells (cell.c) may be older than their cell. */
#include "frontend/types/infer_int.h"

#define QN_OBJ(NAME, name, meaning) {name, meaning},
const qn_tobj_info qn_tobjs[QN_OBJ_COUNT] = {
#include "frontend/types/objop.def"
};
#undef QN_OBJ

bool qn_obj_changes(enum qn_tobj op) {
  static const uint8_t only_reads[QN_OBJ_COUNT] = {
      [QN_OBJ_LIST_OF] = 1,      [QN_OBJ_LEN] = 1,         [QN_OBJ_LIST_GET] = 1,    [QN_OBJ_LIST_COPY] = 1,
      [QN_OBJ_LIST_CONCAT] = 1,  [QN_OBJ_LIST_REPEAT] = 1, [QN_OBJ_LIST_SLICE] = 1,  [QN_OBJ_LIST_FIND] = 1,
      [QN_OBJ_LIST_COUNT] = 1,   [QN_OBJ_LIST_COMPARE] = 1, [QN_OBJ_TABLE_OF] = 1,   [QN_OBJ_TABLE_FIND] = 1,
      [QN_OBJ_TABLE_KEY] = 1,    [QN_OBJ_TABLE_VALUE] = 1, [QN_OBJ_DICT_GET] = 1,    [QN_OBJ_TABLE_STEP] = 1,
      [QN_OBJ_TABLE_MISSING] = 1, [QN_OBJ_TABLE_NEXT] = 1, [QN_OBJ_TABLE_LAST] = 1,  [QN_OBJ_TABLE_COPY] = 1,
      [QN_OBJ_TABLE_EQ] = 1,     [QN_OBJ_SET_OP] = 1,      [QN_OBJ_SET_SUBSET] = 1,  [QN_OBJ_SET_DISJOINT] = 1};
  return !only_reads[op];
}

qn_texpr *qn_tx_obj(qn_fn *f, enum qn_tobj op, const qn_type *type, qn_span span, uint32_t n, qn_texpr *const *args) {
  for (uint32_t i = 0; i < n; i++)
    if (qn_is_poison(args[i])) return qn_poison(f, span);
  qn_texpr *e = qn_tx(f, QN_TX_OBJ, type, span, n);
  if (n) memcpy(e->args, args, n * sizeof *args);
  e->obj = op;
  return e;
}

static const qn_type *none(qn_fn *f) { return f->in->types->none; }
static qn_texpr *int_const(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT64], v, s); }

qn_texpr *qn_item_for(qn_fn *f, qn_texpr *c, int which, qn_texpr *value, qn_span span) {
  if (qn_is_poison(value) || qn_is_poison(c)) return qn_poison(f, span);
  const qn_type *t = qn_container_takes(f, c->type, which, value->type, value->span);
  if (!t) return qn_poison(f, span);
  if (!f->out && !qn_castable(value->type, t)) return qn_poison(f, span); /* the pass is done again */
  return qn_cast(f, value, t);
}

qn_texpr *qn_container_len(qn_fn *f, qn_texpr *c, qn_span span) {
  return qn_tx_obj(f, QN_OBJ_LEN, qn_int64(f), span, 1, &c);
}

/* --- displays ---------------------------------------------------------------------------------------------------------------- */
static enum qn_type_kind kind_of(const qn_node *n) {
  if (n->kind == QN_AST_Dict || n->kind == QN_AST_DictComp) return QN_TYPE_DICT;
  return n->kind == QN_AST_Set || n->kind == QN_AST_SetComp ? QN_TYPE_SET : QN_TYPE_LIST;
}

/* The operands in order (of a dict: key, value, key, value), each already evaluated; casts them to what the display holds. */
static qn_texpr *display_of(qn_fn *f, enum qn_type_kind kind, qn_texpr **items, uint32_t n, qn_span span) {
  uint32_t step = kind == QN_TYPE_DICT ? 2 : 1;
  for (uint32_t i = 0; i < n; i++)
    if (qn_is_poison(items[i])) return qn_poison(f, span);
  const qn_type *t = qn_cell_type(f, kind, span, n ? items[0]->type : NULL, n && step == 2 ? items[1]->type : NULL, false);
  for (uint32_t i = step; t && i < n; i++)
    if (!qn_container_takes(f, t, (int)(i % step), items[i]->type, items[i]->span)) return qn_poison(f, span);
  if (!t) return qn_poison(f, span);
  t = qn_cell_fresh(f, t);
  for (uint32_t i = 0; i < n && f->out; i++) items[i] = qn_cast(f, items[i], qn_held(t, (int)(i % step)));
  return qn_tx_obj(f, kind == QN_TYPE_LIST ? QN_OBJ_LIST_OF : QN_OBJ_TABLE_OF, t, span, n, items);
}

static bool has_star(const qn_node *n) {
  qn_nodes elts = n->List.elts;
  for (uint32_t i = 0; n->kind != QN_AST_Dict && i < elts.n; i++)
    if (elts.items[i]->kind == QN_AST_Starred) return true;
  for (uint32_t i = 0; n->kind == QN_AST_Dict && i < n->Dict.keys.n; i++)
    if (!n->Dict.keys.items[i]) return true;
  return false;
}

/* [*a, b]: an empty one, into which everything goes in order. */
static qn_texpr *starred_display(qn_fn *f, const qn_node *n, enum qn_type_kind kind) {
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *c = qn_tx_temp(f, display_of(f, kind, NULL, 0, n->span));
  qn_nodes elts = kind == QN_TYPE_DICT ? n->Dict.values : n->List.elts;
  for (uint32_t i = 0; i < elts.n && !qn_is_poison(c); i++) {
    const qn_node *elt = elts.items[i];
    bool spread = kind == QN_TYPE_DICT ? !n->Dict.keys.items[i] : elt->kind == QN_AST_Starred;
    if (kind == QN_TYPE_DICT && !spread) {
      qn_texpr *key = qn_texpr_of(f, n->Dict.keys.items[i]);
      qn_container_put(f, c, key, qn_texpr_of(f, elt), elt->span);
    } else if (spread) {
      qn_container_absorb(f, c, kind == QN_TYPE_DICT ? elt : elt->Starred.value);
    } else {
      qn_container_put(f, c, qn_texpr_of(f, elt), NULL, elt->span);
    }
  }
  if (!qn_is_poison(c) && !f->settled) c->type = qn_cell_fresh(f, c->type);
  return qn_tx_block_close(f, open, c, n->span);
}

static void put(qn_fn *f, qn_texpr *c, qn_texpr *item, qn_texpr *value, qn_span span, bool own);

typedef struct building {
  const qn_node *comp;
  qn_texpr *into;
} building;

static void add_element(qn_fn *f, void *user) {
  building *b = user;
  const qn_node *n = b->comp;
  if (n->kind == QN_AST_DictComp) {
    qn_texpr *key = qn_texpr_of(f, n->DictComp.key);
    put(f, b->into, key, qn_texpr_of(f, n->DictComp.value), n->span, true);
  } else {
    put(f, b->into, qn_texpr_of(f, n->ListComp.elt), NULL, n->span, true);
  }
}

static qn_texpr *comprehension(qn_fn *f, const qn_node *n, enum qn_type_kind kind) {
  qn_tx_open open = qn_tx_block_open(f);
  building b = {n, qn_tx_temp(f, display_of(f, kind, NULL, 0, n->span))};
  if (!qn_is_poison(b.into)) qn_comprehend(f, n, add_element, &b);
  qn_texpr *value = b.into;
  if (!qn_is_poison(value) && !f->settled) {
    value = qn_tx_slot(f, value->slot, n->span);
    value->type = qn_cell_fresh(f, value->type);
  }
  return qn_tx_block_close(f, open, value, n->span);
}

qn_texpr *qn_container_display(qn_fn *f, const qn_node *n) {
  enum qn_type_kind kind = kind_of(n);
  if (n->kind == QN_AST_ListComp || n->kind == QN_AST_SetComp || n->kind == QN_AST_DictComp) return comprehension(f, n, kind);
  if (has_star(n)) return starred_display(f, n, kind);
  bool dict = kind == QN_TYPE_DICT;
  qn_nodes elts = dict ? n->Dict.values : n->List.elts;
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, elts.n * 2 + 1);
  for (uint32_t i = 0; i < elts.n; i++) {
    if (dict) items[i * 2] = qn_texpr_of(f, n->Dict.keys.items[i]);
    items[dict ? i * 2 + 1 : i] = qn_texpr_of(f, elts.items[i]);
  }
  return display_of(f, kind, items, dict ? elts.n * 2 : elts.n, n->span);
}

qn_texpr *qn_container_new(qn_fn *f, enum qn_type_kind kind, qn_span span) { return display_of(f, kind, NULL, 0, span); }

static void put(qn_fn *f, qn_texpr *c, qn_texpr *item, qn_texpr *value, qn_span span, bool own) {
  qn_texpr *args[3] = {c, qn_item_for(f, c, 0, item, span), value ? qn_item_for(f, c, 1, value, span) : NULL};
  if (qn_is_poison(args[1]) || (value && qn_is_poison(args[2]))) return;
  enum qn_tobj op = c->type->kind == QN_TYPE_LIST ? QN_OBJ_LIST_PUSH : c->type->kind == QN_TYPE_SET ? QN_OBJ_SET_ADD : QN_OBJ_DICT_PUT;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = qn_tx_obj(f, op, none(f), span, value ? 3 : 2, args);
  if (qn_is_poison(s->expr)) return;
  s->expr->own = own;
  qn_add(f, s);
}

/* Adds the statement that puts an item (a key with its value) into c. */
void qn_container_put(qn_fn *f, qn_texpr *c, qn_texpr *item, qn_texpr *value, qn_span span) { put(f, c, item, value, span, false); }

/* --- operators --------------------------------------------------------------------------------------------------------------- */
static qn_texpr *refuse(qn_fn *f, const char *op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (!qn_is_poison(a) && !qn_is_poison(b))
    qn_terror(f, QN_DIAG_TYPE, span, "'%s' is not defined for %s and %s", op, qn_tt(f, a->type), qn_tt(f, b->type));
  return qn_poison(f, span);
}

static qn_texpr *list_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place) {
  if (op == QN_OP_Mult) {
    if (b->type->kind == QN_TYPE_LIST && !in_place) {
      qn_texpr *t = a;
      a = b, b = t; /* which is evaluated first cannot be seen: an int has no effect */
    }
    if (a->type->kind != QN_TYPE_LIST) return refuse(f, "*", a, b, span);
    qn_texpr *args[2] = {a, qn_to_index(f, b, "the count of a list's repetitions")};
    return qn_tx_obj(f, in_place ? QN_OBJ_LIST_REPEAT_SELF : QN_OBJ_LIST_REPEAT, in_place ? none(f) : a->type, span, 2, args);
  }
  if (op != QN_OP_Add || a->type->kind != QN_TYPE_LIST) return refuse(f, qn_operator_texts[op], a, b, span);
  if (in_place) return qn_container_extend(f, a, b, span);
  if (b->type->kind != QN_TYPE_LIST) return refuse(f, "+", a, b, span);
  const qn_type *u = qn_unify(f, a->type, b->type);
  if (!u) {
    qn_texpr *args[2] = {a, b}; /* items are converted one by one */
    const qn_type *item = qn_unify(f, a->type->item, b->type->item);
    return item ? qn_prelude_call(f, "list_add", args, 2, span) : refuse(f, "+", a, b, span);
  }
  qn_texpr *args[2] = {a, b};
  return qn_tx_obj(f, QN_OBJ_LIST_CONCAT, u, span, 2, args);
}

static int set_op(enum qn_operator op) { /* a qn_ksetop */
  return op == QN_OP_BitOr ? 0 : op == QN_OP_BitAnd ? 1 : op == QN_OP_Sub ? 2 : op == QN_OP_BitXor ? 3 : -1;
}

qn_texpr *qn_set_operation(qn_fn *f, int op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place) {
  const qn_type *u = qn_unify(f, a->type, b->type);
  if (!u) return refuse(f, "|&-^" + op, a, b, span);
  qn_texpr *args[3] = {a, b, int_const(f, op, span)};
  return qn_tx_obj(f, in_place ? QN_OBJ_SET_OP_SELF : QN_OBJ_SET_OP, in_place ? none(f) : u, span, 3, args);
}

qn_texpr *qn_container_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place) {
  if (qn_is_poison(a) || qn_is_poison(b)) return qn_poison(f, span);
  if (qn_type_has_default(a->type) || qn_type_has_default(b->type)) return qn_default_binop(f, op, a, b, span, in_place);
  if (a->type->kind == QN_TYPE_SET && b->type->kind == QN_TYPE_SET && set_op(op) >= 0)
    return qn_set_operation(f, set_op(op), a, b, span, in_place);
  if (a->type->kind == QN_TYPE_DICT && b->type->kind == QN_TYPE_DICT && op == QN_OP_BitOr) {
    const qn_type *u = qn_unify(f, a->type, b->type);
    if (!u) return refuse(f, "|", a, b, span);
    qn_texpr *args[2] = {in_place ? a : qn_tx_obj(f, QN_OBJ_TABLE_COPY, u, span, 1, &a), b};
    if (in_place) return qn_tx_obj(f, QN_OBJ_TABLE_UPDATE, none(f), span, 2, args);
    qn_tx_open open = qn_tx_block_open(f);
    args[0] = qn_tx_temp(f, args[0]);
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
    s->expr = qn_tx_obj(f, QN_OBJ_TABLE_UPDATE, none(f), span, 2, args);
    qn_add(f, s);
    return qn_tx_block_close(f, open, args[0], span);
  }
  if (a->type->kind == QN_TYPE_LIST || b->type->kind == QN_TYPE_LIST) return list_binop(f, op, a, b, span, in_place);
  return refuse(f, qn_operator_texts[op], a, b, span);
}

/* --- comparison -------------------------------------------------------------------------------------------------------------- */
static qn_texpr *cmp(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), span, a, b);
  e->cmp = op;
  return e;
}
static qn_texpr *negate(qn_fn *f, qn_texpr *e) {
  return qn_is_poison(e) ? e : qn_tx1(f, QN_TX_NOT, e->type, e->span, e);
}

static qn_texpr *compare_lists(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  const qn_type *u = qn_unify(f, a->type->item, b->type->item);
  uint8_t kinds[17];
  if (!u) {
    if (op == QN_CMP_Eq || op == QN_CMP_NotEq) return qn_prelude_call(f, op == QN_CMP_Eq ? "differ_eq" : "differ_ne", (qn_texpr *[]){a, b}, 2, span);
    return refuse(f, qn_cmpop_texts[op], a, b, span);
  }
  if (qn_type_slots(u, kinds, 17) > 16) return refuse(f, qn_cmpop_texts[op], a, b, span);
  qn_texpr *args[2] = {a, b}, *again;
  qn_texpr *c = qn_tx_obj(f, QN_OBJ_LIST_COMPARE, f->in->types->scalar[QN_D_INT64], span, 2, args);
  if (qn_is_poison(c)) return c;
  if (op == QN_CMP_Eq || op == QN_CMP_NotEq) return cmp(f, op, c, int_const(f, 0, span), span);
  bool less = op == QN_CMP_Lt || op == QN_CMP_LtE;
  if (op == QN_CMP_Lt || op == QN_CMP_Gt) return cmp(f, QN_CMP_Eq, c, int_const(f, less ? -1 : 1, span), span);
  c = qn_once(f, c, &again);
  qn_texpr *one = cmp(f, QN_CMP_Eq, c, int_const(f, less ? -1 : 1, span), span);
  return qn_tx2(f, QN_TX_OR, qn_bool_type(f), span, one, cmp(f, QN_CMP_Eq, again, int_const(f, 0, span), span));
}

static qn_texpr *compare_sets(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *args[2] = {a, b};
  const qn_type *u = qn_unify(f, a->type, b->type);
  bool counters = a->type->typed == QN_CF_COUNTER; /* a count of 0 is as good as none: the VM's */
  if (!u || counters) return refuse(f, qn_cmpop_texts[op], a, b, span);
  if (op == QN_CMP_Eq || op == QN_CMP_NotEq) {
    qn_texpr *e = qn_tx_obj(f, QN_OBJ_TABLE_EQ, qn_bool_type(f), span, 2, args);
    return op == QN_CMP_Eq ? e : negate(f, e);
  }
  if (a->type->kind == QN_TYPE_DICT) return refuse(f, qn_cmpop_texts[op], a, b, span);
  qn_texpr *a2, *b2;
  args[0] = a = qn_once(f, a, &a2), args[1] = b = qn_once(f, b, &b2);
  bool swapped = op == QN_CMP_Gt || op == QN_CMP_GtE;
  if (swapped) { /* both are variables or temporaries by now, or without effect */
    qn_tx_open open = qn_tx_block_open(f);
    qn_texpr *x = qn_tx_temp(f, a), *y = qn_tx_temp(f, b);
    return qn_tx_block_close(f, open, compare_sets(f, op == QN_CMP_Gt ? QN_CMP_Lt : QN_CMP_LtE, y, x, span), span);
  }
  qn_texpr *e = qn_tx_obj(f, QN_OBJ_SET_SUBSET, qn_bool_type(f), span, 2, args);
  if (op == QN_CMP_LtE) return e;
  qn_texpr *smaller = cmp(f, QN_CMP_Lt, qn_container_len(f, a2, span), qn_container_len(f, b2, span), span);
  return qn_tx2(f, QN_TX_AND, qn_bool_type(f), span, e, smaller);
}

/* The table's entry of a key, or the list's index of an item, as an expression that is negative when it is not there. */
qn_texpr *qn_container_find(qn_fn *f, qn_texpr *c, qn_texpr *x, qn_span span) {
  const qn_type *held = qn_held(c->type, 0), *i64 = f->in->types->scalar[QN_D_INT64];
  if (qn_is_poison(x) || held->kind == QN_TYPE_PENDING || held->kind == QN_TYPE_POISON) return qn_poison(f, span);
  const qn_type *u = qn_unify(f, held, x->type);
  bool list = c->type->kind == QN_TYPE_LIST;
  uint8_t kinds[17];
  if (!u && !qn_castable_items(x->type, held)) {
    qn_terror(f, QN_DIAG_TYPE, span, "%s cannot be looked for in %s", qn_tt(f, x->type), qn_tt(f, c->type));
    return qn_poison(f, span);
  }
  bool exact = qn_castable_items(x->type, held) || (u && qn_castable_items(u, held) && !qn_type_is_bool(held));
  if (!exact || (list && (held->kind == QN_TYPE_ARRAY || qn_type_slots(held, kinds, 17) > 16))) {
    qn_texpr *args[2] = {c, x};
    return qn_prelude_call(f, list ? "list_find" : "table_find", args, 2, span);
  }
  qn_texpr *args[4] = {c, qn_cast(f, x, held), int_const(f, 0, span), int_const(f, INT64_MAX, span)};
  return qn_tx_obj(f, list ? QN_OBJ_LIST_FIND : QN_OBJ_TABLE_FIND, i64, span, list ? 4 : 2, args);
}

qn_texpr *qn_container_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (op == QN_CMP_In || op == QN_CMP_NotIn) {
    if (!qn_is_container(b->type)) return NULL;
    qn_texpr *again, *x = qn_is_poison(a) ? a : qn_once(f, a, &again); /* the item is evaluated before the container */
    qn_texpr *at;
    if (x != again && x->kind == QN_TX_SET) {
      qn_tx_open open = qn_tx_block_open(f);
      qn_texpr *item = qn_tx_temp(f, a);
      at = qn_container_find(f, b, item, span);
      at = qn_is_poison(at) ? at : cmp(f, op == QN_CMP_In ? QN_CMP_GtE : QN_CMP_Lt, at, int_const(f, 0, span), span);
      return qn_tx_block_close(f, open, at, span);
    }
    at = qn_container_find(f, b, a, span);
    if (qn_is_poison(at)) return at;
    return cmp(f, op == QN_CMP_In ? QN_CMP_GtE : QN_CMP_Lt, at, int_const(f, 0, span), span);
  }
  if (a->type->kind != b->type->kind || !qn_is_container(a->type)) return NULL;
  return a->type->kind == QN_TYPE_LIST ? compare_lists(f, op, a, b, span) : compare_sets(f, op, a, b, span);
}

/* --- subscripts ---------------------------------------------------------------------------------------------------------------- */
typedef struct bounds {
  qn_texpr *at[3];
  int given; /* which of start (1), stop (2), step (4) */
} bounds;

/* value: a slice value, or NULL with s. */
static bool bounds_of(qn_fn *f, const qn_node *s, qn_texpr *value, bounds *b) {
  const qn_node *none[3] = {NULL, NULL, NULL}, *written[3] = {NULL, NULL, NULL}, **parts = none;
  if (!value) parts = written, written[0] = s->Slice.lower, written[1] = s->Slice.upper, written[2] = s->Slice.step;
  if (value) value = qn_tx_temp(f, value);
  b->given = 0;
  for (int i = 0; i < 3; i++) {
    b->at[i] = int_const(f, i == 2, s->span);
    qn_texpr *e = value ? qn_slice_part(f, value, (uint32_t)i, s->span) : parts[i] ? qn_texpr_of(f, parts[i]) : NULL;
    if (!e || e->type->kind == QN_TYPE_NONE) continue;
    b->at[i] = qn_to_index(f, e, "a slice bound");
    if (qn_is_poison(b->at[i])) return false;
    b->given |= 1 << i;
  }
  return true;
}

/* Of what nothing is known yet: unknown, or of a place NONE, which is only stored to. */
static const qn_type *known(qn_fn *f, const qn_type *t, bool place) {
  return t->kind == QN_TYPE_PENDING ? place ? none(f) : f->in->types->poison : t;
}

qn_texpr *qn_container_subscript(qn_fn *f, qn_texpr *c, const qn_node *index, qn_span span, bool place) {
  if (c->type->kind == QN_TYPE_LIST && index->kind == QN_AST_Slice) {
    bounds b;
    if (!bounds_of(f, index, NULL, &b)) return qn_poison(f, span);
    qn_texpr *args[5] = {c, b.at[0], b.at[1], b.at[2], int_const(f, b.given, span)};
    return qn_tx_obj(f, QN_OBJ_LIST_SLICE, c->type, span, 5, args);
  }
  if (c->type->kind == QN_TYPE_SET) {
    qn_terror(f, QN_DIAG_TYPE, span, "%s cannot be indexed", qn_tt(f, c->type));
    return qn_poison(f, span);
  }
  qn_texpr *args[2] = {c, qn_texpr_of(f, index)};
  if (c->type->kind == QN_TYPE_LIST && qn_is_slice_value(args[1]->type)) {
    bounds b;
    if (place) return qn_unsupported(f, span, "storing to a slice of a list that is a value");
    qn_tx_open o = qn_tx_block_open(f);
    c = qn_tx_temp(f, c);
    if (!bounds_of(f, index, args[1], &b)) return qn_poison(f, span);
    qn_texpr *cut[5] = {c, b.at[0], b.at[1], b.at[2], int_const(f, b.given, span)};
    return qn_tx_block_close(f, o, qn_tx_obj(f, QN_OBJ_LIST_SLICE, c->type, span, 5, cut), span);
  }
  if (c->type->kind == QN_TYPE_LIST) {
    args[1] = qn_to_index(f, args[1], "a list index");
    if (qn_is_poison(args[1])) return args[1];
    qn_texpr *e = qn_tx_obj(f, QN_OBJ_LIST_GET, known(f, c->type->item, place), span, 2, args);
    e->natural = args[1]->kind == QN_TX_CONST && args[1]->i >= 0;
    return e;
  }
  const qn_type *key = c->type->items[0];
  if (qn_is_poison(args[1])) return args[1];
  if (!place && qn_type_has_default(c->type)) return qn_default_get(f, c, args[1], span);
  if (key->kind != QN_TYPE_PENDING && !qn_castable_items(args[1]->type, key)) {
    const qn_type *u = qn_unify(f, key, args[1]->type);
    if (!u || (!c->type->cell && !qn_castable_items(u, key))) {
      qn_terror(f, QN_DIAG_TYPE, span, "a key of %s cannot be %s", qn_tt(f, c->type), qn_tt(f, args[1]->type));
      return qn_poison(f, span);
    }
    if (f->settled) args[1] = qn_cast(f, args[1], key);
  }
  return qn_tx_obj(f, QN_OBJ_DICT_GET, known(f, c->type->items[1], place), span, 2, args);
}

static void add_op(qn_fn *f, qn_texpr *e, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = e;
  if (!qn_is_poison(e)) qn_add(f, s);
}

static void store_slice(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  qn_texpr *list = place->args[0];
  if (value->type->kind != QN_TYPE_LIST) value = qn_as_list(f, value, span);
  if (qn_is_poison(value)) return;
  if (!qn_container_takes(f, list->type, 0, qn_held(value->type, 0), value->span)) return;
  if (f->settled && !qn_castable_items(value->type, list->type))
    value = qn_prelude_call(f, "list_like", (qn_texpr *[]){list, value}, 2, span);
  qn_texpr *args[6];
  memcpy(args, place->args, 5 * sizeof *args);
  if (f->k->rules == QN_RULES_NUMBA) args[4] = int_const(f, args[4]->i | 8, span);
  args[5] = value;
  add_op(f, qn_tx_obj(f, QN_OBJ_LIST_SET_SLICE, none(f), span, 6, args), span);
}

void qn_container_store(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  qn_texpr *c = place->args[0], *args[3] = {c, place->args[1], value};
  if (place->obj == QN_OBJ_LIST_SLICE) {
    store_slice(f, place, value, span);
    return;
  }
  if (place->obj == QN_OBJ_DICT_GET) {
    args[1] = qn_item_for(f, c, 0, args[1], span), args[2] = qn_item_for(f, c, 1, value, span);
    add_op(f, qn_tx_obj(f, QN_OBJ_DICT_PUT, none(f), span, 3, args), span);
    return;
  }
  if (place->obj != QN_OBJ_LIST_GET) {
    qn_terror(f, QN_DIAG_TYPE, span, "items of %s cannot be assigned", qn_tt(f, c->type));
    return;
  }
  const qn_type *item = c->type->item; /* as Numba: a number becomes the list's type */
  bool number = f->k->rules != QN_RULES_DRIVER && item->kind == QN_TYPE_SCALAR && value->type->kind == QN_TYPE_SCALAR;
  args[2] = number && qn_castable(value->type, item) ? qn_cast(f, value, item) : qn_item_for(f, c, 0, value, span);
  qn_texpr *e = qn_tx_obj(f, QN_OBJ_LIST_PUT, none(f), span, 3, args);
  e->in_range = place->in_range, e->natural = place->natural;
  add_op(f, e, span);
}

void qn_container_delete(qn_fn *f, qn_texpr *place, qn_span span) {
  if (place->kind == QN_TX_OBJ && place->obj == QN_OBJ_LIST_SLICE)
    add_op(f, qn_tx_obj(f, QN_OBJ_LIST_DEL_SLICE, none(f), span, 5, place->args), span);
  else if (place->kind == QN_TX_OBJ && place->obj == QN_OBJ_LIST_GET)
    add_op(f, qn_tx_obj(f, QN_OBJ_LIST_DEL, none(f), span, 2, place->args), span);
  else if (place->kind == QN_TX_OBJ && place->obj == QN_OBJ_DICT_GET)
    add_op(f, qn_prelude_call(f, place->args[0]->type->typed == QN_CF_COUNTER ? "set_discard" : "dict_del", place->args, 2, span), span);
  else
    qn_unsupported(f, span, "'del' of an array's items");
}

/* a, *b, c = list: checked, then item by item. */
void qn_container_unpack(qn_fn *f, qn_nodes elts, qn_texpr *list, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *item = qn_held(qn_cell_fresh(f, list->type), 0);
  uint32_t star = elts.n;
  for (uint32_t i = 0; i < elts.n; i++)
    if (elts.items[i]->kind == QN_AST_Starred) star = i;
  bool starred = star < elts.n;
  list = qn_tx_temp(f, list);
  qn_texpr *n = qn_tx_int(f, i64, elts.n - starred, span), *more = qn_tx_int(f, f->in->types->scalar[QN_D_BOOL], starred, span);
  add_op(f, qn_prelude_call(f, "unpack_check", (qn_texpr *[]){list, n, more}, 3, span), span);
  qn_texpr **values = QN_NEW_N(f->in->a, qn_texpr *, elts.n + 1);
  for (uint32_t i = 0; i < elts.n; i++) {
    if (i == star) {
      int64_t after = (int64_t)elts.n - 1 - i;
      qn_texpr *args[5] = {list, int_const(f, i, span), int_const(f, -after, span), int_const(f, 1, span),
                           int_const(f, after ? 3 : 1, span)};
      values[i] = qn_tx_temp(f, qn_tx_obj(f, QN_OBJ_LIST_SLICE, list->type, span, 5, args));
      continue;
    }
    int64_t at = i < star ? (int64_t)i : (int64_t)i - elts.n;
    values[i] = qn_tx_obj(f, QN_OBJ_LIST_GET, known(f, item, false), span, 2, (qn_texpr *[]){list, int_const(f, at, span)});
    values[i]->in_range = true;
    values[i] = qn_tx_temp(f, values[i]);
  }
  for (uint32_t i = 0; i < elts.n; i++)
    qn_assign_target(f, i == star ? elts.items[i]->Starred.value : elts.items[i], values[i], span);
}
