/* lower_object.c - operations on lists, sets and dicts (QN_TX_OBJ). Items are read and written slot by slot, with explicit
 * checks, so that loops over lists of numbers become loops over arrays; the rest are calls of runtime/kernel/object.h.
 *
 * An item's IR values follow one another in its slots (layout.h); complex128 takes two, an array is boxed. A pointer to
 * items is good until the list grows: it is read again each time. */
#include "codegen/lower/lower_int.h"

typedef struct leaves { /* of one type */
  qn_irtype type[QN_LVALS];
  uint32_t at[QN_LVALS]; /* slot */
  uint32_t n, slots;
} leaves;

static leaves leaves_of(const qn_type *t) {
  leaves l = {0};
  qn_lower_types(t, l.type, &l.n);
  if (l.n > QN_LVALS) l.n = QN_LVALS;
  for (uint32_t i = 0; i < l.n; i++) {
    l.at[i] = l.slots;
    l.slots += l.type[i].kind == QN_IT_C128 ? 2 : 1;
  }
  return l;
}

static bool is_ref(qn_irtype t) { return t.kind == QN_IT_REF || t.kind == QN_IT_ARRAY; }
static uint64_t refs_of(const leaves *l, uint32_t from) {
  uint64_t refs = 0;
  for (uint32_t i = 0; i < l->n; i++)
    if (is_ref(l->type[i]) && l->at[i] + from < 64) refs |= UINT64_C(1) << (l->at[i] + from);
  return refs;
}

/* qn_kslot of each slot, 4 bits each. */
static uint64_t kinds_from(const qn_type *t, uint64_t kinds, uint32_t *at) {
  qn_kslot k = QN_KS_INT;
  uint32_t n = 1;
  switch ((int)t->kind) {
    case QN_TYPE_RECORD:
    case QN_TYPE_TUPLE:
      for (uint32_t i = 0; i < t->n; i++) kinds = kinds_from(t->items[i], kinds, at);
      return kinds;
    case QN_TYPE_OPTIONAL: ++*at; return kinds_from(t->item, kinds, at);
    case QN_TYPE_SCALAR:
      if (t->dtype == QN_D_UINT64) k = QN_KS_UINT;
      if (t->dtype == QN_D_FLOAT64 || t->dtype == QN_D_COMPLEX128) k = QN_KS_F64;
      if (t->dtype == QN_D_FLOAT32) k = QN_KS_F32;
      if (t->dtype == QN_D_COMPLEX64) k = QN_KS_C64;
      if (t->dtype == QN_D_COMPLEX128) n = 2;
      break;
    case QN_TYPE_ARRAY:
    case QN_TYPE_INSTANCE:
    case QN_TYPE_GENERATOR: k = QN_KS_BITS; break;
    case QN_TYPE_STR:
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
    case QN_TYPE_DICT: k = QN_KS_REF; break;
    default: n = qn_lower_count(t); break;
  }
  for (uint32_t i = 0; i < n; i++, ++*at)
    if (*at < 16) kinds |= (uint64_t)k << (4 * *at);
  return kinds;
}

static int32_t memory_site(qn_lfn *f, qn_span span) { return qn_lower_site(f, span, "MemoryError", "", "out of memory"); }
static qn_irval bin(qn_lfn *f, qn_irop op, qn_irval a, qn_irval b) { return qn_irb_bin(&f->b, op, a, b, 0, QN_IR_NOSITE); }
static qn_irval hcall(qn_lfn *f, const char *name, qn_irtype t, const qn_irval *args, uint32_t n, qn_span span) {
  return qn_irb_hcall(&f->b, name, t, args, n, memory_site(f, span));
}

/* --- items ------------------------------------------------------------------------------------------------------------------- */
/* The value of type t at base + 8 · (index + from). */
qn_lval qn_lower_read_item(qn_lfn *f, qn_irval base, qn_irval index, uint32_t from, const qn_type *t) {
  leaves l = leaves_of(t);
  qn_lval v = {.n = l.n};
  for (uint32_t i = 0; i < l.n; i++) {
    bool array = l.type[i].kind == QN_IT_ARRAY;
    v.v[i] = qn_irb_peek(&f->b, array ? qn_irt(QN_IT_REF) : l.type[i], base, index, 8 * (int64_t)(from + l.at[i]));
    if (array) v.v[i] = qn_irb_unbox(&f->b, v.v[i], l.type[i]);
  }
  return v;
}

