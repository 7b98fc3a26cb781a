package org.impasto.paint.distill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.LiteNet;
import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.DivergedException;

/**
 * The distance of the student from its teachers on one batch after the other, as a function of all
 * its parameters.
 */
final class StudentObjective implements Objective {
  private final Lesson lesson;
  private final Student student;
  private final Batches batches;
  private final DistillOptions options;
  private final Map<String, Double> unexplained = new LinkedHashMap<>();
  private final Map<String, Double> gram = new LinkedHashMap<>();
  private double loss;
  private int step;

  /** Takes the batch of step {@code first} first. */
  StudentObjective(
      Lesson lesson, Student student, Batches batches, DistillOptions options, int first) {
    this.lesson = lesson;
    this.student = student;
    this.batches = batches;
    this.options = options;
    this.step = first;
  }

  @Override
  public Evaluation evaluate(Tensor parameters) {
    try (Scope scope = Scope.open()) {
      Tensor region = batches.of(step++);
      Map<Target, Tensor> answers = answers(region);
      Map<String, Tensor> variables = student.variables(parameters);
      Tensor total = loss(variables, region, answers);
      loss = total.item();
      Tensor gradient = Gradients.flat(Gradients.of(total, new ArrayList<>(variables.values())));
      double norm = Math.sqrt(gradient.dot(gradient));
      if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
        throw new DivergedException("loss", loss, step);
      }
      if (norm > options.largestGradient()) {
        gradient.multiplyInPlace(options.largestGradient() / norm);
      }
      return new Evaluation(loss, scope.keep(gradient));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Target, Tensor> answers(Tensor region) {
    try (Scope scope = Scope.open()) {
      Map<Target, Tensor> answers = lesson.answers(region);
      answers.values().forEach(scope::keep);
      return answers;
    }
  }

  private Tensor loss(Map<String, Tensor> variables, Tensor region, Map<Target, Tensor> answers) {
    LiteNet network = student.network(variables, options.compute());
    int end = TeacherRun.MARGIN + options.size();
    Tensor seen = region.slice(2, TeacherRun.MARGIN, end).slice(3, TeacherRun.MARGIN, end);
    Set<Layer> wanted = new LinkedHashSet<>();
    lesson.targets().forEach(target -> wanted.add(network.layer(target.block())));
    Features features = network.features(seen, wanted);
    List<Tensor> terms = new ArrayList<>();
    for (Target target : lesson.targets()) {
      Tensor answer =
          target.answer(
              features.at(network.layer(target.block())),
              variables.get(target.head() + ".weight"),
              variables.get(target.head() + ".bias"));
      Tensor error = answer.subtract(answers.get(target)).square().mean();
      unexplained.put(target.layer().name(), error.item());
      terms.add(error);
      if (options.gramWeight() > 0) {
        Tensor distance = GramDistance.of(answer, answers.get(target));
        gram.put(target.layer().name(), distance.item());
        terms.add(distance.multiply(options.gramWeight()));
      }
    }
    return terms.stream().reduce(Tensor::add).orElseThrow();
  }

  /** What the last evaluation found. */
  DistillProgress progress(double seconds) {
    return new DistillProgress(
        step,
        options.steps(),
        loss,
        new LinkedHashMap<>(unexplained),
        new LinkedHashMap<>(gram),
        options.learningRate() * options.decay(step - 1),
        seconds);
  }
}
