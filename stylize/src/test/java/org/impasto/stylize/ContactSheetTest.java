package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.stylize.ContactSheet.Cell;
import org.junit.jupiter.api.Test;

/** Many small pictures on one sheet. */
final class ContactSheetTest {

  @Test
  void everyPictureIsOnTheSheetWithSomethingWrittenUnderIt() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      cells.add(new Cell("a rather long name of style " + i, Photos.flat(100, 60, i / 8f)));
    }
    Picture sheet = ContactSheet.of(cells);
    assertThat(sheet.width()).isEqualTo(12 + 3 * 112);
    assertThat(sheet.height()).isEqualTo(12 + 2 * 98);
    for (int i = 0; i < 5; i++) {
      int x = 12 + i % 3 * 112;
      int y = 12 + i / 3 * 98;
      assertThat(sheet.value(0, y + 30, x + 50)).isBetween(i / 8f - 0.01f, i / 8f + 0.01f);
      float darkest = 1;
      for (int at = 0; at < 100 * 24; at++) {
        darkest = Math.min(darkest, sheet.value(0, y + 61 + at / 100, x + at % 100));
      }
      assertThat(darkest).as("label %d", i).isLessThan(0.6f);
    }
  }

  @Test
  void rowsAreAsLongAsAskedFor() {
    Cell cell = new Cell("gray", Photos.flat(100, 60, 0.5f));
    Picture sheet = ContactSheet.of(List.of(cell, cell, cell), 1);
    assertThat(sheet.width()).isEqualTo(12 + 112);
    assertThat(sheet.height()).isEqualTo(12 + 3 * 98);
    assertThatThrownBy(() -> ContactSheet.of(List.of(cell), 0))
        .hasMessageContaining("0 pictures in a row");
  }

  @Test
  void anEmptySheetIsRefused() {
    assertThatThrownBy(() -> ContactSheet.of(List.of())).hasMessageContaining("at least one");
  }
}
