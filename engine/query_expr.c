/* query_expr.c - an expression of a query to a tree of nodes.
 *
 * What is arithmetic becomes one kernel, mapped over rows (map.c). Text, dates, tests for null, conditions and comparisons of
 * columns run in C (query_nodes.c); inside of arithmetic they are computed first, and their place in the kernel's text is
 * taken by a parameter of the same length, so that messages point to the right place. */
#include <math.h>

#include "engine/query.h"
#include "frontend/suggest.h"

const qn_xcallrow qn_xcalls[QN_XC_COUNT] = {
#define XCALL(ID, name, first, result, least, most, help) {name, first, result, least, most},
#include "engine/query_calls.def"
#undef XCALL
};

static qn_xnode *compile(qn_xcompile *c, const qn_qitem *item, const qn_node *n);

static qn_xnode *fail_at(qn_xcompile *c, const qn_qitem *item, const qn_node *n, qn_status status, const char *fmt, ...) QN_PRINTF(5, 6);
static qn_xnode *fail_at(qn_xcompile *c, const qn_qitem *item, const qn_node *n, qn_status status, const char *fmt, ...) {
  char text[512];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  (void)qn_q_fail(c->q, status, "%s", text);
  if (c->q->err) {
    c->q->err->span = (qn_span){1, item->at + n->span.col, 1, item->at + n->span.end_col};
    snprintf(c->q->err->file, sizeof c->q->err->file, "expression");
  }
  return NULL;
}

/* --- parsing ---------------------------------------------------------------------------------------------------------------- */
qn_node *qn_x_parse(qn_xcompile *c, const qn_qitem *item) {
  qn_diags diags;
  qn_error err = {0};
  qn_diags_init(&diags, &c->q->arena);
  qn_source *source = qn_source_from_text(&c->q->arena, QN_SV("expression"), qn_sv_of(item->text), &diags);
  qn_node *root = source ? qn_parse_expr(&c->q->arena, &c->s->rt.intern, source, QN_DIALECT_PYTHON, &diags) : NULL;
  if (root) return root->kind == QN_AST_Expression ? root->Expression.body : root;
  if (qn_diags_error(&diags, &err) == QN_OK) (void)qn_error_set(&err, QN_ESYNTAX, "the expression does not parse");
  if (c->q->err) {
    *c->q->err = err;
    c->q->err->span.col += item->at;
    c->q->err->span.end_col += item->at;
    const char *hint = qn_qhint_syntax(item->text, c->known, c->nknown);
    if (hint) snprintf(c->q->err->message, sizeof c->q->err->message, "invalid syntax; %s", hint);
  }
  return NULL;
}

typedef struct name_walk {
  void (*each)(void *user, const qn_node *name);
  void *user;
} name_walk;

static void walk_name(void *user, qn_node *n) {
  name_walk *w = user;
  if (n->kind == QN_AST_Name) w->each(w->user, n);
  qn_ast_children(n, walk_name, w);
}

void qn_x_names(const qn_node *n, void (*each)(void *user, const qn_node *name), void *user) {
  walk_name(&(name_walk){each, user}, (qn_node *)(uintptr_t)n);
}

/* --- names that are no columns -------------------------------------------------------------------------------------------------- */
static bool is_math_name(qn_sv name) {
  static const char *const functions[] = {
#define QN_MATH(name, signature, form, rule, ulp) #name,
#include "runtime/math/math.def"
#undef QN_MATH
      "pi", "e", "tau", "inf", "nan", "math", "np", "numpy", "where", "minimum", "maximum", "sign",
      "abs", "min", "max", "round", "int", "float", "bool", "pow", "divmod"};
  for (size_t i = 0; i < QN_COUNT(functions); i++)
    if (qn_sv_is(name, functions[i])) return true;
  return false;
}

static qn_xcall call_named(qn_sv name) {
  for (int i = 0; i < QN_XC_COUNT; i++)
    if (qn_sv_is(name, qn_xcalls[i].name)) return (qn_xcall)i;
  return QN_XC_COUNT;
}

static bool kernel_named(const qn_xcompile *c, qn_sv name, qn_value *out) {
  qn_sym sym = c->kernels ? qn_intern_find(&c->s->rt.intern, name) : NULL;
  if (!sym) return false;
  if (qn_script_get(&c->s->rt, c->kernels->script, sym, out) == 1) return true;
  qn_exc_clear(&c->s->rt);
  return false;
}

