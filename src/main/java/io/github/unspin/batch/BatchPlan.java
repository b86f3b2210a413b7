package io.github.unspin.batch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is to do.
 *
 * @param inputs folders and files, as the user calls them
 * @param selection which files of the folders are looked at
 * @param action what becomes of the results
 * @param limits what the run may use
 * @param version the program's version
 * @param knowledge files that decide what is found (dictionaries and the like), and folders of such
 * @param options what else decides the result, by name, for messages and the journal
 */
public record BatchPlan(
    List<String> inputs,
    FileSelection selection,
    BatchAction action,
    BatchLimits limits,
    String version,
    List<Path> knowledge,
    Map<String, String> options) {

  /** Copies the collections. */
  public BatchPlan {
    inputs = List.copyOf(inputs);
    knowledge = List.copyOf(knowledge);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
