/* strfn.c - str in kernels: operators, subscripts, methods and the builtins around text. What is not known at compile time is
 * done by helpers (runtime/kernel/str.h). To add a method: a row in `methods` whose letters say how its arguments are passed. */
#include "frontend/types/builtin.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static const qn_type *str(qn_fn *f) { return f->in->types->str; }
static qn_texpr *small(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT32], v, s); }
static qn_texpr *big(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, i64(f), v, s); }
static bool is_str(const qn_texpr *e) { return e->type->kind == QN_TYPE_STR; }
static bool driver(const qn_fn *f) { return f->k->rules == QN_RULES_DRIVER; }
static qn_texpr *null_str(qn_fn *f, qn_span s) { return qn_tx_nothing(f, str(f), s); } /* "not given" */

qn_texpr *qn_tx_str(qn_fn *f, qn_sv text, qn_span span) {
  qn_texpr *e = qn_tx_nothing(f, str(f), span);
  e->text = text.n ? text : QN_SV("");
  return e;
}

static qn_texpr *truth_of(qn_fn *f, qn_texpr *whole, qn_span s) { return qn_compare_of(f, QN_CMP_NotEq, whole, big(f, 0, s), s); }

/* --- operators --------------------------------------------------------------------------------------------------------- */
static qn_texpr *joined(qn_fn *f, const qn_texpr *a, const qn_texpr *b, qn_span span) {
  char *p = qn_arena_alloc(f->in->a, a->text.n + b->text.n + 1);
  memcpy(p, a->text.p, a->text.n);
  memcpy(p + a->text.n, b->text.p, b->text.n);
  return qn_tx_str(f, (qn_sv){p, a->text.n + b->text.n}, span);
}

/* NULL: the operands are none of these. */
qn_texpr *qn_tstr_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (driver(f)) return NULL;
  if (op == QN_OP_Add && is_str(a) && is_str(b)) {
    if (a->kind == QN_TX_CONST && b->kind == QN_TX_CONST) return joined(f, a, b, span);
    return qn_tx_helper(f, "qn_k_str_concat", str(f), span, (qn_texpr *[]){a, b}, 2);
  }
  if (op == QN_OP_Mult && is_str(b)) { /* n * s: the sides keep their order of evaluation where it can be seen */
    qn_texpr *t = a;
    a = b, b = t;
  }
  if (op == QN_OP_Mult && is_str(a) && (qn_type_is_int(b->type) || qn_type_is_bool(b->type)))
    return qn_tx_helper(f, "qn_k_str_repeat", str(f), span, (qn_texpr *[]){a, qn_cast(f, b, i64(f))}, 2);
  if (op == QN_OP_Mod && is_str(a)) return qn_tstr_percent(f, a, b, span);
  return NULL;
}

qn_texpr *qn_tstr_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  const qn_type *boolean = qn_bool_type(f);
  if (op == QN_CMP_In || op == QN_CMP_NotIn) {
    if (!is_str(b) || driver(f)) return NULL;
    if (!is_str(a)) return NULL;
    qn_texpr *e = qn_tx_helper(f, "qn_k_str_contains", boolean, span, (qn_texpr *[]){b, a}, 2);
    return op == QN_CMP_In ? e : qn_tx1(f, QN_TX_NOT, boolean, span, e);
  }
  if (!is_str(a) && !is_str(b)) return NULL;
  bool known = a->kind == QN_TX_CONST && b->kind == QN_TX_CONST && is_str(a) && is_str(b);
  if (op == QN_CMP_Eq || op == QN_CMP_NotEq) {
    if (is_str(a) != is_str(b)) return NULL;
    if (known) return qn_tx_int(f, boolean, qn_sv_eq(a->text, b->text) == (op == QN_CMP_Eq), span);
    if (driver(f)) return NULL;
    qn_texpr *e = qn_tx_helper(f, "qn_k_str_eq", boolean, span, (qn_texpr *[]){a, b}, 2);
    return op == QN_CMP_Eq ? e : qn_tx1(f, QN_TX_NOT, boolean, span, e);
  }
  if (is_str(a) != is_str(b) || driver(f) || op > QN_CMP_GtE) return NULL;
  const qn_type *i32 = f->in->types->scalar[QN_D_INT32];
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, boolean, span, qn_tx_helper(f, "qn_k_str_compare", i32, span, (qn_texpr *[]){a, b}, 2),
                       small(f, 0, span));
  e->cmp = op;
  return e;
}

