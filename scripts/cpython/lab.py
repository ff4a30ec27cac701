"""The lab's programs in CPython: ten calls, one after another, in threads, in processes.

Usage: lab.py WORK HOW[,HOW...] WORKERS [URL]. Prints the seconds that ten calls took, and those of the median call, a line for each HOW.
WORK: countdown, sha256, or get (of URL). HOW: sequential, threads, fork or spawn.
"""

import concurrent.futures
import hashlib
import multiprocessing
import statistics
import sys
import time
import urllib.request

CALLS = 10
# On a virtual CPU that idled a call takes up to 1.6 times as long for about two seconds.
AWAKE_SECONDS = 2
BYTES = bytes(20_000_000)


def countdown(_):
    left = 5_000_000
    while left > 0:
        left -= 1


def sha256(_):
    hashlib.sha256(BYTES).digest()


def get(url):
    with urllib.request.urlopen(url) as answer:
        answer.read()


def timed(call):
    work, argument = call
    begin = time.perf_counter()
    work(argument)
    return time.perf_counter() - begin


def main():
    work, hows, workers = globals()[sys.argv[1]], sys.argv[2].split(","), int(sys.argv[3])
    calls = [(work, sys.argv[4] if len(sys.argv) > 4 else None)] * CALLS
    awake = time.perf_counter() + (0 if work is get else AWAKE_SECONDS)
    while time.perf_counter() < awake:
        work(None)
    for how in hows:
        begin = time.perf_counter()
        if how == "sequential":
            times = [timed(call) for call in calls]
        elif how == "threads":
            with concurrent.futures.ThreadPoolExecutor(workers) as pool:
                times = list(pool.map(timed, calls))
        else:
            context = multiprocessing.get_context(how)
            with concurrent.futures.ProcessPoolExecutor(workers, mp_context=context) as pool:
                times = list(pool.map(timed, calls))
        print(time.perf_counter() - begin, statistics.median(times))


if __name__ == "__main__":
    main()
