package org.modebench.analysis.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.text.GoldenFile;

/** The wording of what commands say of mistakes; what they must name, other tests show. */
class RefusalsGoldenTest {
  @TempDir private Path folder;
  private final StringBuilder text = new StringBuilder();
  private String rows = "";

  @Test
  void everyRefusalIsInTheGoldenFile() throws Exception {
    new RunFile("r1").cell("SEQUENTIAL", 1, 0.1, 0.11, 0.12).appendTo(folder.resolve("ok.csv"));
    rows = Files.readString(folder.resolve("ok.csv"));
    Files.createDirectory(folder.resolve("folder"));
    ofFiles();
    ofOptions();
    ofPairs();
    GoldenFile.assertMatches(RefusalsGoldenTest.class, "refusals.txt", text.toString());
  }

  private void ofFiles() throws IOException {
    refuse("tables", "none.csv");
    refuse("tables", "folder");
    file("empty.csv", "");
    file("other.csv", "Benchmark,Mode\n");
    file("quote.csv", rows.replaceFirst("box", "\"box"));
    file("fields.csv", ResultsCsv.HEADER + "\nr1,IoBound\n" + row());
    file("workers.csv", rows.replaceFirst(",SEQUENTIAL,1,", ",SEQUENTIAL,two,"));
    file("time.csv", rows.replaceFirst("2026-[^,]*", "yesterday"));
    file("value.csv", rows.replaceFirst("wall,[^,]*", "wall,fast"));
    file("unit.csv", rows.replaceFirst(",s,VALID", ",ms,VALID"));
    file("status.csv", rows.replaceFirst("VALID", "valid"));
    file("benchmark.csv", rows.replaceFirst("CpuBound", ""));
  }

  private String row() {
    return rows.substring(rows.indexOf('\n') + 1);
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    refuse("tables", name);
  }

  private void ofOptions() {
    refuse("tabels", "ok.csv");
    refuse("tables", "ok.csv", "--run", "r9");
    refuse("tables", "ok.csv", "--format", "pdf");
    refuse("tables", "ok.csv", "--nothing");
    refuse("tables", "ok.csv", "-o", "none/out.txt");
    refuse("tables", "ok.csv", "ok.csv");
    refuse("differences", "ok.csv", "--confidence", "2");
    refuse("fit", "ok.csv", "--confidence", "x");
    refuse("breakeven", "ok.csv", "--threshold", "x");
    refuse("report", "ok.csv", "-o", "none/report.html");
    refuse("cost", "ok.csv", "--run");
  }

  private void ofPairs() {
    refuse("compare", "ok.csv");
    refuse("compare", "ok.csv", "ok.csv");
    refuse("flamediff", "none.html", "none.html");
    refuse("verify", "ok.csv");
  }

  private void refuse(String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      boolean path = words[i].contains(".") || words[i].equals("folder");
      args[i] = path ? folder.resolve(words[i]).toString() : words[i];
    }
    int status =
        Main.run(
            args, new ByteArrayOutputStream(), new PrintStream(err, true, StandardCharsets.UTF_8));
    text.append("$ ")
        .append(String.join(" ", words))
        .append('\n')
        .append(
            err.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replace(folder + "/", ""))
        .append("= ")
        .append(status)
        .append("\n\n");
  }
}
