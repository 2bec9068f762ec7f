/* cyoptions.c - Cython's directives as far as they change results: `# cython: cdivision=True` in the comments that a file
 * begins with, and decorators `@cython.cdivision(True)` of one function, which win. */
#include "engine/engine.h"

#include <string.h>

static bool *option(qn_koptions *o, qn_sv name) {
  return qn_sv_is(name, "cdivision") ? &o->cdivision : qn_sv_is(name, "cpow") ? &o->cpow : NULL;
}

static qn_sv trimmed(qn_sv s) {
  while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) s.p++, s.n--;
  while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) s.n--;
  return s;
}

/* "a=True, b = False" */
static void directives(qn_koptions *o, qn_sv list) {
  while (list.n) {
    const char *comma = memchr(list.p, ',', list.n);
    qn_sv item = {list.p, comma ? (size_t)(comma - list.p) : list.n};
    list = comma ? (qn_sv){comma + 1, list.n - item.n - 1} : (qn_sv){list.p, 0};
    const char *eq = memchr(item.p, '=', item.n);
    if (!eq) continue;
    size_t at = (size_t)(eq - item.p);
    bool *b = option(o, trimmed((qn_sv){item.p, at}));
    if (b) *b = qn_sv_is(trimmed((qn_sv){eq + 1, item.n - at - 1}), "True");
  }
}

static void header(qn_koptions *o, const qn_source *source) {
  for (uint32_t line = 1; line <= source->n_lines; line++) {
    qn_sv s = trimmed(qn_source_line(source, line));
    if (!s.n) continue;
    if (s.p[0] != '#') return;
    s = trimmed((qn_sv){s.p + 1, s.n - 1});
    if (s.n > 7 && memcmp(s.p, "cython:", 7) == 0) directives(o, (qn_sv){s.p + 7, s.n - 7});
  }
}

static void decorator(qn_koptions *o, const qn_node *d) {
  if (d->kind != QN_AST_Call || d->Call.args.n != 1 || d->Call.args.items[0]->kind != QN_AST_Constant) return;
  const qn_node *f = d->Call.func;
  const char *name = f->kind == QN_AST_Attribute ? f->Attribute.attr->text : f->kind == QN_AST_Name ? f->Name.id->text : "";
  bool *b = option(o, qn_sv_of(name));
  if (b) *b = d->Call.args.items[0]->Constant.value.kind == QN_CONST_TRUE;
}

void qn_cython_options(const qn_kfunc *k, qn_koptions *o) {
  header(o, k->source);
  const qn_nodes *list = k->node->kind == QN_AST_CyFuncDef    ? &k->node->CyFuncDef.decorator_list
                         : k->node->kind == QN_AST_FunctionDef ? &k->node->FunctionDef.decorator_list
                                                               : NULL;
  for (uint32_t i = 0; list && i < list->n; i++) decorator(o, list->items[i]);
}