/* container: whose slots they are; 0: room of this call, where references are only lent. */
void qn_lower_write_item(qn_lfn *f, qn_irval base, qn_irval index, uint32_t from, const qn_type *t, const qn_lval *v,
                       qn_irval container, qn_span span) {
  leaves l = leaves_of(t);
  for (uint32_t i = 0; i < l.n; i++) {
    qn_irval x = v->v[i];
    if (l.type[i].kind == QN_IT_ARRAY) x = qn_irb_box(&f->b, x, memory_site(f, span));
    qn_irb_poke(&f->b, base, index, x, 8 * (int64_t)(from + l.at[i]), is_ref(l.type[i]) ? container : 0);
  }
}

static qn_irval room(qn_lfn *f, const qn_type *t, const qn_lval *v, qn_span span) {
  qn_irval p = qn_irb_slots(&f->b, leaves_of(t).slots);
  qn_lower_write_item(f, p, 0, 0, t, v, 0, span);
  return p;
}

static qn_irval scaled(qn_lfn *f, qn_irval i, uint32_t by) { return by == 1 ? i : bin(f, QN_I_MUL, i, qn_lint(f, by)); }

/* --- lists ------------------------------------------------------------------------------------------------------------------- */
static qn_irval new_list(qn_lfn *f, const qn_type *t, int64_t cap, qn_span span) {
  leaves l = leaves_of(t->item);
  uint32_t at = 0;
  qn_irval args[4] = {qn_lint(f, qn_kshape(l.slots, 0)), qn_lint(f, (int64_t)refs_of(&l, 0)),
                      qn_lint(f, (int64_t)kinds_from(t->item, 0, &at)), qn_lint(f, cap)};
  return hcall(f, "qn_k_list_new", qn_irt(QN_IT_REF), args, 4, span);
}

static void push(qn_lfn *f, qn_irval list, const qn_type *item, const qn_lval *v, qn_span span) {
  leaves l = leaves_of(item);
  if (refs_of(&l, 0)) {
    qn_irval at = hcall(f, "qn_k_list_push", qn_irt(QN_IT_PTR), &list, 1, span);
    qn_lower_write_item(f, at, 0, 0, item, v, list, span);
    return;
  }
  qn_irval n = qn_irb_len(&f->b, list), cap = qn_irb_peek(&f->b, qn_irt(QN_IT_I64), list, 0, QN_KO_AT_CAP);
  qn_irb_if(&f->b, bin(f, QN_I_GE, n, cap)); /* rarely: it grows by half */
  qn_irval more = bin(f, QN_I_ADD, bin(f, QN_I_ADD, cap, bin(f, QN_I_SHR, cap, qn_lint(f, 1))), qn_lint(f, 8));
  qn_irval args[2] = {list, more};
  hcall(f, "qn_k_list_reserve", qn_irt(QN_IT_VOID), args, 2, span);
  qn_irb_end(&f->b);
  qn_lower_write_item(f, qn_irb_items(&f->b, list), scaled(f, n, l.slots), 0, item, v, 0, span);
  qn_irb_poke(&f->b, list, 0, bin(f, QN_I_ADD, n, qn_lint(f, 1)), QN_KO_AT_LEN, 0);
}

/* The index as it counts from the start, checked unless the tree says that it is in range. */
static qn_irval list_index(qn_lfn *f, const qn_texpr *e, qn_irval list, qn_irval i, const char *numba, const char *python) {
  qn_irval n = qn_irb_len(&f->b, list), zero = qn_lint(f, 0);
  if (!e->natural) i = qn_irb_select(&f->b, bin(f, QN_I_LT, i, zero), bin(f, QN_I_ADD, i, n), i);
  if (e->in_range) return i;
  const char *text = f->k->rules == QN_RULES_NUMBA && !f->k->prelude ? numba : python;
  qn_irtype u = qn_irt(QN_IT_U64);
  qn_irval fine = bin(f, QN_I_LT, qn_irb_cast(&f->b, i, u), qn_irb_cast(&f->b, n, u));
  qn_irb_check(&f->b, fine, NULL, 0, qn_lower_site(f, e->span, "IndexError", "", "%s", text));
  return i;
}

