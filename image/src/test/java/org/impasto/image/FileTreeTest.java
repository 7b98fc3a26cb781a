package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FileTreeTest {
  @TempDir private Path folder;
  private Path root;
  private final List<IOException> unreadable = new ArrayList<>();

  @BeforeEach
  void fill() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    for (String name : List.of("b", "a/c", "a/.hidden", ".secret/d")) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  private List<String> names(Path from) throws IOException {
    return FileTree.files(from, unreadable::add).stream()
        .map(file -> from.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void filesWithinAreFoundInOrderWithoutHiddenOnes() throws Exception {
    assertThat(names(root)).containsExactly("a/c", "b");
    assertThat(names(root.resolve(".secret"))).as("asked for").containsExactly("d");
    assertThat(FileTree.files(root.resolve("b"), unreadable::add))
        .containsExactly(root.resolve("b"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
  void linksAreFollowedAndLoopsAreNot() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("e"), "e");
    Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Files.createSymbolicLink(root.resolve("a/loop"), root);
    Files.createSymbolicLink(root.resolve("dangling"), folder.resolve("nowhere"));
    Path itself = Files.createSymbolicLink(folder.resolve("itself"), root);
    assertThat(names(root)).containsExactly("a/c", "b", "link/e");
    assertThat(names(itself)).containsExactly("a/c", "b", "link/e");
    assertThat(unreadable).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> names(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
  void aFolderThatCannotBeReadIsToldAndTheRestGoesOn() throws Exception {
    Path locked = Files.createDirectories(root.resolve("locked"));
    Files.setPosixFilePermissions(locked, java.util.Set.of());
    org.junit.jupiter.api.Assumptions.assumeFalse(
        Files.isReadable(locked), "skipped: this user may read everything");
    assertThat(names(root)).containsExactly("a/c", "b");
    assertThat(unreadable).singleElement().asString().contains("locked");
  }
}
