/* operatorfn.c - the functions of the module operator in kernels, and type(): each is what the operator of its name is. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

static const struct {
  const char *name;
  enum qn_operator op;
} binary[] = {{"add", QN_OP_Add},       {"sub", QN_OP_Sub},           {"mul", QN_OP_Mult},         {"truediv", QN_OP_Div},
              {"floordiv", QN_OP_FloorDiv}, {"mod", QN_OP_Mod},       {"pow", QN_OP_Pow},          {"lshift", QN_OP_LShift},
              {"rshift", QN_OP_RShift}, {"and_", QN_OP_BitAnd},       {"or_", QN_OP_BitOr},        {"xor", QN_OP_BitXor},
              {"matmul", QN_OP_MatMult}};
static const struct {
  const char *name;
  enum qn_cmpop op;
} compared[] = {{"eq", QN_CMP_Eq}, {"ne", QN_CMP_NotEq}, {"lt", QN_CMP_Lt}, {"le", QN_CMP_LtE}, {"gt", QN_CMP_Gt}, {"ge", QN_CMP_GtE},
                {"is_", QN_CMP_Is}, {"is_not", QN_CMP_IsNot}};
static const struct {
  const char *name;
  enum qn_unaryop op;
} unary[] = {{"neg", QN_UNARY_USub}, {"pos", QN_UNARY_UAdd}, {"invert", QN_UNARY_Invert}, {"inv", QN_UNARY_Invert}, {"not_", QN_UNARY_Not}};

qn_texpr *qn_bi_operator(qn_fn *f, qn_sv name, const qn_cargs *c) {
  const char *op = name.p + sizeof "operator." - 1;
  size_t n = name.n - (sizeof "operator." - 1);
  qn_sv short_name = {op, n};
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (c->n_kw) return qn_bad_args(f, name, c);
  if (qn_sv_is(short_name, "abs")) return qn_call_builtin(f, QN_SV("abs"), c);
  if (qn_sv_is(short_name, "truth")) return qn_call_builtin(f, QN_SV("bool"), c);
  if (qn_sv_is(short_name, "contains") && c->n_pos == 2) return qn_compare_of(f, QN_CMP_In, c->pos[1], c->pos[0], c->span);
  for (size_t i = 0; i < QN_COUNT(unary) && c->n_pos == 1; i++)
    if (qn_sv_is(short_name, unary[i].name)) return qn_unop(f, unary[i].op, c->pos[0], c->span);
  for (size_t i = 0; i < QN_COUNT(binary) && c->n_pos == 2; i++)
    if (qn_sv_is(short_name, binary[i].name)) return qn_binop(f, binary[i].op, c->pos[0], c->pos[1], c->span);
  for (size_t i = 0; i < QN_COUNT(compared) && c->n_pos == 2; i++)
    if (qn_sv_is(short_name, compared[i].name)) return qn_compare_of(f, compared[i].op, c->pos[0], c->pos[1], c->span);
  return qn_bad_args(f, name, c);
}

/* type(x): of a number its dtype, which converts when it is called; of a named tuple, an enum's member or an object its class. */
qn_texpr *qn_bi_type(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (c->n_pos != 1 || c->n_kw) return qn_bad_args(f, name, c);
  const qn_type *t = c->pos[0]->type;
  if (t->kind == QN_TYPE_SCALAR) return qn_tx_nothing(f, qn_type_dtype(f->in->types, t->dtype), c->span);
  if (t->klass && t->kind != QN_TYPE_RECORD && t->kind != QN_TYPE_CLASS && !qn_is_slice_value(t))
    return qn_tx_nothing(f, qn_type_of_class(f->in->types, QN_TYPE_CLASS, t->klass), c->span);
  return qn_unsupported(f, c->span, "type() of anything but a number or an object of a class");
}
