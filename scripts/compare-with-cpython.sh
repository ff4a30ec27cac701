#!/usr/bin/env bash
# Compares GIL_THREADS and GilLatency with CPython 3.11 on this machine, in turn: how long pings wait beside threads that
# compute, what the switch interval does, what ten countdowns take in threads, and native code that releases the lock;
# then, for information, the lab's six programs against the modes, on the same mock.
set -euo pipefail
cd "$(dirname "$0")/.."
exec python3 scripts/cpython/compare.py "$@"
