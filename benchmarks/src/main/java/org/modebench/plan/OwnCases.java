package org.modebench.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.load.ServerUrl;
import org.modebench.task.own.OwnClass;
import org.modebench.task.own.OwnClassPath;

/**
 * Cases that call a class of the user's own, with what follows from the class itself: whether its
 * results can be checked, and whether an event loop can begin its calls. None of its code is run. A
 * class that cannot be found here makes its forks fail, and only those.
 */
public final class OwnCases {
  private final OwnClassPath classPath;
  private final Set<String> asked;
  private final String request;
  private final Map<String, Optional<OwnClass>> classes = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * @param asked the parameters that the command line names, which keep their values
   * @param request what is recorded of how endpoints are asked; empty for a plain GET
   */
  public OwnCases(OwnClassPath classPath, Set<String> asked, String request) {
    this.request = request;
    this.classPath = classPath;
    this.asked = Set.copyOf(asked);
  }

  /** Whether a case calls a class of the user's own. */
  private static boolean isOwn(Case of) {
    return of.workload().equals(Workloads.OWN);
  }

  /** The cases, those of the user's own classes with what follows from these. */
  public List<Case> described(List<Case> cases) {
    List<Case> described = new ArrayList<>();
    for (Case of : cases) {
      described.add(isOwn(of) ? described(of) : of);
    }
    return List.copyOf(described);
  }

  /** What the user should know of the classes, as sentences. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private Case described(Case of) {
    String task = of.params().getOrDefault(Parameters.TASK.name(), "");
    Optional<OwnClass> found = classes.computeIfAbsent(task, this::find);
    SortedMap<String, String> params = new TreeMap<>(of.params());
    if (isAddress(task)) {
      // Our client begins calls on an event loop, too.
      params.put(Parameters.STAGES.name(), "true");
      params.put(Parameters.ARGUMENT.name(), request);
      if (callsThisMachine(of)) {
        notes.add(
            "%s is on this machine and computes beside its callers, so its CPU time is in %s, by which its forks are not judged."
                .formatted(task, Metrics.OTHER_CPU.name()));
      }
    } else if (found.isPresent()) {
      OwnClass type = found.get();
      if (!type.hasResults() && set(params, Parameters.CHECK, Parameters.UNCHECKED)) {
        notes.add("%s is a Runnable, so its calls have no results to check.".formatted(task));
      }
      set(params, Parameters.STAGES, Boolean.toString(type.hasStages()));
    }
    return new Case(of.method(), of.workload(), params, of.settings(), of.usesMock(), of.label());
  }

  private static boolean isAddress(String task) {
    return AxisValue.unknown(task).isAddress();
  }

  /**
   * Whether a case calls an endpoint of this machine, of whose processes nobody knows which they
   * are.
   */
  public static boolean callsThisMachine(Case of) {
    String task = of.params().getOrDefault(Parameters.TASK.name(), "");
    return isOwn(of) && isAddress(task) && new ServerUrl(task).isOnThisMachine();
  }

  /** What is recorded of how the endpoint of a case is asked; empty if it calls none. */
  public static Optional<String> request(Case of) {
    return isAddress(of.params().getOrDefault(Parameters.TASK.name(), ""))
        ? Optional.ofNullable(of.params().get(Parameters.ARGUMENT.name()))
        : Optional.empty();
  }

  private boolean set(Map<String, String> params, Parameter parameter, String value) {
    return !asked.contains(parameter.name()) && params.put(parameter.name(), value) != null;
  }

  private Optional<OwnClass> find(String name) {
    try {
      return Optional.of(OwnClass.find(name, classPath));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
