package org.vmgen.format.profile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.format.ImageFile;

/** How a profile's file writes its pieces. */
final class ProfileText {

  static final String HEADER = "vmgen profile ";
  static final String OPEN = "_";
  static final String NULL = "null";

  private ProfileText() {}

  /** By mnemonics, then operands; not by counts, so that files of similar programs are similar. */
  static final Comparator<Profile.Block> ORDER =
      (a, b) -> {
        List<Profile.Step> left = a.steps();
        List<Profile.Step> right = b.steps();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
          int order = compare(left.get(i), right.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.size(), right.size());
      };

  private static int compare(Profile.Step left, Profile.Step right) {
    if (left == right) {
      return 0;
    }
    int order = left.instruction().mnemonic().compareTo(right.instruction().mnemonic());
    for (int i = 0; order == 0 && i < left.operands().size(); i++) {
      order = compare(left.operands().get(i), right.operands().get(i));
    }
    return order;
  }

  private static int compare(Profile.Operand left, Profile.Operand right) {
    int order = Integer.compare(rank(left), rank(right));
    return order != 0 ? order : Long.compare(number(left), number(right));
  }

  private static int rank(Profile.Operand operand) {
    return operand instanceof Profile.Operand.Open
        ? 0
        : operand instanceof Profile.Operand.Same ? 1 : 2;
  }

  private static long number(Profile.Operand operand) {
    return operand instanceof Profile.Operand.Value value
        ? value.bits()
        : operand instanceof Profile.Operand.Same same ? same.index() : 0;
  }

  /** Such as {@code lit #i64 ( -- data.i64 )}: everything that must not change. */
  static String describe(ImageFile.Instruction instruction) {
    StringBuilder text = new StringBuilder(word(instruction.mnemonic()));
    for (ImageFile.Immediate immediate : instruction.immediates()) {
      text.append(" #").append(immediate.type()).append(immediate.array() ? "[]" : "");
    }
    return text.append(" ( ").append(instruction.effect()).append(" )").toString();
  }

  static String steps(List<Profile.Step> steps) {
    return steps.stream().map(ProfileText::step).collect(Collectors.joining("; "));
  }

  static String step(Profile.Step step) {
    StringBuilder text = new StringBuilder(word(step.instruction().mnemonic()));
    for (int i = 0; i < step.operands().size(); i++) {
      ImageFile.Immediate immediate = step.instruction().immediates().get(i);
      text.append(' ').append(operand(step.operands().get(i), immediate));
    }
    return text.toString();
  }

  private static String operand(Profile.Operand operand, ImageFile.Immediate immediate) {
    if (operand instanceof Profile.Operand.Value value) {
      return switch (kind(immediate)) {
        case REFERENCE, OPEN -> NULL;
        case FLOAT -> "0x" + Long.toHexString(value.bits());
        case UNSIGNED -> Long.toUnsignedString(value.bits());
        case SIGNED -> Long.toString(value.bits());
      };
    }
    return operand instanceof Profile.Operand.Same same ? "=" + same.index() : OPEN;
  }

  /** How values of an immediate are written. */
  enum Kind {
    SIGNED,
    UNSIGNED,
    FLOAT,
    REFERENCE,
    /** Not at all. */
    OPEN
  }

  static Kind kind(ImageFile.Immediate immediate) {
    if (immediate.array()) {
      return Kind.OPEN;
    }
    return switch (immediate.type()) {
      case "i8", "i16", "i32", "i64" -> Kind.SIGNED;
      case "u8", "u16", "u32", "u64", "bool" -> Kind.UNSIGNED;
      case "f32", "f64" -> Kind.FLOAT;
      case "code" -> Kind.OPEN;
      default -> Kind.REFERENCE;
    };
  }

  /** A mnemonic, between quotes unless it is a run of ASCII characters that end nothing. */
  static String word(String mnemonic) {
    boolean plain = !mnemonic.isEmpty();
    for (int i = 0; i < mnemonic.length(); i++) {
      char c = mnemonic.charAt(i);
      plain &= c > ' ' && c < 0x7f && c != '"' && c != ';' && c != '\\';
    }
    return plain ? mnemonic : quoted(mnemonic);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
