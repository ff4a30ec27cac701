package org.modebench.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.record.Shard;
import org.modebench.load.ServerUrl;
import org.modebench.plan.Budget;
import org.modebench.plan.Preset;
import org.modebench.plan.ProfileChoice;
import org.modebench.plan.Sweep;
import org.modebench.plan.TypedValue;
import org.modebench.plan.UsageException;
import org.modebench.task.endpoint.EndpointRequest;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;

/**
 * A command line, understood: the options of this program by picocli, what is left by JMH's own
 * parser, so that JMH's options keep their exact meaning.
 */
public final class Arguments {
  private static final String ALL = "all";
  private static final String FROM_FILE = "@";
  private static final String MODE = Modes.AXIS.name();
  private static final String PID = "--pid";
  private static final String URL = Parameters.URL.name();
  private static final Domain RESULT_FORMAT =
      Domain.oneOf(
          Arrays.stream(ResultFormatType.values())
              .map(format -> format.name().toLowerCase(Locale.ROOT))
              .toList());
  private static final Domain SEED = Domain.whole(Long.MIN_VALUE, Long.MAX_VALUE);

  private final OwnOptions own;
  private final Optional<OwnCode> code;
  private final CommandLineOptions jmh;
  private final Preset preset;
  private final Map<String, Set<String>> params;
  private final Map<String, Long> pids;
  private final EndpointRequest request;
  private final Set<Sweep> sweeps;
  private final OptionalLong seed;
  private final Optional<Duration> budget;
  private final Optional<ResultFormatType> resultFormat;
  private final Optional<ProfileChoice> profile;
  private final List<String> words;
  private final Optional<Shard> shard;

  private Arguments(String[] words) throws UsageException {
    this.words = List.of(words);
    this.own = new OwnOptions();
    parseOwn(own, words);
    this.code = own.classPath.isEmpty() ? Optional.empty() : Optional.of(OwnCode.of(own.classPath));
    this.jmh = JmhParser.parse(own.rest, code.map(OwnCode::jvmArguments).orElse(List.of()));
    this.preset = own.preset();
    this.params = params(own);
    // A run that goes on has its addresses on record.
    this.pids = own.resume ? Map.of() : ServerPids.of(own.pids, params.getOrDefault(URL, Set.of()));
    this.request = own.request.read();
    if (own.request.given() && !own.resume && own.shard.isEmpty() && !params.containsKey(URL)) {
      throw new UsageException(
          "--method, --header, --body, --expect-status, --expect and --follow-redirects say how an endpoint is asked, but -p url= names none; name one, or omit them.");
    }
    this.sweeps = own.sweeps();
    Sweep.check(sweeps, params.keySet());
    this.seed = seed(own.seed);
    this.budget = own.budget.isEmpty() ? Optional.empty() : Optional.of(Budget.parse(own.budget));
    if (budget.isPresent() && jmh.getForkCount().hasValue() && !own.untilDecided) {
      throw new UsageException(
          "--budget and -f both set the number of forks; give only one of them.");
    }
    this.resultFormat = resultFormat(own.resultFormat);
    this.profile = own.profileChoice();
    this.shard = ShardOptions.check(own);
    if (profile.isPresent() && !own.serverHost.isEmpty()) {
      throw new UsageException(
          "--profile looks at processes of this machine, but --server-host starts the servers on another one; omit one of them.");
    }
  }

  public static Arguments parse(String... words) throws UsageException {
    return new Arguments(words);
  }

  private static void parseOwn(OwnOptions own, String[] words) throws UsageException {
    try {
      own.commandLine().parseArgs(OwnOptions.split(words));
    } catch (CommandLine.MissingParameterException e) {
      String option =
          e.getMissing().isEmpty()
              ? "An option"
              : ((CommandLine.Model.OptionSpec) e.getMissing().get(0)).longestName();
      throw new UsageException("%s needs a value; -h lists the options.".formatted(option), e);
    } catch (CommandLine.ParameterException e) {
      throw new UsageException(JmhParser.sentence(String.valueOf(e.getMessage())), e);
    }
  }

