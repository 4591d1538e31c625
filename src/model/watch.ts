import type { Resource } from './value.ts';

/** What was found out about a resource, and from what. */
export interface Watched<T> {
  readonly result: T;
  /** Its own fields that were read, in that order. */
  readonly fields: ReadonlySet<string>;
  /** More had a say than those: other resources, or which one it is. */
  readonly isJoined: boolean;
}

/** Notes what is read of one resource while something is found out about it. */
export class Watch {
  readonly fields = new Set<string>();
  isJoined = false;
  readonly #resource: Resource;

  constructor(resource: Resource) {
    this.#resource = resource;
  }

  reads(resource: Resource, field: string): void {
    if (resource === this.#resource) this.fields.add(field);
    else this.isJoined = true;
  }

  /** Structures inside are read behind a field of the resource; the resource as a structure means something of its own. */
  readsIn(structure: Resource): void {
    if (structure === this.#resource) this.isJoined = true;
  }

  joins(): void {
    this.isJoined = true;
  }
}
