import { CALCULATIONS } from "./calculate.ts";
import { FilterFault } from "./filter-fault.ts";
import type { Filter, Mapping } from "./filter.ts";
import { isTruthy } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";

/** A filter that makes one value of one. */
export function mapping(map: Mapping): Filter {
  return (input, run) => {
    run.steps.take();
    return [map(input, run)];
  };
}

/** `first | second`. */
export function pipe(first: Filter, second: Filter): Filter {
  return function* (input, run) {
    for (const value of first(input, run)) {
      run.steps.take();
      yield* second(value, run);
    }
  };
}

/** `first, second`. */
export function both(first: Filter, second: Filter): Filter {
  return function* (input, run) {
    yield* first(input, run);
    yield* second(input, run);
  };
}

/** `first // second`: what holds of the first, else the second. */
export function alternative(first: Filter, second: Filter): Filter {
  return function* (input, run) {
    let isAny = false;
    for (const value of first(input, run)) {
      run.steps.take();
      if (!isTruthy(value)) continue;
      isAny = true;
      yield value;
    }
    if (!isAny) yield* second(input, run);
  };
}

/** `first and second`, `first or second`: the second is not looked at where the first decides. */
export function logical(operator: "and" | "or", first: Filter, second: Filter): Filter {
  return function* (input, run) {
    for (const left of first(input, run)) {
      run.steps.take();
      if (isTruthy(left) === (operator === "or")) yield operator === "or";
      else for (const right of second(input, run)) yield isTruthy(right);
    }
  };
}

/** An operator between all values of the one and all of the other, those of the second on the outside. */
export function calculation(operator: string, first: Filter, second: Filter): Filter {
  const calculate = CALCULATIONS[operator];
  if (calculate === undefined) throw new Error(`no such operator: ${operator}`);
  return function* (input, run) {
    for (const right of second(input, run))
      for (const left of first(input, run)) {
        run.steps.take();
        yield calculate(left, right, run.steps);
      }
  };
}

/** `try first catch second`: without a second one, a fault ends the values. */
export function attempt(first: Filter, second: Filter | null): Filter {
  return function* (input, run) {
    let caught: FilterFault;
    try {
      for (const value of first(input, run)) yield value;
      return;
    } catch (fault) {
      if (!(fault instanceof FilterFault)) throw fault;
      caught = fault;
    }
    if (second !== null) yield* second(caught.value, run);
  };
}

/** Every choice of one value of each filter; `outermost` says which of them changes slowest. */
export function choicesOf(
  filters: readonly Filter[],
  outermost: "first" | "last",
): (...given: Parameters<Filter>) => Iterable<readonly JsonValue[]> {
  const ordered = outermost === "first" ? filters : filters.toReversed();
  return function* (input, run) {
    for (const values of choose(ordered, { input, run, chosen: [] }))
      yield outermost === "first" ? values : values.toReversed();
  };
}

interface Choice {
  readonly input: JsonValue;
  readonly run: Parameters<Filter>[1];
  readonly chosen: readonly JsonValue[];
}

function* choose(
  filters: readonly Filter[],
  { input, run, chosen }: Choice,
): Generator<readonly JsonValue[]> {
  const [next, ...rest] = filters;
  if (next === undefined) {
    yield chosen;
    return;
  }
  for (const value of next(input, run)) {
    run.steps.take(1 + chosen.length);
    yield* choose(rest, { input, run, chosen: [...chosen, value] });
  }
}
