# shellcheck shell=sh
# Starts a Java command of this repository; sourced by the launchers, POSIX sh.
#
#   launch ROOT MODULE TRAINING "SOURCES" ARGUMENT...
#
# builds what is missing and runs MODULE/target/*.jar, beside its libraries in MODULE/target/lib, with ARGUMENTs. SOURCES are
# the folders (relative to ROOT) that the jars are built from: when a file in them is newer than the
# last build, or there was none, Maven builds the module and what it needs first. TRAINING is a
# command line of the same command; the classes that it loads are archived once, which makes every
# later start quick. VMGEN_JAVA_OPTS holds further options for the Java virtual machine. A launcher that
# does not always need Java calls the two halves of it, launch_prepare and launch_java.

launch() {
  launch_prepare "$1" "$2" "$3" "$4"
  shift 4
  launch_java "$@"
}

# Builds and trains.
launch_prepare() {
  launch_name=$(basename "$0")
  launch_root=$1 launch_module=$2 launch_training=$3 launch_sources=$4
  launch_target=$launch_root/$launch_module/target
  launch_state=$launch_target/launch
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    launch_java=$JAVA_HOME/bin/java
  elif ! launch_java=$(command -v java); then
    echo "$launch_name: no Java found; install JDK 17 or newer (Debian package: openjdk-17-jdk-headless)" >&2
    exit 3
  fi
  if launch_is_stale || launch_is_untrained; then
    launch_lock
    if launch_is_stale; then launch_build; fi
    if launch_is_untrained; then launch_train; fi
    launch_unlock
  fi
}

# Becomes the Java command.
launch_java() {
  # Nothing is logged about an archive that does not fit: the start is slower then, nothing else.
  # shellcheck disable=SC2086
  exec "$launch_java" -Xshare:auto -XX:SharedArchiveFile="$launch_state/classes.jsa" \
    -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC \
    ${VMGEN_JAVA_OPTS:-} -jar "$(launch_jar)" "$@"
}

launch_jar() {
  for jar in "$launch_target"/vmgen-*.jar; do echo "$jar"; done
}

# A file that is newer than the last build, or a folder: a source was added or removed.
launch_is_stale() {
  # shellcheck disable=SC2016
  [ ! -f "$launch_state/built" ] || [ ! -f "$(launch_jar)" ] || [ -n "$(
    cd "$launch_root" && for folder in $launch_sources; do
      if [ -d "$folder/src/main" ]; then echo "$folder/src/main" "$folder/pom.xml"; elif [ -e "$folder" ]; then echo "$folder"; fi
    done | xargs sh -c 'find "$@" -newer "$0"' "$launch_state/built"
  )" ]
}

launch_is_untrained() {
  read -r launch_trained 2>/dev/null <"$launch_state/java" || return 0
  [ "$launch_trained" != "$launch_java" ] ||
    [ -n "$(find "$launch_target"/*.jar "$launch_target/lib" -newer "$launch_state/java")" ]
}

launch_build() {
  if ! command -v mvn >/dev/null; then
    echo "$launch_name: Maven is needed to build it (Debian package: maven)" >&2
    launch_fail
  fi
  echo "$launch_name: building (only when its sources changed) ..." >&2
  mkdir -p "$launch_state"
  touch "$launch_state/building"
  if ! (cd "$launch_root" && mvn -q -B -Dstyle.color=never -Dmaven.test.skip=true -pl "$launch_module" -am package </dev/null >&2); then
    launch_fail
  fi
  mv "$launch_state/building" "$launch_state/built"
}

launch_train() {
  rm -f "$launch_state/classes.jsa" "$launch_state/java"
  # A training that fails or cannot archive costs time at every start and is no error.
  # shellcheck disable=SC2086
  (cd "$launch_root" && "$launch_java" -XX:ArchiveClassesAtExit="$launch_state/classes.jsa" \
    -Xlog:disable -XX:+UseSerialGC -jar "$(launch_jar)" $launch_training) \
    </dev/null >/dev/null 2>&1 || true
  echo "$launch_java" >"$launch_state/java"
}

# One build at a time in this clone; the lock of a process that has died is taken over.
launch_lock() {
  mkdir -p "$launch_root/.vmgen"
  launch_held=$launch_root/.vmgen/build.lock
  until mkdir "$launch_held" 2>/dev/null; do
    if read -r launch_owner 2>/dev/null <"$launch_held/owner" && ! kill -0 "$launch_owner" 2>/dev/null; then
      rm -rf "$launch_held"
    else
      sleep 1
    fi
  done
  echo $$ >"$launch_held/owner"
  trap 'rm -rf "$launch_held"; exit 130' INT TERM HUP
}

launch_unlock() {
  rm -rf "$launch_held"
  trap - INT TERM HUP
}

launch_fail() {
  launch_unlock
  exit 3
}