bool qn_x_is_function(const qn_xcompile *c, qn_sv name) {
  qn_value v;
  if (is_math_name(name) || call_named(name) != QN_XC_COUNT || qn_qagg_find(name) != QN_QAGG_COUNT_) return true;
  if (!kernel_named(c, name, &v)) return false;
  qn_release(&c->s->rt, v);
  return true;
}

static int32_t column_of(const qn_xcompile *c, qn_sv ident) { return qn_qschema_find(c->schema, qn_qtext_name(c->text, ident)); }

/* The output that a name means, when no column has it. */
static qn_xoutput *output_of(const qn_xcompile *c, const qn_node *n) {
  qn_sv ident = qn_sym_sv(n->Name.id), name = qn_qtext_name(c->text, ident);
  if (column_of(c, ident) >= 0) return NULL;
  for (uint32_t i = 0; i < c->noutputs; i++)
    if (!c->outputs[i].busy && qn_sv_eq(c->outputs[i].item->name, name)) return &c->outputs[i];
  return NULL;
}

static qn_xnode *unknown_name(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  qn_sv name = qn_qtext_name(c->text, qn_sym_sv(n->Name.id)), best = {NULL, 0};
  size_t least = name.n / 3 + 1;
  for (uint32_t i = 0; i < c->nknown; i++) {
    size_t d = qn_edit_distance(name, c->known[i], true);
    if (d < least) least = d, best = c->known[i];
  }
  qn_buf known;
  qn_buf_init(&known, c->q->alloc);
  for (uint32_t i = 0; i < c->nknown && known.n < 300; i++) qn_buf_printf(&known, "%s%.*s", i ? ", " : "", (int)c->known[i].n, c->known[i].p);
  char first[256];
  snprintf(first, sizeof first, "%.*s_x", (int)name.n, name.p);
  if (best.p && qn_sv_eq(best, name) && qn_qschema_find(c->schema, qn_sv_of(first)) >= 0) /* a join has hidden it */
    fail_at(c, item, n, QN_ENOTFOUND, "both files have a column '%.*s': '%.*s_x' is that of the first, '%.*s_y' that of the second", (int)name.n, name.p,
            (int)name.n, name.p, (int)name.n, name.p);
  else if (qn_qhint_name(name) && !(best.p && least == 0)) /* no column in other letters */
    fail_at(c, item, n, QN_ENOTFOUND, "no column or function '%.*s'; did you mean '%s'?", (int)name.n, name.p, qn_qhint_name(name));
  else if (best.p) fail_at(c, item, n, QN_ENOTFOUND, "no column or function '%.*s'; did you mean '%.*s'?", (int)name.n, name.p, (int)best.n, best.p);
  else fail_at(c, item, n, QN_ENOTFOUND, "no column or function '%.*s'; the columns are %.*s", (int)name.n, name.p, (int)known.n, known.p ? known.p : "");
  qn_buf_deinit(&known);
  return NULL;
}

/* --- what runs in C ---------------------------------------------------------------------------------------------------------------- */
static bool is_time(uint8_t t) { return t != QN_COL_STR && qn_dtype_is_time((qn_dtype)t); }

static qn_xcall call_of(const qn_xcompile *c, const qn_node *n, const qn_node **self) {
  *self = NULL;
  if (n->kind != QN_AST_Call) return QN_XC_COUNT;
  const qn_node *f = n->Call.func;
  if (f->kind == QN_AST_Name) return call_named(qn_sym_sv(f->Name.id)); /* a column of the name is not called */
  if (f->kind != QN_AST_Attribute) return QN_XC_COUNT;
  if (f->Attribute.value->kind == QN_AST_Name && column_of(c, qn_sym_sv(f->Attribute.value->Name.id)) < 0) return QN_XC_COUNT; /* math.sqrt */
  *self = f->Attribute.value;
  return call_named(qn_sym_sv(f->Attribute.attr));
}

/* `body if test else orelse`, or where(test, body, orelse)? */
static bool choice_of(const qn_xcompile *c, const qn_node *n, const qn_node *parts[3]) {
  if (n->kind == QN_AST_IfExp) return parts[0] = n->IfExp.test, parts[1] = n->IfExp.body, parts[2] = n->IfExp.orelse, true;
  if (n->kind != QN_AST_Call || n->Call.args.n != 3 || n->Call.keywords.n) return false;
  const qn_node *f = n->Call.func, *module = f->kind == QN_AST_Attribute ? f->Attribute.value : NULL;
  if (module && (module->kind != QN_AST_Name || column_of(c, qn_sym_sv(module->Name.id)) >= 0)) return false;
  if (module && !qn_sv_is(qn_sym_sv(module->Name.id), "np") && !qn_sv_is(qn_sym_sv(module->Name.id), "numpy")) return false;
  if (!module && f->kind != QN_AST_Name) return false;
  if (!qn_sv_is(qn_sym_sv(module ? f->Attribute.attr : f->Name.id), "where")) return false;
  for (int i = 0; i < 3; i++) parts[i] = n->Call.args.items[i];
  return true;
}