qn_texpr *qn_tstr_len(qn_fn *f, qn_texpr *s, qn_span span) {
  if (s->kind != QN_TX_CONST) return qn_tx_obj(f, QN_OBJ_LEN, i64(f), span, 1, &s);
  int64_t n = 0;
  for (size_t i = 0; i < s->text.n; i++) n += ((unsigned char)s->text.p[i] & 0xc0) != 0x80;
  return qn_tx_int(f, qn_int64(f), n, span);
}

qn_texpr *qn_tstr_item(qn_fn *f, qn_texpr *s, qn_texpr *i, qn_span span) {
  return qn_tx_helper(f, "qn_k_str_item", str(f), span, (qn_texpr *[]){s, i}, 2);
}

qn_texpr *qn_tstr_subscript(qn_fn *f, qn_texpr *s, const qn_node *index, qn_span span) {
  if (driver(f)) return qn_unsupported(f, span, "a string here");
  qn_texpr *cut[3] = {NULL, NULL, NULL};
  if (index->kind != QN_AST_Slice) {
    qn_texpr *i = qn_texpr_of(f, index), *again;
    bool slice = qn_is_slice_value(i->type);
    if (!slice) i = qn_to_index(f, i, "a string index");
    if (qn_is_poison(i)) return i;
    if (!slice) return qn_tstr_item(f, s, i, span);
    i = qn_once(f, i, &again);
    for (uint32_t k = 0, seen = 0; k < 3; k++) {
      cut[k] = qn_slice_part(f, seen ? again : i, k, span);
      seen += cut[k] != NULL;
    }
  } else {
    const qn_node *parts[3] = {index->Slice.lower, index->Slice.upper, index->Slice.step};
    for (int k = 0; k < 3; k++) cut[k] = parts[k] ? qn_texpr_of(f, parts[k]) : NULL;
  }
  qn_texpr *args[5] = {s, NULL, NULL, NULL, NULL};
  int given = 0;
  for (int k = 0; k < 3; k++) {
    qn_texpr *e = cut[k];
    bool there = e && e->type->kind != QN_TYPE_NONE;
    args[k + 1] = there ? qn_to_index(f, e, "a slice bound") : big(f, 0, span);
    if (qn_is_poison(args[k + 1])) return args[k + 1];
    given |= there ? 1 << k : 0;
  }
  args[4] = big(f, given, span);
  return qn_tx_helper(f, "qn_k_str_slice", str(f), span, args, 5);
}

/* --- methods ----------------------------------------------------------------------------------------------------------------- */
typedef struct method {
  const char *name, *helper, *params, *names; /* names: of keyword arguments */
  char result;
  int op;
} method;
/* params: s str · S str or not given · i int · z int, 0 when not given · m int, -1 · M int, the largest · t int, 8 · b bool, False ·
 * o the row's op, as int32. result: s str · q int · b bool (helper gives a bool) · l list of str */
static const method methods[] = {
    {"find", "qn_k_str_find", "szMo", "", 'q', 0},        {"rfind", "qn_k_str_find", "szMo", "", 'q', 1},
    {"index", "qn_k_str_find", "szMo", "", 'q', 2},       {"rindex", "qn_k_str_find", "szMo", "", 'q', 3},
    {"count", "qn_k_str_find", "szMo", "", 'q', 4},       {"startswith", "qn_k_str_affix", "szMo", "", 'b', 0},
    {"endswith", "qn_k_str_affix", "szMo", "", 'b', 1},   {"strip", "qn_k_str_strip", "So", "", 's', 0},
    {"lstrip", "qn_k_str_strip", "So", "", 's', 1},       {"rstrip", "qn_k_str_strip", "So", "", 's', 2},
    {"center", "qn_k_str_pad", "iSo", "", 's', 0},        {"ljust", "qn_k_str_pad", "iSo", "", 's', 1},
    {"rjust", "qn_k_str_pad", "iSo", "", 's', 2},         {"zfill", "qn_k_str_zfill", "i", "", 's', 0},
    {"replace", "qn_k_str_replace", "ssm", "old new count", 's', 0}, {"split", "qn_k_str_split", "Smo", "sep maxsplit", 'l', 0},
    {"rsplit", "qn_k_str_split", "Smo", "sep maxsplit", 'l', 1}, {"splitlines", "qn_k_str_lines", "b", "keepends", 'l', 0},
    {"removeprefix", "qn_k_str_remove", "so", "", 's', 0}, {"removesuffix", "qn_k_str_remove", "so", "", 's', 1},
    {"expandtabs", "qn_k_str_tabs", "t", "tabsize", 's', 0}};

typedef struct plain {
  const char *name;
  char result;
} plain;
static const plain plains[] = {
#define QN_STRCASE(name, result) {#name, result},
#include "runtime/base/strcase.def"
#undef QN_STRCASE
};

