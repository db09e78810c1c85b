#!/usr/bin/env bash
# Makes the migrations of all three providers follow the model.
# usage: deploy/migrations.sh         makes the one Initial anew: right until this release is out, wrong ever after
#        deploy/migrations.sh NAME    adds a migration called NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:-Initial}
folder=Hearing.Api/Storage/Migrations
dotnet tool restore > /dev/null
[ "$name" != Initial ] || rm -rf "$folder"
dotnet build Hearing.Api -v quiet --nologo -clp:ErrorsOnly
for provider in Sqlite SqlServer PostgreSql; do
  dotnet ef migrations add "$name" --no-build --project Hearing.Api --context "${provider}Db" --output-dir "Storage/Migrations/$provider" > /dev/null
  if [ "$name" = Initial ]; then
    # A fixed instant in its name: made anew, it differs in what changed and in nothing else.
    for file in "$folder/$provider"/2*_Initial*.cs; do
      stamp=$(basename "$file"); stamp=${stamp%%_*}
      sed -i "s/${stamp}_Initial/20261101000000_Initial/" "$file"
      mv "$file" "${file/$stamp/20261101000000}"
    done
  fi
  # The tool begins some files with a byte order mark and some without.
  sed -i '1s/^\xEF\xBB\xBF//' "$folder/$provider"/*.cs
done
