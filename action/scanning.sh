#!/usr/bin/env bash
# Whether the SARIF can be uploaded: a pull request from a fork has a token that only reads, and code scanning may be off.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=action/lib.sh
source "$here/lib.sh"

is_fork() {
  [[ ${GITHUB_EVENT_NAME:-} == pull_request* && ${HEAD_REPOSITORY:-} != "${GITHUB_REPOSITORY:-}" ]]
}

# GitHub answers 404 where nothing was uploaded yet, 403 where code scanning is off or the token may not.
has_scanning() {
  local status
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$INPUT_TOKEN" |
    curl --silent --output /dev/null --max-time 20 --write-out '%{http_code}' --config - \
      "${GITHUB_API_URL:-https://api.github.com}/repos/${GITHUB_REPOSITORY:-}/code-scanning/alerts?per_page=1") || return 1
  [[ $status == 200 || $status == 404 ]]
}

case $INPUT_UPLOAD_SARIF in
  true) upload=true ;;
  false) upload=false ;;
  *) if ! is_fork && has_scanning; then upload=true; else upload=false; fi ;;
esac
if [[ $INPUT_UPLOAD_SARIF == auto && $upload == false ]]; then
  echo 'No upload: code scanning is off, or the token may not write to it. Annotations and summary tell the same.'
fi
output upload "$upload"
