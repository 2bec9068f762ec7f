/* single_tables.h - tables of the float32 lists, 32 rows each: a vector of sixteen picks among them in one step.
 * tanh (single/tanh.inc): row i holds for |x| whose bits from the 21st on are those of 2^-4 and i more (row 0: and all below);
 * c0 + t (c1 + t (..)), t = |x| - middle, is tanh |x|; c0 is tanh(middle) to 2^-30. */
#ifndef QN_MATH_SINGLE_TABLES_H
#define QN_MATH_SINGLE_TABLES_H

#define QN_TANF_LARGE 0x1p11f /* from here on tan is computed by the list of doubles */

_Alignas(64) static const float qn_tanhf_middle[32] = {
  0.0f, 0x1.5fe34p-4f, 0x1.9fd63ap-4f, 0x1.dfe2e6p-4f, 0x1.1ff20ep-3f, 0x1.6006ap-3f, 0x1.a01ad6p-3f, 0x1.e01738p-3f,
  0x1.201c7cp-2f, 0x1.602b4ap-2f, 0x1.9fd89ap-2f, 0x1.e0167ep-2f, 0x1.2018bp-1f, 0x1.5ffc7cp-1f, 0x1.a01cfcp-1f, 0x1.dfd2ecp-1f,
  0x1.20155cp+0f, 0x1.5fef1ep+0f, 0x1.a01248p+0f, 0x1.dfd734p+0f, 0x1.202ec8p+1f, 0x1.5fe7f2p+1f, 0x1.a01c78p+1f, 0x1.e0246ep+1f,
  0x1.1fe142p+2f, 0x1.5fe8bep+2f, 0x1.9fef28p+2f, 0x1.d1cb7ep+2f, 0x1.0a2b24p+3f, 0x1.1p+3f, 0x1.1p+3f, 0x1.1p+3f};
_Alignas(64) static const float qn_tanhf_c0[32] = {
  0.0f, 0x1.5f0648p-4f, 0x1.9e69fep-4f, 0x1.ddb3dep-4f, 0x1.1e1024p-3f, 0x1.5c9976p-3f, 0x1.9a78dep-3f, 0x1.d77c5ap-3f,
  0x1.18bdf2p-2f, 0x1.52e952p-2f, 0x1.8a6654p-2f, 0x1.bfc09cp-2f, 0x1.051ab4p-1f, 0x1.31559cp-1f, 0x1.5798eep-1f, 0x1.77c36ep-1f,
  0x1.9e6b72p-1f, 0x1.c27104p-1f, 0x1.d9cc3cp-1f, 0x1.e8714ap-1f, 0x1.f4c7f6p-1f, 0x1.fbd37ap-1f, 0x1.fe7728p-1f, 0x1.ff6f6ap-1f,
  0x1.ffdf88p-1f, 0x1.fffb9cp-1f, 0x1.ffff68p-1f, 0x1.ffffep-1f, 0x1.fffffcp-1f, 0x1.0p+0f, 0x1.0p+0f, 0x1.0p+0f};
_Alignas(64) static const float qn_tanhf_c1[32] = {
  0x1.0p+0f, 0x1.fc3d5cp-1f, 0x1.fac24ap-1f, 0x1.f9093p-1f, 0x1.f602cp-1f, 0x1.f12a74p-1f, 0x1.eb6ec4p-1f, 0x1.e4dd2ap-1f,
  0x1.d983fep-1f, 0x1.c7ea62p-1f, 0x1.b40c1cp-1f, 0x1.9e1bbap-1f, 0x1.7ad846p-1f, 0x1.49e972p-1f, 0x1.196a6cp-1f, 0x1.d871dep-2f,
  0x1.61204ep-2f, 0x1.cedcf8p-3f, 0x1.26374ep-3f, 0x1.703f8ep-4f, 0x1.631258p-5f, 0x1.0a0ac4p-6f, 0x1.884158p-8f, 0x1.210336p-9f,
  0x1.03b96p-11f, 0x1.1900a6p-14f, 0x1.3001eap-17f, 0x1.fff4fep-20f, 0x1.ffea64p-23f, -0x1.18b20ap-23f, -0x1.12911p-29f, -0x1.69279ap-34f};
