/* cy_buffer.c - buffers: what goes into a typed memoryview or an np.ndarray[…] is checked as Cython checks it, by view() and
 * ndarray() of lib/cython.py. To kernels, which know the types of their arrays, the calls say nothing or refuse. */
#include "frontend/cy_lower.h"

#include <string.h>

typedef struct buffer {
  const qn_node *element; /* as written */
  int64_t ndim;
  const char *layout;
} buffer;

static const char *last_of(const char *text) {
  const char *dot = strrchr(text, '.');
  return dot ? dot + 1 : text;
}

static void read_keywords(buffer *b, const qn_node *t) {
  for (uint32_t i = 0; i < t->CyTypeIndex.keywords.n; i++) {
    const qn_node *k = t->CyTypeIndex.keywords.items[i];
    if (k->kind != QN_AST_keyword || !k->keyword.arg || k->keyword.value->kind != QN_AST_Constant) continue;
    const qn_const *v = &k->keyword.value->Constant.value;
    if (strcmp(k->keyword.arg->text, "ndim") == 0 && v->kind == QN_CONST_INT) b->ndim = v->i;
    if (strcmp(k->keyword.arg->text, "mode") == 0 && v->kind == QN_CONST_STR)
      b->layout = qn_sv_is(v->s, "c") ? "c" : qn_sv_is(v->s, "fortran") ? "f" : "";
  }
}

/* False: of objects, structs, fused types, which are taken as they are. */
static bool read_type(cy *c, const qn_node *t, buffer *b) {
  bool view = cy_kind_of(c, t) == CY_VIEW;
  *b = (buffer){.ndim = 1, .layout = ""};
  if (view) {
    b->element = t->CyTypeMemView.base;
    b->ndim = t->CyTypeMemView.ndim;
    b->layout = t->CyTypeMemView.layout == QN_CY_C ? "c" : t->CyTypeMemView.layout == QN_CY_F ? "f" : "";
  } else {
    if (!t->CyTypeIndex.args.n) return false;
    b->element = t->CyTypeIndex.args.items[0];
    read_keywords(b, t);
  }
  const qn_node *e = cy_resolve(c, b->element);
  return cy_kind_of(c, e) == CY_SCALAR && strcmp(e->CyTypeName.name->text, "bint") != 0;
}

static const char *written(cy *c, const qn_node *element) {
  const char *prefix = element->kind == QN_AST_CyTypeConst ? "const " : "";
  while (element->kind == QN_AST_CyTypeConst) element = element->CyTypeConst.base;
  return qn_arena_printf(c->a, "%s%s", prefix, element->kind == QN_AST_CyTypeName ? last_of(element->CyTypeName.name->text) : "object");
}

/* An np.ndarray without more said of it. */
bool cy_is_plain_ndarray(const qn_node *t) {
  return t && t->kind == QN_AST_CyTypeName && strchr(t->CyTypeName.name->text, '.') && strcmp(last_of(t->CyTypeName.name->text), "ndarray") == 0;
}

/* `value`, which an object holds, for a variable of type t. parameter: its name, NULL: a variable. */
qn_node *cy_buffer(cy *c, qn_node *value, const qn_node *t, const char *parameter, bool not_none) {
  buffer b;
  qn_span span = value->span;
  bool view = cy_kind_of(c, t) == CY_VIEW, plain = cy_is_plain_ndarray(t);
  if ((!plain && !read_type(c, t, &b)) || (value->kind == QN_AST_Constant && value->Constant.value.kind == QN_CONST_NONE)) return value;
  const char *name = view ? (not_none ? parameter : "") : parameter ? qn_arena_printf(c->a, "%s%s", parameter, not_none ? "!" : "") : "";
  qn_node *args[6] = {value, plain ? cy_none(c, span) : cy_dtype(c, cy_resolve(c, b.element), span), cy_int(c, plain ? 0 : b.ndim, span),
                      cy_str(c, qn_sv_of(plain ? "" : written(c, b.element)), span), cy_str(c, qn_sv_of(plain ? "" : b.layout), span),
                      cy_str(c, qn_sv_of(name ? name : ""), span)};
  return cy_call_cy(c, view ? "view" : "ndarray", args, 6, span);
}

/* How many fused types the parameters of the function have. */
static uint32_t fused_types(cy *c) {
  const qn_node *fn = c->scope->fn, *args = fn->kind == QN_AST_CyFuncDef ? fn->CyFuncDef.args : fn->FunctionDef.args;
  qn_map seen = {0};
  uint32_t n = 0;
  for (uint32_t i = 0; i < args->arguments.args.n; i++) {
    const qn_node *t = cy_resolve(c, args->arguments.args.items[i]->arg.ctype);
    while (cy_kind_of(c, t) != CY_FUSED && cy_element(c, t)) t = cy_element(c, t);
    if (cy_kind_of(c, t) != CY_FUSED || qn_map_get(&seen, qn_sym_sv(t->CyTypeName.name))) continue;
    qn_map_put(c->a, &seen, qn_sym_sv(t->CyTypeName.name), c);
    n++;
  }
  return n;
}

/* What a parameter of a fused type, or a buffer of one, gets: the first of them chooses the type, the others must be of it.
 * first: the parameter that chooses; NULL: itself. NULL: there is nothing to look at. */
qn_node *cy_fused_argument(cy *c, qn_node *a, const qn_node *t, const qn_node *first) {
  buffer b;
  qn_span span = a->span;
  enum cy_kind kind = cy_kind_of(c, t);
  bool whole = kind == CY_FUSED;
  if (!whole) (void)read_type(c, t, &b);
  const char *members = cy_fused_members(c, whole ? t : cy_resolve(c, b.element));
  if (!members || (whole && first)) return NULL;
  const char *prefix = !whole && b.element->kind == QN_AST_CyTypeConst ? "const " : "";
  qn_node *args[8] = {cy_name(c, a->arg.arg, QN_CTX_Load, span), cy_str(c, qn_sv_of(members), span),
                      first ? cy_name(c, first->arg.arg, QN_CTX_Load, span) : cy_none(c, span)};
  qn_node *alone = cy_int(c, fused_types(c) < 2, span);
  if (whole) return cy_call_cy(c, "fused", (qn_node *[]){args[0], args[1], alone}, 3, span);
  args[3] = cy_int(c, b.ndim, span), args[4] = cy_str(c, qn_sv_of(b.layout), span), args[5] = cy_str(c, qn_sv_of(prefix), span);
  args[6] = cy_str(c, qn_sv_of(a->arg.not_none == 1 ? a->arg.arg->text : ""), span);
  args[7] = alone;
  return cy_call_cy(c, "fused_buffer", args, 8, span);
}
