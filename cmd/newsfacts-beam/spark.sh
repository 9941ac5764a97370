#!/usr/bin/env bash
# A Spark on this machine for newsfacts-beam: spark.sh start local|cluster, spark.sh stop.
#
#   local    a job server on localhost:8099 that runs Spark inside itself, with two threads
#   cluster  a standalone master, two workers of one core, and a job server that submits to them
#   jars     fetches the jars alone
#
# Needs Java 11 or 17, and Maven the first time. What is fetched goes to NEWSFACTS_SPARK_CACHE (default: newsfacts/spark
# in the user's cache folder), process ids and logs to NEWSFACTS_SPARK_RUN (default: newsfacts-spark in the temporary folder).
set -euo pipefail
cache=${NEWSFACTS_SPARK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/newsfacts/spark}
state=${NEWSFACTS_SPARK_RUN:-${TMPDIR:-/tmp}/newsfacts-spark}
port=${NEWSFACTS_SPARK_PORT:-8099}
beam=2.56.0 spark=3.2.2

opens=() # Spark 3.2 reaches into packages that Java 17 keeps closed
for p in java.nio sun.nio.ch java.lang java.util java.util.concurrent java.net java.lang.invoke sun.security.action; do opens+=("--add-opens=java.base/$p=ALL-UNNAMED"); done

jars() {
  [ -e "$cache/lib/.whole-$beam-$spark" ] && return
  command -v mvn >/dev/null || { echo "error   no Maven, and no jars in $cache/lib" >&2; exit 2; }
  mkdir -p "$cache"
  {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>newsfacts</groupId><artifactId>spark-job-server</artifactId><version>1</version><dependencies>'
    dependency() { echo "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>"; }
    dependency org.apache.beam beam-runners-spark-3 "$beam"
    for module in core sql streaming; do dependency org.apache.spark "spark-${module}_2.12" "$spark"; done
    echo '</dependencies></project>'
  } >"$cache/pom.xml"
  mvn -q -B -f "$cache/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/lib" -DincludeScope=runtime >"$cache/mvn.log" 2>&1 || { tail -20 "$cache/mvn.log" >&2; exit 1; }
  touch "$cache/lib/.whole-$beam-$spark"
}

# launch NAME CLASS ARGS… runs a class in the background and keeps its process id. SYSTEM holds its -D properties.
launch() {
  local name=$1; shift
  setsid nohup java -Xmx"${NEWSFACTS_SPARK_HEAP:-1g}" "${opens[@]}" "${SYSTEM[@]}" -cp "$state/conf:$cache/lib/*" "$@" >"$state/$name.log" 2>&1 </dev/null &
  echo $! >"$state/$name.pid"
}

# await PORT NAME waits until something listens.
await() {
  for _ in $(seq 240); do
    (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null && return
    kill -0 "$(cat "$state/$2.pid")" 2>/dev/null || break
    sleep 0.5
  done
  echo "error   $2 did not start; the end of $state/$2.log:" >&2; tail -5 "$state/$2.log" >&2
  stop; exit 1
}

start() {
  jars
  mkdir -p "$state/conf" # nothing else in it: Beam packs every folder of the class path for the executors
  compgen -G "$state/*.pid" >/dev/null && { echo "error   it runs already; spark.sh stop ends it" >&2; exit 1; }
  printf 'log4j.rootCategory=WARN, console\nlog4j.appender.console=org.apache.log4j.ConsoleAppender\nlog4j.appender.console.target=System.err\nlog4j.appender.console.layout=org.apache.log4j.PatternLayout\nlog4j.appender.console.layout.ConversionPattern=%%d{HH:mm:ss} %%p %%c{1}: %%m%%n\n' >"$state/conf/log4j.properties"
  local master='local[2]'
  SYSTEM=(-Dspark.ui.enabled=false)
  if [ "$1" = cluster ]; then
    master=spark://localhost:7077
    mkdir -p "$state/home" "$state/work"
    ln -sfn "$cache/lib" "$state/home/jars" # where Spark's launcher looks for the classes of an executor
    export SPARK_HOME=$state/home SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost
    launch master org.apache.spark.deploy.master.Master --host localhost --port 7077 --webui-port 7080
    await 7077 master
    for n in 1 2; do
      launch "worker$n" org.apache.spark.deploy.worker.Worker --host localhost --cores 1 --memory 2g --webui-port "708$n" --work-dir "$state/work" "$master"
    done
    SYSTEM+=(-Dspark.executor.memory=1g "-Dspark.executor.extraJavaOptions=${opens[*]}" "-Dspark.executor.extraClassPath=$state/conf" -Dspark.default.parallelism="${NEWSFACTS_SPARK_TASKS:-8}")
  fi
  launch jobserver org.apache.beam.runners.spark.SparkJobServerDriver --job-host=localhost --job-port="$port" --artifact-port=0 --expansion-port=0 --artifacts-dir="$state/artifacts" --spark-master-url="$master"
  await "$port" jobserver
  echo "ready   --runner=universal --endpoint=localhost:$port; logs in $state" >&2
}

# stop ends what start began, the last first: each by the group of its id, so that executors and their workers go with it.
stop() {
  local name pid
  for name in jobserver worker2 worker1 master; do
    [ -e "$state/$name.pid" ] || continue
    pid=$(cat "$state/$name.pid")
    kill -- "-$pid" 2>/dev/null || kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.2; done
    kill -9 -- "-$pid" 2>/dev/null || true
    rm -f "$state/$name.pid"
  done
}

case "${1:-} ${2:-}" in
"start local" | "start cluster") start "$2" ;;
"stop ") stop ;;
"jars ") jars ;;
*) echo "usage: spark.sh start local|cluster, spark.sh stop, spark.sh jars" >&2; exit 2 ;;
esac
