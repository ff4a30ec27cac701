package org.modebench.analysis.results.record;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Servers;

/**
 * What is on record of one run: what was to be measured, where, how it went, and what was learnt.
 * Fields that this version does not know are kept as they are.
 */
public final class RunRecord {
  /** Stands for what the rows of a fork come to that was not run, since its case had failed. */
  public static final String NOT_RUN = "-";

  private static final Gson GSON = new Gson();
  private static final String SERVER_HOST = "serverHost";
  private static final String ROUND_TRIP = "roundTripSeconds";

  /** In what a machine tells of itself, its JVM. */
  public static final String JAVA = "java";

  private static final String ORDER = "order";

  private final String run;
  private final JsonObject json;
  private final JsonFields fields;

  /**
   * The record that JSON holds.
   *
   * @param run identifier of the run
   */
  public RunRecord(String run, JsonObject json) {
    this.run = run;
    this.json = json;
    this.fields = new JsonFields(json);
  }

  /** A record that holds nothing yet. */
  public static RunRecord of(String run) {
    RunRecord record = new RunRecord(run, new JsonObject());
    record.put("run", run);
    return record;
  }

  /** The record as JSON. */
  public JsonObject toJson() {
    return json.deepCopy();
  }

  private void put(String name, Object value) {
    json.add(name, GSON.toJsonTree(value));
  }

  private void add(String name, Object value) {
    JsonArray list = json.get(name) instanceof JsonArray found ? found : new JsonArray();
    list.add(GSON.toJsonTree(value));
    json.add(name, list);
  }

  private <T> List<T> list(String name, Function<JsonFields, T> read) {
    return fields.objects(name).stream().map(read).toList();
  }

  /** Identifier of the run. */
  public String run() {
    return run;
  }

  public Optional<RunState> state() {
    return fields.text("state").flatMap(RunState::named);
  }

  /** Whether every fork was run. */
  public boolean isComplete() {
    return state().equals(Optional.of(RunState.COMPLETE));
  }

  public void setState(RunState state) {
    put("state", state);
  }

  /** When the run started, UTC. */
  public Optional<String> started() {
    return fields.text("started");
  }

  public void setStarted(String instant) {
    put("started", instant);
  }

  /** When the run ended, UTC. */
  public Optional<String> ended() {
    return fields.text("ended");
  }

  public void setEnded(String instant) {
    put("ended", instant);
  }

  public OptionalLong forksPlanned() {
    return fields.wholeNumber("forksPlanned");
  }

  /** How many forks of the plan are in the results file, those that failed among them. */
  public OptionalLong forksDone() {
    return fields.wholeNumber("forksDone");
  }

  public void setForksDone(long forks) {
    put("forksDone", forks);
  }

  /** How many attempts at forks are in the results file but do not count, since another does. */
  public long attemptsNotCounted() {
    return fields.count("attemptsNotCounted");
  }

  public void setAttemptsNotCounted(long attempts) {
    put("attemptsNotCounted", attempts);
  }

  /** The words of the command line. */
  public List<String> arguments() {
    return fields.texts("arguments");
  }

  public void setArguments(List<String> words) {
    put("arguments", words);
  }

  public Optional<String> preset() {
    return fields.text("preset");
  }

  public void setPreset(String preset) {
    put("preset", preset);
  }

  /** The seed of the order of forks. */
  public OptionalLong seed() {
    return fields.wholeNumber("seed");
  }

  public void setSeed(long seed) {
    put("seed", seed);
  }

  /** The commit of the measured code; empty, too, if it was built outside a checkout. */
  public Optional<String> commit() {
    return fields.text("commit");
  }

  /** Whether the code had changes that were not committed. */
  public boolean isDirty() {
    return fields.isTrue("dirty");
  }

  /** What ran while the run measured; unknown in records of older versions. */
  public MeasuredCode code() {
    return MeasuredCode.of(fields.textsByName("code"));
  }

  /** Records the measured code and the commit that it is of. */
  public void setCode(String commit, boolean dirty, MeasuredCode code) {
    put("commit", commit);
    put("dirty", dirty);
    put("code", code.byPackage());
  }

  /** The part of a plan that an attempt measured; empty for a run of a whole plan. */
  public Optional<Shard> shard() {
    return fields.text("shard").flatMap(Shard::of);
  }

  public void setShard(Shard shard) {
    put("shard", shard.toString());
  }

  /** What is on record of the attempts whose rows a merged run has; none of any other run. */
  public List<RunRecord> attempts() {
    List<RunRecord> attempts = new ArrayList<>();
    if (json.get("attempts") instanceof JsonArray list) {
      for (JsonElement element : list) {
        if (element instanceof JsonObject attempt) {
          attempts.add(new RunRecord(run, attempt));
        }
      }
    }
    return List.copyOf(attempts);
  }

