/* lanes.h - the lanes of a vector of eight that a mask picks, moved to its begin. A permutation by table: compress instructions take three times as
 * long on Zen 4 and 5, and no less elsewhere. What follows the picked lanes is of no meaning. Needs avx512f. */
#ifndef QN_LANES_H
#define QN_LANES_H

#include <immintrin.h>
#include <stdint.h>

extern const uint64_t qn_lanes_of[256]; /* by mask: the numbers of its set bits, a byte each, zeros behind them */

/* Where the picked lanes are: their numbers. */
#define QN_LANES_AT(mask) _mm512_cvtepu8_epi64(_mm_cvtsi64_si128((long long)qn_lanes_of[(uint8_t)(mask)]))
#define QN_LANES_PACK(mask, x) _mm512_permutexvar_epi64(QN_LANES_AT(mask), x)
#endif
