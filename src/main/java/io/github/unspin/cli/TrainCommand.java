package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Builds a language model from text. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Builds a language model from text.")
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().flush();
    throw new InputException("train: not there yet");
  }
}