  /** Adds an attempt to a merged run, without what all attempts have in common. */
  public void addAttempt(RunRecord attempt) {
    JsonObject own = attempt.toJson();
    List.of("arguments", "cases", "code", "dependencies", "digests", "rounds", "workloads")
        .forEach(own::remove);
    add("attempts", own);
  }

  public MachineFacts host() {
    return MachineFacts.of(fields.object("host"));
  }

  public void setHost(MachineFacts host) {
    put("host", host);
  }

  /** The machine of the servers, where that is another one; empty where it is that of the forks. */
  public MachineFacts serverHost() {
    return MachineFacts.of(fields.object(SERVER_HOST));
  }

  /** The JVM of that machine. */
  public JvmFacts serverJava() {
    return JvmFacts.of(fields.object(SERVER_HOST).object(JAVA));
  }

  /** The round trip to that machine before the run, in seconds; 0 where there is none. */
  public double serverRoundTripSeconds() {
    return fields.object(SERVER_HOST).number(ROUND_TRIP);
  }

  /**
   * Records the machine of the servers.
   *
   * @param about what it tells of itself: {@link MachineFacts}, with its JVM as {@link #JAVA}
   * @param roundTripSeconds to it
   */
  public void setServerHost(JsonObject about, double roundTripSeconds) {
    JsonObject described = about.deepCopy();
    described.addProperty(ROUND_TRIP, roundTripSeconds);
    put(SERVER_HOST, described);
  }

  /** The JVM that ran the plan. */
  public JvmFacts runner() {
    return JvmFacts.of(fields.object("runner"));
  }

  public void setRunner(JvmFacts jvm) {
    put("runner", jvm);
  }

  /** The JVM that ran the forks. */
  public JvmFacts forks() {
    return JvmFacts.of(fields.object("forks"));
  }

  public void setForks(JvmFacts jvm) {
    put("forks", jvm);
  }

  /**
   * The flags of the forks' JVM, given or derived from the machine, before a benchmark class adds
   * its own; empty in records of older versions.
   */
  public List<String> flagsInForce() {
    return fields.texts("flagsInForce");
  }

  public void setFlagsInForce(List<String> flags) {
    put("flagsInForce", flags);
  }

  /** The versions of libraries, by name. */
  public Map<String, String> dependencies() {
    return fields.textsByName("dependencies");
  }

  public void setDependencies(Map<String, String> versions) {
    put("dependencies", versions);
  }

  public List<String> notes() {
    return fields.texts("notes");
  }

  public void setNotes(List<String> notes) {
    put("notes", notes);
  }

  /** What the checks of the mock API found, in their order. */
  public List<MockVerdict> mockChecks() {
    return list("mockChecks", MockVerdict::of);
  }

  public void add(MockVerdict check) {
    add("mockChecks", check);
  }

  /** Whether the mock API passed its check before and after; empty if it was not used. */
  public Optional<Boolean> mockTrusted() {
    List<MockVerdict> checks = mockChecks();
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(checks.stream().allMatch(MockVerdict::trusted));
  }

  /** How noisy the machine was, before and after. */
  public List<MachineNoise> noise() {
    return list("noise", MachineNoise::of);
  }

  public void add(MachineNoise noise) {
    add("noise", noise);
  }

  /**
   * What the fixed computation takes on the machine, in microseconds: the least of all that the run
   * measured, since what else runs can only make it longer. Empty if it is not on record.
   */
  public OptionalDouble computationMicros() {
    return noise().stream().mapToDouble(MachineNoise::medianMicros).filter(t -> t > 0).min();
  }

  /** How fast the machine does what every machine can do; empty in records of older versions. */
  public List<MachineTiming> timings() {
    return list("timings", MachineTiming::of).stream().filter(MachineTiming::isKnown).toList();
  }

  public void add(MachineTiming timing) {
    add("timings", timing);
  }

  /** What was learnt of rows after they were written. */
  public List<Doubt> doubts() {
    return list("doubts", Doubt::of);
  }

  /** Records what was learnt, once. */
  public void add(Doubt doubt) {
    if (!doubts().contains(doubt)) {
      add("doubts", doubt);
    }
  }

  /** What the run measured of workloads, by itself; empty in records of older versions. */
  public List<RecordedWorkload> workloads() {
    return list("workloads", RecordedWorkload::of);
  }

  /** The catalogue, and what the run says of workloads that are not in it. */
  public Catalogue catalogue() {
    return Catalogue.with(workloads().stream().map(RecordedWorkload::described).toList());
  }

  public void setWorkloads(List<RecordedWorkload> workloads) {
    put("workloads", workloads);
  }

  /** The cases of the plan. */
  public List<RecordedCase> cases() {
    return list("cases", RecordedCase::of);
  }