static qn_lval list_get(qn_lfn *f, const qn_texpr *e) {
  qn_irval list = qn_lower_one(f, e->args[0]), i = qn_lower_one(f, e->args[1]);
  i = list_index(f, e, list, i, "getitem out of range", "list index out of range");
  return qn_lower_read_item(f, qn_irb_items(&f->b, list), scaled(f, i, leaves_of(e->type).slots), 0, e->type);
}

static void list_put(qn_lfn *f, const qn_texpr *e) {
  const qn_type *item = e->args[0]->type->item;
  qn_irval list = qn_lower_one(f, e->args[0]), i = qn_lower_one(f, e->args[1]);
  qn_lval v = qn_lower_as(f, e->args[2], item);
  i = list_index(f, e, list, i, "setitem out of range", "list assignment index out of range");
  qn_lower_write_item(f, qn_irb_items(&f->b, list), scaled(f, i, leaves_of(item).slots), 0, item, &v, list, e->span);
}

static qn_lval list_of(qn_lfn *f, const qn_texpr *e) {
  const qn_type *item = e->type->item;
  leaves l = leaves_of(item);
  qn_lval *v = QN_NEW_N(f->in->a, qn_lval, e->n + 1);
  for (uint32_t i = 0; i < e->n; i++) v[i] = qn_lower_as(f, e->args[i], item);
  qn_irval list = new_list(f, e->type, e->n, e->span);
  bool refs = refs_of(&l, 0) != 0;
  qn_irval items = e->n && !refs ? qn_irb_items(&f->b, list) : 0;
  for (uint32_t i = 0; i < e->n; i++)
    if (refs) push(f, list, item, &v[i], e->span);
    else qn_lower_write_item(f, items, 0, i * l.slots, item, &v[i], 0, e->span);
  if (e->n && !refs) qn_irb_poke(&f->b, list, 0, qn_lint(f, e->n), QN_KO_AT_LEN, 0);
  return (qn_lval){1, {list}};
}

static void list_insert(qn_lfn *f, const qn_texpr *e) {
  const qn_type *item = e->args[0]->type->item;
  qn_irval args[2] = {qn_lower_one(f, e->args[0]), qn_lower_one(f, e->args[1])};
  qn_lval v = qn_lower_as(f, e->args[2], item);
  qn_irval at = hcall(f, "qn_k_list_insert", qn_irt(QN_IT_PTR), args, 2, e->span);
  qn_lower_write_item(f, at, 0, 0, item, &v, args[0], e->span);
}

static qn_lval list_pop(qn_lfn *f, const qn_texpr *e) {
  const qn_type *item = e->args[0]->type->item;
  leaves l = leaves_of(item);
  qn_irval list = qn_lower_one(f, e->args[0]), i, n;
  bool last = e->obj == QN_OBJ_LIST_POP_LAST;
  if (!last) i = qn_lower_one(f, e->args[1]);
  n = qn_irb_len(&f->b, list);
  qn_irb_check(&f->b, bin(f, QN_I_GT, n, qn_lint(f, 0)), NULL, 0, qn_lower_site(f, e->span, "IndexError", "", "pop from empty list"));
  if (last) i = bin(f, QN_I_SUB, n, qn_lint(f, 1));
  else i = list_index(f, e, list, i, "pop index out of range", "pop index out of range");
  qn_lval v = qn_lower_read_item(f, qn_irb_items(&f->b, list), scaled(f, i, l.slots), 0, item);
  if (last && !refs_of(&l, 0)) {
    qn_irb_poke(&f->b, list, 0, i, QN_KO_AT_LEN, 0);
  } else {
    qn_irval args[2] = {list, i};
    hcall(f, "qn_k_list_remove_at", qn_irt(QN_IT_VOID), args, 2, e->span);
  }
  return v;
}

static void list_del(qn_lfn *f, const qn_texpr *e) {
  qn_irval args[2] = {qn_lower_one(f, e->args[0]), qn_lower_one(f, e->args[1])};
  args[1] = list_index(f, e, args[0], args[1], "pop index out of range", "list assignment index out of range");
  hcall(f, "qn_k_list_remove_at", qn_irt(QN_IT_VOID), args, 2, e->span);
}

