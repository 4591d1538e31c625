import type { Place } from '../../model/location.ts';
import { leftOutFollowing, leftOutOf } from '../../model/provenance.ts';
import type { SourceKind } from '../../model/scope.ts';
import { isAbsent } from '../../model/value.ts';
import type { Built, Registry } from './build.ts';
import { inside } from './inside.ts';

/** Where what stands at a place of a built resource came from, for people; of something left out, whose default it is. */
export function originAt({ resource, path }: Place, registry: Registry, kind: SourceKind): string | undefined {
  let current: unknown = resource;
  for (const [i, key] of path.entries()) {
    if (typeof current !== 'object' || current === null) return undefined;
    const built = registry.get(current);
    const next = inside(current, key);
    if (isAbsent(next)) return built && leftOutAt(built, String(key), kind);
    if (i === path.length - 1) return built?.origins.get(key);
    current = next;
  }
  return undefined;
}

function leftOutAt(built: Built, name: string, kind: SourceKind): string | undefined {
  const how = built.leftOut(name);
  switch (how.is) {
    case 'written':
      return how.from;
    case 'default':
      return leftOutOf(kind);
    case 'following':
      return leftOutFollowing(how.address);
  }
}
