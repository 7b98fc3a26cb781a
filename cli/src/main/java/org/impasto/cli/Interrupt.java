package org.impasto.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens for Ctrl-C, SIGTERM and SIGHUP: the first asks the run to stop, so that it can write what
 * it has; the second ends the process at once.
 *
 * <p>A shutdown hook would not do: while it waits, Java ignores further signals. Java's signal
 * class is reached by reflection, because the compiler warns of it without a way to be told not to.
 * Where it is missing, signals end the process as usual.
 */
final class Interrupt implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final Runnable onFirst;
  private final List<Runnable> restore = new ArrayList<>();
  private volatile boolean requested;

  private Interrupt(Runnable onFirst) {
    this.onFirst = onFirst;
  }

  /** Listens until closed; {@code onFirst} is run in another thread at the first signal. */
  static Interrupt listen(Runnable onFirst) {
    Interrupt interrupt = new Interrupt(onFirst);
    SIGNALS.forEach(interrupt::handle);
    return interrupt;
  }

  /** Whether a signal has come. */
  boolean requested() {
    return requested;
  }

  private void handle(String name) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              Interrupt.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> answer(proxy, method, arguments));
      Object previous = handle.invoke(null, signal, handler);
      restore.add(() -> restore(handle, signal, previous));
    } catch (ReflectiveOperationException e) {
      // No such signal on this system, or somebody else has it: it ends the process as usual.
    }
  }

  private Object answer(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "Interrupt";
      default -> {
        signalled();
        yield null;
      }
    };
  }

  private void signalled() {
    if (requested) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    requested = true;
    onFirst.run();
  }

  private static void restore(Method handle, Object signal, Object previous) {
    try {
      handle.invoke(null, signal, previous);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a handler that was there can be set again", e);
    }
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }
}
