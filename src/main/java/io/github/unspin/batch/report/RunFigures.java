package io.github.unspin.batch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.render.JsonText;
import io.github.unspin.report.FindingKind;
import java.io.IOException;
import java.util.Map;

/** What reports in JSON say about a run and its files, all of them alike. */
final class RunFigures {
  private RunFigures() {}

  static void write(JsonGenerator out, RunInfo run) throws IOException {
    out.writeStartObject();
    out.writeStringField("version", run.version());
    out.writeStringField("dictionaries", run.dictionaries());
    out.writeObjectFieldStart("options");
    for (Map.Entry<String, String> option : run.options().entrySet()) {
      out.writeStringField(option.getKey(), option.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("inputs");
    for (String input : run.inputs()) {
      out.writeString(input);
    }
    out.writeEndArray();
    out.writeStringField("started", run.started().toString());
    out.writeEndObject();
  }

  static void write(JsonGenerator out, RunSummary summary) throws IOException {
    out.writeStartObject();
    out.writeNumberField("seconds", JsonText.rounded(summary.elapsed().toMillis() / 1000.0));
    out.writeObjectFieldStart("files");
    for (FileStatus status : FileStatus.values()) {
      out.writeNumberField(status.label(), summary.count(status));
    }
    out.writeEndObject();
    out.writeNumberField("earlier", summary.earlier());
    out.writeNumberField("passedOver", summary.others());
    out.writeNumberField("bytes", summary.bytes());
    out.writeNumberField("documents", summary.documents());
    out.writeNumberField("problems", summary.problems());
    out.writeNumberField("spun", summary.spun());
    out.writeNumberField("words", summary.words());
    write(out, summary.findings());
    out.writeNumberField("edits", summary.edits());
    out.writeStringField("stopped", summary.stopped());
    out.writeEndObject();
  }

  static void write(JsonGenerator out, FileOutcome outcome) throws IOException {
    out.writeStartObject();
    out.writeStringField("path", outcome.path());
    out.writeStringField("format", outcome.format());
    out.writeStringField("status", outcome.status().label());
    out.writeStringField("reason", outcome.reason());
    out.writeStringField("output", outcome.output());
    out.writeNumberField("bytes", outcome.bytes());
    out.writeNumberField("documents", outcome.documents());
    out.writeNumberField("problems", outcome.problems());
    out.writeNumberField("spun", outcome.spun());
    out.writeNumberField("words", outcome.words());
    out.writeNumberField("score", JsonText.rounded(outcome.score()));
    out.writeStringField("family", outcome.family());
    write(out, outcome.findings());
    out.writeNumberField("edits", outcome.edits());
    out.writeBooleanField("earlier", outcome.earlier());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Map<FindingKind, Long> findings) throws IOException {
    out.writeObjectFieldStart("findings");
    for (FindingKind kind : FindingKind.values()) {
      out.writeNumberField(kind.label(), findings.getOrDefault(kind, 0L));
    }
    out.writeEndObject();
  }
}
