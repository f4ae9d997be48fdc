package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.harness.OperationList.Item;

/** Operations on memories, stacks, registers and regions. */
final class StateOperations {
  /** In bytes; small, so that a dump of the state is short. */
  static final int MEMORY_SIZE = 4096;

  private static final long[] ADDRESSES = {
    0,
    1,
    3,
    MEMORY_SIZE / 2 + 5,
    MEMORY_SIZE - 8,
    MEMORY_SIZE - 7,
    MEMORY_SIZE - 4,
    MEMORY_SIZE - 3,
    MEMORY_SIZE - 2,
    MEMORY_SIZE - 1,
    MEMORY_SIZE,
    -1,
    -8,
    1L << 32,
    (1L << 32) + 8,
    Long.MIN_VALUE,
    Long.MAX_VALUE
  };
  private static final long[] COUNTS = {
    0, 1, 7, 8, 100, MEMORY_SIZE - 1, MEMORY_SIZE, MEMORY_SIZE + 1, -1, Long.MIN_VALUE
  };
  private static final long[] INDEXES = {
    0, 1, 2, 3, 1023, 1024, 70_000, -1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE
  };
  private static final long[] SMALL_DEPTHS = {
    0, 1, 2, 10, 1024, 1025, 70_000, -1, Long.MIN_VALUE, Long.MAX_VALUE
  };

  /** State beyond the stacks that the operations use. */
  static final String DECLARATIONS =
      """
      memory mem : bytes little max 4K;
      memory swapped : bytes big max 4K;
      register fp : i64;
      register r_i8 : i8;  register r_i16 : i16;  register r_i32 : i32;  register r_i64 : i64;
      register r_u8 : u8;  register r_u16 : u16;  register r_u32 : u32;  register r_u64 : u64;
      register r_f32 : f32;  register r_f64 : f64;  register r_bool : bool;  register r_code : code;
      register r_ref : ref;
      region cells : i64 max 1K window fp;
      region bytes8 : u8 max 1K;
      region halves : i16 max 1K;
      region singles : f32 max 1K;
      region doubles : f64 max 1K;
      region codes : code max 1K;
      region objects : ref max 1K;
      region frame : i64 on data window fp reserve 1;
      """;

  private final OperationList list;

  private StateOperations(OperationList list) {
    this.list = list;
  }

  static void addTo(OperationList list) {
    StateOperations operations = new StateOperations(list);
    operations.memory("mem");
    operations.memory("swapped");
    operations.indexTypes();
    operations.registers();
    operations.regions();
    operations.explicit();
  }

  // ---- memory -----------------------------------------------------------------------------------

  private void memory(String memory) {
    List<ScalarType> types = new ArrayList<>(ScalarOperations.INTEGERS);
    types.addAll(ScalarOperations.FLOATS);
    Item address = Item.of("a", ScalarType.I64, ADDRESSES);
    for (ScalarType type : types) {
      String cell = memory + "." + type.text() + "[a]";
      String name = memory + "_" + type.text();
      list.add("load_" + name, List.of(address), List.of(Item.of("x", type)), "x = " + cell + ";");
      list.add("store_" + name, List.of(Item.of("x", type), address), List.of(), cell + " = x;");
    }
    Item size = Item.of("n", ScalarType.I64);
    list.add("size_" + memory, List.of(), List.of(size), "n = " + memory + ".size;");
    Item other = Item.of("b", ScalarType.I64, ADDRESSES);
    Item count = Item.of("n", ScalarType.I64, COUNTS);
    list.add(
        "copy_" + memory, List.of(address, other, count), List.of(), memory + ".copy(a, b, n);");
    list.add(
        "fill_" + memory,
        List.of(address, count, Item.of("x", ScalarType.U8, 0, 1, 0x80, 0xff)),
        List.of(),
        memory + ".fill(a, n, x);");
    list.add(
        "compare_" + memory,
        List.of(address, other, count),
        List.of(Item.of("r", ScalarType.I64)),
        "r = " + memory + ".compare(a, b, n);");
    list.add(
        "add_to_" + memory,
        List.of(Item.of("n", ScalarType.I64), address),
        List.of(),
        memory + ".i64[a] = " + memory + ".i64[a] + n;");
    // The bytes written stay written when the instruction traps afterwards.
    list.add(
        "store_and_divide_" + memory,
        List.of(Item.of("n", ScalarType.I64, 0, 5), address),
        List.of(Item.of("r", ScalarType.I64)),
        memory + ".i32[a] = 77; r = 100 / n;");
  }

  /** Addresses and indexes may be of any integer type. */
  private void indexTypes() {
    for (ScalarType type : ScalarOperations.INTEGERS) {
      Item index = Item.of("i", type);
      Item result = Item.of("r", ScalarType.I64);
      String name = type.text();
      list.add("load_by_" + name, List.of(index), List.of(result), "r = mem.i64[i];");
      list.add("pick_by_" + name, List.of(index), List.of(result), "r = data[i];");
      list.add("at_by_" + name, List.of(index), List.of(result), "r = data.at[i];");
      list.add("cell_by_" + name, List.of(index), List.of(result), "r = cells[i];");
    }
  }

