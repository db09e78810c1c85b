#!/usr/bin/env bash
# Measures the published build and prints a table. usage: deploy/bench.sh [start|server|visit|plan|documents|fanout]
# What was not measured says so.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh
sdk
node_and_npm
debian chromium ffmpeg fonts-dejavu-core bubblewrap
section=${1:-}
dotnet publish Hearing.Api -c Release -o artifacts/app -v quiet --nologo -clp:ErrorsOnly >&2
dotnet build tests/Hearing.Bench -c Release -v quiet --nologo -clp:ErrorsOnly >&2
export Hearing__Films__Samples=$PWD/artifacts/samples/minute
deploy/sample-films.sh "$Hearing__Films__Samples" 3 60 640x360
ulimit -n 8192 2> /dev/null || echo "only $(ulimit -n) open files are allowed: 1,000 followers may not fit" >&2
echo "Machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), $(. /etc/os-release; echo "$PRETTY_NAME"), .NET $(dotnet --version); $(date -u +%Y-%m-%d); load before: $(cut -d' ' -f1 /proc/loadavg)"
echo
echo "| what | reach | measured |"
echo "| --- | --- | --- |"
[ "$section" = documents ] || dotnet tests/Hearing.Bench/bin/Release/net10.0/Hearing.Bench.dll "$PWD/artifacts/app" ${section:+"$section"}
if [ -z "$section" ] || [ "$section" = documents ]; then
  dotnet build tests/Hearing.Api.Tests -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  dotnet tests/Hearing.Api.Tests/bin/Release/net10.0/Hearing.Api.Tests.dll --explicit only --filter-class '*DocumentsBench' --show-live-output on 2>&1 | grep -o '| .* |$' ||
    echo "| documents | | NOT MEASURED: the run failed |"
fi
echo
echo "Not run here: SQL Server, Docker, and the compose file with both."
