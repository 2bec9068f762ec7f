/* def.c - function and class definitions: defaults, annotations, decorators, parameters. */
#include "codegen/bytecode/compile.h"
#include "frontend/source.h"
#include <ctype.h>
#include <string.h>

static void keyword_defaults(qn_bcf *f, const qn_node *args, uint16_t dst) {
  uint32_t n = 0;
  uint16_t mark = f->next, base = mark;
  for (uint32_t i = 0; i < args->arguments.kw_defaults.n; i++) {
    if (!args->arguments.kw_defaults.items[i]) continue;
    uint16_t k = qn_bc_temp(f);
    qn_sym name = qn_mangle(f->c->unit->scopes, f->scope, args->arguments.kwonlyargs.items[i]->arg.arg);
    qn_bc_load_str(f, k, qn_sym_sv(name));
    qn_bc_expr_temp(f, args->arguments.kw_defaults.items[i]);
    n++;
  }
  if (n) qn_bc_emit(f, QN_BC_BUILDDICT, dst, base, (uint16_t)n);
  else qn_bc_load_none(f, dst);
  f->next = mark;
}

/* Text that stays text, spaced as ast.unparse() would: one blank after a comma and around an operator, none elsewhere. */
static qn_sv annotation_text(qn_bcf *f, qn_sv text) {
  char *to = qn_arena_alloc(f->c->arena, 3 * text.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == '"' || c == '\'') {
      to[n++] = '\'';
      while (++i < text.n && text.p[i] != c) to[n++] = text.p[i];
      to[n++] = '\'';
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\\') {
      bool word = n && (isalnum((unsigned char)to[n - 1]) || to[n - 1] == '_');
      if (word && i + 1 < text.n && (isalnum((unsigned char)text.p[i + 1]) || text.p[i + 1] == '_')) to[n++] = ' ';
    } else if (c == '|') {
      memcpy(to + n, " | ", 3);
      n += 3;
    } else {
      to[n++] = c;
      bool closes = c == ',' && text.p[i + 1 < text.n ? i + 1 : i] != ')';
      if (closes) to[n++] = ' ';
    }
  }
  return (qn_sv){to, n};
}

/* The value of an annotation; under `from __future__ import annotations` its text, whose names mean nothing. */
uint16_t qn_bc_annotation(qn_bcf *f, const qn_node *value) {
  if (!f->c->future_annotations) return qn_bc_expr_temp(f, value);
  uint16_t r = qn_bc_temp(f);
  qn_bc_load_str(f, r, annotation_text(f, qn_source_span(f->c->unit->source, value->span)));
  return r;
}

static uint32_t annotation(qn_bcf *f, qn_sym name, const qn_node *value) {
  if (!value) return 0;
  uint16_t k = qn_bc_temp(f);
  qn_bc_load_str(f, k, qn_sym_sv(name));
  qn_bc_annotation(f, value);
  return 1;
}

static uint32_t arg_annotation(qn_bcf *f, const qn_node *arg) {
  return arg ? annotation(f, arg->arg.arg, arg->arg.annotation) : 0;
}

static void annotations(qn_bcf *f, const qn_node *args, const qn_node *returns, uint16_t dst) {
  uint32_t n = 0;
  uint16_t mark = f->next, base = mark;
  const qn_nodes *lists[] = {&args->arguments.posonlyargs, &args->arguments.args};
  for (int l = 0; l < 2; l++)
    for (uint32_t i = 0; i < lists[l]->n; i++) n += arg_annotation(f, lists[l]->items[i]);
  n += arg_annotation(f, args->arguments.vararg);
  for (uint32_t i = 0; i < args->arguments.kwonlyargs.n; i++) n += arg_annotation(f, args->arguments.kwonlyargs.items[i]);
  n += arg_annotation(f, args->arguments.kwarg);
  if (returns) n += annotation(f, qn_intern_z(f->c->names, "return"), returns);
  if (n) qn_bc_emit(f, QN_BC_BUILDDICT, dst, base, (uint16_t)n);
  else qn_bc_load_none(f, dst);
  f->next = mark;
}

static void make_function(qn_bcf *f, const qn_node *n, const qn_node *args, const qn_node *returns, qn_sym name, uint16_t dst) {
  uint16_t mark = f->next, base = qn_bc_temps(f, 3);
  if (args->arguments.defaults.n) qn_bc_sequence(f, &args->arguments.defaults, QN_BC_BUILDTUPLE, base);
  else qn_bc_load_none(f, base);
  keyword_defaults(f, args, (uint16_t)(base + 1));
  annotations(f, args, returns, (uint16_t)(base + 2));
  qn_code *code = qn_bc_function(f, n, name);
  qn_bc_emit(f, QN_BC_MAKEFN, dst, (uint16_t)code->index, base);
  f->next = mark;
}

