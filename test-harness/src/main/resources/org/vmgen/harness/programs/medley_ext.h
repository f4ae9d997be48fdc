/* What the test machine asks of its host. */
static inline int64_t medley_ext_twist(medley_vm *vm, int64_t n, uint8_t k) {
  (void)vm;
  return (int64_t)((uint64_t)n * 31u ^ k);
}

static inline int medley_ext_divide(medley_vm *vm, int64_t n, int64_t k, int64_t *q, int64_t *m) {
  if (k <= 0) return medley_throw(vm, n), MEDLEY_THROWN;
  *q = n / k;
  *m = n % k;
  return MEDLEY_OK;
}