static bool is_text(const qn_xcompile *c, const qn_node *n) {
  const qn_node *self, *parts[3];
  qn_xoutput *output;
  int32_t at;
  qn_xcall call;
  bool text;
  if (choice_of(c, n, parts)) return is_text(c, parts[1]) || is_text(c, parts[2]);
  switch ((int)n->kind) {
    case QN_AST_Name:
      if ((at = column_of(c, qn_sym_sv(n->Name.id))) >= 0) return c->schema->fields[at].type == QN_COL_STR;
      if (!(output = output_of(c, n))) return false;
      if (output->made && output->over == c->schema) return output->made->type == QN_COL_STR;
      output->busy = true;
      text = is_text(c, output->node);
      return output->busy = false, text;
    case QN_AST_Constant: return n->Constant.value.kind == QN_CONST_STR;
    case QN_AST_Subscript: return is_text(c, n->Subscript.value);
    case QN_AST_BinOp: return n->BinOp.op == QN_OP_Add && (is_text(c, n->BinOp.left) || is_text(c, n->BinOp.right));
    case QN_AST_Call:
      call = call_of(c, n, &self);
      if (call == QN_XC_COUNT) return false;
      if (qn_xcalls[call].result == 's') return is_text(c, self ? self : n->Call.args.n ? n->Call.args.items[0] : n);
      return qn_xcalls[call].result == 't';
    default: return false;
  }
}

static bool is_number(const qn_node *n) {
  if (n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub) n = n->UnaryOp.operand;
  return n->kind == QN_AST_Constant && (n->Constant.value.kind == QN_CONST_INT || n->Constant.value.kind == QN_CONST_FLOAT);
}

static bool plain_operand(const qn_xcompile *c, const qn_node *n) {
  return is_number(n) || (n->kind == QN_AST_Name && column_of(c, qn_sym_sv(n->Name.id)) >= 0);
}

/* Must this node run in C? Kernels take the rest. */
static bool special(const qn_xcompile *c, const qn_node *n) {
  const qn_node *self, *parts[3];
  int32_t at;
  bool plain;
  if (is_text(c, n) || choice_of(c, n, parts)) return true;
  switch ((int)n->kind) {
    case QN_AST_Name: return (at = column_of(c, qn_sym_sv(n->Name.id))) >= 0 ? is_time(c->schema->fields[at].type) : output_of(c, n) != NULL;
    case QN_AST_BoolOp: return true;
    case QN_AST_UnaryOp: return n->UnaryOp.op == QN_UNARY_Not;
    case QN_AST_Call: return call_of(c, n, &self) != QN_XC_COUNT;
    case QN_AST_Compare:
      plain = plain_operand(c, n->Compare.left);
      if (special(c, n->Compare.left)) return true;
      for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
        int op = n->Compare.ops.items[i];
        if (op == QN_CMP_Is || op == QN_CMP_IsNot || op == QN_CMP_In || op == QN_CMP_NotIn || is_text(c, n->Compare.comparators.items[i])) return true;
        plain = plain && plain_operand(c, n->Compare.comparators.items[i]);
      }
      return plain;
    default: return false;
  }
}

static qn_xnode *node(qn_xcompile *c, qn_xkind kind, uint8_t type, uint32_t n) {
  qn_xnode *x = QN_NEW(&c->q->arena, qn_xnode);
  x->kind = kind;
  x->type = type;
  x->n = n;
  x->args = QN_NEW_N(&c->q->arena, qn_xnode *, n + 1);
  return x;
}

static qn_xnode *literal(qn_xcompile *c, const qn_node *n) {
  bool minus = n->kind == QN_AST_UnaryOp;
  const qn_const *v = minus ? &n->UnaryOp.operand->Constant.value : &n->Constant.value;
  qn_xnode *x = node(c, QN_X_NUMBER, v->kind == QN_CONST_INT ? (uint8_t)QN_D_INT64 : (uint8_t)QN_D_FLOAT64, 0);
  if (v->kind == QN_CONST_INT) x->integer = minus ? -v->i : v->i, x->number = (double)x->integer;
  else x->number = minus ? -v->f : v->f;
  return x;
}

