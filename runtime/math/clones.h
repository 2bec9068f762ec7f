/* clones.h - each function is compiled for several CPU levels and bound at load time: with FMA (x86-64-v3 and above)
 * F_FMA is one instruction; below, it is the C library's fma(), which gives the same bits slowly. Not under the thread
 * sanitizer, whose instrumentation of the load-time choice runs before its own start. */
#ifndef QN_MATH_CLONES_H
#define QN_MATH_CLONES_H

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define QN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define QN_CLONES
#endif
#define QN_INLINE static inline __attribute__((always_inline))

/* The heads that lists.inc wants: list_<name>, always inlined into the clones. */
#define LIST_D_D(name) QN_INLINE double list_##name(double x) {
#define LIST_D_DD(name) QN_INLINE double list_##name(double x, double y) {
#define LIST_D_DI(name) QN_INLINE double list_##name(double x, int64_t n) {
#define LIST_I_D(name) QN_INLINE int64_t list_##name(double x) {
#define LIST_B_D(name) QN_INLINE bool list_##name(double x) {
#define LIST_END }

#endif
