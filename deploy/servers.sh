# Sourced by test.sh and bench.sh: PostgreSQL and Redis of this run alone, on loopback and free ports, gone with it.

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# as_postgres COMMAND...: PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_servers() {
  servers=$(mktemp -d)
  chmod 711 "$servers"
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  mkdir "$servers/pg" && { [ "$(id -u)" != 0 ] || chown postgres "$servers/pg"; }
  local port
  port=$(free_port)
  as_postgres "$postgres_bin/initdb" -D "$servers/pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 > /dev/null
  as_postgres "$postgres_bin/pg_ctl" -D "$servers/pg/data" -w -l "$servers/pg/log" \
    -o "-p $port -k $servers/pg -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200" start > /dev/null
  export HEARING_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
  port=$(free_port)
  redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$servers" > "$servers/redis.log" &
  redis_id=$!
  for _ in $(seq 100); do redis-cli -h 127.0.0.1 -p "$port" ping > /dev/null 2>&1 && break; sleep 0.1; done
  export HEARING_TEST_REDIS="127.0.0.1:$port"
}

stop_servers() {
  [ -n "${servers:-}" ] || return 0
  [ -z "${redis_id:-}" ] || kill "$redis_id" 2> /dev/null || true
  as_postgres "$postgres_bin/pg_ctl" -D "$servers/pg/data" -m immediate stop > /dev/null 2>&1 || true
  rm -rf "$servers"
}
