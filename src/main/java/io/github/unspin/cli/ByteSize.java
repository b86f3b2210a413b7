package io.github.unspin.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size such as {@code 500K}, {@code 16M} or {@code 2G}, in units of 1024. */
final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmgt]?)(?:i?b)?");

  @Override
  public Long convert(String value) {
    Matcher size = SIZE.matcher(value.strip().toLowerCase(Locale.ROOT));
    if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
      throw new TypeConversionException("'" + value + "' is not a size such as 500K, 16M or 2G");
    }
    int power = size.group(2).isEmpty() ? 0 : 1 + "kmgt".indexOf(size.group(2));
    return Long.parseLong(size.group(1)) << 10 * power;
  }
}
