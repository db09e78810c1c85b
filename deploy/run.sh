#!/usr/bin/env bash
# Installs what is missing, builds the release, starts it with the demo and prints where to sign in. Ctrl+C stops it.
# ASPNETCORE_URLS says where it listens (http://localhost:5080); Hearing__DataDirectory where it keeps its data (data/ here).
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh
sdk
node_and_npm
debian ffmpeg bubblewrap fonts-dejavu-core poppler-utils
export ASPNETCORE_ENVIRONMENT=Production
export ASPNETCORE_URLS=${ASPNETCORE_URLS:-http://localhost:5080}
export Hearing__Demo=${Hearing__Demo:-true}
export Hearing__DataDirectory=${Hearing__DataDirectory:-$PWD/data}
export Hearing__PublicUrl=${Hearing__PublicUrl:-${ASPNETCORE_URLS%%;*}}
export Hearing__Films__Samples=${Hearing__Films__Samples:-$Hearing__DataDirectory/samples}
echo "building (the first time takes a few minutes)"
dotnet publish Hearing.Api -c Release -o artifacts/app -v quiet --nologo -clp:ErrorsOnly
[ "$Hearing__Demo" != true ] || deploy/sample-films.sh "$Hearing__Films__Samples" 3 60 1280x720 2021
cd artifacts/app
exec dotnet Hearing.Api.dll
