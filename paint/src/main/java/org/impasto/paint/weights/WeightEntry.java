package org.impasto.paint.weights;

/**
 * One known weight file.
 *
 * @param name the short name by which networks ask for it, such as {@code vgg16}
 * @param file where it is and how to recognize it
 * @param license the license of the weights and who gives it
 * @param description what the file is, in one line
 * @param purpose what Impasto uses it for, in one line
 */
public record WeightEntry(
    String name, RemoteFile file, String license, String description, String purpose) {

  /** Checks that nothing is blank. */
  public WeightEntry {
    if (name.isBlank() || license.isBlank() || description.isBlank() || purpose.isBlank()) {
      throw new IllegalArgumentException(
          "weight entry '%s' has a blank text — name, license, description and purpose are shown to people — fill them in"
              .formatted(name));
    }
  }

  /** The file's name in the cache folder. */
  public String fileName() {
    return file.fileName();
  }
}
