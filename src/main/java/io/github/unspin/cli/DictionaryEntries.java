package io.github.unspin.cli;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.memory.Fix;
import io.github.unspin.memory.Memory;
import io.github.unspin.memory.MemoryChange;
import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for what users and projects remember. */
final class DictionaryEntries {
  private DictionaryEntries() {}

  /** Whose entries are meant. */
  static final class Scope {
    @ArgGroup private @Nullable Choice choice;

    /** Picocli lets one of them be said. */
    static final class Choice {
      @Option(
          names = "--project",
          required = true,
          description = "This project's: the folder '.unspin', here or above.")
      private boolean project;

      @Option(names = "--user", required = true, description = "This user's.")
      private boolean user;

      MemoryStore store(MemoryFolders folders) {
        return project && !user ? ofProject(folders) : folders.user();
      }
    }

    /** Returns all stores, or the one that was named. */
    List<MemoryStore> named() {
      MemoryFolders folders = MemoryFolders.ofProcess();
      Choice chosen = choice;
      if (chosen == null) {
        return folders.all();
      }
      return List.of(chosen.store(folders));
    }

    /** Returns the store that an entry goes to. */
    MemoryStore target() {
      return choice == null ? MemoryFolders.ofProcess().preferred() : named().get(0);
    }

    private static MemoryStore ofProject(MemoryFolders folders) {
      MemoryStore project = folders.project();
      return project == null ? MemoryFolders.projectIn(Path.of("").toAbsolutePath()) : project;
    }
  }

