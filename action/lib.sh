# Functions of audit.sh; $prefix is the working directory as seen from the top of its repository, empty or `infra/`.
# shellcheck shell=bash

# An annotation for the whole run, in whose text an input can be no command.
tell() {
  echo "::error title=rds-audit::${1//[$'%\r\n:#']/ }" >&2
}

# Ends the step with a message of our own.
refuse() {
  tell "$1"
  output exit-code 2
  output outcome failed
  exit 2
}

# The lines of a text that hold something, without the white space around.
lines() {
  printf '%s\n' "$1" | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d'
}

# A path of an input as seen from the top of the repository, in a folder if there is one.
placed() {
  local folder=${1:+$1/}
  case $2 in
    /* | [A-Za-z]:*) printf '%s\n' "$2" ;;
    . | ./) local whole=$folder$prefix && printf '%s\n' "${whole:-.}" | sed 's|\(.\)/$|\1|' ;;
    *) printf '%s\n' "$folder$prefix${2#./}" ;;
  esac
}

# format=file, with the file in its place.
report_of() {
  if [[ $1 != *=* ]]; then refuse "formats: name a file, like $1=report"; fi
  printf '%s=%s\n' "${1%%=*}" "$(placed '' "${1#*=}")"
}

# The job summary: the report, then what was told beside it. No `head`: a pipe that it closes early would end the script.
summarise() {
  if [[ -f $1/summary.md ]]; then cat "$1/summary.md"; fi
  if grep -qE '^(note|error|internal error): ' "$1/told"; then
    printf '\n~~~text\n'
    grep -E '^(note|error|internal error): ' "$1/told" | awk 'NR <= 50 { print substr($0, 1, 1000) }'
    printf '~~~\n'
  fi
}

outcome_of() {
  case $1 in
    0) echo passed ;;
    1) echo findings ;;
    2) echo failed ;;
    *) echo bug ;;
  esac
}

# name=number lines of a JSON report.
counts() {
  node -e '
    const { summary, fixed = [] } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    const { fail, unknown, suppressed, bySeverity } = summary;
    const severities = Object.entries(bySeverity).map(([name, count]) => [name, count.fail]);
    for (const [name, value] of [["failed", fail], ["unknown", unknown], ["suppressed", suppressed], ["fixed", fixed.length], ...severities])
      console.log(`${name}=${value}`);
  ' "$1"
}

# An output of the step; nobody can guess the line that ends its value.
output() {
  local mark
  mark=end-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >>"$GITHUB_OUTPUT"
}
