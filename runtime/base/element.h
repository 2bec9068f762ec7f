/* element.h - elements in memory, and loops over them that are compiled for several CPU levels. */
#ifndef QN_ELEMENT_H
#define QN_ELEMENT_H

#include "runtime/base/dtype.h"

/* An element wherever it lies: fields of packed records are not aligned. On x86-64 the same instructions. */
#define QN_ANY(T) qn_any_##T
#define QN_ANY_TYPE(T) typedef T QN_ANY(T) __attribute__((aligned(1)));
QN_ANY_TYPE(uint8_t) QN_ANY_TYPE(uint16_t) QN_ANY_TYPE(uint32_t) QN_ANY_TYPE(uint64_t)
QN_ANY_TYPE(int8_t) QN_ANY_TYPE(int16_t) QN_ANY_TYPE(int32_t) QN_ANY_TYPE(int64_t)
QN_ANY_TYPE(float) QN_ANY_TYPE(double) QN_ANY_TYPE(qn_c64) QN_ANY_TYPE(qn_c128)
#undef QN_ANY_TYPE

/* Before a function: one version for each CPU level, chosen when the program starts. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define QN_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default"), optimize("O3")))
#else
#define QN_CLONES
#endif
#endif
