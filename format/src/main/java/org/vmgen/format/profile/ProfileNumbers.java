package org.vmgen.format.profile;

import java.util.OptionalLong;
import org.vmgen.format.ImageFile;

/** Values of immediates in profiles. */
final class ProfileNumbers {

  private ProfileNumbers() {}

  /** The word that a text stands for; empty if it is none of the immediate's type. */
  static OptionalLong bits(String text, ImageFile.Immediate immediate) {
    try {
      return switch (ProfileText.kind(immediate)) {
        case OPEN -> OptionalLong.empty();
        case REFERENCE -> text.equals(ProfileText.NULL) ? OptionalLong.of(0) : OptionalLong.empty();
        case FLOAT -> within(hexadecimal(text), immediate.type().equals("f32") ? 32 : 64);
        case UNSIGNED ->
            within(
                Long.parseUnsignedLong(text),
                immediate.type().equals("bool") ? 1 : width(immediate));
        case SIGNED -> signed(Long.parseLong(text), width(immediate));
      };
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static int width(ImageFile.Immediate immediate) {
    return Integer.parseInt(immediate.type().substring(1));
  }

  private static long hexadecimal(String text) {
    if (!text.startsWith("0x")) {
      throw new NumberFormatException(text);
    }
    return Long.parseUnsignedLong(text.substring(2), 16);
  }

  private static OptionalLong within(long value, int width) {
    return width == 64 || value >>> width == 0 ? OptionalLong.of(value) : OptionalLong.empty();
  }

  private static OptionalLong signed(long value, int width) {
    return value << (64 - width) >> (64 - width) == value
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }
}
