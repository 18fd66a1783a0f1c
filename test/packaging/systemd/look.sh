# Runs on the machine of boot.sh: starts the service, and keeps what systemd says of it.
cd /keep
show() { systemctl show dotaudit-watch -P "$1"; }
{
  systemctl start dotaudit-watch
  echo "started $?"
  sleep 4
  echo "state $(show ActiveState) $(show SubState)"
  echo "status $(show StatusText)"
  grep -E "^(Uid|CapEff|CapBnd|NoNewPrivs|Seccomp):" "/proc/$(show MainPID)/status"
  systemctl reload dotaudit-watch
  echo "reloaded $?"
  sleep 4
  echo "state $(show ActiveState) $(show SubState)"
  systemctl stop dotaudit-watch
  echo "ended $(show Result) $(show ExecMainStatus) $(show NRestarts)"
  stat -c "%n %U %a" /var/lib/dotaudit /var/lib/dotaudit/watch.db /var/log/dotaudit /var/log/dotaudit/*
} > facts 2>&1
journalctl -u dotaudit-watch -o cat --no-pager > log
journalctl -u dotaudit-watch -o cat -p warning --no-pager > warnings
cp /var/log/dotaudit/alerts.jsonl alerts.jsonl
touch done
