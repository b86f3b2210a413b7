package io.github.unspin.batch;

import io.github.unspin.files.FileReplacement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives results their places, in groups, so that waiting for the disk is paid once for many files:
 *
 * <ol>
 *   <li>the drafts reach the disk;
 *   <li>the journal says what is about to happen, and reaches the disk;
 *   <li>originals get their backups, and drafts the names of their targets;
 *   <li>the folders reach the disk;
 *   <li>the journal says that it has happened.
 * </ol>
 *
 * <p>Whatever happens in between, each target is its old or its new self, and the journal together
 * with the target's content tells which.
 */
final class Committer {
  private static final int MOST_WAITING = 1024;
  private static final int MOST_IN_GROUP = 256;
  private static final int SYNC_THREADS = 8;

  private final BatchPlan plan;
  private final Places places;
  private final @Nullable Journal journal;
  private final @Nullable ReportSpool spool;
  private final OutcomeQueue outcomes;
  private final BatchProgress progress;
  private final RunState state;
  private final BlockingQueue<Ready> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::run, "unspin-committer");
  private final ExecutorService syncing;
  private volatile boolean isEnding;

  Committer(
      BatchPlan plan,
      Places places,
      @Nullable Journal journal,
      @Nullable ReportSpool spool,
      OutcomeQueue outcomes,
      BatchProgress progress,
      RunState state) {
    this.plan = plan;
    this.places = places;
    this.journal = journal;
    this.spool = spool;
    this.outcomes = outcomes;
    this.progress = progress;
    this.state = state;
    syncing =
        Executors.newFixedThreadPool(
            SYNC_THREADS,
            runnable -> {
              Thread worker = new Thread(runnable, "unspin-sync");
              worker.setDaemon(true);
              return worker;
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a result; waits while too many wait already. */
  void add(Ready ready) {
    try {
      while (!queue.offer(ready, 100, TimeUnit.MILLISECONDS)) {
        if (!thread.isAlive()) {
          discard(ready);
          return;
        }
      }
    } catch (InterruptedException e) {
      discard(ready);
      Thread.currentThread().interrupt();
    }
  }

  /** Tells of a file that an earlier run finished. */
  void addEarlier(FileOutcome outcome, long chain) {
    tell(outcome, chain);
  }

  /** Waits until all results have their places. */
  void finish() throws InterruptedException {
    isEnding = true;
    thread.join();
    syncing.shutdown();
  }

  private void run() {
    List<Ready> group = new ArrayList<>();
    try {
      while (true) {
        Ready first = queue.poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
          if (isEnding && queue.isEmpty()) {
            return;
          }
          continue;
        }
        group.add(first);
        queue.drainTo(group, MOST_IN_GROUP - 1);
        if (state.isStopped()) {
          group.forEach(Committer::discard);
        } else {
          commit(group);
        }
        group.clear();
      }
    } catch (InterruptedException e) {
      state.stop("interrupted");
    } catch (Throwable e) {
      state.stop(e instanceof OutOfMemoryError ? "out of memory" : "internal error: " + e);
    } finally {
      group.forEach(Committer::discard);
      queue.forEach(Committer::discard);
    }
  }

  private static void discard(Ready ready) {
    if (ready.draft() != null) {
      ready.draft().discard();
    }
  }

  private void commit(List<Ready> group) throws InterruptedException {
    List<Ready> placed = new ArrayList<>();
    try {
      List<Ready> sound = prepare(group);
      boolean isNoted = false;
      if (journal != null) {
        if (spool != null) {
          spool.force();
        }
        for (Ready ready : sound) {
          isNoted |= note(journal, ready);
        }
        if (isNoted) {
          journal.force();
        }
      }
      Set<Path> folders = new LinkedHashSet<>();
      for (Ready ready : sound) {
        place(ready, folders, placed);
      }
      sync(folders);
      if (journal != null && isNoted) {
        journal.placed();
      }
    } catch (IOException e) {
      group.forEach(Committer::discard);
      state.stop(new WriteException(e).getMessage());
    }
    for (Ready ready : placed) {
      tell(ready.outcome(), ready.chain());
    }
  }

  /** Makes drafts durable and sees whether their targets may still be replaced. */
  private List<Ready> prepare(List<Ready> group) throws IOException, InterruptedException {
    List<Callable<Void>> forcing = new ArrayList<>();
    for (Ready ready : group) {
      DraftOutput draft = ready.draft();
      if (draft != null) {
        forcing.add(
            () -> {
              copyAttributes(ready.found().file(), draft.path());
              force(draft.path(), StandardOpenOption.WRITE);
              return null;
            });
      }
    }
    all(forcing);
    List<Ready> sound = new ArrayList<>();
    for (Ready ready : group) {
      String fault = faultOf(ready);
      if (fault.isEmpty()) {
        sound.add(ready);
      } else {
        discard(ready);
        sound.add(Ready.failed(ready.found(), ready.outcome().index(), fault));
      }
    }
    return sound;
  }

  /** A replacement is its file in all respects; a result elsewhere is whose run it is. */
  private void copyAttributes(Path from, Path to) {
    try {
      if (plan.action() instanceof BatchAction.InPlace) {
        FileReplacement.copyAttributes(from, to);
      } else {
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // a file system without permissions, or one whose files went away: seen elsewhere
    }
  }

  private String faultOf(Ready ready) {
    Stamp input = ready.input();
    Path target = ready.target();
    boolean isReplacing = plan.action() instanceof BatchAction.InPlace && ready.draft() != null;
    if (!isReplacing || target == null || input == null) {
      return "";
    }
    try {
      BasicFileAttributes now = Files.readAttributes(target, BasicFileAttributes.class);
      return input.isOf(now) ? "" : "was changed by another program meanwhile; left as it is now";
    } catch (NoSuchFileException e) {
      return FolderWalk.GONE;
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  private boolean note(Journal open, Ready ready) throws IOException {
    Stamp input = ready.input();
    if (input == null) {
      return false; // failed: the next run tries again
    }
    Stamp output = input;
    DraftOutput draft = ready.draft();
    if (draft != null) {
      long modified = Stamp.modified(Files.readAttributes(draft.path(), BasicFileAttributes.class));
      output = new Stamp(draft.size(), modified, draft.hash());
    }
    String key = places.key(ready.found());
    open.add(new JournalEntry(key, input, output, ready.outcome(), ready.chain()));
    return true;
  }

  private void place(Ready ready, Set<Path> folders, List<Ready> placed) throws IOException {
    DraftOutput draft = ready.draft();
    Path target = ready.target();
    if (draft == null || target == null) {
      placed.add(ready);
      return;
    }
    try {
      if (plan.action() instanceof BatchAction.InPlace in && in.backup() != null) {
        Path backup = in.backup().keep(target, places.backupPlace(ready.found()));
        addParent(folders, backup);
      }
      Path folder = target.getParent();
      if (folder != null && !(plan.action() instanceof BatchAction.InPlace)) {
        Files.createDirectories(folder);
      }
      move(draft.path(), target);
      addParent(folders, target);
      placed.add(ready);
    } catch (IOException e) {
      WriteException failure = new WriteException(e);
      discard(ready);
      if (failure.isHopeless()) {
        throw e;
      }
      String reason = "cannot be written: " + failure.getMessage();
      placed.add(Ready.failed(ready.found(), ready.outcome().index(), reason));
    }
  }

  private static void addParent(Set<Path> folders, Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      folders.add(parent);
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "is a folder");
    }
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) { // the target is on another disk
      Path near = Drafts.beside(target);
      Files.copy(
          draft, near, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      force(near, StandardOpenOption.WRITE);
      Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(draft);
    }
  }

  private void sync(Collection<Path> folders) throws InterruptedException {
    List<Callable<Void>> forcing = new ArrayList<>();
    for (Path folder : folders) {
      forcing.add(
          () -> {
            try {
              force(folder, StandardOpenOption.READ);
            } catch (IOException e) {
              // not possible on this system; the contents are on the disk
            }
            return null;
          });
    }
    try {
      all(forcing);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private void all(List<Callable<Void>> tasks) throws IOException, InterruptedException {
    for (Future<Void> each : syncing.invokeAll(tasks)) {
      try {
        each.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void tell(FileOutcome outcome, long chain) {
    try {
      outcomes.add(outcome, chain);
      progress.addFile(outcome.status() == FileStatus.FAILED);
    } catch (IOException e) {
      state.stop(String.valueOf(e.getMessage()));
    }
  }
}
