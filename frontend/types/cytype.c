/* cytype.c - C types of Cython as kernel types, and the names a function declares. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

typedef struct c_name {
  const char *name;
  qn_dtype dtype;
} c_name;
static const c_name names[] = {
    {"bint", QN_D_BOOL},          {"char", QN_D_INT8},          {"signed char", QN_D_INT8},
    {"unsigned char", QN_D_UINT8}, {"short", QN_D_INT16},       {"unsigned short", QN_D_UINT16},
    {"int", QN_D_INT32},          {"unsigned int", QN_D_UINT32}, {"unsigned", QN_D_UINT32},
    {"long", QN_D_INT64},         {"unsigned long", QN_D_UINT64}, {"long long", QN_D_INT64},
    {"unsigned long long", QN_D_UINT64}, {"Py_ssize_t", QN_D_INT64}, {"ssize_t", QN_D_INT64},
    {"size_t", QN_D_UINT64},      {"ptrdiff_t", QN_D_INT64},    {"float", QN_D_FLOAT32},
    {"double", QN_D_FLOAT64},     {"float complex", QN_D_COMPLEX64}, {"double complex", QN_D_COMPLEX128},
    {"int8_t", QN_D_INT8},        {"int16_t", QN_D_INT16},      {"int32_t", QN_D_INT32},
    {"int64_t", QN_D_INT64},      {"uint8_t", QN_D_UINT8},      {"uint16_t", QN_D_UINT16},
    {"uint32_t", QN_D_UINT32},    {"uint64_t", QN_D_UINT64},    {"intp_t", QN_D_INT64},
    {"float32_t", QN_D_FLOAT32},  {"float64_t", QN_D_FLOAT64},  {"bool", QN_D_BOOL},
    {"uint64 slot", QN_D_UINT64}};

/* `=x`: of the type of parameter x, or of its items (cy_lower.h). */
static const qn_type *like_parameter(qn_fn *f, const char *name, qn_span span) {
  for (uint32_t i = 0; f->spec && i < f->spec->n_args; i++) {
    const qn_type *t = f->spec->args[i];
    if (strcmp(qn_param_name(f->k, i)->text, name) == 0 && (t->kind == QN_TYPE_SCALAR || t->kind == QN_TYPE_ARRAY)) return f->in->types->scalar[t->dtype];
  }
  qn_terror(f, QN_DIAG_CYTHON_UNSUPPORTED, span, "a fused type without its parameter is not supported");
  return f->in->types->poison;
}

static const qn_type *named(qn_fn *f, const char *text, qn_span span) {
  if (text[0] == '=') return like_parameter(f, text + 1, span);
  if (strcmp(text, "void") == 0) return f->in->types->none;
  const char *dot = strrchr(text, '.');
  const char *last = dot ? dot + 1 : text;
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(last, names[i].name) == 0) return f->in->types->scalar[names[i].dtype];
  qn_terror(f, QN_DIAG_CYTHON_UNSUPPORTED, span, "the C type '%s' is not supported", text);
  return f->in->types->poison;
}

bool qn_is_list_ctype(const qn_node *n) { return n->kind == QN_AST_CyTypeName && strcmp(n->CyTypeName.name->text, "list") == 0; }

const qn_type *qn_ctype(qn_fn *f, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_CyTypeName: return named(f, n->CyTypeName.name->text, n->span);
    case QN_AST_CyTypeConst: return qn_ctype(f, n->CyTypeConst.base);
    case QN_AST_CyTypeMemView: {
      const qn_node *base = n->CyTypeMemView.base;
      const qn_type *item = qn_ctype(f, base);
      if (item->kind != QN_TYPE_SCALAR || n->CyTypeMemView.ndim > 8) return f->in->types->poison;
      char layout = n->CyTypeMemView.layout == QN_CY_C ? 'C' : n->CyTypeMemView.layout == QN_CY_F ? 'F' : 'A';
      return qn_type_array(f->in->types, item->dtype, n->CyTypeMemView.ndim, layout, base->kind == QN_AST_CyTypeConst);
    }
    default: break;
  }
  qn_terror(f, QN_DIAG_CYTHON_UNSUPPORTED, n->span, "this C type is not supported");
  return f->in->types->poison;
}

static void take(qn_fn *f, qn_nodes params, qn_signature *out) {
  for (uint32_t i = 0; i < params.n; i++) {
    const qn_node *c = params.items[i]->arg.ctype;
    out->args[out->n++] = c && !qn_is_list_ctype(c) ? qn_ctype(f, c) : NULL;
  }
}

bool qn_ctype_signature(qn_arena *a, qn_types *types, const qn_kfunc *k, qn_diags *diags, qn_signature *out) {
  qn_infer_state *in = QN_NEW(a, qn_infer_state);
  in->a = a, in->types = types, in->diags = diags;
  qn_fn f = {.in = in, .k = k};
  const qn_node *args = qn_fn_args(k);
  uint32_t n = args->arguments.posonlyargs.n + args->arguments.args.n + args->arguments.kwonlyargs.n;
  *out = (qn_signature){.args = QN_NEW_N(a, const qn_type *, n + 1)};
  take(&f, args->arguments.posonlyargs, out);
  take(&f, args->arguments.args, out);
  take(&f, args->arguments.kwonlyargs, out);
  if (k->node->kind == QN_AST_CyFuncDef && k->node->CyFuncDef.returns) out->ret = qn_ctype(&f, k->node->CyFuncDef.returns);
  return !in->failed;
}