  private static Map<String, Set<String>> params(OwnOptions own) throws UsageException {
    Map<String, Set<String>> params = new LinkedHashMap<>();
    for (String argument : own.arguments) {
      params.computeIfAbsent(Parameters.ARGUMENT.name(), n -> new LinkedHashSet<>()).add(argument);
    }
    if (own.unchecked) {
      params.put(Parameters.CHECK.name(), new LinkedHashSet<>(Set.of(Parameters.UNCHECKED)));
    }
    for (String option : own.params) {
      int equals = option.indexOf('=');
      if (equals < 1 || equals == option.length() - 1) {
        throw new UsageException(
            "-p must be name=value or name=value1,value2, but is \"%s\".".formatted(option));
      }
      String name = option.substring(0, equals);
      Set<String> values = params.computeIfAbsent(name, n -> new LinkedHashSet<>());
      for (String value : option.substring(equals + 1).split(",", -1)) {
        values.addAll(values(name, value));
      }
    }
    // As if none were named, so that a mode that this Java does not have is left out.
    if (params.getOrDefault(MODE, Set.of()).containsAll(Modes.AXIS.names())) {
      params.remove(MODE);
    }
    return params;
  }

  /** The values that a word stands for: names are spelt as in the catalogue, all means each. */
  private static List<String> values(String parameter, String word) throws UsageException {
    if (parameter.equals(URL)) {
      // Here, before a sentence that refuses something else could repeat a secret in it.
      return List.of(address(word));
    }
    if (!(Parameters.of(parameter).domain() instanceof Domain.OneOf domain)) {
      return word.startsWith(FROM_FILE) ? lines(word.substring(FROM_FILE.length())) : List.of(word);
    }
    if (word.equalsIgnoreCase(ALL)) {
      return domain.names();
    }
    if (parameter.equals(MODE)) {
      return List.of(TypedValue.canonical(parameter, domain, word));
    }
    // Others are checked where it is known which benchmarks take them: a user's own may mean
    // something else by the name.
    return List.of(domain.canonical(word).orElse(word));
  }

