const NAMES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** What a parser makes a blank in an attribute. */
const BREAKS: Readonly<Record<string, string>> = { "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

/** Characters that XML 1.0 does not allow, half surrogate pairs among them. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Writes text so that XML takes it as text, in content and in attributes; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"']/gu, (sign) => NAMES[sign] ?? sign);
}

/** Writes text for an attribute, in which line breaks and tabs would become blanks. */
export function escapeXmlAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/gu, (sign) => BREAKS[sign] ?? sign);
}
