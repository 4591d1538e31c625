# Functions of audit.sh about the base of a pull request: what comes from it, and what changed since. Needs lib.sh.
# shellcheck shell=bash

# The base of the pull request as a folder, where policy, baseline and rules must come from it; else nothing.
trusted_folder() {
  if [[ $INPUT_POLICY_FROM_BASE != true || -z ${BASE_SHA:-} ]]; then return; fi
  if ! has_commit "$BASE_SHA"; then git fetch --quiet --no-tags --depth=1 origin "$BASE_SHA" >&2 || true; fi
  has_commit "$BASE_SHA" || refuse "policy-from-base: the base $BASE_SHA is not in this clone: check out with fetch-depth 0"
  git worktree add --quiet --detach "$1/base" "$BASE_SHA" >&2
  refuse_hidden "$1/base"
  printf '%s\n' "$1/base"
}

# A self-hosted runner keeps its checkout, and with it the list of work trees.
forget_trusted() {
  git worktree remove --force "$1/base" 2>/dev/null || true
}

# The program passes over what .gitignore names. A file that git tracks and the base did not hide must not get away by that.
refuse_hidden() {
  local hidden
  hidden=$(LC_ALL=C comm -23 <(hidden_in .) <(hidden_in "$1") | awk 'NR <= 5 { printf "%s%s", (NR > 1 ? " " : ""), $0 }')
  [[ -z $hidden ]] || refuse "policy-from-base: .gitignore hides tracked files from the audit: $hidden"
}

# Templates and recordings that are tracked and ignored; names with strange characters are quoted.
hidden_in() {
  git -C "$1" ls-files --cached --ignored --exclude-standard |
    { grep -iE '\.(tf|tfvars|ya?ml|template|json|jsonl|ndjson|tfplan)"?$' || true; } | LC_ALL=C sort
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
