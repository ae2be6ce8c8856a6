#!/bin/sh
# The main job on the sample models. Usage: demo.sh FOLDER_OF_THE_COMMANDS FOLDER_FOR_THE_RESULTS
set -eu
bin=$1
results=$2
rm -rf "$results"
mkdir -p "$results"
SKYLT_DATABASE_URL="sqlite:///$results/skylt.db"
SKYLT_CODE_HOST="${SKYLT_CODE_HOST:-Q.STATION.EXAMPLE}"
export SKYLT_DATABASE_URL SKYLT_CODE_HOST

run() {
    echo
    echo "$ skylt $*"
    "$bin/skylt" "$@"
}

run import sample_models/station-architecture-1.ifc sample_models/station-services-1.ifc
run areas
run labels preflight --all --stock L7160 --preview "$results/first-sheet.png"
run labels print --all --stock L7160 -o "$results/labels.pdf"
run labels verify "$results/labels.pdf"
code=$("$bin/skylt" spaces --json | "$bin/python" -c 'import json, sys; print(json.load(sys.stdin)[0]["code"])')
run lookup "$code"
run import sample_models/station-architecture-2.ifc sample_models/station-services-2.ifc --dry-run
echo
echo "The label sheet is $results/labels.pdf, a picture of its first page $results/first-sheet.png, the registry $results/skylt.db."