/* Decorators are evaluated before what they decorate, and applied from the last to the first: each stands just below the
 * result of the one after it. Returns the register where the definition belongs. */
static uint16_t decorators(qn_bcf *f, const qn_nodes *list) {
  for (uint32_t i = 0; i < list->n; i++) qn_bc_expr_temp(f, list->items[i]);
  return qn_bc_temp(f);
}

static void decorate(qn_bcf *f, const qn_nodes *list, uint16_t def) {
  const qn_node *saved = f->node;
  for (uint32_t i = list->n; i-- > 0; def--) {
    f->node = list->items[i];
    qn_bc_emit(f, QN_BC_CALL, (uint16_t)(def - 1), 1, (uint16_t)(def - 1));
  }
  f->node = saved;
}

void qn_bc_funcdef(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  bool cy = n->kind == QN_AST_CyFuncDef;
  const qn_nodes *list = cy ? &n->CyFuncDef.decorator_list : &n->FunctionDef.decorator_list;
  qn_sym name = cy ? n->CyFuncDef.name : n->FunctionDef.name;
  uint16_t t = decorators(f, list);
  make_function(f, n, cy ? n->CyFuncDef.args : n->FunctionDef.args, cy ? NULL : n->FunctionDef.returns, name, t);
  decorate(f, list, t);
  qn_bc_store_name(f, name, NULL, (uint16_t)(t - list->n));
  f->next = mark;
}

void qn_bc_lambda(qn_bcf *f, const qn_node *n, uint16_t dst) {
  make_function(f, n, n->Lambda.args, NULL, qn_intern_z(f->c->names, "<lambda>"), dst);
}

void qn_bc_classdef(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  uint16_t t = decorators(f, &n->ClassDef.decorator_list);
  uint16_t base = qn_bc_temps(f, 2);
  qn_bc_sequence(f, &n->ClassDef.bases, QN_BC_BUILDTUPLE, base);
  if (n->ClassDef.keywords.n) {
    uint16_t inner = f->next;
    for (uint32_t i = 0; i < n->ClassDef.keywords.n; i++) {
      const qn_node *k = n->ClassDef.keywords.items[i];
      uint16_t key = qn_bc_temp(f);
      if (!k->keyword.arg) qn_bc_refuse(f, k, "'**' in the bases of a class is not supported");
      else qn_bc_load_str(f, key, qn_sym_sv(k->keyword.arg));
      qn_bc_expr_temp(f, k->keyword.value);
    }
    qn_bc_emit(f, QN_BC_BUILDDICT, (uint16_t)(base + 1), inner, (uint16_t)n->ClassDef.keywords.n);
    f->next = inner;
  } else {
    qn_bc_load_none(f, (uint16_t)(base + 1));
  }
  qn_code *code = qn_bc_function(f, n, n->ClassDef.name);
  qn_bc_emit(f, QN_BC_MAKECLASS, t, (uint16_t)code->index, base);
  decorate(f, &n->ClassDef.decorator_list, t);
  qn_bc_store_name(f, n->ClassDef.name, NULL, (uint16_t)(t - n->ClassDef.decorator_list.n));
  f->next = mark;
}

/* Cython parameters with C types are converted at entry. */
void qn_bc_params(qn_bcf *f, const qn_node *args, qn_code *code) {
  const qn_nodes *lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
  (void)code;
  for (int l = 0; l < 3; l++)
    for (uint32_t i = 0; i < lists[l]->n; i++) {
      const qn_node *a = lists[l]->items[i];
      if (!a->arg.ctype) continue;
      int ct = qn_bc_ctype(f, a->arg.ctype);
      if (ct == QN_CT_OBJECT) continue;
      qn_place p = qn_bc_place(f, a->arg.arg, a);
      uint16_t mark = f->next, t = qn_bc_temp(f);
      f->node = a;
      qn_bc_load(f, p, t);
      qn_bc_emit(f, QN_BC_CYCONV, t, t, (uint16_t)ct);
      p.symbol = NULL; /* converted already */
      qn_bc_store(f, p, t);
      f->next = mark;
    }
}
