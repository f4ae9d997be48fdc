/* What the machine's externs do is in embedded.c. */
int embedded_ext_compile(embedded_vm *vm, int64_t k, int64_t *position);
int embedded_ext_nested(embedded_vm *vm, int64_t position, int64_t *result);
