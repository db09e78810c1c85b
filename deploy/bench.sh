#!/usr/bin/env bash
# Measures the published build and prints a table. usage: deploy/bench.sh [start|server|visit|planning|board|documents|timeline|live|films|floor|looks]
# What was not measured says so. The section live takes hours in full; HEARING_BENCH_FOLLOWERS ("1000 5000 10000"), _ROUNDS (30), _REPEATS (3),
# _COMMITS (500), _FROZEN_OF (1000), _KILLS (1000), _BACK (1000) and _PAIRS (10000) make it shorter; a 0 leaves that part out.
# The section planning takes half an hour; HEARING_BENCH_CASES (1000) makes it shorter. "plan" is the same section; "board" is its last row alone.
# The section films takes half an hour: HEARING_BENCH_FILM_PARTS ("step serve"), _SECONDS (180), _SIZE (320x180), _SETTLES (60), _STARTS (20), _AWAY
# (120), _PEERS (1) and _VIEWERS (500) do the same for it.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh
sdk
node_and_npm
debian chromium chromium-headless-shell ffmpeg fonts-dejavu-core bubblewrap poppler-utils nginx
section=${1:-}
dotnet publish Hearing.Api -c Release -o artifacts/app -v quiet --nologo -clp:ErrorsOnly >&2
dotnet build tests/Hearing.Bench -c Release -v quiet --nologo -clp:ErrorsOnly >&2
export Hearing__Films__Samples=$PWD/artifacts/samples/bench
deploy/sample-films.sh "$Hearing__Films__Samples" 3 60 640x360
ulimit -n "$(ulimit -Hn)"
[ "$(ulimit -n)" = unlimited ] || [ "$(ulimit -n)" -ge 10300 ] || echo "only $(ulimit -n) open files are allowed: 10,000 followers do not fit" >&2
[ -n "$section" ] && [ "$section" != live ] || (cd tests/Hearing.Bench/Peers && npm ci --no-audit --no-fund --loglevel=error >&2)
echo "Machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), $(. /etc/os-release; echo "$PRETTY_NAME"), .NET $(dotnet --version); $(date -u +%Y-%m-%d); load before: $(cut -d' ' -f1 /proc/loadavg)"
echo
echo "| what | reach | measured |"
echo "| --- | --- | --- |"
[ "$section" = documents ] || [ "$section" = floor ] || [ "$section" = looks ] || dotnet tests/Hearing.Bench/bin/Release/net10.0/Hearing.Bench.dll "$PWD/artifacts/app" ${section:+"$section"}
if [ -z "$section" ] || [ "$section" = documents ]; then
  dotnet build tests/Hearing.Api.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  dotnet tests/Hearing.Api.Tests/bin/Release/net10.0/Hearing.Api.Tests.dll --explicit only --parallel none --filter-class '*DocumentsBench' --show-live-output on 2>&1 | grep -o '| .* |$' ||
    echo "| documents | | NOT MEASURED: the run failed |"
fi
if [ -z "$section" ] || [ "$section" = films ]; then
  dotnet build tests/Hearing.Api.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  dotnet tests/Hearing.Api.Tests/bin/Release/net10.0/Hearing.Api.Tests.dll --explicit only --filter-class '*FilmsBench' --show-live-output on 2>&1 | grep -o '| .* |$' ||
    echo "| film check and versions | | NOT MEASURED: the run failed |"
fi
if [ -z "$section" ] || [ "$section" = planning ]; then
  dotnet build tests/Hearing.Api.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  dotnet tests/Hearing.Api.Tests/bin/Release/net10.0/Hearing.Api.Tests.dll --explicit only --filter-class '*PlanningBench' --show-live-output on 2>&1 | grep -o '| .* |$' ||
    echo "| why not, and re-plans | | NOT MEASURED: the run failed |"
fi
if [ -z "$section" ] || [ "$section" = floor ]; then
  debian janus coturn iproute2
  dotnet build tests/Hearing.Browser.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  HEARING_TEST_APP=$PWD/artifacts/app dotnet tests/Hearing.Browser.Tests/bin/Release/net10.0/Hearing.Browser.Tests.dll --explicit only --filter-class '*FloorBench' '*FloorDelayBench' '*FloorCrowdBench' --show-live-output on 2>&1 | grep -o '| .* |$' ||
    echo "| the floor | | NOT MEASURED: the run failed |"
fi
if [ -z "$section" ] || [ "$section" = looks ]; then
  # Every page in both languages; the tests look at main pages alone in English.
  dotnet build tests/Hearing.Browser.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  HEARING_TEST_LOOKS=all HEARING_TEST_APP=$PWD/artifacts/app dotnet tests/Hearing.Browser.Tests/bin/Release/net10.0/Hearing.Browser.Tests.dll --filter-class '*LookTests' >&2 \
    && looked="no fault" || looked="FAULTS, listed above"
  echo "| every page at 3 widths, in 2 themes and 2 languages, by eye's rules and axe | no fault | $looked |"
fi
echo
echo "Not run here: SQL Server, Docker, and the compose file with both."