static qn_xnode *column_node(qn_xcompile *c, int32_t at) {
  qn_xnode *x = node(c, QN_X_COLUMN, c->schema->fields[at].type, 0);
  x->column = at;
  return x;
}

static const char *kind_word(uint8_t t) { return t == QN_COL_STR ? "text" : is_time(t) ? "a moment" : t == QN_D_BOOL ? "a truth value" : "a number"; }

/* Text beside a moment is read as a moment when it is a literal. */
static bool comparable(const qn_xnode *a, const qn_xnode *b) {
  bool at = a->type == QN_COL_STR, bt = b->type == QN_COL_STR, am = is_time(a->type), bm = is_time(b->type);
  if (am != bm) return (am && b->kind == QN_X_TEXT) || (bm && a->kind == QN_X_TEXT);
  return at == bt;
}

static qn_xnode *compare_pair(qn_xcompile *c, const qn_qitem *item, const qn_node *at, const qn_node *l, int op, const qn_node *r) {
  if (op == QN_CMP_Is || op == QN_CMP_IsNot) {
    if (r->kind != QN_AST_Constant || r->Constant.value.kind != QN_CONST_NONE) return fail_at(c, item, r, QN_ETYPE, "'is' asks for None: x is None, x is not None");
    qn_xnode *x = node(c, QN_X_CALL, QN_D_BOOL, 1);
    x->op = op == QN_CMP_Is ? QN_XC_ISNULL : QN_XC_NOTNULL;
    return (x->args[0] = compile(c, item, l)) ? x : NULL;
  }
  if (op == QN_CMP_In || op == QN_CMP_NotIn) {
    bool list = r->kind == QN_AST_Tuple || r->kind == QN_AST_List || r->kind == QN_AST_Set;
    qn_nodes elts = r->kind == QN_AST_Tuple ? r->Tuple.elts : r->kind == QN_AST_List ? r->List.elts : (qn_nodes){0};
    if (r->kind == QN_AST_Set) elts = r->Set.elts;
    qn_xnode *x = node(c, list ? QN_X_IN : QN_X_CONTAINS, QN_D_BOOL, list ? 1 + elts.n : 2);
    x->op = op == QN_CMP_NotIn;
    if (!(x->args[0] = compile(c, item, l))) return NULL;
    if (!list) {
      if (!(x->args[1] = compile(c, item, r))) return NULL;
      if (x->args[0]->type != QN_COL_STR || x->args[1]->type != QN_COL_STR)
        return fail_at(c, item, at, QN_ETYPE, "'in' looks for text in a text, or for a value in a list: x in (1, 2)");
      return x;
    }
    for (uint32_t i = 0; i < elts.n; i++) {
      if (!(x->args[1 + i] = compile(c, item, elts.items[i]))) return NULL;
      if (x->args[1 + i]->kind != QN_X_TEXT && x->args[1 + i]->kind != QN_X_NUMBER) return fail_at(c, item, elts.items[i], QN_ETYPE, "a list behind 'in' holds texts or numbers");
      if (!comparable(x->args[0], x->args[1 + i]))
        return fail_at(c, item, elts.items[i], QN_ETYPE, "%s is looked for among values that are %s", kind_word(x->args[0]->type), kind_word(x->args[1 + i]->type));
    }
    return x;
  }
  qn_xnode *x = node(c, QN_X_COMPARE, QN_D_BOOL, 2);
  x->op = op;
  if (!(x->args[0] = compile(c, item, l)) || !(x->args[1] = compile(c, item, r))) return NULL;
  if (!comparable(x->args[0], x->args[1]))
    return fail_at(c, item, at, QN_ETYPE, "%s is compared with %s", kind_word(x->args[0]->type), kind_word(x->args[1]->type));
  return x;
}

static qn_xnode *compare(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  qn_xnode *all = NULL;
  const qn_node *left = n->Compare.left;
  if (n->Compare.ops.n > 1) all = node(c, QN_X_LOGIC, QN_D_BOOL, n->Compare.ops.n), all->op = QN_BOOL_And;
  for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
    qn_xnode *x = compare_pair(c, item, n, left, n->Compare.ops.items[i], n->Compare.comparators.items[i]);
    if (!x || !all) return x;
    all->args[i] = x;
    left = n->Compare.comparators.items[i];
  }
  return all;
}

static bool truth(const qn_xnode *x) { return x->type == QN_D_BOOL; }

