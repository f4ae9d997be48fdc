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

/* Leaves something in the slots of its instruction's inputs. */
static inline int medley_ext_meddle(medley_vm *vm, int64_t n, int64_t k, int64_t *result) {
  vm->s_data[vm->d_data] = ~n;
  vm->s_data[vm->d_data + 1] = ~k;
  if ((k & 7) == 1) return medley_throw(vm, n);
  *result = n ^ k;
  return MEDLEY_OK;
}

enum { MEDLEY_UNIT_WORDS = 4, MEDLEY_MOST_UNITS = 100 };

/* Loads the unit "seal k, branch to" as the body of an entry. One machine is used at a time. */
static inline int medley_ext_patch(medley_vm *vm, uint64_t entry, uint64_t to, int64_t k) {
  static uint64_t words[MEDLEY_MOST_UNITS][MEDLEY_UNIT_WORDS];
  static medley_program units[MEDLEY_MOST_UNITS];
  uint32_t base = medley_code_end(vm);
  uint32_t index = (base - vm->base_end) / MEDLEY_UNIT_WORDS;
  const medley_program unit = {.words = words[index], .word_count = MEDLEY_UNIT_WORDS, .base = base};
  if (index == MEDLEY_MOST_UNITS) return MEDLEY_OK;
  words[index][0] = MEDLEY_OP_seal;
  words[index][1] = (uint64_t)k;
  words[index][2] = MEDLEY_OP_branch;
  words[index][3] = to;
  units[index] = unit;
  (void)medley_replace(vm, (uint32_t)entry, &units[index], NULL);
  return MEDLEY_OK;
}

/* Releases the unit that was loaded as number k, if there is one. */
static inline int medley_ext_unpatch(medley_vm *vm, int64_t k) {
  uint32_t position = vm->base_end + (uint32_t)k * MEDLEY_UNIT_WORDS;
  if (position < medley_code_end(vm)) (void)medley_release(vm, position);
  return MEDLEY_OK;
}
