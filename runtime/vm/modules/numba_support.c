/* numba_support.c - the natives of numba_lib.py: source text made into functions, types of values and results, and the body
 * of a stencil kernel with its relative indices made absolute. */
#include "runtime/vm/kernel.h"
#include "runtime/vm/modules/numba_int.h"
#include "runtime/vm/vm_int.h"
#include "vm/numba_lib_py.inc"

static const qn_numba_hooks *hooks_of(qn_rt *rt) {
  const qn_numba_hooks *h = qn_vm_opts(rt)->kernels;
  if (!h) qn_raise(rt, QN_E_NotImplementedError, "there is no compiler in this runtime");
  return h;
}

/* --- text to functions ---------------------------------------------------------------------------------------------------- */
/* exec_(text, name, names): the definitions of a text that sees `names`, as a dict. */
static int s_exec(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  static const qn_module_def def = {.name = "numba.generated"};
  qn_value v[2], module;
  if (qn_args_parse(rt, args, "exec_", "text names", v)) return -1;
  if (!qn_is(v[0], QN_K_STR) || !qn_is(v[1], QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "exec_ takes a text and a dict");
  if (qn_new_module(rt, &def, &module)) return -1;
  int64_t pos = 0;
  qn_value k, x;
  int status = 0;
  while (status == 0 && qn_dict_next(v[1], &pos, &k, &x)) status = qn_module_set(rt, module, ((const qn_strobj *)k.o)->text, x);
  if (status == 0) status = qn_vm_run_library(rt, module, "<numba>", qn_str_sv(v[0]));
  if (status == 0) *out = qn_retained(((qn_modobj *)module.o)->attrs);
  qn_release(rt, module);
  return status;
}

/* --- types ------------------------------------------------------------------------------------------------------------------ */
static int s_typeof(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  const qn_numba_hooks *h = hooks_of(rt);
  return !h || qn_args_parse(rt, args, "typeof", "val", &v) ? -1 : h->type_of(rt, v, out);
}

static int s_result(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v[2], *items;
  int64_t n;
  const qn_numba_hooks *h = hooks_of(rt);
  if (!h || qn_args_parse(rt, args, "result", "kernel types", v) || qn_items_of(rt, v[1], &items, &n)) return -1;
  int status = h->result(rt, v[0], items, (uint32_t)n, out);
  qn_items_free(rt, items, n);
  return status;
}

static int s_types(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  const qn_numba_hooks *h = hooks_of(rt);
  return !h || qn_args_parse(rt, args, "types", "signature", &v) ? -1 : h->types(rt, v, out);
}

static int s_text(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "text", "type", &v)) return -1;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = qn_numba_type_text(rt, v, &text);
  if (status == 0) status = qn_new_str_buf(rt, &text, out);
  qn_buf_deinit(&text);
  return status;
}

static int s_is_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "is_type", "x", &v)) return -1;
  return *out = qn_bool(qn_is_numba_type(v)), 0;
}

static int s_is_kernel(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "is_kernel", "x", &v)) return -1;
  return *out = qn_bool(qn_is(v, QN_K_KERNEL)), 0;
}

static int s_is_function(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "is_function", "x", &v)) return -1;
  return *out = qn_bool(qn_is(v, QN_K_FUNCTION)), 0;
}

/* What a ufunc says of itself: (number of parameters, identity, explicit signatures as texts). */
static int s_ufunc(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v, items[3];
  if (qn_args_parse(rt, args, "ufunc", "kernel", &v)) return -1;
  if (!qn_is(v, QN_K_KERNEL)) return qn_raise(rt, QN_E_TypeError, "a kernel is expected");
  const qn_kernelobj *k = (const qn_kernelobj *)v.o;
  items[0] = qn_int(((const qn_function *)k->fn.o)->code->npos);
  items[1] = qn_int(k->opt.identity);
  items[2] = k->signatures;
  return qn_new_tuple(rt, items, 3, out);
}

static int s_params(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v, list;
  if (qn_args_parse(rt, args, "params", "fn", &v)) return -1;
  if (qn_is(v, QN_K_KERNEL)) v = ((const qn_kernelobj *)v.o)->fn;
  if (!qn_is(v, QN_K_FUNCTION)) return qn_raise(rt, QN_E_TypeError, "a function is expected");
  const qn_code *c = ((const qn_function *)v.o)->code;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  for (uint32_t i = 0; i < c->npos; i++) {
    qn_value name;
    int bad = qn_new_str_sym(rt, c->varnames[i], &name);
    if (!bad) {
      bad = qn_list_append(rt, list, name);
      qn_release(rt, name);
    }
    if (bad) return qn_release(rt, list), -1;
  }
  return *out = list, 0;
}

