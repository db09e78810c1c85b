#!/usr/bin/env bash
# Installs what the tests need, builds, checks the layout and runs every test, or those of the projects named.
# usage: deploy/test.sh [PROJECT...], for example deploy/test.sh Hearing.Api.Tests; the last line says what passed.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh
. deploy/servers.sh
sdk
node_and_npm
java_runtime
debian chromium-headless-shell ffmpeg fonts-dejavu-core postgresql redis-server poppler-utils qpdf python3-aiosmtpd bubblewrap nginx strace janus janus-tools coturn iproute2 libpdfbox2-java libactivation-java libjaxb-api-java
results=$(mktemp -d)
trap 'stop_servers; rm -rf "$results"' EXIT

echo "build"
dotnet restore Guldtrappan.sln --locked-mode -v quiet
dotnet build Guldtrappan.sln -c Release --no-restore -v quiet --nologo -clp:ErrorsOnly
dotnet publish Hearing.Api -c Release --no-build -p:PublishReadyToRun=false -o artifacts/app -v quiet --nologo -clp:ErrorsOnly
echo "layout"
dotnet format whitespace . --folder --verify-no-changes --exclude artifacts --exclude '**/obj/**' --exclude '**/bin/**' --exclude '**/node_modules/**'

start_servers
export HEARING_TEST_APP=$PWD/artifacts/app
passed=0 failed=0 skipped=0
for project in "${@:-}"; do
  for file in tests/${project:-*}/*.csproj; do
    name=$(basename "$file" .csproj)
    [ -f "tests/$name/bin/Release/net10.0/$name.dll" ] || continue
    grep -q '<IsTestProject>false' "$file" && continue
    echo "== $name"
    begun=$SECONDS
    run() { dotnet test --project "$file" -c Release --no-build --no-progress --output detailed "${@:2}" > "$results/$1" 2>&1; }
    if [ "$name" = Hearing.Browser.Tests ]; then
      # Two processes: see Lane in the tests' Setup. The films of both are made before. The patient one is kept to one core.
      deploy/sample-films.sh artifacts/samples/minute 3 60 320x180 > "$results/films" 2>&1
      cores=$(taskset --cpu-list --pid $$)
      { taskset --cpu-list --pid "${cores##*[ ,-]}" $BASHPID && run "$name.patient" --filter-trait lane=patient; } > /dev/null & patient=$!
      run "$name" --filter-not-trait lane=patient && status=0 || status=$?
      wait "$patient" || status=$?
      cat "$results/$name.patient" >> "$results/$name" && rm "$results/$name.patient"
    else
      run "$name" && status=0 || status=$?
    fi
    # 8: no test ran, which is as bad as one that failed
    count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$results/$name" | awk '{ sum += $1 } END { if (NR) print sum }'; }
    succeeded=$(count succeeded) broken=$(count failed) left=$(count skipped)
    # Without what the servers under test log: of a failure that is thousands of lines.
    if [ "$status" != 0 ] && [ "${broken:-0}" = 0 ]; then tail -60 "$results/$name"; fi
    if [ "${broken:-0}" != 0 ]; then awk '/^failed /{p=1} /^(warn|info|fail|crit): |^(passed|skipped) /{p=0} p' "$results/$name"; else grep -iE '^skipped|^ *skipped .*' "$results/$name" | head -20 || true; fi
    [ "$status" = 0 ] || [ "${broken:-0}" != 0 ] || broken=1
    passed=$((passed + ${succeeded:-0})) failed=$((failed + ${broken:-1})) skipped=$((skipped + ${left:-0}))
    echo "   ${succeeded:-0} passed, ${broken:-1} failed, ${left:-0} skipped, $((SECONDS - begun)) s"
  done
done
if [ $# = 0 ]; then
  echo "== live (the pages' own scripts)"
  node --test tests/live/ > "$results/live" 2>&1 || cat "$results/live"
  node_count() { sed -n "s/^# $1 \([0-9]*\)/\1/p" "$results/live"; }
  passed=$((passed + $(node_count pass))) failed=$((failed + $(node_count fail)))
  echo "   $(node_count pass) passed, $(node_count fail) failed"
fi
stop_servers
grep -h '^failed ' "$results"/* || true
echo "took $SECONDS s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
