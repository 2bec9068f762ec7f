/* compile.h - shared by the files of the bytecode compiler; not for others.
 *
 * One qn_bcf per function being compiled. Registers: variables are fixed, temporaries are a stack (f->next). A value is
 * either left where it is (a variable that surely holds a value) or put into a temporary, which the instruction that
 * reads it consumes. Rules for whoever adds code:
 *   - take a mark (f->next) before operands, set f->next = mark after the instruction that consumes them;
 *   - an instruction that reads a temporary without consuming it (bytecode.def: "keeps") needs a CLEAR later;
 *   - write to a variable only with the last instruction of an expression. */
#ifndef QN_BYTECODE_COMPILE_H
#define QN_BYTECODE_COMPILE_H

#include "codegen/bytecode/bytecode.h"

typedef struct qn_label { /* a place jumps go to; bound once */
  QN_VEC(uint32_t) uses;
  int64_t pos; /* -1: not bound yet */
} qn_label;

typedef enum qn_block_kind { QN_BLOCK_LOOP, QN_BLOCK_FINALLY, QN_BLOCK_HANDLER, QN_BLOCK_WITH, QN_BLOCK_TRY } qn_block_kind;
typedef struct qn_block { /* what surrounds the statement being compiled, innermost first */
  qn_block_kind kind;
  struct qn_block *prev;
  qn_label *on_break, *on_continue; /* LOOP */
  bool has_state;                   /* LOOP: a for loop, whose state is in reg */
  uint16_t reg;                     /* LOOP state, HANDLER exception, WITH manager */
  const qn_nodes *finalbody;        /* FINALLY */
  qn_sym name;                      /* HANDLER: variable to delete, or NULL */
  const qn_node *node;
  /* FINALLY, TRY, WITH: the protected range that is open now, and where its exceptions go */
  uint32_t start;
  qn_label *target;
  uint16_t exc, base;
} qn_block;

typedef struct qn_bc_rowdef { /* a qn_handler whose target may not be bound yet */
  uint32_t start, end;
  const qn_label *target;
  uint16_t exc, base;
} qn_bc_rowdef;

typedef struct qn_bcc { /* one compile */
  qn_arena *arena;
  qn_intern *names;
  qn_unit *unit;
  qn_diags *diags;
  qn_map const_index; /* bytes of a constant → index + 1 */
  qn_map name_index;
  bool future_annotations;
  jmp_buf too_big;
} qn_bcc;

typedef struct qn_bcf { /* one function */
  qn_bcc *c;
  struct qn_bcf *parent;
  const qn_scope *scope;
  qn_code *code;
  QN_VEC(qn_ins) ins;
  QN_VEC(const qn_node *) where;
  QN_VEC(qn_bc_rowdef) rows;
  const qn_node *node; /* what the next instructions belong to */
  uint16_t next;
  uint32_t nregs;
  uint8_t *assigned;   /* by variable register: surely holds a value here */
  uint8_t *fickle;     /* by variable register: deleted somewhere, never "sure" */
  qn_block *block;
  uint32_t loop_depth;
  bool is_module, is_class;
  bool long_jumps, jump_overflow; /* a 16-bit jump did not reach: compiled again with long ones */
  bool has_walrus;
  uint16_t knext, kend; /* registers that hold constants used in loops */
  uint32_t *kconst;     /* their constants, from code's first such register */
  uint16_t kfirst;
  int ret_ctype;        /* Cython: conversion of what is returned */
  bool c_value;         /* Cython: what is stored next was computed with C ints, and wraps */
  qn_label body_start;
} qn_bcf;

/* emit.c */
uint32_t qn_bc_emit(qn_bcf *f, qn_op op, uint16_t a, uint16_t b, uint16_t c);
uint32_t qn_bc_emit_s(qn_bcf *f, qn_op op, uint16_t a, int32_t s);
void qn_bc_word(qn_bcf *f, uint32_t x, uint32_t y);
uint16_t qn_bc_temp(qn_bcf *f);
uint16_t qn_bc_temps(qn_bcf *f, uint32_t n);
uint32_t qn_bc_const(qn_bcc *c, const qn_bconst *k);
uint32_t qn_bc_const_str(qn_bcc *c, qn_sv s);
uint32_t qn_bc_name(qn_bcc *c, qn_sym name);
uint32_t qn_bc_cache(qn_bcf *f);
qn_label *qn_bc_label(qn_bcf *f);
void qn_bc_bind(qn_bcf *f, qn_label *l);
void qn_bc_jump(qn_bcf *f, qn_op op, uint16_t a, qn_label *l); /* JMP, JT, JF… (32-bit) */
void qn_bc_branch(qn_bcf *f, qn_op op, uint16_t a, uint16_t b, qn_label *l, bool b_is_number);
void qn_bc_row(qn_bcf *f, uint32_t start, uint32_t end, const qn_label *target, uint16_t exc, uint16_t base);
static inline bool qn_bc_is_temp(const qn_bcf *f, uint16_t r) { return r >= f->code->nvars; }
uint8_t *qn_bc_save(qn_bcf *f);               /* a copy of what is surely assigned */
void qn_bc_restore(qn_bcf *f, const uint8_t *saved);
void qn_bc_refuse(qn_bcf *f, const qn_node *n, const char *what); /* a diagnostic; compiling goes on */

