package org.impasto.paint.iterative;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;

/**
 * Options as nested maps, for printing and for the record of how a picture was made. A record
 * becomes a map of its components; where it is one choice of several, {@code kind} says which.
 */
public final class OptionTree {
  private OptionTree() {}

  /** The components of {@code options} by name, in their order. */
  public static Map<String, Object> of(Record options) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Class<?> type = options.getClass();
    if (type.getInterfaces().length > 0) {
      tree.put("kind", type.getSimpleName());
    }
    for (RecordComponent component : type.getRecordComponents()) {
      tree.put(component.getName(), plain(valueOf(component, options)));
    }
    return tree;
  }

  private static Object plain(Object value) {
    if (value instanceof Picture picture) {
      return Fingerprint.of(picture);
    }
    if (value instanceof Record options) {
      return of(options);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OptionTree::plain).toList();
    }
    return value instanceof Enum<?> choice ? choice.name() : value;
  }

  private static Object valueOf(RecordComponent component, Record options) {
    try {
      return component.getAccessor().invoke(options);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("component " + component.getName() + " is not readable", e);
    }
  }
}
