# What every script here shares; sourced, never run. It makes a temporary folder, removes it at the end, fetches pinned
# packages into it, and compares what a run printed with what was seen when the script was written.
# Exit codes: 0 as seen, 1 changed, 2 the script itself broke, 77 a package cannot be had here.

set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
mkdir "$work/lib"
cd "$work" || exit 2

unavailable() {
    echo "cannot be tried here: $*"
    exit 77
}

broke() {
    echo "the script broke: $*"
    exit 2
}

# maven GROUP:ARTIFACT:VERSION[:CLASSIFIER]... puts the jars and all that they need into $work/lib.
maven() {
    local coordinate group artifact version classifier
    command -v mvn > /dev/null || unavailable "Maven (mvn) is missing"
    {
        echo '<project><modelVersion>4.0.0</modelVersion><groupId>findings</groupId><artifactId>packages</artifactId>'
        echo '<version>1</version><dependencies>'
        for coordinate in "$@"; do
            IFS=: read -r group artifact version classifier <<< "$coordinate"
            echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>"
            [ -z "$classifier" ] || echo "<classifier>$classifier</classifier>"
            echo '</dependency>'
        done
        echo '</dependencies></project>'
    } > "$work/pom.xml"
    mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" > "$work/maven.log" 2>&1 ||
        unavailable "Maven could not fetch $*: $(grep -m1 ERROR "$work/maven.log")"
}