  private static String address(String typed) throws UsageException {
    try {
      ServerUrl url = ServerUrl.recordable(URL, typed);
      url.target();
      return url.text();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A value in each line of a file. */
  private static List<String> lines(String file) throws UsageException {
    try {
      List<String> lines =
          Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream()
              .filter(line -> !line.isBlank())
              .toList();
      if (lines.isEmpty()) {
        throw new UsageException(
            "-p %s%s must name a file with a value in each line, but it has none; correct it."
                .formatted(FROM_FILE, file));
      }
      return lines;
    } catch (IOException e) {
      throw new UsageException(
          "-p %s%s must name a file with a value in each line, but it cannot be read (%s); correct it."
              .formatted(FROM_FILE, file, AtomicFile.why(e)),
          e);
    }
  }

  private static OptionalLong seed(String text) throws UsageException {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(TypedValue.canonical("--seed", SEED, text)));
  }

  private static Optional<ResultFormatType> resultFormat(String text) throws UsageException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ResultFormatType.valueOf(
            TypedValue.canonical("-rf", RESULT_FORMAT, text).toUpperCase(Locale.ROOT)));
  }

  /** The options that JMH's own parser understood; without those that {@link OwnOptions} has. */
  public CommandLineOptions jmh() {
    return jmh;
  }

  public Preset preset() {
    return preset;
  }

  /** The values of each parameter that -p names, as they were written. */
  public Map<String, Set<String>> params() {
    return params;
  }

  /** The process of each server that runs already, by its address; none where none is named. */
  public Map<String, Long> pids() {
    return pids;
  }

  /** The file of the agent that starts servers; empty: they are started on this machine. */
  public Optional<Path> serverHost() {
    return own.serverHost.isEmpty() ? Optional.empty() : Optional.of(Path.of(own.serverHost));
  }

  /** How endpoints are asked; it may hold secrets. */
  public EndpointRequest request() {
    return request;
  }

  /** Whether the command line says how. */
  public boolean saysHowToAsk() {
    return own.request.given();
  }

  /** Where classes of the user's own are, as a class path has them; empty for nowhere. */
  public String classPath() {
    return code.map(OwnCode::places).orElse("");
  }

  /** The sweeps that were asked for; usually none. */
  public Set<Sweep> sweeps() {
    return sweeps;
  }

  public OptionalLong seed() {
    return seed;
  }

  public Optional<Duration> budget() {
    return budget;
  }

  /** Whether cases get forks until their verdicts are decided. */
  public boolean untilDecided() {
    return own.untilDecided;
  }

  public Path output() {
    return own.output.isEmpty() ? DefaultResults.FILE : Path.of(own.output);
  }

  /** Makes the folder of the results where the command line names no file. */
  public void makeDefaultFolder() throws IOException {
    if (own.output.isEmpty()) {
      Files.createDirectories(DefaultResults.FOLDER);
    }
  }

  public boolean resume() {
    return own.resume;
  }

  public boolean plan() {
    return own.plan || own.planWithOrder;
  }

  /** Whether the plan is shown with the order of its forks. */
  public boolean planWithOrder() {
    return own.planWithOrder;
  }

  /** The file of the plan that is written, or of which a shard is measured; empty for none. */
  public Optional<Path> planFile() {
    return own.planFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(own.planFile));
  }

  /** The part of a plan that is measured; empty for a run of its own. */
  public Optional<Shard> shard() {
    return shard;
  }

  /** The folder of the shards' files. */
  public Path shardFolder() {
    Path parent = Path.of(own.planFile).toAbsolutePath().getParent();
    return own.output.isEmpty() && parent != null ? parent : Path.of(own.output);
  }

  /** What to profile; empty for nothing. */
  public Optional<ProfileChoice> profile() {
    return profile;
  }

  public boolean help() {
    return own.help;
  }

  public boolean version() {
    return own.version;
  }

  /** Where JMH's own text goes; empty if -o was not given. */
  public Optional<Path> textOutput() {
    return own.textOutput.isEmpty() ? Optional.empty() : Optional.of(Path.of(own.textOutput));
  }

  /** The format of the file of JMH's own results; empty if neither -rf nor -rff was given. */
  public Optional<ResultFormatType> resultFormat() {
    return resultFormat.isPresent() || own.resultFile.isEmpty()
        ? resultFormat
        : Optional.of(org.openjdk.jmh.runner.Defaults.RESULT_FORMAT);
  }

  /** The file of JMH's own results, by JMH's own default name where only -rf was given. */
  public Optional<Path> resultFile() {
    return resultFormat()
        .map(
            format ->
                Path.of(
                    own.resultFile.isEmpty()
                        ? org.openjdk.jmh.runner.Defaults.RESULT_FILE_PREFIX
                            + "."
                            + format.name().toLowerCase(Locale.ROOT)
                        : own.resultFile));
  }

  public List<String> words() {
    return words;
  }

  /** The words, with marks in place of what may be a secret. */
  public List<String> recordableWords() {
    return RequestOptions.recordable(words);
  }

  /** These arguments, but shown and written where {@code other} says. */
  public Arguments shownAs(Arguments other) throws UsageException {
    List<String> mixed = new ArrayList<>(measuringWords());
    mixed.addAll(other.presentingWords());
    if (other.own.pids.isEmpty()) {
      own.pids.forEach(of -> mixed.addAll(List.of(PID, of)));
    }
    if (!other.own.request.hasSecrets()) {
      mixed.addAll(own.request.secretWords());
    }
    return parse(mixed.toArray(String[]::new));
  }

  private List<String> presentingWords() {
    List<String> presenting = new ArrayList<>(words);
    measuringWords().forEach(presenting::remove);
    presenting.remove("--resume");
    return presenting;
  }

  /**
   * The words that decide what is measured: all but where results go and what is shown, which
   * process a server is, which is another one when it has been started again, and what may be a
   * secret, of which a digest is compared.
   */
  public List<String> measuringWords() {
    List<String> measuring = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--resume")
          || word.equals("--plan")
          || word.matches("--(output|plan|plan-file|shard|pid)=.*")
          || RequestOptions.hasSecret(word)) {
        continue;
      }
      if (Set.of("--output", "--plan-file", "--shard", "-o", "-v", PID).contains(word)
          || RequestOptions.comesBeforeSecret(word)) {
        i++;
        continue;
      }
      measuring.add(word);
    }
    return measuring;
  }
}
