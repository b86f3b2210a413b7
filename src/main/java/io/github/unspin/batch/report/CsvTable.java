package io.github.unspin.batch.report;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which spreadsheets take it
 * for another charset. A cell that a spreadsheet would run as a formula gets an apostrophe before
 * it.
 */
final class CsvTable implements Closeable {
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Spool rows;
  private final CsvGenerator generator;

  CsvTable(Path folder, List<String> columns) throws IOException {
    rows = new Spool(folder);
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n").setUseHeader(true);
    columns.forEach(schema::addColumn);
    OutputStreamWriter out = new OutputStreamWriter(rows.out(), StandardCharsets.UTF_8);
    out.write('\uFEFF');
    generator = new CsvFactory().createGenerator(out);
    generator.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    generator.setSchema(schema.build());
  }

  /** Adds a row with a cell for each column. */
  void add(List<String> cells) throws IOException {
    generator.writeStartArray();
    for (String cell : cells) {
      generator.writeString(cell);
    }
    generator.writeEndArray();
  }

  /** Returns text that a spreadsheet shows and does not run. */
  static String inert(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }

  void copyTo(OutputStream out) throws IOException {
    generator.flush();
    rows.copyTo(out);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