static qn_xnode *logic(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  bool negate = n->kind == QN_AST_UnaryOp;
  uint32_t count = negate ? 1 : n->BoolOp.values.n;
  qn_xnode *x = node(c, negate ? QN_X_NOT : QN_X_LOGIC, QN_D_BOOL, count);
  if (!negate) x->op = (int)n->BoolOp.op;
  for (uint32_t i = 0; i < count; i++) {
    const qn_node *v = negate ? n->UnaryOp.operand : n->BoolOp.values.items[i];
    if (!(x->args[i] = compile(c, item, v))) return NULL;
    if (!truth(x->args[i])) return fail_at(c, item, v, QN_ETYPE, "and, or, not take truth values, this is %s", kind_word(x->args[i]->type));
  }
  return x;
}

/* The type that both branches have. QN_D_OBJECT: there is none. */
static uint8_t common_type(uint8_t a, uint8_t b) {
  if (a == b) return a;
  if (a == QN_COL_STR || b == QN_COL_STR || is_time(a) || is_time(b)) return QN_D_OBJECT;
  if (qn_coltype_is_float(a) || qn_coltype_is_float(b)) return QN_D_FLOAT64;
  return a == QN_D_UINT64 || b == QN_D_UINT64 ? (uint8_t)QN_D_FLOAT64 : (uint8_t)QN_D_INT64;
}

static bool is_none(const qn_node *n) { return n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_NONE; }

/* The parts are test, body, orelse. A branch that is None has the other's type. */
static qn_xnode *choose(qn_xcompile *c, const qn_qitem *item, const qn_node *n, const qn_node *const parts[3]) {
  qn_xnode *x = node(c, QN_X_IF, QN_D_OBJECT, 3);
  for (int i = 0; i < 3; i++)
    if (!(x->args[i] = i && is_none(parts[i]) ? node(c, QN_X_NULL, QN_D_OBJECT, 0) : compile(c, item, parts[i]))) return NULL;
  if (!truth(x->args[0])) return fail_at(c, item, parts[0], QN_ETYPE, "a condition is a truth value, this is %s", kind_word(x->args[0]->type));
  for (int i = 1; i < 3; i++)
    if (x->args[i]->kind == QN_X_NULL) x->args[i]->type = x->args[3 - i]->type;
  if (x->args[1]->type == QN_D_OBJECT) return fail_at(c, item, n, QN_ETYPE, "both branches are None");
  x->type = common_type(x->args[1]->type, x->args[2]->type);
  return x->type == QN_D_OBJECT ? fail_at(c, item, n, QN_ETYPE, "the branches are %s and %s", kind_word(x->args[1]->type), kind_word(x->args[2]->type)) : x;
}

static qn_xnode *call(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  const qn_node *self;
  qn_xcall which = call_of(c, n, &self);
  const qn_xcallrow *row = &qn_xcalls[which];
  uint32_t extra = self ? 1 : 0, count = n->Call.args.n + extra;
  if (n->Call.keywords.n) return fail_at(c, item, n, QN_ETYPE, "%s takes no named arguments", row->name);
  if (count < row->least || count > row->most)
    return fail_at(c, item, n, QN_ETYPE, "%s takes %d argument%s, not %u", row->name, row->least, row->least == 1 ? "" : "s", count);
  qn_xnode *x = node(c, QN_X_CALL, QN_D_BOOL, count);
  x->op = which;
  for (uint32_t i = 0; i < count; i++) {
    const qn_node *arg = i < extra ? self : n->Call.args.items[i - extra];
    if (!(x->args[i] = compile(c, item, arg))) return NULL;
    bool text = x->args[i]->type == QN_COL_STR;
    if ((i == 0 && row->first == 't' && !text) || (i > 0 && row->first == 't' && x->args[i]->kind != QN_X_TEXT))
      return fail_at(c, item, arg, QN_ETYPE, i ? "%s takes a text in quotes here, not %s" : "%s takes text, not %s", row->name, text ? "an expression" : kind_word(x->args[i]->type));
    if (row->first == 'd' && !text && !is_time(x->args[i]->type)) return fail_at(c, item, arg, QN_ETYPE, "%s takes a moment, not %s", row->name, kind_word(x->args[i]->type));
  }
  uint8_t type = x->args[0]->type;
  for (uint32_t i = 1; row->result == 's' && i < count; i++) {
    type = common_type(type, x->args[i]->type);
    if (type == QN_D_OBJECT) return fail_at(c, item, n, QN_ETYPE, "the arguments of %s are %s and %s", row->name, kind_word(x->args[0]->type), kind_word(x->args[i]->type));
  }
  x->type = row->result == 't' ? (uint8_t)QN_COL_STR : row->result == 'i' ? (uint8_t)QN_D_INT64 : row->result == 's' ? type : (uint8_t)QN_D_BOOL;
  return x;
}