/* --- sets and dicts ------------------------------------------------------------------------------------------------------------ */
static const qn_type *key_of(const qn_type *t) { return t->kind == QN_TYPE_DICT ? t->items[0] : t->item; }

static qn_irval find(qn_lfn *f, qn_irval table, const qn_type *key, const qn_lval *v, qn_span span) {
  leaves l = leaves_of(key);
  qn_irtype i64 = qn_irt(QN_IT_I64);
  qn_irval args[2] = {table, v->v[0]};
  if (l.n == 1 && (qn_irt_is_int(l.type[0]) || l.type[0].kind == QN_IT_BOOL)) {
    args[1] = qn_irb_cast(&f->b, args[1], i64);
    return hcall(f, "qn_k_table_find_i", i64, args, 2, span);
  }
  if (key->kind == QN_TYPE_STR) return hcall(f, "qn_k_table_find_s", i64, args, 2, span);
  args[1] = room(f, key, v, span);
  return hcall(f, "qn_k_table_find", i64, args, 2, span);
}

static bool is_int_key(const leaves *l) { return l->n == 1 && (qn_irt_is_int(l->type[0]) || l->type[0].kind == QN_IT_BOOL); }

/* Ints are looked for first: that call only reads, so one for the same key before it can serve, and nothing is spilled. */
static qn_irval entry_at(qn_lfn *f, qn_irval table, const qn_type *key, const qn_lval *v, qn_span span) {
  leaves l = leaves_of(key);
  qn_irtype i64 = qn_irt(QN_IT_I64);
  uint32_t local = 0;
  if (is_int_key(&l)) {
    local = qn_new_local(f, "", i64);
    qn_irval found = find(f, table, key, v, span);
    qn_irb_set(&f->b, local, found);
    qn_irb_if(&f->b, bin(f, QN_I_LT, found, qn_lint(f, 0)));
  }
  qn_irval args[2] = {table, room(f, key, v, span)};
  qn_irval at = hcall(f, "qn_k_table_at", i64, args, 2, span);
  if (!is_int_key(&l)) return at;
  qn_irb_set(&f->b, local, at);
  qn_irb_end(&f->b);
  return qn_irb_get(&f->b, local);
}

/* Where the parts of an entry lie, in slots: the state, the key, the value. */
static qn_irval entry_slot(qn_lfn *f, const qn_type *t, qn_irval entry) {
  uint32_t n = 1 + leaves_of(key_of(t)).slots + (t->kind == QN_TYPE_DICT ? leaves_of(t->items[1]).slots : 0);
  return scaled(f, entry, n);
}
static uint32_t value_at(const qn_type *t) { return 1 + leaves_of(t->items[0]).slots; }

static qn_lval read_value(qn_lfn *f, qn_irval dict, qn_irval entry, const qn_type *t) {
  return qn_lower_read_item(f, qn_irb_items(&f->b, dict), entry_slot(f, t, entry), value_at(t), t->items[1]);
}
static void write_value(qn_lfn *f, qn_irval dict, qn_irval entry, const qn_type *t, const qn_lval *v, qn_span span) {
  qn_lower_write_item(f, qn_irb_items(&f->b, dict), entry_slot(f, t, entry), value_at(t), t->items[1], v, dict, span);
}

static qn_irval new_table(qn_lfn *f, const qn_type *t, qn_span span) {
  leaves k = leaves_of(key_of(t)), v = {0};
  uint32_t at = 0;
  uint64_t kinds = kinds_from(key_of(t), 0, &at);
  if (t->kind == QN_TYPE_DICT) v = leaves_of(t->items[1]), kinds = kinds_from(t->items[1], kinds, &at);
  qn_irval args[4] = {qn_lint(f, t->kind == QN_TYPE_DICT ? QN_KO_DICT : QN_KO_SET), qn_lint(f, qn_kshape(k.slots + v.slots, k.slots)),
                      qn_lint(f, (int64_t)(refs_of(&k, 0) | refs_of(&v, k.slots))), qn_lint(f, (int64_t)kinds)};
  return hcall(f, "qn_k_table_new", qn_irt(QN_IT_REF), args, 4, span);
}

