/* The externs of the Forth machine; externs.vmg says what each does. Included by the engine. */
#ifndef FORTH_EXT_H
#define FORTH_EXT_H

/* ---- terminal, time, command line: host_terminal.c ------------------------------------------------------ */

int forth_ext_hostType(forth_vm *vm, int64_t fd, int64_t a, int64_t n);
int forth_ext_hostAccept(forth_vm *vm, int64_t a, int64_t max, int64_t *n, int64_t *more);
int forth_ext_hostKey(forth_vm *vm, int64_t *c);
int64_t forth_ext_hostKeyReady(forth_vm *vm);
int64_t forth_ext_hostFlush(forth_vm *vm, int64_t fd);
int64_t forth_ext_hostInteractive(forth_vm *vm);
int64_t forth_ext_hostClock(forth_vm *vm);
int forth_ext_hostDate(forth_vm *vm, int64_t *ms, int64_t *ahead);
int forth_ext_hostSleep(forth_vm *vm, int64_t ms);
int forth_ext_hostArgument(forth_vm *vm, int64_t a, int64_t max, int64_t *kind, int64_t *n);

/* ---- files: host_files.c -------------------------------------------------------------------------------- */

int forth_ext_hostOpen(forth_vm *vm, int64_t a, int64_t n, int64_t mode, int64_t *fid, int64_t *ior);
int64_t forth_ext_hostClose(forth_vm *vm, int64_t fid);
int forth_ext_hostRead(forth_vm *vm, int64_t a, int64_t n, int64_t fid, int64_t *got, int64_t *ior);
int forth_ext_hostReadLine(
    forth_vm *vm, int64_t a, int64_t n, int64_t fid, int64_t *got, int64_t *flag, int64_t *ior);
int forth_ext_hostWrite(forth_vm *vm, int64_t a, int64_t n, int64_t fid, int64_t *ior);
int64_t forth_ext_hostSeek(forth_vm *vm, int64_t pos, int64_t fid);
int forth_ext_hostTell(forth_vm *vm, int64_t fid, int64_t *pos, int64_t *ior);
int forth_ext_hostSize(forth_vm *vm, int64_t fid, int64_t *size, int64_t *ior);
int64_t forth_ext_hostResize(forth_vm *vm, int64_t size, int64_t fid);
int forth_ext_hostDelete(forth_vm *vm, int64_t a, int64_t n, int64_t *ior);
int forth_ext_hostRename(forth_vm *vm, int64_t a1, int64_t n1, int64_t a2, int64_t n2, int64_t *ior);
int forth_ext_hostStatus(forth_vm *vm, int64_t a, int64_t n, int64_t *x, int64_t *ior);

/* ---- code: host_code.c ---------------------------------------------------------------------------------- */

int64_t forth_ext_codeEnd(forth_vm *vm);
int64_t forth_ext_codeWord(forth_vm *vm, int64_t pos);
int forth_ext_codeLoad(forth_vm *vm, int64_t a, int64_t count, int64_t name, int64_t length, int64_t *ior);
int forth_ext_codeReplace(forth_vm *vm, int64_t pos, int64_t a, int64_t count, int64_t *ior);
int forth_ext_codeRelease(forth_vm *vm, int64_t pos, int64_t *ior);
int forth_ext_codeSee(forth_vm *vm, int64_t pos, int64_t a, int64_t max, int64_t *n);
int forth_ext_codeOpcode(forth_vm *vm, int64_t a, int64_t n, int64_t *op);
int forth_ext_codeName(forth_vm *vm, int64_t pos, int64_t a, int64_t max, int64_t *n);
int forth_ext_saveSystem(forth_vm *vm, int64_t a, int64_t n, int64_t *ior);

#endif
