import type { Finding, ScopeSummary } from '../model/finding.ts';

/** What undecided rules and gaps say of where they belong. */
interface Whereabouts {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly path?: string | undefined;
}

/** Tells which scope things belong to; what fits none gets one made up for it, for nothing may be lost. */
export interface Homes {
  ofFinding(finding: Finding): ScopeSummary;
  /** Several where it says too little: a call denied for an account leaves each of its Regions open. */
  ofPlace(place: Whereabouts): readonly ScopeSummary[];
}

/** The scopes of a report as homes of its findings. */
export function homesIn(scopes: readonly ScopeSummary[]): Homes {
  const firsts = new Map<string, ScopeSummary>();
  const byPath = new Map<string, ScopeSummary>();
  for (const scope of scopes) {
    const place = placeKey(scope);
    firsts.set(place, firsts.get(place) ?? scope);
    if (scope.path !== undefined) byPath.set(`${place} ${scope.path.replace(/\/+$/, '')}`, scope);
  }
  return {
    ofFinding: ({ resource, location }) => {
      const place = placeKey(resource);
      const nearest = location === null ? undefined : nearestTo(location.file, path => byPath.get(`${place} ${path}`));
      return nearest ?? firsts.get(place) ?? madeUp(resource);
    },
    ofPlace: place => {
      const exact = scopes.filter(scope => isExactly(place, scope));
      const covered = exact.length > 0 ? exact : scopes.filter(scope => covers(place, scope));
      return covered.length > 0 ? covered : [madeUp(place)];
    },
  };
}

/** The scope of the file itself, else of the nearest folder above it. */
function nearestTo(file: string, scopeAt: (path: string) => ScopeSummary | undefined): ScopeSummary | undefined {
  for (let path = file; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const scope = scopeAt(path);
    if (scope !== undefined) return scope;
  }
  return scopeAt('.');
}

function isExactly(place: Whereabouts, scope: ScopeSummary): boolean {
  const isPlaced = place.account !== undefined || place.region !== undefined;
  return placeKey(scope) === placeKey(place) && (isPlaced || scope.path === place.path);
}

function covers({ account, region, path }: Whereabouts, scope: ScopeSummary): boolean {
  const fits = (said: string | undefined, has: string | undefined) => said === undefined || said === has;
  const isPlaced = account !== undefined || region !== undefined;
  return fits(account, scope.account) && fits(region, scope.region) && (isPlaced || fits(path, scope.path));
}

function madeUp({ account, region, path }: Whereabouts): ScopeSummary {
  return { kind: 'recorded', account, region, path, complete: false };
}

function placeKey({ account, region }: Whereabouts): string {
  return JSON.stringify([account, region]);
}
