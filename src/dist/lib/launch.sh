# Starts the Java virtual machine; read by bin/unspin and by the launcher of a checkout.
# shellcheck shell=sh disable=SC2154,SC2012 # the callers set home, jar and lib
#
#   launch ARGUMENT...
#
# wants these variables: home, which holds the dictionaries, jar, and lib, where this file is. It
# heeds these of the environment:
#
#   JAVA_HOME         the Java to use; else the one on the PATH
#   UNSPIN_JAVA_OPTS  further options for the virtual machine, such as -Xmx4g
#   XDG_CACHE_HOME    where class-data archives go that do not find room beside the jar

fail() {
  echo "unspin: $1" >&2
  exit 2
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java) ||
      fail "no Java found: install a Java runtime 17 or newer, or set JAVA_HOME"
  fi
}

# Sets the number of the Java version, from the file that comes with it; else by asking, which
# takes longer.
find_version() {
  release=$(readlink -f "$java" 2>/dev/null) || release=$java
  release=${release%/bin/java}/release
  [ -r "$release" ] || release=${release%/release}/../release
  version=
  if [ -r "$release" ]; then
    while IFS='"' read -r field value _; do
      [ "$field" != JAVA_VERSION= ] || version=$value
    done <"$release"
  else
    release=
  fi
  [ -n "$version" ] ||
    version=$("$java" -version 2>&1 | sed -n 's/^.* version "\([^"]*\)".*$/\1/p' | head -n 1)
  version=${version%%[!0-9]*}
}

check_java() {
  find_java
  find_version
  [ "${version:-0}" -ge 17 ] ||
    fail "Java 17 or newer is needed, '$java' is version ${version:-unknown}: set JAVA_HOME"
}

run_sample() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable "$1" -Dunspin.home="$home" \
    -jar "$jar" clean --assume spun "$lib/warm-up.txt" >/dev/null 2>&1 </dev/null
}

# A class-data archive of a typical run saves a good part of the start. It fits one jar at one place
# and one virtual machine, which make up its name. The archive that came with the distribution
# serves where it fits; elsewhere the first run makes one. An empty one says that this virtual
# machine cannot.
find_archive() {
  shipped=${jar%.jar}.jsa
  folder=${jar%/*}
  [ -w "$folder" ] || folder=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/unspin
  key=$(LC_ALL=C ls -lL "$jar" "$java" ${release:+"$release"} 2>/dev/null | cksum)
  archive=$folder/classes-${key%% *}.jsa
  [ ! -e "$archive" ] || return 0
  if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
    archive=$shipped
    return 0
  fi
  find "$folder" -name 'classes-*.jsa' ! -newer "$jar" -exec rm -f {} + 2>/dev/null
  draft=$archive.$$
  rm -f "$draft"
  if [ -s "$shipped" ] && fits "$shipped"; then
    ln -s "$shipped" "$draft"
  else
    run_sample "-XX:ArchiveClassesAtExit=$draft"
    [ -s "$draft" ] || : >"$draft"
  fi
  mv -f "$draft" "$archive"
}

fits() {
  "$java" -Xshare:on -Xlog:disable -XX:SharedArchiveFile="$1" -XX:+UseSerialGC \
    -XX:TieredStopAtLevel=1 -jar "$jar" --version >/dev/null 2>&1 </dev/null
}

# Whether many texts are named: a folder, a file of many records, or a lot of files.
is_long_run() {
  [ $# -gt 20 ] && return 0
  for argument; do
    case $argument in
      -* | *.txt.gz | *.text.gz | *.md.gz | *.markdown.gz | *.html.gz | *.htm.gz | *.xhtml.gz) ;;
      *.jsonl | *.ndjson | *.warc | *.wet | *.gz) return 0 ;;
      *) [ -d "$argument" ] && return 0 ;;
    esac
  done
  return 1
}

launch() {
  check_java

  # Without a UTF-8 locale Java cannot open files whose names are not ASCII.
  [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || {
    LC_ALL=C.UTF-8
    export LC_ALL
  }

  speed='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m'
  case "${1:-} ${2:-}" in # long runs: all compilers, all cores
    train\ * | train-context\ * | evaluate\ * | accuracy\ * | "dictionary build" | "dictionary names")
      speed='-XX:+UseParallelGC'
      ;;
    clean\ * | detect\ *) is_long_run "$@" && speed='-XX:+UseParallelGC -Xms256m' ;;
  esac
  share=
  case $speed in
    *Serial*)
      find_archive
      [ ! -s "$archive" ] || share=-XX:SharedArchiveFile=$archive
      ;;
  esac

  terminal=
  [ -t 1 ] && terminal=-Dunspin.terminal=true
  if [ -t 2 ]; then
    terminal="$terminal -Dunspin.terminal.err=true"
    columns=$(stty size <&2 2>/dev/null | cut -d ' ' -f 2)
    case $columns in
      '' | 0 | *[!0-9]*) ;;
      *) terminal="$terminal -Dunspin.columns=$columns" ;;
    esac
  fi

  # shellcheck disable=SC2086 # options are lists of words
  exec "$java" $speed -Xshare:auto -Xlog:disable -Xlog:all=error:stderr \
    ${share:+"$share"} ${UNSPIN_JAVA_OPTS:-} \
    -Dunspin.home="$home" $terminal -jar "$jar" "$@"
}