_Alignas(64) static const float qn_tanhf_c2[32] = {
  0.0f, -0x1.5c7238p-4f, -0x1.9a2c04p-4f, -0x1.d73492p-4f, -0x1.187b56p-3f, -0x1.527fd2p-3f, -0x1.89fbc2p-3f, -0x1.be7f34p-3f,
  -0x1.03a3dap-2f, -0x1.2dc97ep-2f, -0x1.4fe476p-2f, -0x1.6a24fep-2f, -0x1.8265fep-2f, -0x1.897d76p-2f, -0x1.79b5b2p-2f, -0x1.5abbbep-2f,
  -0x1.1dd3bap-2f, -0x1.9736fap-3f, -0x1.1043acp-3f, -0x1.5f4e1cp-4f, -0x1.5b4808p-5f, -0x1.07dbaep-6f, -0x1.870d7ap-8f, -0x1.20ac2ep-9f,
  -0x1.03564cp-11f, -0x1.18a418p-14f, -0x1.2f9fdep-17f, -0x1.0035ep-19f, -0x1.004324p-22f, 0x1.e81e84p-23f, 0x1.b549f8p-30f, 0x1.9b2a8ep-35f};
_Alignas(64) static const float qn_tanhf_c3[32] = {
  -0x1.5555b6p-2f, -0x1.4c3ce8p-2f, -0x1.476cd4p-2f, -0x1.4216c2p-2f, -0x1.3b593cp-2f, -0x1.2ef2ap-2f, -0x1.1fa8c8p-2f, -0x1.10157ap-2f,
  -0x1.e8f032p-3f, -0x1.9828d4p-3f, -0x1.42c31ep-3f, -0x1.d6fd7cp-4f, -0x1.bc4bb6p-5f, 0x1.d7c1bap-7f, 0x1.07668p-4f, 0x1.83fcd4p-4f,
  0x1.c69344p-4f, 0x1.97ef1p-4f, 0x1.33c28p-4f, 0x1.a8ca3p-5f, 0x1.baa5c8p-6f, 0x1.5a127p-7f, 0x1.0321fep-8f, 0x1.80099ep-10f,
  0x1.59a63ap-12f, 0x1.762f3ap-15f, 0x1.94d61p-18f, 0x1.574ac6p-20f, 0x1.582bf6p-23f, -0x1.383788p-23f, -0x1.06a876p-31f, -0x1.601b36p-37f};
_Alignas(64) static const float qn_tanhf_c4[32] = {
  0x1.40f324p-14f, 0x1.b3559cp-5f, 0x1.0dff5cp-4f, 0x1.3eb552p-4f, 0x1.69185ap-4f, 0x1.acc538p-4f, 0x1.f0866ep-4f, 0x1.11839cp-3f,
  0x1.331094p-3f, 0x1.502b28p-3f, 0x1.5c076cp-3f, 0x1.58529ap-3f, 0x1.39eedcp-3f, 0x1.e96deap-4f, 0x1.46de36p-4f, 0x1.63bb9cp-5f,
  0x1.d9bfbap-9f, -0x1.59bedp-6f, -0x1.9bb0e4p-6f, -0x1.55dddep-6f, -0x1.94eac2p-7f, -0x1.51ce2cp-8f, -0x1.02cd8cp-9f, -0x1.82b748p-11f,
  -0x1.69f2eap-13f, -0x1.884a7p-16f, -0x1.a881dp-19f, -0x1.4d26dep-21f, -0x1.4e6bbap-24f, 0x1.59e8fep-25f, 0x1.19972ap-34f, 0x1.0ca252p-40f};
_Alignas(64) static const float qn_tanhf_c5[32] = {
  0x1.0ee0dap-3f, 0x1.6240d8p+3f, -0x1.7c42a2p-2f, -0x1.57472cp+3f, 0x1.db6bcep-1f, 0x1.10b978p+0f, -0x1.653824p+0f, 0x1.a2a7a8p-1f,
  0x1.4eafap-5f, 0x1.773ffp-5f, 0x1.90a43cp-5f, 0x1.99ac3p-9f, -0x1.3fdb4ep-5f, -0x1.0e2298p-4f, -0x1.e94dc2p-5f, -0x1.bbf8a8p-5f,
  -0x1.06dfep-5f, -0x1.385916p-7f, 0x1.64ebp-10f, 0x1.2c06cep-8f, 0x1.04ac68p-8f, 0x1.f65a28p-10f, 0x1.9468f4p-11f, 0x1.33227ap-12f,
  0x1.1fb01ep-14f, 0x1.38b16p-17f, 0x1.52ba74p-20f, 0x1.74cb56p-23f, 0x1.70ce02p-26f, -0x1.17c4dp-28f, -0x1.c605c2p-39f, -0x1.33f3a6p-45f};

#endif
