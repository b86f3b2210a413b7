package io.github.unspin.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files are to be read.
 *
 * @param format the files' format; null to find out by name and content
 * @param fields where JSON Lines hold their text: names of fields, with dots between those of
 *     nested objects ({@code article.body}); the elements of arrays on the way all count
 * @param extract whether only the article of a web page is put out, as text
 * @param maxBytes how large a file that is one document may be when uncompressed, beside what
 *     {@link Limits} say
 */
public record FormatOptions(
    @Nullable InputFormat format, List<String> fields, boolean extract, long maxBytes) {
  /** The field that holds the text where the user names none. */
  public static final String DEFAULT_FIELD = "text";

  /** Copies the fields; none means {@link #DEFAULT_FIELD}. */
  public FormatOptions {
    fields = fields.isEmpty() ? List.of(DEFAULT_FIELD) : List.copyOf(fields);
  }

  /** Creates options without a limit of their own. */
  public FormatOptions(@Nullable InputFormat format, List<String> fields, boolean extract) {
    this(format, fields, extract, Long.MAX_VALUE);
  }

  /** Returns what holds where the user says nothing. */
  public static FormatOptions defaults() {
    return new FormatOptions(null, List.of(), false);
  }

  /** Returns these options for files of a known format. */
  public FormatOptions withFormat(InputFormat known) {
    return new FormatOptions(known, fields, extract, maxBytes);
  }

  /** Returns these options with a limit for files that are one document. */
  public FormatOptions withMaxBytes(long limit) {
    return new FormatOptions(format, fields, extract, limit);
  }
}