  /** The key of a case, as rows have it. */
  public CaseKey key(RecordedCase of) {
    return CaseKey.of(of.benchmark(), axis(of), of.params());
  }

  private String axis(RecordedCase of) {
    return workloads().stream()
        .filter(workload -> workload.name().equals(of.benchmark()))
        .map(RecordedWorkload::axis)
        .filter(axis -> !axis.isEmpty())
        .findFirst()
        // Versions that record no workloads had these two.
        .orElseGet(
            () ->
                of.params().containsKey(Modes.AXIS.name())
                    ? Modes.AXIS.name()
                    : Servers.AXIS.name());
  }

  /** How many rounds the plan has. */
  public OptionalLong rounds() {
    return fields.wholeNumber("rounds");
  }

  /** For each round the indices of the cases in their order, separated by spaces. */
  public List<String> order() {
    return fields.texts(ORDER);
  }

  /** How many forks each case has at the first look of a run that goes on until it is decided. */
  public OptionalLong firstForks() {
    return fields.wholeNumber("firstForks");
  }

  /** How many forks a case of such a run may have. */
  public OptionalLong mostForks() {
    return fields.wholeNumber("mostForks");
  }

  public void setForks(int first, int most) {
    put("firstForks", first);
    put("mostForks", most);
  }

  /** The looks that such a run has taken, in their order. */
  public List<RecordedLook> looks() {
    return list("looks", RecordedLook::of);
  }

  /** Records a look, in place of an earlier one after the same round. */
  public void add(RecordedLook look) {
    List<RecordedLook> others =
        looks().stream().filter(known -> known.round() != look.round()).toList();
    put("looks", others);
    add("looks", look);
  }

  /**
   * For each round what the rows of its forks come to, in the order of the forks, separated by
   * spaces; none before a run is complete, and in records of older versions.
   */
  public List<String> digests() {
    return fields.texts("digests");
  }

  public void setDigests(List<String> digests) {
    put("digests", digests);
  }

  /** Records which forks of the plan an attempt measures, by round and in their order. */
  public void setOrder(List<String> order, int forks) {
    put(ORDER, order);
    put("forksPlanned", forks);
  }

  /** Records what is to be measured, and in which order. */
  public void setPlan(List<RecordedCase> cases, int rounds, int forks, List<String> order) {
    put("cases", cases);
    put("rounds", rounds);
    put("forksPlanned", forks);
    put(ORDER, order);
  }

  /**
   * Why the forks of another run cannot be taken together with those of this one, in a few words;
   * empty if they can: plan, build and machine are the same.
   */
  public Optional<String> differenceTo(RunRecord other) {
    if (plannedCases().isEmpty() || !plannedCases().equals(other.plannedCases())) {
      return Optional.of("another plan");
    }
    return differenceOfConditions(other);
  }

  /**
   * Why the cases of another run cannot stand beside those of this one, in a few words; empty if
   * they can: build and machine are the same, and what both measured they measured in the same way.
   */
  public Optional<String> differenceInAnyPlan(RunRecord other) {
    Map<Map<String, String>, CaseSettings> settings = settings();
    boolean otherwise =
        other.settings().entrySet().stream()
            .anyMatch(
                of -> !settings.getOrDefault(of.getKey(), of.getValue()).equals(of.getValue()));
    return otherwise
        ? Optional.of("other iterations of the same cases")
        : differenceOfConditions(other);
  }

  /** How each case was measured, by what tells it from the others. */
  private Map<Map<String, String>, CaseSettings> settings() {
    Map<Map<String, String>, CaseSettings> settings = new HashMap<>();
    for (RecordedCase of : cases()) {
      Map<String, String> key = new HashMap<>(of.params());
      key.put("", of.method());
      settings.put(key, of.settings());
    }
    return settings;
  }

  private Optional<String> differenceOfConditions(RunRecord other) {
    if (!forks().equals(other.forks())) {
      return Optional.of("another JVM");
    }
    if (!isSameBuild(other)) {
      return Optional.of("another build");
    }
    if (!host().isSameMachine(other.host())) {
      return Optional.of("another machine");
    }
    if (!serverHost().isSameMachine(other.serverHost())
        || !serverJava().equals(other.serverJava())) {
      return Optional.of("another machine of the servers");
    }
    return MachineNoise.isSameSpeed(computationMicros(), other.computationMicros())
        ? Optional.empty()
        : Optional.of("a machine of another speed");
  }

  private Set<RecordedCase> plannedCases() {
    return cases().stream().collect(Collectors.toSet());
  }

  private boolean isSameBuild(RunRecord other) {
    if (!code().isUnknown() && !other.code().isUnknown()) {
      return code().equals(other.code());
    }
    boolean exact = commit().isPresent() && !isDirty() && !other.isDirty();
    return exact && commit().equals(other.commit());
  }
}