static bool whole_number(const qn_node *n, int64_t absent, int64_t *out) {
  *out = absent;
  if (!n) return true;
  bool minus = n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub;
  const qn_node *v = minus ? n->UnaryOp.operand : n;
  if (v->kind != QN_AST_Constant || v->Constant.value.kind != QN_CONST_INT) return false;
  *out = minus ? -v->Constant.value.i : v->Constant.value.i;
  return true;
}

static qn_xnode *slice(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  const qn_node *s = n->Subscript.slice;
  qn_xnode *x = node(c, QN_X_SLICE, QN_COL_STR, 1);
  bool range = s->kind == QN_AST_Slice;
  bool fine = range ? !s->Slice.step && whole_number(s->Slice.lower, 0, &x->lower) && whole_number(s->Slice.upper, INT64_MAX, &x->upper)
                    : whole_number(s, 0, &x->lower);
  if (!fine) return fail_at(c, item, s, QN_ETYPE, "a part of a text is s[1:3] or s[0], with numbers");
  if (!range) x->upper = x->lower == -1 ? INT64_MAX : x->lower + 1;
  return (x->args[0] = compile(c, item, n->Subscript.value)) ? x : NULL;
}

static qn_xnode *join_texts(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  qn_xnode *x = node(c, QN_X_JOIN, QN_COL_STR, 2);
  if (!(x->args[0] = compile(c, item, n->BinOp.left)) || !(x->args[1] = compile(c, item, n->BinOp.right))) return NULL;
  if (x->args[0]->type != QN_COL_STR || x->args[1]->type != QN_COL_STR)
    return fail_at(c, item, n, QN_ETYPE, "%s cannot be added to %s: '%.*s'", kind_word(x->args[1]->type), kind_word(x->args[0]->type),
                   (int)(n->span.end_col - n->span.col), item->text + n->span.col);
  return x;
}

/* --- kernels --------------------------------------------------------------------------------------------------------------------------- */
enum { PARAMETERS = 30 };
typedef struct kernel {
  qn_xcompile *c;
  const qn_qitem *item;
  char *text; /* of the item, with placeholders */
  qn_sv names[PARAMETERS];
  qn_xnode *args[PARAMETERS];
  uint32_t n;
  bool failed;
} kernel;

static void parameter(kernel *k, const qn_node *n, qn_sv name, qn_xnode *x) {
  for (uint32_t i = 0; i < k->n; i++)
    if (qn_sv_eq(k->names[i], name)) return;
  if (k->n == PARAMETERS) {
    k->failed = true;
    (void)fail_at(k->c, k->item, n, QN_ELIMIT, "an expression uses at most %d columns", PARAMETERS);
    return;
  }
  k->names[k->n] = name;
  k->args[k->n++] = x;
}

static void collect(void *user, qn_node *n) {
  kernel *k = user;
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  if (k->failed) return;
  if (special(k->c, n)) {
    qn_xnode *x = compile(k->c, k->item, n);
    if (!x) {
      k->failed = true;
      return;
    }
    if (x->type == QN_COL_STR || is_time(x->type)) {
      k->failed = true;
      (void)fail_at(k->c, k->item, n, QN_ETYPE, "arithmetic takes numbers, this is %s", kind_word(x->type));
      return;
    }
    uint32_t at = n->span.col, end = n->span.end_col, which = 0;
    if (n->kind == QN_AST_Name) { /* an output: one parameter, however often it is named */
      parameter(k, n, qn_sym_sv(n->Name.id), x);
      return;
    }
    char name[3] = {'_', letters[k->n], 0};
    while (column_of(k->c, qn_sv_of(name)) >= 0 && which < 62) name[1] = letters[which++];
    memset(k->text + at, ' ', end - at);
    memcpy(k->text + at, name, 2);
    parameter(k, n, qn_arena_sv(&k->c->q->arena, qn_sv_of(name)), x);
    return;
  }
  if (n->kind == QN_AST_Name) {
    qn_sv name = qn_sym_sv(n->Name.id);
    int32_t at = column_of(k->c, name);
    if (at >= 0) parameter(k, n, name, column_node(k->c, at));
    else if (!qn_x_is_function(k->c, name)) k->failed = true, unknown_name(k->c, k->item, n);
    return;
  }
  if (n->kind == QN_AST_Call && n->Call.func->kind == QN_AST_Name) { /* a function's name means no output */
    if (!qn_x_is_function(k->c, qn_sym_sv(n->Call.func->Name.id))) k->failed = true, unknown_name(k->c, k->item, n->Call.func);
    for (uint32_t i = 0; i < n->Call.args.n; i++) collect(k, n->Call.args.items[i]);
    for (uint32_t i = 0; i < n->Call.keywords.n; i++) collect(k, n->Call.keywords.items[i]);
    return;
  }
  qn_ast_children(n, collect, k);
}

