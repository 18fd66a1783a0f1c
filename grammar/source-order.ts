import type { CstElement, CstNode, IToken } from "chevrotain";

/** Elements of one kind, those before `next` already taken. */
interface Queue {
  readonly elements: readonly CstElement[];
  next: number;
  /** Where the element at `next` begins; infinite at the end. */
  offset: number;
}

/** Elements of a node in the order of the source: Chevrotain keeps them by kind, each kind in order. */
export function inSourceOrder(node: CstNode): CstElement[] {
  const queues = Object.values(node.children).map(queueOf);
  const ordered: CstElement[] = [];
  for (let queue = earliest(queues); queue !== null; queue = earliest(queues)) {
    const element = queue.elements[queue.next];
    if (element === undefined) return ordered;
    ordered.push(element);
    queue.next += 1;
    queue.offset = offsetOf(queue.elements[queue.next]);
  }
  return ordered;
}

/** Tokens of a node and of its inner nodes in the order of the source. */
export function tokensInOrder(node: CstNode): IToken[] {
  return Object.values(node.children)
    .flat()
    .flatMap((element) => ("image" in element ? element : tokensInOrder(element)))
    .sort((a, b) => a.startOffset - b.startOffset);
}

function queueOf(elements: readonly CstElement[]): Queue {
  return { elements, next: 0, offset: offsetOf(elements[0]) };
}

function earliest(queues: readonly Queue[]): Queue | null {
  let first: Queue | null = null;
  for (const queue of queues) if (queue.offset < (first?.offset ?? Infinity)) first = queue;
  return first;
}

function offsetOf(element: CstElement | undefined): number {
  if (element === undefined) return Infinity;
  return "startOffset" in element ? element.startOffset : firstOffset(element);
}

/** Every rule begins with a token. The two that are frequent are asked directly: a search costs a third of the time. */
function firstOffset({ children }: CstNode): number {
  const [first] = children.Key ?? children.TagStart ?? tokensOfFirstKind(children);
  return offsetOf(first);
}

/** The kind that came first is the first key. */
function tokensOfFirstKind(children: CstNode["children"]): readonly CstElement[] {
  for (const kind in children) return children[kind] ?? [];
  return [];
}