/* _cython.view(a, dtype, ndim, expected, layout, name), _cython.ndarray(…), which the lowering wrote (frontend/cy_buffer.c): the
 * array itself where its type says that it is what is wanted. All else is for the VM to word. */
qn_texpr *qn_bi_cy_buffer(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 6 || c->n_kw) return qn_bad_args(f, name, c);
  qn_texpr *a = c->pos[0];
  if (a->type->kind == QN_TYPE_OPTIONAL) a = qn_cast(f, a, a->type->item);
  if (a->type->kind == QN_TYPE_NONE) return a;
  const qn_type *t = a->type, *dtype = c->pos[1]->type;
  qn_sv layout = c->pos[4]->text, expected = c->pos[3]->text;
  bool fine = t->kind == QN_TYPE_ARRAY && !qn_type_is_bytes(t);
  if (fine && dtype->kind != QN_TYPE_NONE) {
    bool writable = qn_sv_is(name, "_cython.view") && !(expected.n > 6 && memcmp(expected.p, "const ", 6) == 0);
    fine = dtype->kind == QN_TYPE_DTYPE && t->dtype == dtype->dtype && t->ndim == c->pos[2]->i && !(writable && t->readonly);
    if (qn_sv_is(layout, "c")) fine = fine && t->layout == 'C';
    if (qn_sv_is(layout, "f")) fine = fine && (t->layout == 'F' || (t->layout == 'C' && t->ndim == 1));
  }
  return fine ? a : qn_unsupported(f, c->span, "a buffer of another type");
}

/* The dtype of the member of a fused type, "float:float32|double:float64", that holds it; name: where it is not NULL, by that name. */
static bool is_member(qn_sv members, qn_dtype d, const qn_sv *name) {
  const char *dtype = qn_dtypes[d].name;
  for (size_t at = 0; at < members.n;) {
    size_t end = at, colon = at;
    while (end < members.n && members.p[end] != '|') end++;
    while (colon < end && members.p[colon] != ':') colon++;
    qn_sv own = {members.p + at, colon - at}, kind = {members.p + colon + 1, end - colon - 1};
    if (qn_sv_is(kind, dtype) && (!name || (own.n == name->n && memcmp(own.p, name->p, own.n) == 0))) return true;
    at = end + 1;
  }
  return false;
}

/* _cython.fused(x, members, alone), _cython.fused_buffer(a, members, first, ndim, layout, prefix, name, alone): what is given, where its type is
 * one of them. _cython.fused_is(x, members, name): is it that one? */
qn_texpr *qn_bi_cy_fused(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool asked = qn_sv_is(name, "_cython.fused_is");
  if (c->n_kw || c->n_pos < 2 || (asked && c->n_pos != 3)) return qn_bad_args(f, name, c);
  const qn_type *t = c->pos[0]->type;
  qn_sv members = c->pos[1]->text, own = asked ? c->pos[2]->text : (qn_sv){0};
  bool number = t->kind == QN_TYPE_SCALAR || t->kind == QN_TYPE_ARRAY;
  if (asked && number) return qn_tx_int(f, qn_bool_type(f), is_member(members, t->dtype, &own), c->span);
  bool fine = number && !asked && is_member(members, t->dtype, NULL);
  if (fine && c->n_pos == 8) {
    const qn_type *first = c->pos[2]->type;
    fine = t->kind == QN_TYPE_ARRAY && t->ndim == c->pos[3]->i && (c->pos[5]->text.n || !t->readonly);
    if (first->kind != QN_TYPE_NONE) fine = fine && (first->kind == QN_TYPE_SCALAR || first->kind == QN_TYPE_ARRAY) && first->dtype == t->dtype;
    if (qn_sv_is(c->pos[4]->text, "c")) fine = fine && t->layout == 'C';
    if (qn_sv_is(c->pos[4]->text, "f")) fine = fine && (t->layout == 'F' || (t->layout == 'C' && t->ndim == 1));
  }
  return fine ? c->pos[0] : qn_unsupported(f, c->span, "an argument of another fused type");
}

/* _cython.chosen(x, name, dtype): x as that type. */
qn_texpr *qn_bi_cy_chosen(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool fine = c->n_pos == 3 && !c->n_kw && c->pos[0]->type->kind == QN_TYPE_SCALAR && c->pos[2]->type->kind == QN_TYPE_DTYPE;
  return fine ? qn_cast(f, c->pos[0], f->in->types->scalar[c->pos[2]->type->dtype]) : qn_bad_args(f, name, c);
}

/* _cython.items(view): numbers of kernels are nobody's scalars. */
qn_texpr *qn_bi_cy_items(qn_fn *f, qn_sv name, const qn_cargs *c) { return c->n_pos == 1 && !c->n_kw ? c->pos[0] : qn_bad_args(f, name, c); }