/* compile.c */
qn_code *qn_bc_function(qn_bcf *parent, const qn_node *node, qn_sym name);
uint16_t qn_bc_cell_reg(const qn_bcf *f, const qn_symbol *s);
int32_t qn_bc_global_slot(qn_bcc *c, qn_sym name); /* made when absent */

/* names.c */
typedef enum qn_place_kind { QN_PLACE_REG, QN_PLACE_CELL, QN_PLACE_GLOBAL, QN_PLACE_NAME } qn_place_kind;
typedef struct qn_place {
  qn_place_kind kind;
  uint16_t reg;  /* REG; CELL; NAME: cell it may also be in, or QN_NOREG */
  int32_t slot;  /* GLOBAL */
  qn_sym name;
  const qn_symbol *symbol;
} qn_place;
qn_place qn_bc_place(qn_bcf *f, qn_sym name, const qn_node *node); /* node: the Name or arg, or NULL */
void qn_bc_load(qn_bcf *f, qn_place p, uint16_t dst);
void qn_bc_store(qn_bcf *f, qn_place p, uint16_t src);
void qn_bc_delete(qn_bcf *f, qn_place p);
void qn_bc_store_name(qn_bcf *f, qn_sym name, const qn_node *node, uint16_t src);
/* The register to compute a value into that is then stored there: the variable itself, or a new temporary. */
uint16_t qn_bc_store_target(qn_bcf *f, qn_place p);
void qn_bc_store_done(qn_bcf *f, qn_place p, uint16_t reg);

/* expr.c */
uint16_t qn_bc_expr(qn_bcf *f, const qn_node *n);    /* any register; a new temporary unless a variable */
uint16_t qn_bc_operand(qn_bcf *f, const qn_node *n, const qn_node *later); /* may be a module variable; `later` runs before the read */
uint16_t qn_bc_expr_temp(qn_bcf *f, const qn_node *n); /* always a new temporary */
void qn_bc_expr_to(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_discard(qn_bcf *f, const qn_node *n); /* for its effects */
void qn_bc_jump_if(qn_bcf *f, const qn_node *n, bool sense, qn_label *l);
void qn_bc_loadk(qn_bcf *f, uint16_t dst, const qn_bconst *k);
void qn_bc_load_none(qn_bcf *f, uint16_t dst);
void qn_bc_load_str(qn_bcf *f, uint16_t dst, qn_sv s);
bool qn_bc_small_int(const qn_node *n, int64_t *out);
bool qn_bc_number(const qn_node *n, qn_bconst *out); /* a literal, a negated one too */
qn_op qn_bc_binop(enum qn_operator op, bool inplace);
bool qn_bc_is_simple(const qn_node *n); /* evaluating it runs no other code */

/* call.c, display.c, comp.c */
void qn_bc_call(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_call_parts(qn_bcf *f, uint16_t base, const qn_nodes *args, const qn_nodes *keywords, uint16_t dst);
void qn_bc_sequence(qn_bcf *f, const qn_nodes *elts, qn_op build, uint16_t dst);
void qn_bc_dict(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_fstring(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_slice(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_comprehension(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_comprehension_body(qn_bcf *f, const qn_node *n);
void qn_bc_yield(qn_bcf *f, const qn_node *n, uint16_t dst);

/* stmt.c, assign.c, control.c, def.c, match.c, cython.c */
void qn_bc_body(qn_bcf *f, const qn_nodes *body);
void qn_bc_stmt(qn_bcf *f, const qn_node *n);
void qn_bc_assign_to(qn_bcf *f, const qn_node *target, uint16_t src);
void qn_bc_assign(qn_bcf *f, const qn_node *n);
void qn_bc_augassign(qn_bcf *f, const qn_node *n);
void qn_bc_delete_target(qn_bcf *f, const qn_node *n);
typedef struct qn_bc_loop {
  uint16_t state, item;
  qn_label *top, *bottom;
  const qn_node *target, *iter;
  uint8_t *saved;
} qn_bc_loop;
/* for target in (register src, consumed): … the body goes between begin and end. */
void qn_bc_loop_begin(qn_bcf *f, qn_bc_loop *l, const qn_node *target, const qn_node *iter, uint16_t src);
void qn_bc_loop_end(qn_bcf *f, qn_bc_loop *l);
void qn_bc_for(qn_bcf *f, const qn_node *n);
void qn_bc_while(qn_bcf *f, const qn_node *n);
void qn_bc_try(qn_bcf *f, const qn_node *n);
void qn_bc_with(qn_bcf *f, const qn_node *n);
void qn_bc_leave(qn_bcf *f, const qn_block *until, bool keep_loop_state); /* clean-up on the way out of blocks */
void qn_bc_return(qn_bcf *f, const qn_node *n);
void qn_bc_funcdef(qn_bcf *f, const qn_node *n);
uint16_t qn_bc_annotation(qn_bcf *f, const qn_node *value);
void qn_bc_lambda(qn_bcf *f, const qn_node *n, uint16_t dst);
void qn_bc_classdef(qn_bcf *f, const qn_node *n);
void qn_bc_params(qn_bcf *f, const qn_node *args, qn_code *code);
void qn_bc_match(qn_bcf *f, const qn_node *n);
bool qn_bc_cython_stmt(qn_bcf *f, const qn_node *n); /* false: not a Cython statement */
void qn_bc_cython_expr(qn_bcf *f, const qn_node *n, uint16_t dst);
int qn_bc_ctype(qn_bcf *f, const qn_node *ctype); /* qn_ctype */

#endif
