const NAME = /^[A-Za-z0-9_][\w.-]*$/;

/** Whether a variable of this name can be used as `@NAME@`. */
export function isVariableName(name: string): boolean {
  return NAME.test(name);
}
