# Sourced by the other scripts: installs what is absent, and says what it cannot install.

# debian PACKAGE...: installs those that are not there yet (asks apt only then).
debian() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  echo "installing ${missing[*]}" >&2
  local apt=(apt-get -o DPkg::Lock::Timeout=300 -qq)
  [ "$(id -u)" = 0 ] || apt=(sudo "${apt[@]}")
  "${apt[@]}" update >&2
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "${missing[@]}" > /dev/null
}

# sdk: the .NET SDK that global.json names is not in Debian and cannot be installed from here.
sdk() {
  command -v dotnet > /dev/null && dotnet --version > /dev/null 2>&1 && return
  echo "The .NET SDK $(sed -n 's/.*"version": "\([0-9.]*\)".*/\1/p' global.json) or newer is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
}

# node: any Node 20 or newer does; Debian's is taken where there is none.
node_and_npm() {
  command -v node > /dev/null && command -v npm > /dev/null || debian nodejs npm
}

# java: any release from 11 on does; Debian's without windows is taken where there is none.
java_runtime() {
  command -v java > /dev/null || debian default-jre-headless
}
