# Sourced by the scripts beside it. All on loopback, no systemd; what runs is ended by process id.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PEERS_HOME=${PEERS_HOME:-/tmp/handover-peers}
mkdir -p "$PEERS_HOME"

# need PACKAGE...: ends with 3 and a line that says what is missing
need() {
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  if [ "$(id -u)" != 0 ]; then echo "This peer is started by root only."; exit 3; fi
  if [ ${#missing[@]} -gt 0 ]; then echo "Not installed: ${missing[*]}. Install with: $0 install"; exit 3; fi
}

# install PACKAGE...: unattended, and no package script starts a daemon
install() {
  export DEBIAN_FRONTEND=noninteractive
  dpkg -s "$@" >/dev/null 2>&1 && return
  local policy=/usr/sbin/policy-rc.d made=
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; made=1; }
  apt-get -o DPkg::Lock::Timeout=300 update -qq
  apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >"$PEERS_HOME/install.log" 2>&1 ||
    { tail -20 "$PEERS_HOME/install.log"; exit 1; }
  [ -z "$made" ] || rm -f "$policy"
}

# end PIDFILE: and waits until it has ended
end() {
  local pid
  [ -f "$1" ] || return 0
  pid=$(cat "$1")
  rm -f "$1"
  kill "$pid" 2>/dev/null || return 0
  for _ in $(seq 1 50); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null || true
}
