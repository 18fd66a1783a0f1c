#!/bin/sh
# Starts the service of an image, waits until it has settled, judges what listens, and ends as the gate does.
#
#   gate-image.sh COMMAND [ARGUMENT…]       SETTLE   seconds until everything is up (3)
set -u

"$@" &
service=$!
sleep "${SETTLE:-3}"
if ! kill -0 "$service" 2>/dev/null; then
  echo "gate: the service has ended: there is nothing to judge"
  exit 2
fi
POLICY=${POLICY:-ports.audit} sh "$(dirname "$0")/gate.sh"
status=$?
kill "$service"
exit "$status"
