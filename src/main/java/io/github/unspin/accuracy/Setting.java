package io.github.unspin.accuracy;

import io.github.unspin.Options;
import io.github.unspin.channel.PairKind;
import io.github.unspin.restore.Ablation;
import java.util.Set;

/**
 * How the program is run for a measurement.
 *
 * @param options what a user could set
 * @param ablation what is left out of the method
 * @param context whether there is a context model; without one, the weights are learnt anew
 */
public record Setting(Options options, Ablation ablation, boolean context) {
  /** As the program comes. */
  public static final Setting DEFAULT = new Setting(Options.defaults(), Ablation.NONE, true);

  /** Returns this setting with other options. */
  Setting with(Options changed) {
    return new Setting(changed, ablation, context);
  }

  /** Returns this setting without some kinds of candidates. */
  Setting without(Set<PairKind> kinds) {
    return new Setting(options, new Ablation(kinds, ablation.secondPass()), context);
  }

  /** Returns this setting with the first pass only. */
  Setting withoutSecondPass() {
    return new Setting(options, new Ablation(ablation.without(), false), context);
  }

  /** Returns this setting without the context model. */
  Setting withoutContext() {
    return new Setting(options, ablation, false);
  }
}
