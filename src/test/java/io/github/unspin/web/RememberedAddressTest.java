package io.github.unspin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken over from a server before. */
class RememberedAddressTest {
  @TempDir Path folder;
  private Path file;
  private RememberedAddress remembered;
  private final AccessKey key = AccessKey.random();

  @BeforeEach
  void write() {
    file = folder.resolve("new/folder/address");
    remembered = new RememberedAddress(file);
    remembered.write(new RememberedAddress.Address(4711, key));
  }

  private void permit(String permissions) throws IOException {
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"), "POSIX only");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void itComesBackAsItWas() {
    RememberedAddress.Address read = remembered.read().orElseThrow();
    assertThat(read.port()).isEqualTo(4711);
    assertThat(read.key().text()).isEqualTo(key.text());
    remembered.write(new RememberedAddress.Address(4712, key)); // in the place of the old one
    assertThat(remembered.read().orElseThrow().port()).isEqualTo(4712);
    remembered.forget();
    assertThat(remembered.read()).isEmpty();
    remembered.forget();
  }

  @Test
  void whatOthersMayReadIsNotUsed() throws IOException {
    permit("rw-r-----");
    assertThat(remembered.read()).isEmpty();
    permit("rw----r--");
    assertThat(remembered.read()).isEmpty();
    permit("rw-------");
    assertThat(remembered.read()).isPresent();
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    permit("rw-------");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(new RememberedAddress(link).read()).isEmpty();
  }

  @Test
  void anOldOneIsNotUsed() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    assertThat(remembered.read()).isEmpty();
  }

  @Test
  void rubbishIsNotUsed() throws IOException {
    for (String content :
        new String[] {
          "",
          "1\n",
          "x\n" + key.text() + "\n",
          "0\n" + key.text(),
          "70000\n" + key.text() + "\n",
          "4711\n../key\n",
          "4711\n" + key.text() + "\nmore\n"
        }) {
      Files.writeString(file, content);
      assertThat(remembered.read()).as(content).isEmpty();
    }
  }
}