  /** Lists the entries. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = {
        "Lists what reviews and 'dictionary add' remember, a line each: whose, what kind, the words,"
            + " and what takes their place, with tabs between them.",
        "",
        "Where a project and its user disagree, the project counts."
      })
  static final class ListEntries implements Callable<Integer> {
    private final Console console;

    @Mixin private Scope scope = new Scope();

    @Parameters(
        arity = "0..1",
        paramLabel = "WORDS",
        description = "Only entries that contain these words.")
    private @Nullable String words;

    ListEntries(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      for (MemoryStore store : scope.named()) {
        store.fixes().forEach(fix -> print(store, "fix", fix.spun(), fix.original()));
        store.candidates().forEach(fix -> print(store, "candidate", fix.spun(), fix.original()));
        store.kept().forEach(kept -> print(store, "keep", kept, null));
        int texts = store.baseline().texts();
        if (texts > 0) {
          console
              .err()
              .printf(
                  Locale.ROOT,
                  "unspin: %s: refused findings in %d %s%n",
                  store.label(),
                  texts,
                  texts == 1 ? "text" : "texts");
        }
      }
      return ExitCode.OK;
    }

    private void print(MemoryStore store, String kind, String spun, @Nullable String original) {
      String line =
          store.label() + "\t" + kind + "\t" + spun + (original == null ? "" : "\t" + original);
      String wanted = words;
      if (wanted == null
          || line.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))) {
        console.out().print(line + "\n");
      }
    }
  }

  /** Adds an entry. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = {
        "Adds a fix that is made in every spun text, or words that are never changed.",
        "",
        "It goes to the project's dictionary if there is one here or above, else to the user's."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  unspin dictionary add 'Metropolis Corridor' 'City Hall'",
        "  unspin dictionary add --candidate massive enormous",
        "  unspin dictionary add --keep 'Massive Attack'"
      })
  static final class Add implements Callable<Integer> {
    private final Console console;

    @Mixin private Scope scope = new Scope();

    @Option(names = "--keep", description = "All words named are kept as they are.")
    private boolean keep;

    @Option(
        names = "--candidate",
        description = "Propose the fix, and leave it to a person whether it is made.")
    private boolean candidate;

    @Parameters(
        arity = "1..*",
        paramLabel = "WORDS",
        description = "The spun words and their original; with --keep all that are to be kept.")
    private List<String> words = new ArrayList<>();

    @Spec private @Nullable CommandSpec spec;

    Add(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      MemoryChange change = MemoryChange.nothing();
      if (keep) {
        if (candidate) {
          throw misuse("--keep does not go with --candidate");
        }
        if (words.stream().anyMatch(each -> !Fix.isPossible(each, "x"))) {
          throw misuse("words to keep are one to eight words in one line");
        }
        change = change.withKept(words.stream().map(String::strip).toList());
      } else {
        if (words.size() != 2) {
          throw misuse("name the spun words and their original, each in quotes if it has blanks");
        }
        List<Fix> fixes = List.of(fix(words.get(0), words.get(1)));
        change = candidate ? change.withCandidates(fixes) : change.withFixes(fixes);
      }
      MemoryStore store = scope.target();
      store.change(change);
      console.err().println("unspin: added to " + store.folder());
      return ExitCode.OK;
    }

    private Fix fix(String spun, String original) {
      try {
        return new Fix(spun.strip(), original.strip());
      } catch (IllegalArgumentException e) {
        throw misuse(String.valueOf(e.getMessage()));
      }
    }

    private ParameterException misuse(String message) {
      return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
  }

  /** Removes entries. */
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Removes all entries for the words: fixes, candidates, words to keep.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  unspin dictionary remove 'Metropolis Corridor'",
        "  unspin dictionary remove massive enormous      only this pair"
      })
  static final class Remove implements Callable<Integer> {
    private final Console console;

    @Mixin private Scope scope = new Scope();

    @Parameters(index = "0", paramLabel = "WORDS", description = "The spun or kept words.")
    private String words = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "ORIGINAL",
        description = "Only the fix with this original.")
    private @Nullable String original;

    Remove(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      int count = 0;
      for (MemoryStore store : scope.named()) {
        List<Fix> fixes = new ArrayList<>();
        for (List<Fix> each : Arrays.asList(store.fixes(), store.candidates())) {
          each.stream().filter(this::isMeant).forEach(fixes::add);
        }
        List<String> kept =
            original == null
                ? store.kept().stream().filter(words.strip()::equalsIgnoreCase).toList()
                : List.of();
        store.change(MemoryChange.nothing().withForgotten(fixes, kept));
        count += fixes.size() + kept.size();
      }
      if (count == 0) {
        throw new InputException(
            "dictionary: there is no entry for '"
                + words
                + "'; 'unspin dictionary list' shows all");
      }
      console.err().println("unspin: removed " + count + (count == 1 ? " entry" : " entries"));
      return ExitCode.OK;
    }

    private boolean isMeant(Fix fix) {
      return fix.spun().equalsIgnoreCase(words.strip())
          && (original == null || fix.original().equals(original.strip()));
    }
  }

  /** Writes the entries for use elsewhere. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = {
        "Writes the fixes as a table that --dictionary takes, or with --keep the words that are never"
            + " changed as a list that --keep of the other commands takes.",
        "",
        "Without --project or --user: what counts here, the project's entries before the user's."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  unspin dictionary export -o fixes.tsv",
        "  unspin clean --dictionary fixes.tsv article.txt"
      })
  static final class Export implements Callable<Integer> {
    private final Console console;

    @Mixin private Scope scope = new Scope();

    @Option(names = "--keep", description = "The words to keep instead of the fixes.")
    private boolean keep;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Write to this file instead of the standard output.")
    private @Nullable String output;

    Export(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Memory memory = Memory.of(scope.named());
      StringBuilder out = new StringBuilder();
      if (keep) {
        memory.kept().forEach(each -> out.append(each).append('\n'));
      } else {
        out.append("spun\toriginal\n");
        memory.fixes().forEach(f -> out.append(f.spun() + "\t" + f.original() + "\n"));
      }
      String target = output;
      if (target == null) {
        console.out().print(out);
      } else {
        new FileReplacement(target).write(out.toString().getBytes(StandardCharsets.UTF_8));
      }
      return ExitCode.OK;
    }
  }
}
