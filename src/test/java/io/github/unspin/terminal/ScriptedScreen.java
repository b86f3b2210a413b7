package io.github.unspin.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A screen at which a script types, and which remembers what it showed. */
final class ScriptedScreen implements Screen {
  private final Deque<Integer> keys = new ArrayDeque<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private final List<Picture> shown = new ArrayList<>();
  private final List<String> offered = new ArrayList<>();
  private int width = 80;
  private int height = 24;
  private boolean isInterrupted;

  /** Types keys, one after the other; a backspace stands for Ctrl-C. */
  ScriptedScreen(String typed) {
    typed.chars().forEach(keys::add);
  }

  ScriptedScreen press(int key) {
    keys.add(key);
    return this;
  }

  ScriptedScreen sized(int columns, int rows) {
    width = columns;
    height = rows;
    return this;
  }

  /** Types lines where one is asked for; what stands there already is replaced. */
  ScriptedScreen typing(String... texts) {
    lines.addAll(List.of(texts));
    return this;
  }

  List<Picture> shown() {
    return shown;
  }

  /** Returns what could be completed when a line was typed last. */
  List<String> offered() {
    return offered;
  }

  String picture(int index) {
    Picture picture = shown.get(index < 0 ? shown.size() + index : index);
    StringBuilder out = new StringBuilder();
    picture.lines().forEach(line -> out.append(line).append('\n'));
    picture.footer().forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void show(Picture picture) {
    shown.add(picture);
  }

  @Override
  public int key() {
    if (keys.isEmpty()) {
      return END;
    }
    int key = keys.poll();
    if (key == '\b') {
      isInterrupted = true;
      return WAKE;
    }
    return key;
  }

  @Override
  public @Nullable String line(String prompt, String text, List<String> completions) {
    offered.clear();
    offered.addAll(completions);
    return lines.poll();
  }

  @Override
  public boolean isInterrupted() {
    return isInterrupted;
  }

  @Override
  public void close() {}
}