/* --- stencils ----------------------------------------------------------------------------------------------------------------- */
typedef struct stencil {
  qn_rt *rt;
  qn_arena *a;
  const qn_sym *relative; /* arrays with relative indices */
  uint32_t nrelative;
  int ndim;               /* of the first array */
  bool seen, variable;    /* some access; an index that is no constant */
  int64_t lo[8], hi[8];
  qn_sym *index;          /* names of the positions, ndim */
  const char *error;      /* or what is wrong */
} stencil;

static qn_node *copy_node(stencil *s, const qn_node *n);

static qn_nodes copy_list(stencil *s, qn_nodes list) {
  qn_nodes out = {QN_NEW_N(s->a, qn_node *, list.n + 1), list.n};
  for (uint32_t i = 0; i < list.n; i++) out.items[i] = copy_node(s, list.items[i]);
  return out;
}

static bool is_relative(const stencil *s, const qn_node *n) {
  for (uint32_t i = 0; n->kind == QN_AST_Name && i < s->nrelative; i++)
    if (n->Name.id == s->relative[i]) return true;
  return false;
}

static bool constant_of(const qn_node *n, int64_t *out) {
  if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_INT) return *out = n->Constant.value.i, true;
  int64_t a, b;
  if (n->kind == QN_AST_UnaryOp && constant_of(n->UnaryOp.operand, &a)) {
    if (n->UnaryOp.op == QN_UNARY_USub) return *out = -a, true;
    if (n->UnaryOp.op == QN_UNARY_UAdd) return *out = a, true;
  }
  if (n->kind == QN_AST_BinOp && constant_of(n->BinOp.left, &a) && constant_of(n->BinOp.right, &b)) {
    if (n->BinOp.op == QN_OP_Add) return *out = a + b, true;
    if (n->BinOp.op == QN_OP_Sub) return *out = a - b, true;
    if (n->BinOp.op == QN_OP_Mult) return *out = a * b, true;
  }
  return false;
}

static qn_node *make(stencil *s, enum qn_ast_kind kind, const qn_node *like) {
  uint32_t id = like->id;
  return qn_node_new(s->a, kind, like->span, &id);
}

/* index + position: what is added comes first, as Numba has it. */
static qn_node *shifted(stencil *s, const qn_node *index, int axis) {
  if (index->kind == QN_AST_Slice) {
    s->error = "a slice as a stencil index is not supported";
    return copy_node(s, index);
  }
  int64_t at;
  if (!constant_of(index, &at)) {
    s->variable = true;
  } else {
    if (at < s->lo[axis]) s->lo[axis] = at;
    if (at > s->hi[axis]) s->hi[axis] = at;
  }
  qn_node *name = make(s, QN_AST_Name, index), *sum = make(s, QN_AST_BinOp, index);
  name->Name.id = s->index[axis];
  name->Name.ctx = QN_CTX_Load;
  sum->BinOp.left = copy_node(s, index);
  sum->BinOp.op = QN_OP_Add;
  sum->BinOp.right = name;
  return sum;
}

static qn_node *subscript(stencil *s, const qn_node *n) {
  const qn_node *at = n->Subscript.slice;
  uint32_t count = at->kind == QN_AST_Tuple ? at->Tuple.elts.n : 1;
  s->seen = true;
  if (n->Subscript.ctx != QN_CTX_Load) s->error = "Assignments to arrays passed to stencil kernels is not allowed.";
  else if ((int)count != s->ndim) s->error = "Stencil index does not match array dimensionality.";
  if (s->error) return copy_node(s, at);
  qn_node *out = make(s, QN_AST_Subscript, n);
  out->Subscript.value = copy_node(s, n->Subscript.value);
  out->Subscript.ctx = QN_CTX_Load;
  if (at->kind != QN_AST_Tuple) {
    out->Subscript.slice = shifted(s, at, 0);
    return out;
  }
  qn_node *tuple = make(s, QN_AST_Tuple, at);
  tuple->Tuple.ctx = QN_CTX_Load;
  tuple->Tuple.elts = (qn_nodes){QN_NEW_N(s->a, qn_node *, count + 1), count};
  for (uint32_t i = 0; i < count; i++) tuple->Tuple.elts.items[i] = shifted(s, at->Tuple.elts.items[i], (int)i);
  out->Subscript.slice = tuple;
  return out;
}

