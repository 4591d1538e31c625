#!/usr/bin/env bash
# Makes the program runnable: a tag of a release holds its bundle, a branch is built here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
  echo "::error title=rds-audit::Node 20.19 or later is needed; put actions/setup-node before this step"
  exit 2
fi
if [[ ! -f dist/cli.js ]]; then
  echo "There is no bundle here: building it"
  npm ci --ignore-scripts --no-audit --no-fund
  npm run build -- --no-types
fi
