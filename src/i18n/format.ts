/** Puts parameters into a text: `{name}` becomes `params.name`. A name without a parameter stays as it is. */
export function format(template: string, params: Record<string, string> = {}): string {
  return template.replace(/\{([\w$.-]+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? (params[name] ?? whole) : whole,
  );
}
