package io.github.unspin.terminal;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Typing of one line, with the keys of a shell and completion. Loaded when first needed. */
final class LineEditor {
  private final Terminal terminal;

  LineEditor(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The whole line as one word, so that names of several words can be completed. */
  private record WholeLine(String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
      return line;
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate; // nothing has a meaning of its own here
    }

    @Override
    public int rawWordCursor() {
      return cursor;
    }

    @Override
    public int rawWordLength() {
      return line.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }
  }

  private static final class WholeLineParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      return new WholeLine(line, cursor);
    }
  }

  @Nullable String read(String prompt, String text, List<String> completions) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new WholeLineParser())
            .completer(
                (line, parsed, candidates) -> {
                  for (int i = 0; i < completions.size(); i++) {
                    String each = completions.get(i);
                    candidates.add(new Candidate(each, each, null, null, null, null, false, i));
                  }
                })
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_MENU, true)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.BELL_STYLE, "off")
            .variable(LineReader.LIST_MAX, 50)
            .build();
    try {
      return reader.readLine(prompt, null, (Character) null, text);
    } catch (UserInterruptException | EndOfFileException e) {
      return null; // Ctrl-C and Ctrl-D leave the line, not the review
    }
  }
}