static qn_lval table_of(qn_lfn *f, const qn_texpr *e) {
  const qn_type *t = e->type;
  qn_irval table = new_table(f, t, e->span);
  uint32_t step = t->kind == QN_TYPE_DICT ? 2 : 1;
  for (uint32_t i = 0; i < e->n; i += step) {
    qn_lval k = qn_lower_as(f, e->args[i], key_of(t)), v = {0};
    if (step == 2) v = qn_lower_as(f, e->args[i + 1], t->items[1]);
    qn_irval entry = entry_at(f, table, key_of(t), &k, e->span);
    if (step == 2) write_value(f, table, entry, t, &v, e->span);
  }
  return (qn_lval){1, {table}};
}

static void missing(qn_lfn *f, qn_irval table, const qn_type *key, const qn_lval *k, qn_irval found, qn_span span) {
  leaves l = leaves_of(key);
  bool number = l.n == 1 && (qn_irt_is_int(l.type[0]) || l.type[0].kind == QN_IT_BOOL || l.type[0].kind == QN_IT_F64);
  if (number) {
    const char *letter = l.type[0].kind == QN_IT_BOOL ? "b" : l.type[0].kind == QN_IT_F64 ? "f" : l.type[0].kind == QN_IT_U64 ? "u" : "i";
    qn_irb_check(&f->b, found, k->v, 1, qn_lower_site(f, span, "KeyError", letter, "{0}"));
    return;
  }
  qn_irb_if(&f->b, qn_irb_un(&f->b, QN_I_NOT, found, 0, QN_IR_NOSITE));
  qn_irval args[2] = {table, room(f, key, k, span)};
  hcall(f, "qn_k_key_error", qn_irt(QN_IT_VOID), args, 2, span);
  qn_irb_end(&f->b);
}

static qn_lval dict_get(qn_lfn *f, const qn_texpr *e) {
  const qn_type *t = e->args[0]->type;
  qn_irval dict = qn_lower_one(f, e->args[0]);
  qn_lval k = qn_lower_as(f, e->args[1], t->items[0]);
  qn_irval entry = find(f, dict, t->items[0], &k, e->span);
  missing(f, dict, t->items[0], &k, bin(f, QN_I_GE, entry, qn_lint(f, 0)), e->span);
  return read_value(f, dict, entry, t);
}

static void dict_put(qn_lfn *f, const qn_texpr *e) {
  const qn_type *t = e->args[0]->type;
  qn_irval dict = qn_lower_one(f, e->args[0]);
  qn_lval k = qn_lower_as(f, e->args[1], t->items[0]), v = qn_lower_as(f, e->args[2], t->items[1]);
  write_value(f, dict, entry_at(f, dict, t->items[0], &k, e->span), t, &v, e->span);
}

/* The first live entry from args[1] on, while the table is as long as it was at first. */
static qn_irval table_step(qn_lfn *f, const qn_texpr *e) {
  qn_irval args[2] = {qn_lower_one(f, e->args[0]), qn_lower_one(f, e->args[1])};
  qn_irval same = bin(f, QN_I_EQ, qn_irb_len(&f->b, args[0]), qn_lower_one(f, e->args[2]));
  bool dict = e->args[0]->type->kind == QN_TYPE_DICT;
  int32_t site = qn_lower_site(f, e->span, "RuntimeError", "", "%s changed size during iteration", dict ? "dictionary" : "Set");
  qn_irb_check(&f->b, same, NULL, 0, site);
  return hcall(f, "qn_k_table_next", qn_irt(QN_IT_I64), args, 2, e->span);
}

static qn_lval table_op(qn_lfn *f, const qn_texpr *e) {
  const qn_type *t = e->args[0]->type;
  qn_irval table = qn_lower_one(f, e->args[0]);
  if (e->obj == QN_OBJ_TABLE_KEY || e->obj == QN_OBJ_TABLE_VALUE) {
    qn_irval entry = qn_lower_one(f, e->args[1]);
    if (e->obj == QN_OBJ_TABLE_VALUE) return read_value(f, table, entry, t);
    return qn_lower_read_item(f, qn_irb_items(&f->b, table), entry_slot(f, t, entry), 1, key_of(t));
  }
  if (e->obj == QN_OBJ_TABLE_SET_VALUE) {
    qn_irval entry = qn_lower_one(f, e->args[1]);
    qn_lval v = qn_lower_as(f, e->args[2], t->items[1]);
    write_value(f, table, entry, t, &v, e->span);
    return (qn_lval){0};
  }
  qn_lval k = qn_lower_as(f, e->args[1], key_of(t));
  if (e->obj == QN_OBJ_TABLE_FIND) return (qn_lval){1, {find(f, table, key_of(t), &k, e->span)}};
  return (qn_lval){1, {entry_at(f, table, key_of(t), &k, e->span)}};
}

