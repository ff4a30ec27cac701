package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;

/** The answers to the questions about mechanisms of concurrency, each under its question. */
public final class MechanismAnswers {
  private MechanismAnswers() {}

  /** The answers that those contests give; none where there are none. */
  public static List<Answer> of(List<ModeRanking> contests) {
    List<Answer> answers = new ArrayList<>();
    List<ModeRanking> updates = of(contests, Workloads.CONTENTION);
    if (!updates.isEmpty()) {
      answers.addAll(new SharedUpdateAnswers(updates).all());
    }
    List<ModeRanking> transfers = of(contests, Workloads.DEADLOCK);
    if (!transfers.isEmpty()) {
      answers.addAll(new DeadlockAnswers(transfers).all());
    }
    List<ModeRanking> primitives = of(contests, Workloads.PRIMITIVES);
    if (!primitives.isEmpty()) {
      answers.addAll(new PrimitiveAnswers(primitives).all());
    }
    List<ModeRanking> pings = of(contests, Workloads.GIL_LATENCY);
    if (!pings.isEmpty()) {
      answers.addAll(new GilAnswers(pings).all());
    }
    answers.addAll(new FailedRequestAnswers(of(contests, Workloads.FAN_OUT)).all());
    List<ModeRanking> events = of(contests, Workloads.READINESS);
    if (!events.isEmpty()) {
      answers.addAll(new ReadinessAnswers(events).all());
    }
    List<ModeRanking> published = of(contests, Workloads.PUSH);
    if (!published.isEmpty()) {
      answers.add(new PushAnswer(published).answer());
    }
    List<ModeRanking> waiting = of(contests, Workloads.IDLE_CONNECTIONS);
    if (!waiting.isEmpty()) {
      answers.addAll(new IdleAnswers(waiting).all());
    }
    List<ModeRanking> bodies = of(contests, Workloads.UPLOAD);
    if (!bodies.isEmpty()) {
      answers.add(new UploadAnswer(bodies).answer());
    }
    return List.copyOf(answers);
  }

  private static List<ModeRanking> of(List<ModeRanking> contests, Workload workload) {
    return contests.stream().filter(each -> each.workload().entry().equals(workload)).toList();
  }
}
