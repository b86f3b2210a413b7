package io.github.unspin.accuracy;

import io.github.unspin.Unspin;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.report.Report;
import io.github.unspin.restore.CandidateRoutes;
import io.github.unspin.restore.Dictionaries;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The program with dictionaries folders. */
public final class FolderSubject implements Subject {
  private final Dictionaries dictionaries;
  private final @Nullable Path withoutContext;
  private final SubstitutionTable table;
  private @Nullable Dictionaries loadedWithoutContext;

  /**
   * Loads a folder.
   *
   * @param folder the dictionaries
   * @param withoutContext the same without the context model, its weights learnt so; null if there
   *     is none
   * @throws io.github.unspin.files.InputException if a folder cannot be used
   */
  public FolderSubject(Path folder, @Nullable Path withoutContext) {
    dictionaries = Dictionaries.open(folder, List.of());
    table = Dictionaries.openTable(folder, List.of());
    this.withoutContext = withoutContext;
  }

  @Override
  public Function<String, Report> analysis(Setting setting) {
    Dictionaries used = setting.context() ? dictionaries : dictionariesWithoutContext();
    return Unspin.open(setting.options(), used, setting.ablation())::analyse;
  }

  private synchronized Dictionaries dictionariesWithoutContext() {
    if (withoutContext == null) {
      throw new IllegalStateException("no dictionaries without a context model");
    }
    if (loadedWithoutContext == null) {
      loadedWithoutContext = Dictionaries.open(withoutContext, List.of());
    }
    return loadedWithoutContext;
  }

  @Override
  public Candidates candidates(String text) {
    return CandidateRoutes.of(dictionaries, text)::find;
  }

  @Override
  public SubstitutionTable table() {
    return table;
  }

  @Override
  public boolean hasContext() {
    return withoutContext != null;
  }
}
