# shellcheck shell=sh
# Starts a Java command of this repository; sourced by the launchers, POSIX sh.
#
#   launch ROOT MODULE TRAINING "SOURCES" ARGUMENT...
#
# builds what is missing and runs MODULE/target/*.jar, beside its libraries in MODULE/target/lib, with ARGUMENTs. SOURCES are
# the folders (relative to ROOT) that the jars are built from: when a file in them is newer than the
# last build, or there was none, Maven builds the module and what it needs first. TRAINING is a
# command line of the same command; the classes that it loads are archived once, which makes every
# later start quick. launch_options, when a launcher sets it, and VMGEN_JAVA_OPTS hold further options for the Java virtual machine. A launcher that
# does not always need Java calls the parts of it: launch_for, launch_is_current, launch_prepare, launch_java.
#
# Processes are what a start costs here: the parts that run every time start as few as they can.

launch() {
  launch_for "$1" "$2" "$3" "$4"
  shift 4
  launch_prepare
  launch_java "$@"
}

# Says what is launched: ROOT MODULE TRAINING "SOURCES".
launch_for() {
  launch_name=${0##*/}
  launch_root=$1 launch_module=$2 launch_training=$3 launch_sources=$4
  launch_target=$launch_root/$launch_module/target
  launch_state=$launch_target/launch
}

# Builds and trains.
launch_prepare() {
  launch_find_java
  if launch_is_stale || launch_is_untrained; then
    launch_lock
    if launch_is_stale; then launch_build; fi
    if launch_is_untrained; then launch_train; fi
    launch_unlock
  fi
}

# Becomes the Java command.
launch_java() {
  launch_find_jar
  # Nothing is logged about an archive that does not fit: the start is slower then, nothing else.
  # shellcheck disable=SC2086
  exec "$launch_java" -Xshare:auto -XX:SharedArchiveFile="$launch_state/classes.jsa" \
    -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC \
    ${launch_options:-} ${VMGEN_JAVA_OPTS:-} -jar "$launch_jar" "$@"
}

# Whether FILE exists and is newer than all sources and the last build; with further files or folders, also than these.
launch_is_current() {
  [ -f "$1" ] && [ -f "$launch_state/built" ] || return 1
  launch_reference=$1
  shift
  for launch_folder in $launch_sources; do
    launch_folder=$launch_root/$launch_folder
    if [ -d "$launch_folder/src/main" ]; then
      set -- "$@" "$launch_folder/src/main" "$launch_folder/pom.xml"
    elif [ -e "$launch_folder" ]; then
      set -- "$@" "$launch_folder"
    fi
  done
  # A folder is newer too when a file in it was added or removed.
  [ -z "$(exec find "$@" "$launch_state/built" -newer "$launch_reference")" ]
}

launch_find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    launch_java=$JAVA_HOME/bin/java
  elif ! launch_java=$(command -v java); then
    echo "$launch_name: no Java found; install JDK 17 or newer (Debian package: openjdk-17-jdk-headless)" >&2
    exit 3
  fi
}

launch_find_jar() {
  for launch_jar in "$launch_target"/vmgen-*.jar; do :; done
}

launch_is_stale() {
  launch_find_jar
  [ ! -f "$launch_jar" ] || ! launch_is_current "$launch_state/built"
}

launch_is_untrained() {
  read -r launch_trained 2>/dev/null <"$launch_state/java" || return 0
  [ "$launch_trained" != "$launch_java" ] ||
    [ -n "$(exec find "$launch_target"/*.jar "$launch_target/lib" -newer "$launch_state/java")" ]
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
  launch_find_jar
  rm -f "$launch_state/classes.jsa" "$launch_state/java"
  # A training that fails or cannot archive costs time at every start and is no error. It compiles in the
  # foreground: the archive keeps of a method that it waits for HotSpot's compiler, and with that archive it would
  # wait for ever, interpreted. In a group, since the shell itself would say that HotSpot crashed while it archived.
  # shellcheck disable=SC2086
  {
    (cd "$launch_root" && "$launch_java" -XX:ArchiveClassesAtExit="$launch_state/classes.jsa" \
      -Xlog:disable -XX:ErrorFile=/dev/null -XX:+UseSerialGC -Xbatch ${launch_options:-} -jar "$launch_jar" \
      $launch_training) || true
  } </dev/null >/dev/null 2>&1
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
