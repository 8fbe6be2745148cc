#!/bin/sh
# Runs peers' tasks, each in its own process at its fastest setting, and prints JSON lines.
#
#   ./run.sh                      all tasks
#   ./run.sh --check               only see whether there is a Python that can
#   ./run.sh knn forest           some of them: load knn forest mlp gemm study
#
# STUDY_OUT names a folder that keeps the files of the study.
# PYTHON names the interpreter (default: the first of python3, /usr/bin/python3 that has scikit-learn and PyTorch).
set -eu
cd "$(dirname "$0")"

python=
for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
    if "$candidate" -c 'import numpy, pandas, sklearn, torch' 2> /dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "peers: no Python with numpy, pandas, scikit-learn and torch; on Debian:" >&2
    echo "peers:   apt-get install --no-install-recommends python3-sklearn python3-torch python3-pandas" >&2
    exit 4
fi

if [ "${1:-}" = --check ]; then
    exit 0
fi

# An OpenBLAS older than the CPU picks kernels for an older one: take its AVX-512 kernels where the CPU has AVX-512.
if [ -z "${OPENBLAS_CORETYPE:-}" ] && grep -q avx512f /proc/cpuinfo 2> /dev/null; then
    export OPENBLAS_CORETYPE=SkylakeX
fi
cores=$(getconf _NPROCESSORS_ONLN)

task() {
    case $1 in
        load) "$python" bench_load.py ;;
        knn) OMP_NUM_THREADS=$cores OPENBLAS_NUM_THREADS=$cores "$python" bench_knn.py --threads "$cores" ;;
        forest) OMP_NUM_THREADS=1 "$python" bench_forest.py --threads "$cores" ;;
        mlp) OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$python" bench_mlp.py --threads 1 ;;
        gemm)
            OPENBLAS_NUM_THREADS=1 "$python" bench_gemm.py --threads 1
            OPENBLAS_NUM_THREADS=$cores "$python" bench_gemm.py --threads "$cores"
            ;;
        study) OMP_NUM_THREADS=$cores OPENBLAS_NUM_THREADS=$cores "$python" study.py ${STUDY_OUT:+--out "$STUDY_OUT"} ;;
        *)
            echo "peers: no task '$1'; there are: load knn forest mlp gemm study" >&2
            exit 2
            ;;
    esac
}

[ $# -gt 0 ] || set -- load knn forest mlp gemm study
for name in "$@"; do
    task "$name"
done
