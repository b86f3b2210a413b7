package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run from its first file to its last. */
final class BatchRun {
  private static final String REPORTS = "reports";

  /** Stuck threads for each job above which a run is given up. */
  private static final int MOST_STUCK = 4;

  private final Contents contents;
  private final BatchPlan plan;
  private final BatchListener listener;
  private final BatchProgress progress;
  private final RunState state;
  private final Consumer<String> notices;
  private final Places places;
  private final Queue<FileTask> again = new ConcurrentLinkedQueue<>();

  BatchRun(
      Contents contents,
      BatchPlan plan,
      BatchListener listener,
      BatchProgress progress,
      RunState state,
      Consumer<String> notices) {
    this.contents = contents;
    this.plan = plan;
    this.listener = listener;
    this.progress = progress;
    this.state = state;
    this.notices = notices;
    places = new Places(plan, contents::resultName);
  }

  /** What a run works with. */
  private record Tools(
      TaskPool pool,
      FileWork work,
      Committer committer,
      OutcomeQueue outcomes,
      @Nullable Journal journal,
      @Nullable ReportSpool spool,
      boolean keepsDocuments) {}

  RunSummary run() {
    String dictionaries = Fingerprint.of(plan.knowledge());
    RunInfo info =
        new RunInfo(plan.version(), dictionaries, plan.options(), plan.inputs(), Instant.now());
    Path folder = stateFolder();
    boolean keepsDocuments = listener.wantsDocuments();
    boolean keepsDiffs = plan.action() instanceof BatchAction.Look look && look.diff();
    try (Journal journal = folder == null ? null : openJournal(folder, dictionaries);
        ReportSpool spool = keepsDocuments || keepsDiffs ? openSpool(journal, folder) : null;
        TaskPool pool = new TaskPool(plan.limits().jobs(), plan.limits().timeout())) {
      if (journal != null) {
        journal.notices().forEach(notices);
        clearDrafts();
      }
      OutcomeQueue outcomes = new OutcomeQueue(listener, spool);
      Committer committer = new Committer(plan, places, journal, spool, outcomes, progress, state);
      MemoryBudget memory = MemoryBudget.ofHeap();
      FileWork work =
          new FileWork(contents, plan, places, pool, memory, spool, keepsDocuments, progress);
      Tools tools = new Tools(pool, work, committer, outcomes, journal, spool, keepsDocuments);
      listener.begin(info);
      long others = go(tools);
      outcomes.flush();
      clearDrafts();
      RunSummary summary = outcomes.summary(info, others, state.reason());
      listener.end(summary);
      return summary;
    } catch (IOException e) {
      throw new InputException("the run was stopped: " + new WriteException(e).getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("the run was interrupted", e);
    }
  }

  private @Nullable Path stateFolder() {
    if (plan.action() instanceof BatchAction.ToFolder to) {
      return stateFolder(to);
    } else if (plan.action() instanceof BatchAction.InPlace in) {
      return in.state();
    }
    return null;
  }

  private static Path stateFolder(BatchAction.ToFolder to) {
    return to.folder().toAbsolutePath().resolve(FolderWalk.STATE_FOLDER);
  }

  /** Returns the folder for results that have not got their places. */
  static Path drafts(BatchAction.ToFolder to) {
    return stateFolder(to).resolve("drafts");
  }

  private Journal openJournal(Path folder, String dictionaries) {
    boolean redo =
        plan.action() instanceof BatchAction.ToFolder to && to.redo()
            || plan.action() instanceof BatchAction.InPlace in && in.redo();
    Journal.Header header = new Journal.Header(plan.version(), dictionaries, plan.options());
    return Journal.open(folder, header, redo);
  }

  private static ReportSpool openSpool(@Nullable Journal journal, @Nullable Path folder)
      throws IOException {
    if (folder == null || journal == null) {
      return new ReportSpool(Files.createTempFile("unspin", ".reports"), true);
    }
    Path file = folder.resolve(REPORTS);
    if (!journal.isContinued()) {
      Files.deleteIfExists(file);
    }
    return new ReportSpool(file, false);
  }

  private void clearDrafts() throws IOException {
    if (plan.action() instanceof BatchAction.ToFolder to && Files.isDirectory(drafts(to))) {
      try (DirectoryStream<Path> drafts = Files.newDirectoryStream(drafts(to))) {
        for (Path draft : drafts) {
          Files.deleteIfExists(draft);
        }
      }
      Files.deleteIfExists(drafts(to));
    }
  }

  /** Goes through all files and returns how many were passed over. */
  private long go(Tools tools) throws InterruptedException {
    FolderWalk walk = new FolderWalk(plan.inputs(), plan.selection(), barred());
    Thread counter = new Thread(this::count, "unspin-counter");
    counter.setDaemon(true);
    counter.start();
    long index = 0;
    for (FoundFile found = walk.next(); found != null; found = walk.next()) {
      walk.takeDrafts().forEach(this::deleteDraft);
      while (!tools.outcomes.awaitTurn(index) && !state.isStopped()) {
        // the first file that is not through takes long
      }
      doAgain(tools);
      if (tools.pool.stuck() > MOST_STUCK * plan.limits().jobs()) {
        state.stop("too many files took longer than --timeout allows and cannot be stopped");
      }
      if (state.isStopped()) {
        break;
      }
      start(tools, found, index++);
    }
    walk.takeDrafts().forEach(this::deleteDraft);
    tools.pool.drain();
    while (!again.isEmpty() && !state.isStopped()) {
      doAgain(tools);
      tools.pool.drain();
    }
    tools.committer.finish();
    return walk.others();
  }

  /** Files that ran out of memory get a second chance with all of it. */
  private void doAgain(Tools tools) throws InterruptedException {
    for (FileTask task = again.poll(); task != null && !state.isStopped(); task = again.poll()) {
      tools.pool.submitAlone(new FileTask(tools, task.found, task.index, true));
    }
  }

  private void start(Tools tools, FoundFile found, long index) throws InterruptedException {
    if (!found.problem().isEmpty()) {
      tools.committer.add(Ready.failed(found, index, found.problem()));
      return;
    }
    JournalEntry finished = finished(tools, found);
    if (finished == null) {
      tools.pool.submit(new FileTask(tools, found, index, false));
      return;
    }
    FileOutcome was = finished.outcome();
    FileOutcome outcome =
        new FileOutcome(
            index,
            found.path(),
            was.format(),
            was.status(),
            was.reason(),
            was.output(),
            was.bytes(),
            was.documents(),
            was.problems(),
            was.spun(),
            was.words(),
            was.score(),
            was.family(),
            was.findings(),
            was.edits(),
            was.millis(),
            true);
    progress.addEarlier(was.bytes());
    tools.committer.addEarlier(outcome, finished.chain());
  }

  /**
   * Returns what an earlier run noted on a file that needs no more work; null when there is some.
   */
  private @Nullable JournalEntry finished(Tools tools, FoundFile found) {
    Journal journal = tools.journal;
    if (journal == null) {
      return null;
    }
    try {
      JournalEntry entry = journal.find(places.key(found));
      Path target = entry == null ? null : places.target(found);
      if (entry == null || target == null) {
        return null;
      }
      boolean isIn = plan.action() instanceof BatchAction.InPlace;
      BasicFileAttributes now = Files.readAttributes(found.file(), BasicFileAttributes.class);
      if (isIn) {
        return entry.output().isOf(now) || entry.output().isContentOf(found.file(), now)
            ? entry
            : null;
      }
      if (!entry.input().isOf(now) && !entry.input().isContentOf(found.file(), now)) {
        return null;
      }
      if (!Files.isRegularFile(target)) {
        return null;
      }
      BasicFileAttributes there = Files.readAttributes(target, BasicFileAttributes.class);
      boolean isThere =
          !journal.isUncertain(places.key(found)) || entry.output().isContentOf(target, there);
      boolean isTold =
          !tools.keepsDocuments
              || entry.outcome().documents() == 0
              || entry.chain() != ReportSpool.EMPTY
                  && tools.spool != null
                  && tools.spool.isReadable(entry.chain());
      return isThere && isTold ? entry : null;
    } catch (IOException e) {
      return null;
    }
  }

  private Set<Path> barred() {
    Set<Path> barred = places.barred();
    barred.addAll(listener.outputs());
    return barred;
  }

  private void deleteDraft(Path draft) {
    if (plan.action() instanceof BatchAction.InPlace) {
      try {
        Files.deleteIfExists(draft);
      } catch (IOException e) {
        notices.accept(draft + ": left by an earlier run, cannot be deleted: " + e.getMessage());
      }
    }
  }

  /** Finds out how much there is to do, while it is already being done. */
  private void count() {
    try {
      FolderWalk walk = new FolderWalk(plan.inputs(), plan.selection(), barred());
      for (FoundFile found = walk.next(); found != null; found = walk.next()) {
        if (state.isStopped()) {
          return;
        }
        progress.addTotal(found.problem().isEmpty() ? Files.size(found.file()) : 0);
      }
      progress.totalIsKnown();
    } catch (IOException | RuntimeException e) {
      // a file went away; the total stays unknown
    }
  }

  /** One file in the pool. */
  private final class FileTask extends GuardedTask {
    private final Tools tools;
    private final FoundFile found;
    private final long index;
    private final boolean alone;
    private @Nullable Ready ready;

    FileTask(Tools tools, FoundFile found, long index, boolean alone) {
      this.tools = tools;
      this.found = found;
      this.index = index;
      this.alone = alone;
    }

    @Override
    void work() throws Exception {
      Ready done = tools.work.process(found, index, this, alone);
      ready = done;
      if (isAbandoned() && done.draft() != null) {
        done.draft().discard();
      }
    }

    @Override
    void succeed() {
      Ready done = ready;
      if (done != null) {
        tools.committer.add(done);
      }
    }

    @Override
    void fail(Throwable cause) {
      if (cause instanceof WriteException failure && failure.isHopeless()) {
        state.stop(failure.getMessage());
      } else if (cause instanceof OutOfMemoryError && !alone) {
        again.add(this);
      } else if (cause instanceof InputException && !found.named()) {
        tools.committer.add(Ready.skipped(found, index, tools.work.reason(found, cause)));
      } else {
        tools.committer.add(Ready.failed(found, index, tools.work.reason(found, cause)));
      }
    }

    @Override
    void giveUp() {
      fail(new RecordStream.TooSlowException());
    }
  }
}
