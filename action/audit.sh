#!/usr/bin/env bash
# Runs the program for a step of a workflow: inputs come as INPUT_*, counts and paths go to GITHUB_OUTPUT. It fails only
# where there was nothing to run; the exit code of the audit is an output, so that its reports are uploaded before the
# job ends.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=action/lib.sh
source "$here/lib.sh"
# shellcheck source=action/base.sh
source "$here/base.sh"

if [[ ${GITHUB_EVENT_NAME:-} == pull_request_target ]]; then
  refuse 'pull_request_target checks out the base, with secrets: use pull_request'
fi

out=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/rds-audit.XXXXXX")
cd -- "$INPUT_WORKING_DIRECTORY" || refuse "there is no folder $INPUT_WORKING_DIRECTORY"
# Reports name files from the top of the repository, so that is where the program runs.
prefix=$(git rev-parse --show-prefix 2>/dev/null || true)
cd "./$(git rev-parse --show-cdup 2>/dev/null || true)"
trap 'forget_trusted "$out"' EXIT
trusted=$(trusted_folder "$out")
config=$(policy_file "$trusted" "$out")

args=(--format github --format "json=$out/report.json" --format "sarif=$out/sarif/" --format "markdown=$out/summary.md")
while IFS= read -r line; do
  report=$(report_of "$line")
  args+=(--format "$report")
done < <(lines "$INPUT_FORMATS")
while IFS= read -r line; do args+=(--rules "$(placed "$trusted" "$line")"); done < <(lines "$INPUT_RULES")
while IFS= read -r line; do args+=(--region "$line"); done < <(lines "$INPUT_REGIONS")
if [[ -n $config ]]; then args+=(--config "$config"); fi
if [[ -n $trusted ]]; then args+=(--no-inline-suppressions); fi
if [[ -n $INPUT_BASELINE ]]; then args+=(--baseline "$(placed "$trusted" "$INPUT_BASELINE")"); fi
if [[ -n $INPUT_FAIL_ON ]]; then args+=(--fail-on "$INPUT_FAIL_ON"); fi
if [[ $INPUT_CHANGED_ONLY == true && -n ${BASE_SHA:-} ]]; then args+=(--changed-since "$(base_ref)"); fi
args+=(--)
paths=$INPUT_PATHS
if [[ -z $(lines "$INPUT_PATHS$INPUT_REGIONS") ]]; then paths=.; fi
while IFS= read -r line; do args+=("$(placed '' "$line")"); done < <(lines "$paths")

code=0
node "${here%/*}/dist/cli.js" "${args[@]}" 2>"$out/told" || code=$?
cat "$out/told" >&2

summarise "$out" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
output exit-code "$code"
output outcome "$(outcome_of "$code")"
output root "$PWD"
output program "${here%/*}/dist/cli.js"
if [[ -f $out/report.json ]]; then
  output json "$out/report.json"
  output sarif "$out/sarif"
  while IFS='=' read -r name value; do output "$name" "$value"; done < <(counts "$out/report.json")
else
  tell "$(grep -m 1 -E '^(error|internal error): ' "$out/told" || echo 'there is no report')"
fi
