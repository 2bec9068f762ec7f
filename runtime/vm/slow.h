/* slow.h - the parts of instructions that are not worth being inline in the loop. */
#ifndef QN_VM_SLOW_H
#define QN_VM_SLOW_H

#include "runtime/vm/vm_int.h"

enum { QN_SLOW_OP = 31, QN_SLOW_INPLACE = 32, QN_SLOW_IMM = 64 };
/* Operate on the registers that ins names, consume temporaries, store the result. 0 or -1. mode: qn_binop | QN_SLOW_*. */
int qn_slow_binary(qn_rt *rt, qn_frame *f, const qn_ins *ins, int mode);
/* elements.c. false: not a plain case. */
bool qn_element_get(qn_value array, qn_value index, qn_value *out);
bool qn_element_set(qn_value array, qn_value index, qn_value x);
bool qn_element_binary(qn_binop op, qn_value a, qn_value b, qn_value *out);
int qn_element_compare(qn_cmp op, qn_value a, qn_value b);
int qn_slow_unary(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_unop op);
int qn_slow_compare(qn_rt *rt, qn_frame *f, const qn_ins *ins, int op);
int qn_slow_branch(qn_rt *rt, qn_frame *f, const qn_ins *ins, int mode); /* 0, 1, -1 */
int qn_slow_truth(qn_rt *rt, qn_frame *f, qn_value *r, uint16_t reg);    /* 0, 1, -1; keeps */
bool qn_slow_is(qn_value a, qn_value b);
int qn_slow_get_item(qn_rt *rt, qn_frame *f, const qn_ins *ins, bool imm);
int qn_slow_set_item(qn_rt *rt, qn_frame *f, const qn_ins *ins);
int qn_slow_del_item(qn_rt *rt, qn_frame *f, const qn_ins *ins);
int qn_slow_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_icache *ic, qn_value *out);
int qn_slow_set_attr(qn_rt *rt, qn_frame *f, qn_value v, qn_sym name, qn_icache *ic, qn_value x);
/* 1: *fn (owned) is a function of base's class, 0: base was replaced by what to call, -1 */
int qn_slow_find_method(qn_rt *rt, qn_value *base, qn_sym name, qn_icache *ic, qn_function **fn);
/* LOADM: base[0], base[1] as CALLX reads them. 0 or -1 */
int qn_slow_load_method(qn_rt *rt, qn_value *base, qn_sym name, qn_icache *ic);
bool qn_slow_plain_init(qn_rt *rt, const qn_class *cls, qn_value **init);
int qn_slow_ask_tier(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *out); /* 0 done, 1 stay, -1 */
int qn_slow_name_error(qn_rt *rt, qn_frame *f, qn_sym name);
int qn_slow_store_name(qn_rt *rt, qn_frame *f, uint32_t name, qn_value v); /* QN_UNSET: delete */
qn_frame *qn_slow_pop(qn_rt *rt, qn_thread *th, qn_frame *f); /* drops a frame that an exception leaves; its caller */
void qn_slow_enter_handling(qn_rt *rt, qn_generator *g);
void qn_slow_leave_handling(qn_rt *rt, qn_generator *g);
const qn_ins *qn_slow_resume(qn_rt *rt, qn_generator *g, qn_value sent); /* sent is taken */

#endif
