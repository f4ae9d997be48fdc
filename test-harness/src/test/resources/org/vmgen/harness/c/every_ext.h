struct obj { int64_t number; };
static inline uint16_t every_ext_host1(every_vm *vm, int32_t a, uint8_t b, uint64_t t, int flag, float y) { (void)vm; return (uint16_t)(a + b + (int)t + flag + (int)y); }
static inline int every_ext_host2(every_vm *vm, struct obj *p, struct obj **q, int64_t *k) { if (p == NULL) return every_throw(vm, 3); *q = p; *k = p->number; return EVERY_OK; }
static inline int every_ext_host3(every_vm *vm, int64_t k) { if (k > 0 && every_run(vm, (uint32_t)k) == EVERY_THROW) return every_throw(vm, vm->exit.value); return EVERY_OK; }
static inline uint64_t every_ext_host4(every_vm *vm) { vm->r_fp = (int64_t)vm->d_data; return 1; }
static inline int every_ext_host5(every_vm *vm) { (void)vm; return EVERY_OK; }
static inline struct obj *every_ext_host6(every_vm *vm, int64_t k) { (void)k; return (struct obj *)vm->host.context; }
