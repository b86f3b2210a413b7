package io.github.unspin.testing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes a screenshot small enough for a repository. */
public final class SmallPng {
  private static final int COLORS = 256;

  private SmallPng() {}

  /** Leaves a PNG file its most frequent colours; a picture of text has few more. */
  public static void shrink(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y), 1, Integer::sum);
      }
    }
    List<Integer> palette =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLORS)
            .map(Map.Entry::getKey)
            .toList();
    int[] colors = palette.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model = new IndexColorModel(8, colors.length, colors, 0, false, -1, 0);
    BufferedImage small =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int index = nearest.computeIfAbsent(image.getRGB(x, y), color -> nearest(colors, color));
        small.getRaster().setSample(x, y, 0, index);
      }
    }
    ImageIO.write(small, "png", file.toFile());
  }

  private static int nearest(int[] colors, int color) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colors.length; i++) {
      int distance = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (colors[i] >> shift & 0xFF) - (color >> shift & 0xFF);
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
