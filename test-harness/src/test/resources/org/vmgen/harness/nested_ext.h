/* What the externs of nested.vmg do; NestedExterns does the same in Java. */
static inline int nested_ext_nest(nested_vm *vm, uint64_t position, int64_t *kind, int64_t *value) {
  *kind = (int64_t)nested_run(vm, (uint32_t)position);
  *value = *kind == NESTED_TRAP ? vm->exit.trap : vm->exit.value;
  return NESTED_OK;
}

static inline int nested_ext_invoke(nested_vm *vm, uint64_t position, int64_t *value) {
  int64_t kind;
  (void)nested_ext_nest(vm, position, &kind, value);
  return kind == NESTED_HALT ? NESTED_OK : nested_throw(vm, 1000 * kind + *value);
}

static inline int64_t anything(nested_vm *vm, uint64_t position) {
  int64_t kind, value;
  (void)nested_ext_nest(vm, position, &kind, &value);
  return 1000 * kind + value;
}

static inline int nested_ext_anything(nested_vm *vm, uint64_t position, int64_t *value) {
  *value = anything(vm, position);
  return NESTED_OK;
}

static inline void nested_ext_scribble(nested_vm *vm, int64_t n) {
  int64_t k;
  for (k = 0; k < n; k++) vm->s_data[vm->d_data + (size_t)k] = -1;
}
