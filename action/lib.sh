# Functions of audit.sh; $prefix is the working directory as seen from the top of its repository, empty or `infra/`.
# shellcheck shell=bash

# Ends the step with a message of our own, in which an input can be no command.
refuse() {
  echo "::error title=rds-audit::${1//[$'%\r\n:#']/ }" >&2
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

# The base of the pull request as a folder, where policy, baseline and rules must come from it; else nothing.
trusted_folder() {
  if [[ $INPUT_POLICY_FROM_BASE != true || -z ${BASE_SHA:-} ]]; then return; fi
  if ! has_commit "$BASE_SHA"; then git fetch --quiet --no-tags --depth=1 origin "$BASE_SHA" >&2 || true; fi
  has_commit "$BASE_SHA" || refuse "policy-from-base: the base $BASE_SHA is not in this clone: check out with fetch-depth 0"
  git worktree add --quiet --detach "$1/base" "$BASE_SHA" >&2
  printf '%s\n' "$1/base"
}

# The policy to name: the one that was asked for, else that of the working directory; of the base there is always one.
policy_file() {
  local wanted
  wanted=$(placed "$1" "${INPUT_CONFIG:-rds-audit.yaml}")
  if [[ -n $INPUT_CONFIG || -f $wanted ]]; then
    printf '%s\n' "$wanted"
  elif [[ -n $1 ]]; then
    echo '{}' >"$2/no-policy.yaml"
    printf '%s\n' "$2/no-policy.yaml"
  fi
}

# The branch goes on while a pull request is open: what the merge was made with, else what the event says.
base_ref() {
  local branch=origin/${GITHUB_BASE_REF:-}
  if has_commit "$branch"; then printf '%s\n' "$branch"; else printf '%s\n' "$BASE_SHA"; fi
}

has_commit() {
  git rev-parse --quiet --verify --end-of-options "$1^{commit}" >/dev/null 2>&1
}

# The job summary: the report, then what was told beside it.
summarise() {
  if [[ -f $1/summary.md ]]; then cat "$1/summary.md"; fi
  if grep -qE '^(note|error|internal error): ' "$1/told"; then
    printf '\n~~~text\n'
    grep -E '^(note|error|internal error): ' "$1/told" | head -n 50 | cut -c 1-1000
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