static const qn_type *result_type(qn_fn *f, char letter) {
  switch (letter) {
    case 's': return str(f);
    case 'l': return qn_type_list(f->in->types, str(f));
    case 'b': return qn_bool_type(f);
    default: return i64(f);
  }
}

/* The argument for a letter; NULL: it does not fit. */
static qn_texpr *argument(qn_fn *f, char letter, qn_texpr *e, qn_span span) {
  bool none = !e || e->type->kind == QN_TYPE_NONE;
  switch (letter) {
    case 's': return !none && is_str(e) ? e : NULL;
    case 'S': return none ? null_str(f, span) : is_str(e) ? e : NULL;
    case 'b':
      if (none) return small(f, 0, span);
      return qn_type_is_bool(e->type) || qn_type_is_int(e->type) ? qn_cast(f, qn_texpr_truth(f, e), f->in->types->scalar[QN_D_INT32]) : NULL;
    default: break;
  }
  if (none && letter == 'i') return NULL;
  if (none) return big(f, letter == 'm' ? -1 : letter == 'M' ? INT64_MAX : letter == 't' ? 8 : 0, span);
  return qn_type_is_int(e->type) || qn_type_is_bool(e->type) ? qn_cast(f, e, i64(f)) : NULL;
}

static qn_texpr *keyword(const qn_cargs *c, const char *names, uint32_t at, bool *used) {
  const char *p = names;
  for (uint32_t i = 0; i < at && *p; i++) p += strcspn(p, " "), p += *p == ' ';
  size_t n = strcspn(p, " ");
  for (uint32_t k = 0; n && k < c->n_kw; k++)
    if (strlen(c->kw_names[k]->text) == n && memcmp(c->kw_names[k]->text, p, n) == 0) return *used = true, c->kw[k];
  return NULL;
}

static qn_texpr *call_method(qn_fn *f, const method *m, qn_texpr *self, const qn_cargs *c) {
  qn_texpr *args[8] = {self};
  uint32_t n = 1, at = 0, used = 0;
  for (const char *p = m->params; *p; p++) {
    if (*p == 'o') {
      args[n++] = small(f, m->op, c->span);
      continue;
    }
    bool by_name = false;
    qn_texpr *e = at < c->n_pos ? c->pos[at] : keyword(c, m->names, at, &by_name);
    used += by_name;
    at++;
    if (!(args[n] = argument(f, *p, e, c->span))) return NULL;
    n++;
  }
  if (c->n_pos > at || used != c->n_kw) return NULL;
  return qn_tx_helper(f, m->helper, result_type(f, m->result), c->span, args, n);
}

/* s.startswith(("a", "b")) */
static qn_texpr *any_affix(qn_fn *f, const method *m, qn_texpr *self, const qn_cargs *c) {
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *t = c->pos[0]->kind == QN_TX_TUPLE ? c->pos[0] : qn_tx_temp(f, c->pos[0]), *all = qn_tx_int(f, qn_bool_type(f), 0, c->span);
  self = qn_tx_temp(f, self);
  for (uint32_t i = 0; i < t->type->n; i++) {
    qn_texpr *one = qn_tuple_item(f, t, i, c->span);
    qn_cargs args = {.pos = &one, .n_pos = 1, .span = c->span};
    qn_texpr *e = call_method(f, m, self, &args);
    if (!e) return qn_tx_block_close(f, o, qn_bad_args(f, qn_sv_of(m->name), c), c->span);
    all = qn_tx2(f, QN_TX_OR, e->type, c->span, all, e);
  }
  return qn_tx_block_close(f, o, all, c->span);
}

static qn_texpr *partition(qn_fn *f, qn_texpr *self, const qn_cargs *c, bool right) {
  qn_texpr *items[3];
  if (c->n_pos != 1 || c->n_kw || !is_str(c->pos[0])) return qn_bad_args(f, QN_SV("partition"), c);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *s = qn_tx_temp(f, self), *sep = qn_tx_temp(f, c->pos[0]);
  for (int i = 0; i < 3; i++) {
    qn_texpr *args[4] = {s, sep, small(f, right, c->span), small(f, i, c->span)};
    items[i] = qn_tx_helper(f, "qn_k_str_part", str(f), c->span, args, 4);
  }
  return qn_tx_block_close(f, o, qn_tuple_of(f, items, 3, c->span), c->span);
}

