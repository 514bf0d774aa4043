const STANDARD = /^(?:(?:UTF|ISO|SHA|RFC|CVE|CWE|GPT|AES|RSA|IEEE|HTTP|TLS|PEP|ES|MD|EC)[-_]?\d|V8$)/;

/** Says whether what looks like an id of a task or decision is the name of something everybody knows: `UTF-8`, `SHA-256`, `RFC-2119`, `V8`. */
export function isStandardName(id: string): boolean {
  return STANDARD.test(id);
}