  // ---- registers and regions --------------------------------------------------------------------

  private void registers() {
    List<ScalarType> types = new ArrayList<>(ScalarOperations.INTEGERS);
    types.addAll(ScalarOperations.FLOATS);
    types.add(ScalarType.BOOL);
    for (ScalarType type : types) {
      Item value = Item.of("x", type);
      String register = "r_" + type.text();
      list.add("set_" + register, List.of(value), List.of(), register + " = x;");
      list.add("get_" + register, List.of(), List.of(value), "x = " + register + ";");
      list.add(
          "swap_" + register,
          List.of(value),
          List.of(Item.of("y", type)),
          "y = " + register + "; " + register + " = x;");
    }
    Item n = Item.of("n", ScalarType.I64);
    list.add("count_up", List.of(n), List.of(), "r_i64 = r_i64 + n; r_u8 = r_u8 + 1;");
    list.add("set_fp", List.of(Item.of("n", ScalarType.I64, 0, 1, 2, -1)), List.of(), "fp = n;");
  }

  private void regions() {
    region("cells", ScalarType.I64);
    region("bytes8", ScalarType.U8);
    region("halves", ScalarType.I16);
    region("singles", ScalarType.F32);
    region("doubles", ScalarType.F64);
    Item index = Item.of("i", ScalarType.I64, INDEXES);
    Item value = Item.of("x", ScalarType.I64);
    list.add("get_frame", List.of(index), List.of(value), "x = frame[i];");
    list.add("set_frame", List.of(value, index), List.of(), "frame[i] = x;");
  }

  private void region(String region, ScalarType type) {
    Item index = Item.of("i", ScalarType.I64, INDEXES);
    Item value = Item.of("x", type);
    Item depth = Item.of("n", ScalarType.I64, SMALL_DEPTHS);
    list.add("grow_" + region, List.of(depth), List.of(), region + ".depth = n;");
    list.add(
        "depth_" + region,
        List.of(),
        List.of(Item.of("n", ScalarType.I64)),
        "n = " + region + ".depth;");
    list.add("set_" + region, List.of(value, index), List.of(), region + "[i] = x;");
    list.add("get_" + region, List.of(index), List.of(value), "x = " + region + "[i];");
  }

  // ---- explicit access to stacks ----------------------------------------------------------------

  private void explicit() {
    Item index = Item.of("i", ScalarType.I64, INDEXES);
    Item value = Item.of("x", ScalarType.I64);
    Item real = Item.of("x", ScalarType.F64);
    list.add("pick", List.of(index), List.of(value), "x = data[i];");
    list.add("at", List.of(index), List.of(value), "x = data.at[i];");
    list.add("poke", List.of(value, index), List.of(), "data[i] = x;");
    list.add("poke_at", List.of(value, index), List.of(), "data.at[i] = x;");
    list.add("float_pick", List.of(index), List.of(real), "x = flt[i];");
    list.add("float_poke", List.of(real, index), List.of(), "flt[i] = x;");
    list.add("depth", List.of(), List.of(value), "x = data.depth;");
    list.add("float_depth", List.of(), List.of(value), "x = flt.depth + ret.depth * 1000;");
    Item depth = Item.of("n", ScalarType.I64, 0, 1, 2, 3, 70_000, -1, Long.MIN_VALUE);
    list.add("set_depth", List.of(depth), List.of(), "data.depth = n;");
    list.add("grow", List.of(depth), List.of(), "data.depth = data.depth + n;");
    list.add("float_set_depth", List.of(depth), List.of(), "flt.depth = n;");
    // The top of the stack afterwards: outputs lie above the depth that was assigned.
    list.add(
        "set_depth_and_push",
        List.of(value, depth),
        List.of(Item.of("r", ScalarType.I64)),
        "data.depth = n; r = x;");
    // A trap after a change of the depth, and after stores into slots below and above.
    list.add(
        "grow_and_divide",
        List.of(Item.of("d", ScalarType.I64, 0, 3), depth),
        List.of(Item.of("r", ScalarType.I64)),
        "data.depth = data.depth + n; data[0] = 99; r = 10 / d;");
    list.add(
        "poke_and_throw", List.of(value, index), List.of(), "data[i] = x; r_i64 = 5; throw x;");
    list.add(
        "roll_up",
        List.of(Item.of("u", ScalarType.U64, 0, 1, 2, 3, 70_000, -1)),
        List.of(),
        """
        let top = data[u];
            var i = u;
            while (i > 0) { data[i] = data[i - 1]; i = i - 1; }
            data[0] = top;\
        """);
  }
}
