"""Compares the GIL of this project with that of CPython: see scripts/compare-with-cpython.sh."""

import argparse
import contextlib
import csv
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.path.join(HERE, "..", "..", "benchmarks", "target", "benchmarks.jar")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
# Who has answered waits for the lock once more before it is there for the next ping.
LEAST_GAP_SECONDS, GAP_INTERVALS = 0.01, 2
WARM_UP_PINGS = 50
# Threads begin anew in each batch: beside calls of some milliseconds that would be a share of the lock's.
STEPS_AS_LONG_AS_CPYTHONS = 100_000_000
# The range of CPython's medians of this hour that ours has to be in, where several threads compute.
LOWEST, HIGHEST = 0.1, 0.9
# How many threads compute beside the pings.
LEVELS = [0, 1, 2, 3, 4]
# Computes whenever nothing else wants its CPU, until whoever started it is gone.
SPIN = "import os; os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)); p = os.getppid()\nwhile os.getppid() == p: pass"
# How far ours may be from CPython's where at most one does, and over the switch interval.
NEAR, NEAR_OF_INTERVAL = 0.15, 0.05
# And over the same countdowns one after another, in threads.
NEAR_OF_COUNTDOWNS = 0.05


def fail(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(2)


def quantile(values, share):
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def gap_seconds(switch_millis):
    """As in GilLatency."""
    return max(LEAST_GAP_SECONDS, GAP_INTERVALS * switch_millis / 1e3)


def cpython_ping_millis(computing, switch_millis, pings):
    """The median of so many pings to a program in CPython."""
    program = subprocess.Popen(
        [sys.executable, os.path.join(HERE, "program.py"), str(computing), str(switch_millis)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        pinging = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        pinging.settimeout(10)
        pinging.connect(("127.0.0.1", int(program.stdout.readline())))
        millis = []
        for _ in range(WARM_UP_PINGS + pings):
            time.sleep(gap_seconds(switch_millis))
            begin = time.perf_counter()
            pinging.send(b"12345678")
            pinging.recv(64)
            millis.append((time.perf_counter() - begin) * 1e3)
        return statistics.median(millis[WARM_UP_PINGS:])
    finally:
        program.stdin.close()
        program.wait()


@contextlib.contextmanager
def on_a_cpu_awake():
    """All that starts meanwhile is on one CPU, which never idles: it computes at the lowest priority."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    spinning = subprocess.Popen([sys.executable, "-c", SPIN])
    try:
        yield
    finally:
        spinning.kill()
        spinning.wait()
        os.sched_setaffinity(0, allowed)


def rows(benchmark, *arguments):
    """What a run of ours measured."""
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results.csv")
        run = subprocess.run(
            [JAVA, "-jar", JAR, benchmark, *arguments, "-foe", "true", "--output", results],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if run.returncode != 0:
            fail("A run of %s must succeed, but ended with %d: %s" % (benchmark, run.returncode, run.stdout))
        with open(results, newline="") as file:
            return list(csv.DictReader(file))


def mean(of, metric, **where):
    return statistics.mean(
        float(row["value"])
        for row in of
        if row["metric"] == metric and all(row[name] == value for name, value in where.items())
    )


def our_ping_millis(computing, switch_millis, pings):
    """The median of about as many pings to a program of ours."""
    seconds = pings * (gap_seconds(switch_millis) + max(1, 1.5 * computing) * switch_millis / 1e3)
    run = rows(
        "GilLatency",
        "-p", "interpreter=GIL",
        "-p", "computing=%d" % computing,
        "-p", "switchMillis=%d" % switch_millis,
        "-f", "1",
        "-r", "%dms" % (seconds * 1e3),
    )
    return mean(run, "latency_p50") * 1e3


def lab_seconds(*arguments):
    program = [sys.executable, os.path.join(HERE, "lab.py"), *map(str, arguments)]
    return [float(text) for text in subprocess.run(program, stdout=subprocess.PIPE, check=True).stdout.split()]


def compare_latency(levels, pairs, pings):
    print("Median of %d pings beside threads that compute, in ms; medians over %d pairs:" % (pings, pairs))
    cpython, ours = {k: [] for k in levels}, {k: [] for k in levels}
    for pair in range(1, pairs + 1):
        for k in random.sample(levels, len(levels)):
            # An idle virtual CPU wakes at once or after 0.07 ms, as its host likes: several times what the programs take.
            with on_a_cpu_awake() if k == 0 else contextlib.nullcontext():
                cpython[k].append(cpython_ping_millis(k, 5, pings))
                ours[k].append(our_ping_millis(k, 5, pings))
        print("[%d/%d pairs]" % (pair, pairs), file=sys.stderr, flush=True)
    agree = True
    for k in levels:
        here, there = statistics.median(ours[k]), statistics.median(cpython[k])
        low, high = quantile(cpython[k], LOWEST), quantile(cpython[k], HIGHEST)
        fits = abs(here / there - 1) <= NEAR if k <= 1 else low <= here <= high
        agree &= fits
        digits = 3 if k == 0 else 2
        told = ["%.*f" % (digits, value) for value in (here, there, low, high)]
        print(
            "  %d computing%s: ours %s, CPython %s (10 to 90 %%: %s to %s): %s"
            % (k, ", on one CPU that never idles" if k == 0 else "", *told, "agrees" if fits else "DIFFERS")
        )
        print("    ours    " + " ".join("%.*f" % (digits, value) for value in ours[k]))
        print("    CPython " + " ".join("%.*f" % (digits, value) for value in cpython[k]), flush=True)
    return agree


def compare_intervals(intervals, pairs, pings):
    print("Median of pings beside one thread that computes, by the switch interval, in ms:")
    agree = True
    for millis in intervals:
        cpython, ours = [], []
        for _ in range(pairs):
            cpython.append(cpython_ping_millis(1, millis, pings))
            ours.append(our_ping_millis(1, millis, pings))
        here, there = statistics.median(ours), statistics.median(cpython)
        fits = abs(here / there - 1) <= NEAR_OF_INTERVAL
        agree &= fits
        print(
            "  %d ms: ours %.2f, CPython %.2f: %s" % (millis, here, there, "agrees" if fits else "DIFFERS"),
            flush=True,
        )
    return agree


def compare_computing(forks, pairs):
    """Ten calls that compute, relative to one after another; in both the same rounds."""
    def ours(gil, workers, limit):
        run = rows(
            "CpuBound",
            "-p", "mode=SEQUENTIAL,GIL_THREADS",
            "-p", "gil=" + gil,
            "-p", "workers=%d" % workers,
            "-p", "limit=%d" % limit,
            "-f", str(forks),
        )
        return [
            mean(run, "wall", mode="GIL_THREADS", fork=str(fork)) / mean(run, "wall", mode="SEQUENTIAL", fork=str(fork))
            for fork in range(1, forks + 1)
        ]

    def cpython(work, workers):
        ratios = []
        for pair in range(pairs):
            # In one process, since processes differ by a tenth, and one between two of the other, since it becomes faster.
            outer, inner = ("threads", "sequential") if pair % 2 else ("sequential", "threads")
            before, _, between, _, after, _ = lab_seconds(work, ",".join((outer, inner, outer)), workers)
            took = {outer: (before + after) / 2, inner: between}
            ratios.append(took["threads"] / took["sequential"])
        return ratios

    def told(values):
        return "%.3f (%.3f to %.3f)" % (statistics.median(values), min(values), max(values))

    print("Ten countdowns in threads, times one after another; medians, and from the lowest to the highest of %d and %d:" % (forks, pairs))
    agree = True
    for workers in (2, 4, 10):
        here, there = ours("held", workers, STEPS_AS_LONG_AS_CPYTHONS), cpython("countdown", workers)
        fits = abs(statistics.median(here) / statistics.median(there) - 1) <= NEAR_OF_COUNTDOWNS
        agree &= fits
        print(
            "  %d threads: ours %s, CPython %s: %s" % (workers, told(here), told(there), "agrees" if fits else "DIFFERS"),
            flush=True,
        )
    print("Ten calls of native code that releases the lock, in two threads, speedup:")
    here = [1 / ratio for ratio in ours("released", 2, 5_000_000)]
    there = [1 / ratio for ratio in cpython("sha256", 2)]
    print("  ours %s, CPython's sha256 %s" % (told(here), told(there)), flush=True)
    return agree


def tell_lab(pairs):
    print("The lab's six programs, in s (ours, CPython; processes of CPython by fork and by spawn):")
    mock = subprocess.Popen([JAVA, "-jar", JAR, "mock", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = None
        while address is None:
            address = re.search(r"http://[0-9.]+:[0-9]+", mock.stdout.readline() or fail("The mock must start, but did not."))
        url = address.group() + "/v1/us/current.json?latencyMillis=100"
        for benchmark, work in (("IoBound", ["get", url]), ("CpuBound", ["countdown"])):
            run = rows(benchmark, "-p", "mode=SEQUENTIAL,GIL_THREADS,PROCESS", "-p", "workers=10", "-f", str(pairs))
            for mode, ways in (
                ("SEQUENTIAL", ["sequential"]),
                ("GIL_THREADS", ["threads"]),
                ("PROCESS", ["fork", "spawn"]),
            ):
                theirs = [
                    statistics.median(lab_seconds(work[0], how, 10, *work[1:])[0] for _ in range(pairs)) for how in ways
                ]
                print(
                    "  %s %s: ours %.3f, CPython %s"
                    % (benchmark, mode, mean(run, "wall", mode=mode), ", ".join("%.3f" % seconds for seconds in theirs)),
                    flush=True,
                )
    finally:
        mock.terminate()
        mock.wait()


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/compare-with-cpython.sh",
        description=__doc__,
        epilog="JAVA_HOME chooses the Java. About 20 minutes. Exit status: 0 both agree; 1 they differ; 2 it cannot be done.",
    )
    parser.add_argument("--pairs", type=int, default=10, help="of measurements for each number of threads (default: 10)")
    parser.add_argument("--pings", type=int, default=300, help="for each median (default: 300)")
    parser.add_argument(
        "--computing",
        type=int,
        nargs="+",
        choices=LEVELS,
        default=LEVELS,
        help="threads that compute beside the pings (default: 0 to 4)",
    )
    parser.add_argument("--only", choices=("latency", "intervals", "computing", "lab"), help="one part")
    chosen = parser.parse_args()
    if not os.path.exists(JAR):
        fail("There is no benchmarks.jar; build it with: mvn -B package -DskipTests")
    if sys.version_info[:2] != (3, 11):
        print("This is Python %d.%d; the lock is that of 3.11." % sys.version_info[:2])
    version = subprocess.run([JAVA, "-version"], stderr=subprocess.PIPE, text=True, check=True).stderr.splitlines()[0]
    print(
        "%s UTC, %d CPUs, Python %s, %s"
        % (time.strftime("%Y-%m-%d %H:%M", time.gmtime()), os.cpu_count(), sys.version.split()[0], version),
        flush=True,
    )
    few = max(1, chosen.pairs // 3)
    agree = True
    if chosen.only in (None, "latency"):
        agree &= compare_latency(chosen.computing, chosen.pairs, chosen.pings)
    if chosen.only in (None, "intervals"):
        agree &= compare_intervals([1, 2, 5, 10, 20], few, max(1, chosen.pings // 3))
    if chosen.only in (None, "computing"):
        agree &= compare_computing(few, chosen.pairs)
    if chosen.only in (None, "lab"):
        tell_lab(few)
    sys.exit(0 if agree else 1)


main()
