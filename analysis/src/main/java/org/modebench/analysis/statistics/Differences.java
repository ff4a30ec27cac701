package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.modebench.analysis.catalogue.Better;

/**
 * The differences between every two of several samples, judged as one family: of one workload, say,
 * its cells by place.
 *
 * @param <K> the names of the samples, such as places
 */
public final class Differences<K> {
  private final Map<K, LogSample> samples;
  private final List<Difference<K>> pairs;
  private final Map<K, Map<K, Difference<K>>> byNames = new LinkedHashMap<>();
  private final Criteria criteria;

  private Differences(Map<K, LogSample> samples, ToIntFunction<K> chosenOf, Criteria criteria) {
    this.samples = new LinkedHashMap<>(samples);
    this.criteria = criteria;
    List<K> names = List.copyOf(this.samples.keySet());
    List<Pair<K>> each = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        K first = names.get(i);
        K second = names.get(j);
        int most = Math.max(chosenOf.applyAsInt(first), chosenOf.applyAsInt(second));
        each.add(new Pair<>(first, second, sample(first), sample(second), most));
      }
    }
    this.pairs = Judgement.of(each, criteria);
    for (Difference<K> pair : pairs) {
      put(pair);
      put(pair.reversed());
    }
  }

  private void put(Difference<K> pair) {
    byNames.computeIfAbsent(pair.first(), name -> new LinkedHashMap<>()).put(pair.second(), pair);
  }

  /** The differences of the samples given, in their order. */
  public static <K> Differences<K> of(Map<K, LogSample> samples, Criteria criteria) {
    return new Differences<>(samples, name -> 1, criteria);
  }

  /**
   * The differences of samples that stand for several each.
   *
   * @param chosenOf among how many samples each was chosen by its data, 1 or more
   */
  public static <K> Differences<K> of(
      Map<K, LogSample> samples, ToIntFunction<K> chosenOf, Criteria criteria) {
    return new Differences<>(samples, chosenOf, criteria);
  }

  /** The names of what was compared, in the order given. */
  public List<K> names() {
    return List.copyOf(samples.keySet());
  }

  /** Every pair once, the first of it being the one named first. */
  public List<Difference<K>> pairs() {
    return pairs;
  }

  /** How the first compares with the second; empty if either was not compared, or both are one. */
  public Optional<Difference<K>> between(K first, K second) {
    return Optional.ofNullable(byNames.getOrDefault(first, Map.of()).get(second));
  }

  /** The names from the best geometric mean to the worst; from the least if neither is better. */
  public List<K> fromBest() {
    Comparator<K> byMean = Comparator.comparingDouble(name -> sample(name).logMean());
    return samples.keySet().stream()
        .sorted(criteria.better().equals(Optional.of(Better.HIGHER)) ? byMean.reversed() : byMean)
        .toList();
  }

  /**
   * The name with the best geometric mean.
   *
   * @throws NoSuchElementException if nothing was compared
   */
  public K best() {
    return fromBest().stream().findFirst().orElseThrow();
  }

  /** Those of which it is open whether they differ from the best; more forks may decide. */
  public List<K> undecided() {
    K best = best();
    return samples.keySet().stream()
        .filter(
            name ->
                between(name, best)
                    .filter(difference -> difference.verdict() == Verdict.UNDECIDED)
                    .isPresent())
        .toList();
  }

  /** The number of forks in a sample. */
  public int forks(K name) {
    return sample(name).n();
  }

  /**
   * Letters by name, from the best to the worst: what shares a letter is not distinguishable, at
   * the level corrected for all pairs. The best has the letter a.
   */
  public Map<K, String> letters() {
    List<K> ordered = fromBest();
    LetterDisplay display = new LetterDisplay(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = i + 1; j < ordered.size(); j++) {
        if (between(ordered.get(i), ordered.get(j)).orElseThrow().distinguishable()) {
          display.separate(i, j);
        }
      }
    }
    List<String> letters = display.letters();
    Map<K, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      byName.put(ordered.get(i), letters.get(i));
    }
    return Collections.unmodifiableMap(byName);
  }

  private LogSample sample(K name) {
    LogSample sample = samples.get(name);
    if (sample == null) {
      throw new NoSuchElementException("there is no sample of " + name);
    }
    return sample;
  }
}
