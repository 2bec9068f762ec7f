/* race_instances.c - does the body of a prange change a list, set or dict inside an object of a jitclass that its iterations share, or
 * bind such a field (or one with an array, a text, an object) anew? Looked for in the text: of the body, of the methods that it calls on
 * the object and of functions that are given it, by the types of the fields. What race_containers.c does then: run in order. */
#include "frontend/types/klass.h"

#include "frontend/types/infer_int.h"

typedef struct hunt {
  qn_fn *f;
  qn_sym name; /* what the object is called in this text */
  const qn_type *type;
  int depth;
  bool found;
} hunt;

static bool is_container(const qn_type *t) {
  return t && (t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_SET || t->kind == QN_TYPE_DICT);
}

/* The type of self, self.a, self.a[i].b …; NULL: not reached from the object. */
static const qn_type *type_of(const hunt *h, const qn_node *n) {
  const char *why;
  if (n->kind == QN_AST_Name) return n->Name.id == h->name ? h->type : NULL;
  if (n->kind == QN_AST_Subscript) {
    const qn_type *t = type_of(h, n->Subscript.value);
    return is_container(t) ? qn_held(t, t->kind == QN_TYPE_DICT) : NULL;
  }
  if (n->kind != QN_AST_Attribute) return NULL;
  const qn_type *t = type_of(h, n->Attribute.value);
  if (t && t->kind == QN_TYPE_OPTIONAL) t = t->item;
  if (!t || !qn_is_instance(t) || !t->klass->ready || !t->klass->ready(t->klass->user, &why)) return NULL;
  int at = qn_kclass_find(t->klass, qn_sym_sv(n->Attribute.attr));
  return at >= 0 ? t->klass->types[at] : NULL;
}

static void look(void *user, qn_node *n);

/* The text of a function whose parameter at a position is the object of type t. */
static void look_into(hunt *h, const qn_kfunc *k, uint32_t position, const qn_type *t) {
  if (!k || !k->node || k->node->kind == QN_AST_Lambda || h->depth > 8) return;
  const qn_node *a = qn_fn_args(k);
  uint32_t first = a->arguments.posonlyargs.n;
  if (position >= first + a->arguments.args.n) return;
  const qn_node *p = position < first ? a->arguments.posonlyargs.items[position] : a->arguments.args.items[position - first];
  hunt in = {.f = h->f, .name = p->arg.arg, .type = t, .depth = h->depth + 1};
  qn_ast_children(k->node, look, &in);
  h->found = h->found || in.found;
}

static void look_at_call(hunt *h, const qn_node *n) {
  const qn_node *fn = n->Call.func;
  if (fn->kind == QN_AST_Attribute) {
    const qn_type *t = type_of(h, fn->Attribute.value);
    if (t && t->kind == QN_TYPE_OPTIONAL) t = t->item;
    if (is_container(t) && fn->Attribute.value->kind != QN_AST_Name && qn_changes_container(fn->Attribute.attr)) h->found = true;
    if (!t || !qn_is_instance(t) || !t->klass->member) return;
    qn_kmember m = {QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
    t->klass->member(t->klass->user, h->f->in->a, qn_sym_sv(fn->Attribute.attr), &m);
    if (m.kind == QN_KMEMBER_METHOD) look_into(h, m.value.function, 0, t);
    return;
  }
  for (uint32_t i = 0; i < n->Call.args.n && !h->found; i++) {
    const qn_type *t = type_of(h, n->Call.args.items[i]);
    if (t && qn_is_instance(t)) look_into(h, qn_callee_of(h->f, fn), i, t);
  }
}

static void look(void *user, qn_node *n) {
  hunt *h = user;
  if (h->found) return;
  if (n->kind == QN_AST_Call) look_at_call(h, n);
  if (n->kind == QN_AST_Subscript && n->Subscript.ctx != QN_CTX_Load) {
    const qn_type *t = type_of(h, n->Subscript.value);
    h->found = is_container(t) && (t->kind == QN_TYPE_DICT || n->Subscript.ctx == QN_CTX_Del);
  }
  if (n->kind == QN_AST_AugAssign) h->found = h->found || is_container(type_of(h, n->AugAssign.target));
  if (n->kind == QN_AST_Attribute && n->Attribute.ctx == QN_CTX_Store) { /* what was there is let go */
    const qn_type *t = type_of(h, n);
    h->found = h->found || (t && t->kind != QN_TYPE_SCALAR && t->kind != QN_TYPE_TUPLE);
  }
  if (!h->found) qn_ast_children(n, look, h);
}

bool qn_race_instance(qn_fn *f, const qn_node *loop, qn_sym name, const qn_type *t) {
  hunt h = {.f = f, .name = name, .type = t};
  for (uint32_t i = 0; i < loop->For.body.n && !h.found; i++) look(&h, loop->For.body.items[i]);
  return h.found;
}
