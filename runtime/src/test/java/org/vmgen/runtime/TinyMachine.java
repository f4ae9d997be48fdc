package org.vmgen.runtime;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A checked engine of the {@link Tiny} instruction set, written by hand the way that the generator
 * writes engines.
 */
public final class TinyMachine extends Machine {

  /** Engine opcodes differ from the portable ones, as in a generated engine. */
  private static final int[] OPCODES = new int[Tiny.SET.size()];

  private static final int FORWARD = 0;

  static {
    for (int i = 0; i < OPCODES.length; i++) {
      OPCODES[i] = OPCODES.length - i;
    }
  }

  private final CellStack data = cellStack(0);
  private final CellStack ret = cellStack(1);
  private final FloatStack flt = floatStack(2);
  private final ReferenceStack refs = referenceStack(3);

  /** What the instruction {@code host} calls. */
  public Consumer<Machine> hook = machine -> {};

  private int ip;
  private long left;

  public TinyMachine(Code code, Limits limits, Host host) {
    super(Tiny.SET, code, limits, host);
    ready();
  }

  public TinyMachine(Code code) {
    this(code, Limits.defaults(), Host.silent());
  }

  @Override
  protected int[] engineOpcodes() {
    return OPCODES;
  }

  @Override
  protected int forwardOpcode() {
    return FORWARD;
  }

  @Override
  public boolean isChecked() {
    return true;
  }

  @Override
  public boolean countsInstructions() {
    return true;
  }

  @Override
  protected int execute(int start) {
    ip = start;
    left = remaining;
    while (true) {
      if (left == 0) {
        remaining = 0;
        return budgetSpent(ip);
      }
      if ((int) code[ip] == FORWARD) {
        int target = (int) (code[ip] >>> 32);
        if (target == 0) {
          left--;
          return trap(TrapInfo.CODE, -1);
        }
        ip = target;
        continue;
      }
      left--;
      int exit = instruction(OPCODES.length - (int) code[ip]);
      if (exit != 0) {
        return exit;
      }
    }
  }

  private int trap(int trap, int detail) {
    remaining = left;
    return trapped(trap, detail, ip);
  }

  private int throwing(long value) {
    remaining = left;
    return thrown(value, ip);
  }

  /** Executes one instruction; 0 to go on. */
  private int instruction(int opcode) {
    InstructionInfo info = Tiny.SET.instruction(opcode);
    for (int stack = 0; stack < 4; stack++) {
      int index = stack;
      int in = (int) info.inputs().stream().filter(i -> i.place() == index).count();
      int out = (int) info.outputs().stream().filter(i -> i.place() == index).count();
      SlotStorage storage = stacks().get(stack);
      if (storage.depth - in < storage.floor) {
        return trap(TrapInfo.UNDERFLOW, stack);
      }
      if (storage.depth - in + out > storage.limit) {
        return trap(TrapInfo.OVERFLOW, stack);
      }
    }
    int next = ip + 1 + info.immediates().size();
    switch (info.name()) {
      case "lit" -> data.push(code[ip + 1]);
      case "add" -> data.push(data.pop() + data.pop());
      case "slash" -> {
        if (data.peek(0) == 0) {
          return throwing(-10);
        }
        long divisor = data.pop();
        data.push(data.pop() / divisor);
      }
      case "drop" -> data.pop();
      case "branch" -> {
        return jump((int) code[ip + 1]);
      }
      case "zbranch" -> {
        if (data.pop() == 0) {
          return jump((int) code[ip + 1]);
        }
      }
      case "call" -> {
        ret.push(next);
        return jump((int) code[ip + 1]);
      }
      case "exit" -> {
        if (!LeaderBits.contains(leaders, ret.peek(0))) {
          return trap(TrapInfo.CODE, -1);
        }
        return jump((int) ret.pop());
      }
      case "dispatch" -> {
        long length = code[ip + 1];
        long choice = data.pop();
        if (choice >= 0 && choice < length) {
          return jump((int) code[ip + 2 + (int) choice]);
        }
        next += (int) length;
      }
      case "flit" -> flt.push(Double.longBitsToDouble(code[ip + 1]));
      case "str" -> refs.push(constants[(int) code[ip + 1]]);
      case "many" -> next += (int) code[ip + 6];
      case "print" -> StandardExterns.printInt(this, data.pop());
      case "poke" -> {
        if (data.peek(0) < 0 || data.peek(0) >= memory(0).size()) {
          return trap(TrapInfo.MEMORY, 0);
        }
        int address = (int) data.pop();
        memory(0).bytes[address] = (byte) data.pop();
      }
      case "host" -> {
        Optional<VmThrow> thrown = callHost();
        if (thrown.isPresent()) {
          return throwing(thrown.get().value());
        }
      }
      case "mine" -> {
        return trap(TrapInfo.FIRST_DECLARED, -1);
      }
      case "halt" -> {
        remaining = left;
        return halted(data.pop(), ip);
      }
      case "yield" -> {
        remaining = left;
        return yielded(data.pop(), ip, next);
      }
      default -> throw new AssertionError(info);
    }
    ip = next;
    return 0;
  }

  private Optional<VmThrow> callHost() {
    int at = ip;
    position = ip;
    remaining = left;
    try {
      hook.accept(this);
      return Optional.empty();
    } catch (VmThrow e) {
      return Optional.of(e);
    } finally {
      ip = at;
      left = remaining;
    }
  }

  private int jump(int target) {
    boolean poll = target <= ip;
    ip = target;
    if (poll && interruptPending()) {
      remaining = left;
      return interrupted(ip);
    }
    return 0;
  }
}
