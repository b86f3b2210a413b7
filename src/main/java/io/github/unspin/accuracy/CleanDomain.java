package io.github.unspin.accuracy;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts of one kind that people wrote.
 *
 * @param name what they are called
 * @param files where they are
 */
public record CleanDomain(String name, List<Path> files) {
  /** Fewer files do not make a domain of their own. */
  private static final int FEWEST = 5;

  /** Copies the list. */
  public CleanDomain {
    files = List.copyOf(files);
  }

  /**
   * Returns the domains of a folder. Files whose names begin alike, up to a "_", are one domain
   * ("news_business_01.txt"); what is left is named after the folder.
   *
   * @param label what the folder is called
   * @throws InputException if there is no such folder
   */
  public static List<CleanDomain> ofFolder(String label, Path folder) throws IOException {
    List<Path> files = texts(folder, "");
    Map<String, Integer> prefixes = new TreeMap<>();
    for (Path file : files) {
      prefixesOf(file).forEach(prefix -> prefixes.merge(prefix, 1, Integer::sum));
    }
    Map<String, List<Path>> domains = new TreeMap<>();
    for (Path file : files) {
      String name =
          prefixesOf(file).stream()
              .filter(prefix -> prefixes.getOrDefault(prefix, 0) >= FEWEST)
              .reduce("", (shorter, longer) -> longer);
      domains.computeIfAbsent(name.isEmpty() ? label : name, key -> new ArrayList<>()).add(file);
    }
    return domains.entrySet().stream()
        .map(each -> new CleanDomain(each.getKey(), each.getValue()))
        .toList();
  }

  /**
   * Returns the domain of a folder's texts whose file names begin in a certain way.
   *
   * @param place a folder, or a folder and the beginning of file names
   * @throws InputException if there are no such texts
   */
  public static CleanDomain named(String name, Path place) throws IOException {
    boolean folder = Files.isDirectory(place);
    Path parent = place.getParent();
    Path base = folder ? place : parent == null ? Path.of(".") : parent;
    List<Path> files = texts(base, folder ? "" : String.valueOf(place.getFileName()));
    if (files.isEmpty()) {
      throw new InputException(place + ": no texts (*.txt) there");
    }
    return new CleanDomain(name, files);
  }

  /** Returns the beginnings of a file's name that end before a "_", the shortest first. */
  private static List<String> prefixesOf(Path file) {
    String name = file.getFileName().toString();
    List<String> out = new ArrayList<>();
    for (int at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
      out.add(name.substring(0, at));
    }
    return out;
  }

  private static List<Path> texts(Path folder, String beginning) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /**
   * Reads the texts.
   *
   * @throws InputException if one cannot be read
   */
  List<String> texts() {
    return files.stream().map(file -> TextFile.read(file.toString()).text()).toList();
  }
}