typedef struct resolver { /* of a kernel's names */
  qn_fnstate *f;
  struct qn_module *kernels;
} resolver;

static void resolve_name(void *user, qn_arena *a, qn_sv name, qn_global *out) {
  resolver *r = user;
  qn_session *s = r->f->session;
  qn_value v;
  qn_xcompile c = {.s = s, .kernels = r->kernels};
  *out = (qn_global){.kind = QN_GLOBAL_MISSING};
  if (kernel_named(&c, name, &v)) {
    qn_fnstate *f = qn_is(v, QN_K_FUNCTION) ? qn_fnstate_of(s, v, NULL, QN_RULES_NUMBA) : NULL;
    if (f) *out = (qn_global){.kind = QN_GLOBAL_FUNCTION, .function = &f->kfunc};
    else qn_global_of_value(s, a, v, QN_RULES_NUMBA, out);
    qn_release(&s->rt, v); /* the module holds it */
    return;
  }
  static const char *const numpy[] = {"where", "minimum", "maximum", "sign"};
  for (size_t i = 0; i < QN_COUNT(numpy); i++)
    if (qn_sv_is(name, numpy[i])) *out = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = qn_sv_of(qn_arena_printf(a, "numpy.%s", numpy[i]))};
  if (out->kind != QN_GLOBAL_MISSING) return;
  if (qn_sv_is(name, "math")) *out = (qn_global){.kind = QN_GLOBAL_MODULE, .s = QN_SV("math")};
  else if (qn_sv_is(name, "np") || qn_sv_is(name, "numpy")) *out = (qn_global){.kind = QN_GLOBAL_MODULE, .s = QN_SV("numpy")};
  else if (qn_sv_is(name, "pi")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = 3.141592653589793, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "e")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = 2.718281828459045, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "tau")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = 6.283185307179586, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "inf")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = (double)INFINITY, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "nan")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = (double)NAN, .dtype = QN_D_FLOAT64};
  else if (is_math_name(name)) {
    static const char *const builtins[] = {"abs", "min", "max", "round", "int", "float", "bool", "pow", "divmod"};
    for (size_t i = 0; i < QN_COUNT(builtins); i++)
      if (qn_sv_is(name, builtins[i])) return;
    *out = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = qn_sv_of(qn_arena_printf(a, "math.%.*s", (int)name.n, name.p))};
  }
}

static bool make_function(kernel *k, const qn_node *n, qn_fnstate **out) {
  qn_xcompile *c = k->c;
  qn_session *s = c->s;
  struct qn_module *m = qn_program_new(s); /* lives with the session: so does what was compiled */
  if (!m) return (void)qn_q_memory(c->q), false;
  jmp_buf oom;
  jmp_buf *outer = s->rt.arena.oom;
  m->arena.oom = s->rt.arena.oom = &oom;
  if (setjmp(oom)) {
    s->rt.arena.oom = outer;
    m->arena.oom = NULL;
    return (void)qn_q_memory(c->q), false;
  }
  qn_diags_init(&m->diags, &m->arena);
  qn_buf code;
  qn_buf_init(&code, s->alloc);
  qn_buf_z(&code, "def expression(");
  for (uint32_t i = 0; i < k->n; i++) qn_buf_printf(&code, "%s%.*s", i ? ", " : "", (int)k->names[i].n, k->names[i].p);
  qn_buf_printf(&code, "): return (%.*s\n)\n", (int)(n->span.end_col - n->span.col), k->text + n->span.col);
  qn_sv copy = qn_arena_sv(&m->arena, qn_buf_view(&code));
  qn_buf_deinit(&code);
  m->source = qn_source_from_text(&m->arena, QN_SV("expression"), copy, &m->diags);
  m->root = m->source ? qn_parse(&m->arena, &s->rt.intern, m->source, QN_DIALECT_PYTHON, &m->diags) : NULL;
  m->scopes = m->root ? qn_resolve(&m->arena, &s->rt.intern, m->root, m->source, &m->diags) : NULL;
  if (m->scopes) {
    qn_fnstate *f = QN_NEW(&m->arena, qn_fnstate);
    resolver *r = QN_NEW(&m->arena, resolver);
    *r = (resolver){f, c->kernels};
    f->session = s;
    f->env = (qn_kenv){r, resolve_name, NULL};
    f->kfunc = (qn_kfunc){.node = m->root->Module.body.items[0], .source = m->source, .scopes = m->scopes, .name = QN_SV("expression"), .env = &f->env,
                          .rules = QN_RULES_NUMBA, .options = qn_koptions_default(QN_RULES_NUMBA)};
    f->kfunc.options.error_model_numpy = true;
    f->kfunc.options.overflow_raise = true; /* an int that leaves 64 bits is an error, as a sum of them is */
    f->next = s->functions;
    s->functions = f;
    *out = f;
  }
  s->rt.arena.oom = outer;
  m->arena.oom = NULL;
  if (m->scopes) return true;
  if (qn_diags_error(&m->diags, c->q->err) == QN_OK) (void)qn_q_fail(c->q, QN_ESYNTAX, "the expression does not parse");
  return false;
}

