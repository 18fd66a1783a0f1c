/** A place in a policy by the branches around it; equal branches of equal conditions are one scope. */
export interface Scope {
  readonly number: number;
  readonly children: Scope[];
  /** Numbers of a walk through the tree: a scope holds those whose `first` lies between its own and its `last`. */
  first: number;
  last: number;
}

/** All scopes of one policy. */
export class ScopeTree {
  readonly top: Scope = newScope(0);
  readonly #scopes = new Map<string, Scope>();

  /** The scope of one branch of a condition, inside of another scope. */
  inside(parent: Scope, condition: number, branch: "then" | "else"): Scope {
    const key = `${parent.number} ${condition} ${branch}`;
    const known = this.#scopes.get(key);
    if (known !== undefined) return known;
    const scope = newScope(this.#scopes.size + 1);
    this.#scopes.set(key, scope);
    parent.children.push(scope);
    return scope;
  }

  /** Numbers the scopes, once all of them are known. Does not recurse. */
  number(): void {
    let next = 0;
    const open: { readonly scope: Scope; readonly step: "enter" | "leave" }[] = [
      { scope: this.top, step: "enter" },
    ];
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      const { scope, step } = entry;
      if (step === "leave") {
        scope.last = next;
        continue;
      }
      next += 1;
      scope.first = next;
      open.push({ scope, step: "leave" });
      for (const child of scope.children) open.push({ scope: child, step: "enter" });
    }
  }
}

/** Whether everything in `inner` is only reached together with `outer`. */
export function isInside(inner: Scope, outer: Scope): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

function newScope(number: number): Scope {
  return { number, children: [], first: 0, last: 0 };
}
