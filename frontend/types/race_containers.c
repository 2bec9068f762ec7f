/* race_containers.c - does the body of a prange change a list, set or dict that all its iterations share? Their memory moves
 * when they grow, so such a loop runs serially, in order, and a warning says so. Works on the AST: a method that changes its
 * object, an item set in a dict, or del, of a name that the body does not bind. Not seen: what called functions change. */
#include "frontend/types/infer_int.h"

static const char *const changing[] = {"append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "add", "discard",
                                       "update", "setdefault", "popitem", "difference_update", "intersection_update",
                                       "symmetric_difference_update"};

typedef struct look {
  qn_fn *f;
  qn_sym name;         /* bound: is it bound? */
  const qn_node *place; /* shared: the first change */
  const qn_node *loop;
  bool found;
} look;

static void bound(void *user, qn_node *n) {
  look *l = user;
  if (n->kind == QN_AST_Name && n->Name.id == l->name && n->Name.ctx == QN_CTX_Store) l->found = true;
  if (!l->found) qn_ast_children(n, bound, l);
}

static const qn_type *shared_type(look *l, const qn_node *n) {
  if (n->kind != QN_AST_Name) return NULL;
  int at = qn_local_find(l->f, n->Name.id);
  if (at < 0 || !l->f->cur.at) return NULL;
  const qn_type *t = qn_bound(l->f, at)->type;
  if (!t || (t->kind != QN_TYPE_LIST && t->kind != QN_TYPE_SET && t->kind != QN_TYPE_DICT)) return NULL;
  look in = {.name = n->Name.id};
  for (uint32_t i = 0; i < l->loop->For.body.n; i++) bound(&in, l->loop->For.body.items[i]);
  return in.found ? NULL : t;
}

static void shared(void *user, qn_node *n) {
  look *l = user;
  if (l->place) return;
  if (n->kind == QN_AST_Call && n->Call.func->kind == QN_AST_Attribute) {
    const qn_node *method = n->Call.func;
    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
      if (strcmp(method->Attribute.attr->text, changing[i]) == 0 && shared_type(l, method->Attribute.value)) l->place = method->Attribute.value;
  } else if (n->kind == QN_AST_Subscript && n->Subscript.ctx != QN_CTX_Load) {
    const qn_type *t = shared_type(l, n->Subscript.value);
    if (t && (t->kind == QN_TYPE_DICT || n->Subscript.ctx == QN_CTX_Del)) l->place = n->Subscript.value;
  }
  qn_ast_children(n, shared, l);
}

bool qn_race_containers(qn_fn *f, const qn_node *loop) {
  if (loop->kind != QN_AST_For) return false;
  look l = {.f = f, .loop = loop};
  for (uint32_t i = 0; i < loop->For.body.n; i++) shared(&l, loop->For.body.items[i]);
  if (!l.place) return false;
  const qn_diags *d = f->in->diags;
  for (uint32_t i = 0; i < d->list.n; i++) {
    const qn_diag *x = d->list.data[i];
    if (x->code == QN_DIAG_RACE && x->source == f->k->source && x->span.line == l.place->span.line && x->span.col == l.place->span.col) return true;
  }
  if (f->out || f->in->request->checking)
    qn_diag_add(f->in->diags, f->k->source, QN_DIAG_RACE, l.place->span, "iterations of prange change '%s', which they share: the loop runs serially",
                l.place->Name.id->text);
  return true;
}