static qn_xnode *make_kernel(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  kernel k = {.c = c, .item = item, .text = qn_arena_strndup(&c->q->arena, item->text, strlen(item->text))};
  collect(&k, (qn_node *)(uintptr_t)n);
  if (k.failed) return NULL;
  if (k.n == 0) { /* a constant: the kernel runs over the rows of an argument that it does not read */
    k.args[k.n] = node(c, QN_X_NUMBER, QN_D_INT64, 0);
    k.names[k.n++] = QN_SV("_rows");
  }
  qn_xnode *x = node(c, QN_X_KERNEL, QN_D_FLOAT64, k.n);
  qn_column *none[PARAMETERS] = {NULL}, *result = NULL;
  uint32_t made = 0;
  bool fine = make_function(&k, n, &x->f);
  memcpy(x->args, k.args, k.n * sizeof *x->args);
  while (fine && made < k.n && (none[made] = qn_column_new(c->q->alloc, k.args[made]->type, 0)) != NULL) made++;
  if (fine && made < k.n) fine = false, (void)qn_q_memory(c->q);
  if (fine) result = qn_x_kernel(c->s, c->q, x, none, 0); /* types it: what is refused is refused now */
  for (uint32_t i = 0; i < made; i++) qn_column_drop(none[i]);
  if (result) x->type = result->type;
  qn_column_drop(result);
  if (result) return x;
  if (fine && c->q->err && !c->q->err->span.line) {
    if (c->q->err->status == QN_ERUNTIME) c->q->err->status = QN_ETYPE;
    c->q->err->span = (qn_span){1, item->at + n->span.col, 1, item->at + n->span.end_col};
    snprintf(c->q->err->file, sizeof c->q->err->file, "expression");
  }
  return NULL;
}

/* --- one node ---------------------------------------------------------------------------------------------------------------------------- */
static qn_xnode *compile(qn_xcompile *c, const qn_qitem *item, const qn_node *n) {
  int32_t at;
  if (is_number(n)) return literal(c, n);
  if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_STR) {
    qn_xnode *x = node(c, QN_X_TEXT, QN_COL_STR, 0);
    x->text = qn_arena_sv(&c->q->arena, n->Constant.value.s);
    return x;
  }
  if (n->kind == QN_AST_Name) {
    if ((at = column_of(c, qn_sym_sv(n->Name.id))) >= 0) return column_node(c, at);
    qn_xoutput *output = output_of(c, n);
    if (output) {
      if (output->made && output->over == c->schema) return output->made;
      output->busy = true;
      qn_xnode *x = compile(c, output->item, output->node);
      output->busy = false;
      output->over = c->schema;
      return output->made = x;
    }
    if (!qn_x_is_function(c, qn_sym_sv(n->Name.id))) return unknown_name(c, item, n);
  }
  if (!special(c, n)) return make_kernel(c, item, n);
  const qn_node *parts[3];
  if (choice_of(c, n, parts)) return choose(c, item, n, parts);
  switch ((int)n->kind) {
    case QN_AST_BoolOp: case QN_AST_UnaryOp: return logic(c, item, n);
    case QN_AST_Compare: return compare(c, item, n);
    case QN_AST_Call: return call(c, item, n);
    case QN_AST_Subscript: return slice(c, item, n);
    case QN_AST_BinOp: return join_texts(c, item, n);
    default: return fail_at(c, item, n, QN_ETYPE, "this form is not an expression over rows");
  }
}

qn_xnode *qn_x_compile(qn_xcompile *c, const qn_qitem *item, const qn_node *root) { return compile(c, item, root); }
