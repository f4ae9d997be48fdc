/* Profiles of @PREFIX@: how often the extended blocks of code ran. For engines generated with --profile. */
#ifndef @MACRO@_PROFILE_H
#define @MACRO@_PROFILE_H

#include "@PREFIX@.h"
#include "@PREFIX@_text.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Counts that were taken from machines. */
typedef struct @PREFIX@_profile {
  @PREFIX@_text blocks; /* a line each; the same block may come more than once */
  uint64_t block_count, runs;
  uint8_t used[@MACRO@_INSTRUCTION_COUNT]; /* whether a block has the instruction */
} @PREFIX@_profile;

void @PREFIX@_profile_init(@PREFIX@_profile *profile);
void @PREFIX@_profile_free(@PREFIX@_profile *profile);

/*
 * Takes what ran on a machine in its code from one position up to another: that of the program, `base_end`, of a unit,
 * or of all, 1 and `code_end`. Nothing may be running there. What is released while vm->profile is set is taken by
 * itself. With NULL counts are dropped.
 */
void @PREFIX@_profile_add(@PREFIX@_profile *profile, @PREFIX@_vm *vm, uint32_t from, uint32_t to);

/* The text of the profile, to which `runs` belongs. It has failed if memory ran out. */
void @PREFIX@_profile_text(const @PREFIX@_profile *profile, @PREFIX@_text *out);

/* ---- For the run loop ----------------------------------------------------------------------- */

void @PREFIX@_profile_enter(@PREFIX@_vm *vm, uint32_t start);
void @PREFIX@_profile_leave(@PREFIX@_vm *vm);

/* The instruction at a position is left. */
static inline void @PREFIX@_profile_depart(@PREFIX@_vm *vm, uint32_t from) {
  if (vm->skip_to != 0) {
    uint32_t reached = vm->skip_to;
    vm->skip_to = 0;
    if (from >= vm->skip_from && from < reached) {
      vm->arrivals[reached]--;
      return;
    }
  }
  vm->departures[from]++;
}

/* Control goes from one instruction to another. */
static inline void @PREFIX@_profile_jump(
    @PREFIX@_vm *vm, const @PREFIX@_word *from, const @PREFIX@_word *to) {
  @PREFIX@_profile_depart(vm, @PREFIX@_position(vm, from));
  vm->arrivals[@PREFIX@_position(vm, to)]++;
}

/* Control came to a replaced entry, and is in its new body now. */
static inline void @PREFIX@_profile_forward(
    @PREFIX@_vm *vm, const @PREFIX@_word *entry, const @PREFIX@_word *body) {
  vm->arrivals[@PREFIX@_position(vm, entry)]--;
  vm->arrivals[@PREFIX@_position(vm, body)]++;
}

#ifdef __cplusplus
}
#endif

#endif
