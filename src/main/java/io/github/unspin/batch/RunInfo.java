package io.github.unspin.batch;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is about.
 *
 * @param version the program's version
 * @param dictionaries fingerprint of the dictionaries and other files that decide what is found
 * @param options what decides the result, by name, such as {@code grammar} = {@code core}; in a
 *     fixed order
 * @param inputs the folders and files, as the user calls them
 * @param started when it began
 */
public record RunInfo(
    String version,
    String dictionaries,
    Map<String, String> options,
    List<String> inputs,
    Instant started) {

  /** Copies the collections. */
  public RunInfo {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    inputs = List.copyOf(inputs);
  }
}
