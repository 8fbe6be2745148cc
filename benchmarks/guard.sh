#!/bin/sh
# Shows that the guard sees a slowed kernel and lets an unchanged one pass: the k-d tree's leaf kernels as they are, again,
# and with 128-bit vectors. Keeps the three results for the page.
#
#   benchmarks/guard.sh [OPTION...]      options go to ./backbeat bench regular
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
out=$home/benchmarks/target/guard
mkdir -p "$out"

# measure NAME [OPTION...]
measure() {
    name=$1
    shift
    echo "guard: $name" >&2
    "$home/backbeat" bench regular 'LeafDistance.*(within|boxes)|fma1' -p kernel=vector --out "$out/$name.json" --force "$@" \
        > "$out/$name.log" 2>&1 || {
        tail -n 20 "$out/$name.log" >&2
        exit 1
    }
}

measure before "$@"
measure again "$@"
measure slowed --jvm-arg -XX:MaxVectorSize=16 "$@"

expect() {
    code=0
    "$home/backbeat" bench compare "$out/before.json" "$out/$2.json" || code=$?
    if [ "$code" != "$1" ]; then
        echo "guard: comparing with '$2' should exit with $1, not $code" >&2
        exit 1
    fi
}

expect 0 again
expect 3 slowed
"$home/backbeat" bench accept "$out/before.json" "$out/again.json" "$out/slowed.json" --as guard
