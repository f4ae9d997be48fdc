/* Verifies programs of @PREFIX@ before they run; what that means is in docs/verifier.md of vmgen. */
#ifndef @MACRO@_VERIFY_H
#define @MACRO@_VERIFY_H

#include "@PREFIX@_tools.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is promised of code. */
typedef struct @PREFIX@_signature {
  const char *entry;      /* its entry, or @17 by its position; not used for the target of a rule */
  const uint32_t *takes;  /* how many items of each stack; NULL: none */
  const uint32_t *leaves; /* how many when it returns; NULL: it does not return */
} @PREFIX@_signature;

/* A change of a stack's depth, between the inputs that are popped and the outputs that are pushed. */
typedef struct @PREFIX@_depth_rule {
  uint32_t stack;
  int relative;   /* to the depth after the inputs, else to the bottom of the function */
  int32_t amount; /* slots; those of the immediate are added */
  int immediate;  /* its number; -1 for none */
} @PREFIX@_depth_rule;

/* What is promised of an instruction, where the description does not tell. */
typedef struct @PREFIX@_rule {
  uint32_t opcode;
  int kept; /* depths are those of its effect, and code values in other slots stay */
  const @PREFIX@_depth_rule *depths;
  uint32_t depth_count;
  const @PREFIX@_signature *target; /* of all code that it jumps to when that is not known; or NULL */
} @PREFIX@_rule;

/* All that is promised. */
typedef struct @PREFIX@_assumptions {
  const @PREFIX@_signature *signatures;
  uint32_t signature_count;
  const @PREFIX@_rule *rules; /* at most one for an instruction */
  uint32_t rule_count;
  const uint32_t *limits; /* how deep each stack may become; 0, or NULL for all: not tested */
  int recursion;          /* whether functions may call themselves */
} @PREFIX@_assumptions;

/*
 * Verifies a program, one that a builder finished or of which a code object was made. What is wrong
 * is added to `findings`, a line each; how deep stacks get is added to `depths`, a line for each
 * entry; both can be NULL. Assumptions may be NULL for none.
 *
 * OK: the program is good. BAD_STATE: there are findings. BAD_POSITION: a signature is of an entry
 * that the program does not have. NO_SPACE: memory ran out.
 */
int @PREFIX@_verify(const @PREFIX@_program *program, const @PREFIX@_assumptions *assumptions,
    @PREFIX@_text *findings, @PREFIX@_text *depths);

/*
 * Reads assumptions, a line each, as docs/verifier.md of vmgen describes them. What is wrong with
 * them is added to `messages`, a line each with its place in `file`; it may be NULL. They are freed
 * by @PREFIX@_free_assumptions, after errors too.
 *
 * OK; BAD_STATE: there are messages. NO_SPACE: memory ran out.
 */
int @PREFIX@_read_assumptions(@PREFIX@_assumptions *to, const char *file, const char *text,
    size_t length, @PREFIX@_text *messages);
void @PREFIX@_free_assumptions(@PREFIX@_assumptions *a);

#ifdef __cplusplus
}
#endif

#endif