# java_program [OPTIONS...] reads Trial.java from standard input, compiles it with the packages and runs it. Java sources
# that stand beside the scripts can be named before it in $beside, modules of the JDK in $modules.
java_program() {
    cat > "$work/Trial.java"
    local source
    for source in ${beside:-}; do cp "$here/$source" "$work/"; done
    mkdir -p "$work/classes"
    javac ${modules:+--add-modules "$modules"} -proc:none -nowarn -cp "$work/lib/*" -d "$work/classes" "$work"/*.java > "$work/javac.log" 2>&1 ||
        broke "javac: $(cat "$work/javac.log")"
    java ${modules:+--add-modules "$modules"} "$@" -cp "$work/classes:$work/lib/*" Trial > "$work/output" 2> "$work/errors" ||
        broke "java: $(grep -v SLF4J "$work/errors" | head -12)"
}

# scala_program reads Trial.scala from standard input (an object Trial), compiles it with scala-compiler among the packages, and runs it.
scala_program() {
    cat > "$work/Trial.scala"
    mkdir -p "$work/classes"
    java -Xss8m -cp "$work/lib/*" scala.tools.nsc.Main -usejavacp -nowarn -d "$work/classes" "$work/Trial.scala" > "$work/scalac.log" 2>&1 ||
        broke "scalac: $(cat "$work/scalac.log")"
    java "$@" -cp "$work/classes:$work/lib/*" Trial > "$work/output" 2> "$work/errors" || broke "java: $(grep -v SLF4J "$work/errors" | head -12)"
}

# jdk_25 lets java_program use a JDK 25: that of $JDK25_HOME, or Debian's place for one.
jdk_25() {
    local home
    for home in "${JDK25_HOME:-}" /usr/lib/jvm/*25*; do
        if [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q 'version "25'; then
            PATH="$home/bin:$PATH"
            return
        fi
    done
    unavailable "a JDK 25 is missing (set JDK25_HOME)"
}

# npm_packages NAME@VERSION... installs into $work/node_modules.
npm_packages() {
    command -v npm > /dev/null || unavailable "npm is missing"
    echo '{"private": true}' > "$work/package.json"
    npm install --silent --no-audit --no-fund --prefix "$work" "$@" > "$work/npm.log" 2>&1 ||
        unavailable "npm could not fetch $*: $(tail -1 "$work/npm.log")"
}

# node_program reads an ES module from standard input and runs it.
node_program() {
    cat > "$work/trial.mjs"
    node "$work/trial.mjs" > "$work/output" 2> "$work/errors" || broke "node: $(tail -20 "$work/errors")"
}

# debian_packages NAME=VERSION... downloads Debian's builds, with the versions named, and unpacks them into $work/debian.
debian_packages() {
    local name
    command -v apt-get > /dev/null || unavailable "apt-get is missing (the versions named are Debian's)"
    for name in "$@"; do
        (cd "$work/lib" && apt-get download -q "$name") > "$work/apt.log" 2>&1 ||
            unavailable "apt-get could not fetch $name: $(tail -1 "$work/apt.log")"
    done
    for name in "$work"/lib/*.deb; do dpkg-deb -x "$name" "$work/debian"; done
}

# r_packages NAME=VERSION... does so for packages of R, where there is R.
r_packages() {
    command -v Rscript > /dev/null || unavailable "R is missing"
    debian_packages "$@"
}

# r_program reads a script from standard input; packages of r_packages are found first.
r_program() {
    cat > "$work/trial.R"
    R_LIBS="$work/debian/usr/lib/R/site-library:$work/debian/usr/lib/R/library" Rscript --vanilla "$work/trial.R" > "$work/output" 2> "$work/errors" ||
        broke "R: $(tail -20 "$work/errors")"
}

# octave_packages NAME=VERSION... does so for packages of Octave, and for Octave 7.3.0 itself with what it needs to run without a screen.
octave_packages() {
    debian_packages octave=7.3.0-2 octave-common=7.3.0-2 libgraphicsmagick-q16-3 libgraphicsmagick++-q16-12 libcholmod3 libamd2 libcolamd2 libccolamd2 \
        libcamd2 libcxsparse3 libsuitesparseconfig5 libgl2ps1.4 libumfpack5 libspqr2 libqrupdate1 libfftw3-double3 libfftw3-single3 libpcre3 libmetis5 \
        libwmflite-0.2-7 "$@"
}

# octave_program reads a script from standard input; packages of octave_packages are found first.
octave_program() {
    local root=$work/debian
    local libs=$root/usr/lib/x86_64-linux-gnu
    local path=$libs/octave/7.3.0:$libs:$root/usr/lib:$root/lib/x86_64-linux-gnu
    local missing
    missing=$(LD_LIBRARY_PATH=$path ldd "$root/usr/bin/octave-cli" "$libs/octave/7.3.0/liboctinterp.so.10" | grep 'not found' | sort -u)
    [ -z "$missing" ] || unavailable "Octave needs more libraries: $missing"
    {
        echo "warning('off', 'all');"
        echo "for folder = [glob('$root/usr/share/octave/packages/*'); glob('$libs/octave/packages/*')]', addpath(genpath(folder{1})); end"
        echo "warning('on', 'all');"
        cat
    } > "$work/trial.m"
    LD_LIBRARY_PATH=$path OCTAVE_HOME=$root/usr OCTAVE_EXEC_HOME=$root/usr HOME=$work "$root/usr/bin/octave-cli" --no-init-file --no-history --quiet \
        "$work/trial.m" > "$work/output" 2> "$work/errors" || broke "Octave: $(tail -20 "$work/errors")"
}

# python_program NAME=VERSION... checks that Debian's Python has these versions and runs standard input. Modules that stand
# beside the scripts can be named before it in $beside.
python_program() {
    local pair found source
    for pair in "$@"; do
        found=$(/usr/bin/python3 -c "import importlib.metadata as m; print(m.version('${pair%%=*}'))" 2> /dev/null) ||
            unavailable "Debian's Python lacks ${pair%%=*}"
        [ "$found" = "${pair#*=}" ] || unavailable "Debian's Python has ${pair%%=*} $found, not ${pair#*=}"
    done
    cat > "$work/trial.py"
    for source in ${beside:-}; do cp "$here/$source" "$work/"; done
    /usr/bin/python3 -W ignore "$work/trial.py" > "$work/output" 2> "$work/errors" ||
        broke "Python: $(tail -20 "$work/errors")"
}

# seen compares the output with standard input, prints it, and says whether it is still so.
seen() {
    cat > "$work/expected"
    cat "$work/output"
    if diff "$work/expected" "$work/output" > "$work/difference"; then
        echo "-- as seen"
    else
        echo "-- CHANGED (<: as it was seen, >: now)"
        cat "$work/difference"
        exit 1
    fi
}
