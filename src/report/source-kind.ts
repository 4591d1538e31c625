import type { Finding, ScopeSummary } from '../model/finding.ts';
import type { SourceKind } from '../model/scope.ts';

/**
 * Tells what kind of source a finding is from: by its account and region, else by the scope whose path holds its file, else,
 * for modules outside of their roots, by the file's name. Of several kinds only plans have findings that stand in no file.
 */
export function sourceKinds(scopes: readonly ScopeSummary[]): (finding: Finding) => SourceKind | undefined {
  const byPlace = new Map<string, Set<SourceKind>>();
  const byPath = new Map<string, SourceKind>();
  for (const { kind, path, account, region } of scopes) {
    const key = placeKey(account, region);
    byPlace.set(key, (byPlace.get(key) ?? new Set()).add(kind));
    if (path !== undefined) byPath.set(path, kind);
  }
  return ({ resource, location }) => {
    const [kind, ...others] = byPlace.get(placeKey(resource.account, resource.region)) ?? [];
    if (kind !== undefined && others.length === 0) return kind;
    if (location === null) return scopes.some(scope => scope.kind === 'plan') ? 'plan' : undefined;
    return (
      nearest(byPath, location.file) ?? (/\.(?:tf|tofu)(?:\.json)?$/.test(location.file) ? 'terraform' : undefined)
    );
  };
}

/** The kind of the file itself, else of the nearest folder above it. */
function nearest(byPath: ReadonlyMap<string, SourceKind>, file: string): SourceKind | undefined {
  for (let path = file; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const kind = byPath.get(path) ?? byPath.get(`${path}/`);
    if (kind !== undefined) return kind;
  }
  return byPath.get('.');
}

function placeKey(account: string | undefined, region: string | undefined): string {
  return `${account ?? ''}/${region ?? ''}`;
}