/* --- calls of helpers ------------------------------------------------------------------------------------------------------------ */
static qn_irtype result_type(const qn_texpr *e) {
  if (e->obj == QN_OBJ_LIST_COMPARE) return qn_irt(QN_IT_I32);
  return qn_type_has_value(e->type) ? qn_lower_type(e->type) : qn_irt(QN_IT_VOID);
}

static qn_lval helper(qn_lfn *f, const qn_texpr *e) {
  const char *text = qn_tobjs[e->obj].meaning + 1, *letters = strchr(text, ' ') + 1;
  char name[64];
  snprintf(name, sizeof name, "%.*s", (int)(letters - text) - 1, text);
  qn_irval args[8];
  for (uint32_t i = 0; i < e->n && i < QN_COUNT(args); i++) {
    if (letters[i] == 'i' || letters[i] == 'k') {
      const qn_type *item = key_of(e->args[0]->type);
      qn_lval v = qn_lower_as(f, e->args[i], item);
      args[i] = room(f, item, &v, e->span);
    } else {
      args[i] = qn_lower_one(f, e->args[i]);
    }
  }
  qn_irtype t = result_type(e);
  const char *own = qn_arena_strndup(f->in->a, name, strlen(name));
  qn_irval v = hcall(f, own, t, args, e->n, e->span);
  if (t.kind == QN_IT_VOID) return (qn_lval){0};
  return (qn_lval){1, {t.kind == QN_IT_I32 ? qn_irb_cast(&f->b, v, qn_irt(QN_IT_I64)) : v}};
}

qn_lval qn_lower_object(qn_lfn *f, const qn_texpr *e) {
  qn_lval v = {0};
  if (qn_tobjs[e->obj].meaning[0] == '=') return helper(f, e);
  switch ((int)e->obj) {
    case QN_OBJ_LIST_OF: return list_of(f, e);
    case QN_OBJ_LEN: return (qn_lval){1, {qn_irb_len(&f->b, qn_lower_one(f, e->args[0]))}};
    case QN_OBJ_LIST_GET: return list_get(f, e);
    case QN_OBJ_LIST_PUT: list_put(f, e); return v;
    case QN_OBJ_LIST_PUSH: {
      qn_irval list = qn_lower_one(f, e->args[0]);
      qn_lval item = qn_lower_as(f, e->args[1], e->args[0]->type->item);
      push(f, list, e->args[0]->type->item, &item, e->span);
      return v;
    }
    case QN_OBJ_LIST_INSERT: list_insert(f, e); return v;
    case QN_OBJ_LIST_POP:
    case QN_OBJ_LIST_POP_LAST: return list_pop(f, e);
    case QN_OBJ_LIST_DEL: list_del(f, e); return v;
    case QN_OBJ_TABLE_OF: return table_of(f, e);
    case QN_OBJ_SET_ADD: {
      qn_irval set = qn_lower_one(f, e->args[0]);
      qn_lval k = qn_lower_as(f, e->args[1], e->args[0]->type->item);
      entry_at(f, set, e->args[0]->type->item, &k, e->span);
      return v;
    }
    case QN_OBJ_DICT_GET: return dict_get(f, e);
    case QN_OBJ_DICT_PUT: dict_put(f, e); return v;
    case QN_OBJ_VM_LEN:
    case QN_OBJ_VM_ITEM:
    case QN_OBJ_VM_APPEND:
    case QN_OBJ_VM_CHECKED:
    case QN_OBJ_FIELD_IS_NONE: return qn_lower_cdef(f, e);
    case QN_OBJ_INSTANCE_NEW:
    case QN_OBJ_FIELD_GET:
    case QN_OBJ_FIELD_PUT:
    case QN_OBJ_SAME: return qn_lower_instance(f, e);
    case QN_OBJ_TABLE_STEP: return (qn_lval){1, {table_step(f, e)}};
    default: return table_op(f, e);
  }
}
