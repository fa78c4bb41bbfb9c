import type { Resource } from './document';

/**
 * The resources entered on the way from the root that have a dynamic anchor of a name that none
 * before has: all that `$dynamicRef` can mean. Equal ways are the same object.
 */
export class Scope {
  private readonly inner = new Map<Resource, Scope>();

  private constructor(
    readonly key: string,
    private readonly meant: ReadonlyMap<string, Resource>,
  ) {}

  /** Before anything is entered. */
  static empty(): Scope {
    return new Scope('', new Map());
  }

  enter(resource: Resource): Scope {
    const anchors = [...resource.dynamicAnchors.keys()].filter((anchor) => !this.meant.has(anchor));
    if (anchors.length === 0) return this;
    let scope = this.inner.get(resource);
    if (!scope) {
      const added = anchors.map((anchor) => [anchor, resource] as const);
      scope = new Scope(`${this.key} ${resource.uri}`, new Map([...this.meant, ...added]));
      this.inner.set(resource, scope);
    }
    return scope;
  }

  /** The outermost resource that has a dynamic anchor. */
  outermost(anchor: string): Resource | undefined {
    return this.meant.get(anchor);
  }
}
