package org.impasto.paint.tensor;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Runs each test, with what is prepared for it, in a {@link Scope} of its own. */
public final class InScope implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(InScope.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    test.getStore(NAMESPACE).put(Scope.class, Scope.open());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    test.getStore(NAMESPACE).remove(Scope.class, Scope.class).close();
  }
}
