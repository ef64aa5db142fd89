#!/usr/bin/env python3
"""Runs our fold and DuckDB side by side on the same files, in turn, and prints what each cost.

    cargo build --release --example fold
    benches/generate.py --rows 3000000 --out LoginHistory.csv
    benches/fold.py LoginHistory.csv [--rounds 5] [--threads 2]

DuckDB does less: counts, first and last time, distinct addresses and hours of the week by user,
type, subtype, application and success; no classification, no hours, no rejected rows. It needs
`pip install duckdb`; without it only ours runs. CPU seconds are user and system together; memory is
the peak of the process.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

PEER = """
import duckdb, sys
threads, out, *files = sys.argv[1:]
db = duckdb.connect()
db.execute(f"SET threads = {threads}")
db.execute('''
    COPY (
        SELECT UserId, LoginType, LoginSubType, Application, Status = 'Success' AS success,
               count(*) AS events, min(moment) AS first, max(moment) AS last,
               count(DISTINCT SourceIp) AS addresses,
               histogram((isodow(moment) - 1) * 24 + hour(moment)) AS hours
        FROM (SELECT *, substring(LoginTime, 1, 19)::TIMESTAMP AS moment
              FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"'))
        GROUP BY ALL
    ) TO '%s' (HEADER)
''' % out, [files])
"""


def cost(command):
    """CPU seconds, wall seconds and peak memory in MB of one run."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    if status:
        sys.exit(f"{command[0]} ended with status {status}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2, help="threads of the peer; ours uses what the machine has")
    parser.add_argument("--subject", default=str(ROOT / "target/release/examples/fold"))
    args = parser.parse_args()
    commands = {"ours": [args.subject, *args.files]}
    try:
        import duckdb

        out = os.path.join(tempfile.mkdtemp(), "peer.csv")
        commands[f"DuckDB {duckdb.__version__}"] = [sys.executable, "-c", PEER, str(args.threads), out, *args.files]
    except ImportError:
        print("no duckdb: only ours")

    size = sum(os.path.getsize(file) for file in args.files)
    print(f"{size / 1e6:.0f} MB, {args.rounds} rounds in turn after one to warm up\n")
    runs = {name: [] for name in commands}
    for number in range(args.rounds + 1):
        for name, command in commands.items():
            run = cost(command)
            if number:
                runs[name].append(run)
    print(f"{'':<14}{'CPU s (min, median)':>22}{'wall s (median)':>18}{'peak MB':>10}")
    best = {}
    for name, measured in runs.items():
        cpu, wall, memory = zip(*measured)
        best[name] = statistics.median(cpu), statistics.median(wall), max(memory)
        print(f"{name:<14}{min(cpu):>12.2f}{best[name][0]:>10.2f}{best[name][1]:>18.2f}{best[name][2]:>10.0f}")
    if len(best) == 2:
        ours, peer = best.values()
        print(f"{'peer / ours':<14}{peer[0] / ours[0]:>22.1f}{peer[1] / ours[1]:>18.1f}{peer[2] / ours[2]:>10.1f}")


if __name__ == "__main__":
    main()
