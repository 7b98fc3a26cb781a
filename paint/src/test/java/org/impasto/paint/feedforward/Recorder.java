package org.impasto.paint.feedforward;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it hears, and ends the run after step {@code last}. */
class Recorder implements TrainingListener {
  private final List<TrainingProgress> steps = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final int last;

  Recorder(int last) {
    this.last = last;
  }

  @Override
  public boolean onStep(TrainingProgress progress) {
    steps.add(progress);
    return progress.step() < last;
  }

  @Override
  public void say(String message) {
    messages.add(message);
  }

  List<String> messages() {
    return messages;
  }

  double meanContent(int from, int to) {
    return steps.subList(from, to).stream()
        .mapToDouble(step -> step.loss().content())
        .average()
        .orElseThrow();
  }

  double meanGrid(int from, int to) {
    return steps.subList(from, to).stream()
        .mapToDouble(TrainingProgress::grid)
        .average()
        .orElseThrow();
  }

  double meanLoss(int from, int to) {
    return steps.subList(from, to).stream()
        .mapToDouble(step -> step.loss().total())
        .average()
        .orElseThrow();
  }

  static Recorder toTheEnd() {
    return new Recorder(Integer.MAX_VALUE);
  }

  List<TrainingProgress> steps() {
    return steps;
  }
}
