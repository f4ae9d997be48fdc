/*
 * What @PREFIX@_engine.c needs of compilers: bodies are functions that end in calls of the next one, and these calls
 * have to be jumps, or a run would fill the processor's stack.
 */
#ifndef @MACRO@_TAIL_H
#define @MACRO@_TAIL_H

#ifdef __has_attribute
#define @MACRO@_HAS_ATTRIBUTE(name) __has_attribute(name)
#else
#define @MACRO@_HAS_ATTRIBUTE(name) 0
#endif

/* Before a return: Clang from 13 on and GCC from 15 on make a jump of the call or refuse the function. Older GCC makes
   jumps of all calls at the end where it can, if it optimizes: bodies are made so that it can. */
#if @MACRO@_HAS_ATTRIBUTE(musttail)
#define @MACRO@_MUSTTAIL __attribute__((musttail))
#elif defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__)
#define @MACRO@_MUSTTAIL
#else
#error "c-tail needs calls that are jumps: Clang 13 or newer, GCC 15 or newer, or GCC with -O2; the other engines do not"
#endif

/* The convention of calls of bodies. That of the platform has six registers for arguments on 64-bit x86 and eight on
   ARM; preserve_none has twelve, and leaves no register for a function to save. */
#if @MACRO@_HAS_ATTRIBUTE(preserve_none) && (defined(__x86_64__) || defined(__aarch64__))
#define @MACRO@_TAIL_BODY __attribute__((preserve_none))
#define @MACRO@_TAIL_MANY 1
#else
#define @MACRO@_TAIL_BODY
#define @MACRO@_TAIL_MANY 0
#endif

#endif
