#!/usr/bin/env bash
# Keeps a database file of this release for later upgrade tests: the demo's two editions, made by the published build.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh
. deploy/servers.sh
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
dotnet publish Hearing.Api -c Release -o artifacts/app -v quiet --nologo -clp:ErrorsOnly
work=$(mktemp -d)
port=$(free_port)
(cd artifacts/app && Hearing__Demo=true Hearing__DataDirectory="$work" ASPNETCORE_URLS="http://localhost:$port" exec dotnet Hearing.Api.dll > "$work/log") &
server=$!
trap 'kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 600); do curl -fs "http://localhost:$port/health/ready" > /dev/null && break; sleep 0.1; done
Hearing__DataDirectory=$work deploy/backup.sh make "$work/backup.tar.gz"
mkdir -p tests/Releases
tar -xzOf "$work/backup.tar.gz" ./hearing.db > "$work/kept.db"
# The keys that sign cookies are no part of what is kept.
python3 -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None); db.execute("DELETE FROM DataProtectionKeys"); db.execute("VACUUM"); db.execute("PRAGMA journal_mode=DELETE")' "$work/kept.db"
gzip -9nc "$work/kept.db" > "tests/Releases/$version.db.gz"
ls -l "tests/Releases/$version.db.gz"