/* A deep copy, with the subscripts of relative arrays rewritten. */
static qn_node *copy_node(stencil *s, const qn_node *n) {
  if (!n) return NULL;
  if (!s->error && n->kind == QN_AST_Subscript && is_relative(s, n->Subscript.value)) return subscript(s, n);
  const qn_kind_desc *k = &qn_ast_kinds[n->kind];
  qn_node *out = make(s, n->kind, n);
  memcpy(out, n, k->size);
  for (uint32_t i = k->first; i < (uint32_t)k->first + k->n; i++) {
    const qn_field_desc *f = &qn_ast_fields[i];
    void *field = (char *)out + f->offset;
    if (f->kind == QN_FIELD_NODE || f->kind == QN_FIELD_OPT) *(qn_node **)field = copy_node(s, *(qn_node **)field);
    if (f->kind == QN_FIELD_LIST) *(qn_nodes *)field = copy_list(s, *(qn_nodes *)field);
  }
  return out;
}

/* The positions become the first parameters. */
static void add_params(stencil *s, qn_node *args) {
  qn_nodes old = args->arguments.args, now = {QN_NEW_N(s->a, qn_node *, old.n + (uint32_t)s->ndim), old.n + (uint32_t)s->ndim};
  for (int d = 0; d < s->ndim; d++) {
    now.items[d] = make(s, QN_AST_arg, args);
    now.items[d]->arg.arg = s->index[d];
  }
  for (uint32_t i = 0; i < old.n; i++) now.items[s->ndim + (int)i] = old.items[i];
  args->arguments.args = now;
}

static qn_code *rewritten(stencil *s, const qn_code *code) {
  const qn_node *fn = code->node;
  qn_node *copy = copy_node(s, fn);
  add_params(s, copy->kind == QN_AST_Lambda ? copy->Lambda.args : copy->FunctionDef.args);
  qn_code *out = QN_NEW(s->a, qn_code);
  *out = *code;
  out->node = copy;
  return out;
}

static int bounds(qn_rt *rt, const int64_t *at, int n, qn_value *out) {
  qn_value items[8];
  for (int d = 0; d < n; d++) items[d] = qn_int(at[d]);
  return qn_new_tuple(rt, items, n, out);
}

static int finish_stencil(stencil *s, const qn_function *fn, qn_code *code, qn_value *out) {
  qn_rt *rt = s->rt;
  qn_value items[4], made;
  if (qn_new_function(rt, code, fn->globals, &made)) return -1;
  qn_function *copy = (qn_function *)made.o;
  copy->tier = QN_TIER_VM;
  for (uint32_t i = 0; i < code->nfrees; i++) copy->cells[i] = qn_retained(fn->cells[i]);
  items[0] = made;
  items[3] = qn_bool(s->variable);
  if (bounds(rt, s->lo, s->ndim, &items[1])) return qn_release(rt, made), -1;
  if (bounds(rt, s->hi, s->ndim, &items[2])) return qn_release(rt, made), qn_release(rt, items[1]), -1;
  int status = qn_new_tuple(rt, items, 4, out);
  for (int i = 0; i < 3; i++) qn_release(rt, items[i]);
  return status;
}

static int make_stencil(stencil *s, const qn_function *fn, const qn_list *names, qn_value *out) {
  qn_sym *relative = QN_NEW_N(s->a, qn_sym, names->n + 1);
  for (int64_t i = 0; i < names->n; i++)
    if (!(relative[i] = qn_sym_of_str(s->rt, names->v[i]))) return -1;
  s->relative = relative;
  s->nrelative = (uint32_t)names->n;
  s->index = QN_NEW_N(s->a, qn_sym, s->ndim + 1);
  for (int d = 0; d < s->ndim; d++) {
    char text[32];
    snprintf(text, sizeof text, "__index%d", d);
    if (!(s->index[d] = qn_sym_of(s->rt, text))) return -1;
  }
  qn_code *code = rewritten(s, fn->code);
  if (!s->error && !s->seen) s->error = "Stencil kernel with no accesses to relatively indexed arrays.";
  if (s->error) return qn_raise_class(s->rt, qn_numba_value_error_class(), "%s", s->error);
  return finish_stencil(s, fn, code, out);
}

