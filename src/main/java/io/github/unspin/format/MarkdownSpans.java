package io.github.unspin.format;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Where the nodes of parsed Markdown stand in its source.
 *
 * @param base where in the source the parsed part begins
 */
record MarkdownSpans(int base) {
  /** Returns where a node begins; -1 when that is not known. */
  int start(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? -1 : base + spans.get(0).getInputIndex();
  }

  /** Returns where a node ends; -1 when that is not known. */
  int end(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return -1;
    }
    SourceSpan last = spans.get(spans.size() - 1);
    return base + last.getInputIndex() + last.getLength();
  }
}
