package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes one file from reading to a result that only has to get its place. */
final class FileWork {
  private final Contents contents;
  private final BatchPlan plan;
  private final Places places;
  private final TaskPool pool;
  private final MemoryBudget memory;
  private final @Nullable ReportSpool spool;
  private final boolean keepsDocuments;
  private final BatchProgress progress;

  FileWork(
      Contents contents,
      BatchPlan plan,
      Places places,
      TaskPool pool,
      MemoryBudget memory,
      @Nullable ReportSpool spool,
      boolean keepsDocuments,
      BatchProgress progress) {
    this.contents = contents;
    this.plan = plan;
    this.places = places;
    this.pool = pool;
    this.memory = memory;
    this.spool = spool;
    this.keepsDocuments = keepsDocuments;
    this.progress = progress;
  }

  /**
   * Does the work. Any exception means that the file failed; {@link #reason} words it.
   *
   * @param task the task in whose thread this runs
   * @param alone whether nothing else runs meanwhile
   */
  Ready process(FoundFile found, long index, GuardedTask task, boolean alone) throws Exception {
    long start = System.nanoTime();
    BasicFileAttributes before = Files.readAttributes(found.file(), BasicFileAttributes.class);
    if (!before.isRegularFile()) {
      throw new InputException("is no regular file");
    }
    Path target = places.target(found);
    DraftOutput draft = new DraftOutput(target == null ? null : draftOf(target, index));
    Pass pass = new Pass(found, task, alone, before.size());
    boolean isThrough = false;
    try (HashingInput in =
            new HashingInput(Files.newInputStream(found.file()), progress::addBytes);
        Contents.Reader reader = contents.open(found.path(), in, plan.limits().maxBytes())) {
      pass.run(reader, draft);
      Stamp input = in.finish(Stamp.modified(before));
      BasicFileAttributes after = Files.readAttributes(found.file(), BasicFileAttributes.class);
      if (!input.isOf(after)) {
        throw new InputException("was changed by another program while it was read; run again");
      }
      // What was only compressed anew has other bytes, but no change.
      boolean isChanged =
          pass.isChanged && (input.size() != draft.size() || !input.hash().equals(draft.hash()));
      boolean isWritten = target != null && (isChanged || !isInPlace());
      if (isWritten) {
        draft.save();
      }
      pass.checkDiff(input);
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      FileOutcome outcome =
          pass.figures.outcome(
              found,
              index,
              reader.format(),
              isChanged ? FileStatus.DONE : FileStatus.UNCHANGED,
              target == null ? "" : shown(found, target),
              input.size(),
              millis);
      isThrough = true;
      return new Ready(found, outcome, input, isWritten ? draft : null, target, pass.keepDiff());
    } finally {
      if (!isThrough) {
        draft.discard();
      } else if (isInPlace() && target != null) {
        discardIfUnchanged(draft);
      }
    }
  }

  private static void discardIfUnchanged(DraftOutput draft) {
    // An unchanged file in place: what went to the disk, if it was large, is of no use.
    if (!draft.isSaved()) {
      draft.discard();
    }
  }

  private boolean isInPlace() {
    return plan.action() instanceof BatchAction.InPlace;
  }

  private String shown(FoundFile found, Path target) {
    return isInPlace() ? found.path() : target.toString();
  }

  private Path draftOf(Path target, long index) {
    if (plan.action() instanceof BatchAction.ToFolder to) {
      return BatchRun.drafts(to).resolve(Long.toHexString(index));
    }
    return Drafts.beside(target);
  }

  /** Says in one line, without the file's name, why a file failed. */
  String reason(FoundFile found, Throwable cause) {
    String message = new Reasons(plan.limits().timeout()).of(cause);
    String start = found.path() + ": ";
    boolean isNamed = cause instanceof InputException && message.startsWith(start);
    return isNamed ? message.substring(start.length()) : message;
  }

  /** One reading of a file. */
  private final class Pass {
    private final FoundFile found;
    private final GuardedTask task;
    private final boolean alone;
    private final long size;
    private final Figures figures = new Figures();
    private final @Nullable DiffKeeper diff;
    private long chain = ReportSpool.EMPTY;
    private boolean isChanged;

    Pass(FoundFile found, GuardedTask task, boolean alone, long size) {
      this.found = found;
      this.task = task;
      this.alone = alone;
      this.size = size;
      diff =
          plan.action() instanceof BatchAction.Look look && look.diff() ? new DiffKeeper() : null;
    }

    void run(Contents.Reader reader, DraftOutput draft) throws IOException, InterruptedException {
      try (OutputStream out = reader.encoder(draft)) {
        if (reader.isContainer() && !alone) {
          new RecordStream(
                  pool,
                  memory,
                  task,
                  (piece, result, problem) -> {
                    if (result == null) {
                      figures.addProblem(
                          piece.name(),
                          reason(found, problem == null ? new IOException() : problem));
                      put(out, piece, new Contents.Result(piece.original(), null));
                    } else {
                      put(out, piece, result);
                    }
                  })
              .run(reader::next);
        } else {
          runHere(reader, out);
        }
      }
    }

    private void runHere(Contents.Reader reader, OutputStream out)
        throws IOException, InterruptedException {
      if (!reader.isContainer() && size > plan.limits().maxBytes()) {
        throw new InputException(
            "is larger than "
                + (plan.limits().maxBytes() >> 20)
                + " MiB; allow more with --max-size");
      }
      long cost = reader.isContainer() ? 0 : memory.cost(size);
      memory.take(cost);
      try {
        task.beat();
        for (Contents.Piece piece = reader.next(); piece != null; piece = reader.next()) {
          task.beat();
          if (!reader.isContainer() && memory.cost(piece.size()) > cost) { // it was compressed
            memory.release(cost);
            cost = memory.cost(piece.size());
            memory.take(cost);
          }
          put(out, piece, reader.isContainer() ? tried(piece) : piece.analyse());
        }
      } finally {
        memory.release(cost);
      }
    }

    /** A record that fails is copied. */
    private Contents.Result tried(Contents.Piece piece) {
      try {
        return piece.analyse();
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        figures.addProblem(piece.name(), reason(found, e));
        return new Contents.Result(piece.original(), null);
      }
    }

    private void put(OutputStream out, Contents.Piece piece, Contents.Result result)
        throws IOException {
      if (task.isAbandoned()) {
        throw new IOException("given up");
      }
      out.write(result.bytes());
      isChanged |= !Arrays.equals(result.bytes(), piece.original());
      if (diff != null) {
        diff.add(piece.original(), result.bytes());
      }
      if (result.report() != null) {
        figures.add(result.report());
        if (spool != null && keepsDocuments) {
          chain = spool.add(chain, new FileDocument(piece.name(), piece.line(), result.report()));
        }
      }
    }

    /** Says why there is no diff. */
    private void checkDiff(Stamp input) {
      if (diff != null && diff.isTooLarge()) {
        figures.note("is too large for a diff");
      } else if (diff != null && !diff.isOfLines(input.size())) {
        figures.note("is compressed; there is no diff");
        diff.clear();
      }
    }

    /** Returns a name that patch -p1 finds from here, or from inside the input folder. */
    private String patchName() {
      Path path = Path.of(found.path()).normalize();
      boolean isBelow = !path.isAbsolute() && !path.startsWith("..");
      return (isBelow ? path : found.relative()).toString();
    }

    private long keepDiff() throws IOException {
      if (diff == null || spool == null) {
        return chain;
      }
      return spool.addDiff(chain, diff.diff(patchName()));
    }
  }
}
