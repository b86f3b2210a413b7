package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures the tool against passages whose originals are known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures the tool against passages whose originals are known.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().flush();
    throw new InputException("evaluate: not there yet");
  }
}
