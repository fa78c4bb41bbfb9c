import type { Resource } from './document';

/**
 * The resources entered on the way from the root, outermost first, each once: what `$dynamicRef`
 * looks through. Equal ways are the same object.
 */
export class Scope {
  private readonly inner = new Map<Resource, Scope>();

  private constructor(
    readonly key: string,
    private readonly resources: readonly Resource[],
  ) {}

  /** Before anything is entered. */
  static empty(): Scope {
    return new Scope('', []);
  }

  enter(resource: Resource): Scope {
    if (this.resources.includes(resource)) return this;
    let scope = this.inner.get(resource);
    if (!scope) {
      scope = new Scope(`${this.key} ${resource.uri}`, [...this.resources, resource]);
      this.inner.set(resource, scope);
    }
    return scope;
  }

  /** The outermost resource that has a dynamic anchor. */
  outermost(anchor: string): Resource | undefined {
    return this.resources.find(({ dynamicAnchors }) => dynamicAnchors.has(anchor));
  }
}
