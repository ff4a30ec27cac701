"""One program as CPython runs it: a thread that answers pings beside others that compute.

Usage: program.py COMPUTING SWITCH_MILLIS. Prints its port, and ends with its standard input.
"""

import os
import socket
import sys
import threading


def compute():
    while True:
        left = 1_000_000
        while left > 0:
            left -= 1


def answer(answering):
    while True:
        ping, sender = answering.recvfrom(64)
        answering.sendto(ping, sender)


def main():
    computing, switch_millis = map(int, sys.argv[1:])
    sys.setswitchinterval(switch_millis / 1000)
    answering = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    answering.bind(("127.0.0.1", 0))
    threading.Thread(target=answer, args=(answering,), daemon=True).start()
    for _ in range(computing):
        threading.Thread(target=compute, daemon=True).start()
    print(answering.getsockname()[1], flush=True)
    sys.stdin.read()
    # At once: threads that compute would not let the interpreter end.
    os._exit(0)


main()
