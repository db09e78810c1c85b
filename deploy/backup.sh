#!/usr/bin/env bash
# Makes and restores a backup, database and films, while the product runs.
# usage: deploy/backup.sh make FILE.tar.gz      deploy/backup.sh restore FILE.tar.gz
# Hearing__DataDirectory says where the data lies (data/ here). With PostgreSQL, HEARING_BACKUP_DATABASE is its address for
# pg_dump (postgresql://…); SQL Server has BACKUP DATABASE of its own, and only the films are taken here.
set -euo pipefail
what=${1:-} file=${2:-}
data=${Hearing__DataDirectory:-$(dirname "$0")/../data}
case "$what" in make | restore) ;; *) sed -n '2,5s/^# //p' "$0"; exit 2 ;; esac
[ -n "$file" ] || { echo "a file is needed" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# sqlite_copy FROM TO: a consistent copy through SQLite itself, whatever is being written.
sqlite_copy() {
  python3 - "$1" "$2" << 'PYTHON'
import sqlite3, sys
source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=30)
target = sqlite3.connect(sys.argv[2], timeout=30)
source.backup(target)
found = target.execute("PRAGMA integrity_check").fetchone()[0]
target.close()
sys.exit(0 if found == "ok" else f"the copy is damaged: {found}")
PYTHON
}

if [ "$what" = make ]; then
  # The database first: a film that comes in meanwhile is in the copy of the films and merely unknown to that of the database.
  if [ -n "${HEARING_BACKUP_DATABASE:-}" ]; then
    pg_dump --format=custom --file="$work/hearing.dump" "$HEARING_BACKUP_DATABASE"
  elif [ -f "$data/hearing.db" ]; then
    sqlite_copy "$data/hearing.db" "$work/hearing.db"
  fi
  for folder in films outbox keys; do [ ! -d "$data/$folder" ] || cp -a --reflink=auto "$data/$folder" "$work/"; done
  (umask 077 && tar -C "$work" -czf "$file.part" .)
  mv "$file.part" "$file"
  echo "made $file"
else
  tar -C "$work" -xzf "$file"
  mkdir -p "$data"
  if [ -f "$work/hearing.dump" ]; then
    : "${HEARING_BACKUP_DATABASE:?the address of the database to restore into}"
    pg_restore --clean --if-exists --no-owner --single-transaction --dbname="$HEARING_BACKUP_DATABASE" "$work/hearing.dump"
  elif [ -f "$work/hearing.db" ]; then
    sqlite_copy "$work/hearing.db" "$data/hearing.db"
  fi
  for folder in films outbox keys; do [ ! -d "$work/$folder" ] || { mkdir -p "$data/$folder" && cp -a "$work/$folder/." "$data/$folder/"; }; done
  echo "restored $file"
fi
