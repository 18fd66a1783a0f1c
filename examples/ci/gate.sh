#!/bin/sh
# The gate: judges this machine, keeps a report in every format that CI servers read, and ends as `audit run` does:
# 0 passed · 1 something is open that should not be · 2 something could not be seen · 64 and above: called wrongly.
#
#   POLICY      the policy (policy/ports.audit)        WAIVERS, BASELINE, THRESHOLD   files, where there are such
#   REPORTS     folder of the reports (reports)        EVIDENCE   a recording to judge in place of this machine
#   FAIL_ON     as --fail-on (warning)
set -eu

policy=${POLICY:-policy/ports.audit}
reports=${REPORTS:-reports}
mkdir -p "$reports"

set -- "$policy" --fail-on "${FAIL_ON:-warning}"
[ -z "${WAIVERS:-}" ] || set -- "$@" --waivers "$WAIVERS"
[ -z "${BASELINE:-}" ] || set -- "$@" --baseline "$BASELINE"
[ -z "${THRESHOLD:-}" ] || set -- "$@" --threshold "$THRESHOLD"
[ -z "${EVIDENCE:-}" ] || set -- "$@" --evidence "$EVIDENCE"

audit lint --strict "$policy"
status=0
audit run "$@" --quiet \
  -o "json=$reports/audit.json" \
  -o "html=$reports/audit.html" \
  -o "junit=$reports/audit.junit.xml" \
  -o "sarif=$reports/audit.sarif" \
  -o "markdown=$reports/audit.md" \
  -o "gitlab=$reports/gl-code-quality-report.json" || status=$?

case $status in
  0) echo "gate: passed" ;;
  1) echo "gate: failed: see $reports/audit.html" ;;
  2) echo "gate: not everything could be seen: is the job root?" ;;
  *) echo "gate: nothing was judged (status $status)" ;;
esac
exit "$status"