static qn_texpr *join(qn_fn *f, qn_texpr *self, const qn_node *call) {
  qn_cargs c = {.span = call->span};
  if (call->Call.args.n != 1 || call->Call.keywords.n) return qn_bad_args(f, QN_SV("join"), &c);
  const qn_node *arg = call->Call.args.items[0];
  qn_tx_open o = qn_tx_block_open(f);
  self = qn_tx_temp(f, self);
  qn_texpr *list = qn_list_of_iterable(f, arg);
  if (qn_is_poison(list)) return qn_tx_block_close(f, o, list, call->span);
  const qn_type *t = qn_settled(f, list->type);
  if (!t) return qn_tx_block_close(f, o, qn_poison(f, call->span), call->span);
  if (t->kind != QN_TYPE_LIST || t->item->kind != QN_TYPE_STR) {
    qn_terror(f, QN_DIAG_TYPE, call->span, "join() takes strings, not %s", qn_tt(f, t));
    return qn_tx_block_close(f, o, qn_poison(f, call->span), call->span);
  }
  return qn_tx_block_close(f, o, qn_tx_helper(f, "qn_k_str_join", str(f), call->span, (qn_texpr *[]){self, list}, 2), call->span);
}

qn_texpr *qn_tstr_method(qn_fn *f, qn_texpr *self, const qn_node *call) {
  const char *name = call->Call.func->Attribute.attr->text;
  qn_cargs c = {0};
  if (driver(f)) return qn_unsupported(f, call->span, "a string here");
  if (strcmp(name, "join") == 0) return join(f, self, call);
  if (!qn_eval_args(f, call, &c)) return qn_poison(f, call->span);
  if (strcmp(name, "format") == 0) return qn_tstr_format_method(f, self, &c);
  if (strcmp(name, "partition") == 0 || strcmp(name, "rpartition") == 0) return partition(f, self, &c, name[0] == 'r');
  for (size_t i = 0; i < QN_COUNT(methods); i++) {
    if (strcmp(methods[i].name, name) != 0) continue;
    if (strcmp(methods[i].helper, "qn_k_str_affix") == 0 && c.n_pos == 1 && c.pos[0]->type->kind == QN_TYPE_TUPLE)
      return any_affix(f, &methods[i], self, &c);
    qn_texpr *e = call_method(f, &methods[i], self, &c);
    return e ? e : qn_bad_args(f, qn_sv_of(name), &c);
  }
  for (size_t i = 0; i < QN_COUNT(plains); i++) {
    if (strcmp(plains[i].name, name) != 0) continue;
    if (c.n_pos || c.n_kw) return qn_bad_args(f, qn_sv_of(name), &c);
    qn_texpr *args[2] = {self, small(f, (int64_t)i, c.span)};
    if (plains[i].result == 's') return qn_tx_helper(f, "qn_k_str_case", str(f), c.span, args, 2);
    return truth_of(f, qn_tx_helper(f, "qn_k_str_is", i64(f), c.span, args, 2), c.span);
  }
  qn_terror(f, QN_DIAG_ATTRIBUTE, call->span, "method '%s' of str is not supported in kernels", name);
  return qn_poison(f, call->span);
}

/* --- builtins ------------------------------------------------------------------------------------------------------------------ */
qn_texpr *qn_bi_chr(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1) || !qn_type_is_int(c->pos[0]->type) || driver(f)) return qn_bad_args(f, name, c);
  qn_texpr *v = qn_cast(f, c->pos[0], i64(f));
  return qn_tx_helper(f, "qn_k_str_chr", str(f), c->span, &v, 1);
}

qn_texpr *qn_bi_ord(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw || !is_str(c->pos[0]) || driver(f)) return qn_bad_args(f, name, c);
  return qn_tx_helper(f, "qn_k_str_ord", i64(f), c->span, c->pos, 1);
}

/* int(s), int(s, base), float(s); NULL: no string is given */
qn_texpr *qn_tstr_to_number(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool real = qn_sv_is(name, "float");
  if (c->n_pos < 1 || !is_str(c->pos[0]) || driver(f)) return NULL;
  if (real) return c->n_pos == 1 && !c->n_kw ? qn_tx_helper(f, "qn_k_str_float", f->in->types->scalar[QN_D_FLOAT64], c->span, c->pos, 1) : NULL;
  qn_texpr *base = c->n_pos == 2 ? c->pos[1] : c->n_kw == 1 && strcmp(c->kw_names[0]->text, "base") == 0 ? c->kw[0] : NULL;
  if (c->n_pos > 2 || (c->n_kw && !base) || (base && !qn_type_is_int(base->type))) return NULL;
  qn_texpr *args[2] = {c->pos[0], base ? qn_cast(f, base, i64(f)) : big(f, 10, c->span)};
  return qn_tx_helper(f, "qn_k_str_int", i64(f), c->span, args, 2);
}
