/** Fills a template's `{{name}}` places in one pass; values go in literally and are never expanded again. A name without a value stays as it is. */
export function renderTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([A-Za-z][\w-]*)\}\}/gu, (place, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? place) : place));
}