/* stencil(fn, names of relative arrays, ndim): (function with ndim positions before its parameters, lowest index by axis,
 * highest, whether some index is no constant). */
static int s_stencil(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v[3];
  int64_t ndim;
  if (qn_args_parse(rt, args, "stencil", "fn names ndim", v) || qn_as_index(rt, v[2], &ndim)) return -1;
  if (!qn_is(v[0], QN_K_FUNCTION)) return qn_raise(rt, QN_E_TypeError, "a stencil kernel must be a function");
  bool named = qn_is(v[1], QN_K_LIST) && (((qn_list *)v[1].o)->elem == QN_OBJ || ((qn_list *)v[1].o)->n == 0);
  if (!named || ndim < 1 || ndim > 8) return qn_raise(rt, QN_E_ValueError, "a stencil takes arrays of 1 to 8 dimensions");
  jmp_buf here, *outer = rt->arena.oom;
  stencil s = {.rt = rt, .a = &rt->arena, .ndim = (int)ndim};
  rt->arena.oom = &here;
  int status = setjmp(here) ? qn_raise_memory(rt) : make_stencil(&s, (const qn_function *)v[0].o, (const qn_list *)v[1].o, out);
  rt->arena.oom = outer;
  return status;
}

/* --- ufuncs -------------------------------------------------------------------------------------------------------------------- */
int qn_vectorized_call(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out) {
  enum { INPUTS = 64 };
  qn_value fn, pos[INPUTS + 1];
  if (args->npos > INPUTS) return qn_raise(rt, QN_E_TypeError, "a ufunc takes at most %d arguments", INPUTS);
  if (qn_numba_lib(rt, "ufunc_call", &fn)) return -1;
  pos[0] = kernel;
  for (uint32_t i = 0; i < args->npos; i++) pos[i + 1] = args->pos[i];
  qn_args all = {.pos = pos, .npos = args->npos + 1, .nkw = args->nkw, .kwnames = args->kwnames, .kwvals = args->kwvals};
  int status = qn_call_object(rt, fn, &all, out);
  qn_release(rt, fn);
  return status;
}

int qn_vectorized_attr(qn_rt *rt, qn_value kernel, qn_sym name, qn_value *out) {
  qn_value fn, pos[2];
  if (qn_numba_lib(rt, "ufunc_attr", &fn)) return -1;
  pos[0] = kernel;
  int status = qn_new_str_sym(rt, name, &pos[1]);
  if (status == 0) {
    status = qn_call_pos(rt, fn, pos, 2, out);
    qn_release(rt, pos[1]);
  }
  qn_release(rt, fn);
  return status == 0 && out->tag == QN_NONE ? 1 : status;
}

int qn_vectorized_loop(qn_rt *rt, qn_value kernel, qn_value types, qn_value *out) {
  qn_value fn, pos[2] = {kernel, types};
  if (qn_numba_lib(rt, "ufunc_jit", &fn)) return -1;
  int status = qn_call_pos(rt, fn, pos, 2, out);
  qn_release(rt, fn);
  return status;
}

/* --- the module --------------------------------------------------------------------------------------------------------------- */
static const qn_method functions[] = {{.name = "exec_", .fn = s_exec},       {.name = "typeof", .fn = s_typeof},
                                      {.name = "result", .fn = s_result},    {.name = "types_of", .fn = s_types},
                                      {.name = "text_of", .fn = s_text},     {.name = "is_type", .fn = s_is_type},
                                      {.name = "is_kernel", .fn = s_is_kernel}, {.name = "is_function", .fn = s_is_function},
                                      {.name = "ufunc_of", .fn = s_ufunc},   {.name = "params_of", .fn = s_params},
                                      {.name = "stencil_of", .fn = s_stencil}, {.name = NULL}};

static int lib_init(qn_rt *rt, qn_value m) {
  return qn_vm_run_library(rt, m, "numba", (qn_sv){(const char *)qn_numba_lib_source, sizeof qn_numba_lib_source - 1});
}
const qn_module_def qn_numba_lib_module = {.name = "numba._lib", .functions = functions, .init = lib_init};
