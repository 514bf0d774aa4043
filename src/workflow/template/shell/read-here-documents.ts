import { readQuoted } from "./read-quotes.ts";
import { MAX_DEPTH, atReference, createScan, descend, peek, replace, takeReference, type HereDocument, type Scan } from "./scan.ts";

/** Reads `<<` or `<<-` and the delimiter after it; the body is read when the line ends. */
export function readHereOperator(scan: Scan): HereDocument {
  scan.at += 2;
  const stripsTabs = peek(scan) === "-";
  if (stripsTabs) scan.at += 1;
  while (/^[ \t]$/u.test(peek(scan))) scan.at += 1;
  const start = scan.at;
  let delimiter = "";
  let quote = "";
  let quoted = false;
  while (scan.at < scan.end && (quote !== "" || atReference(scan) || !/^[\s;&|<>()]$/u.test(peek(scan)))) {
    const character = peek(scan);
    if (atReference(scan)) {
      takeReference(scan, "delimiter");
      continue;
    }
    if (character === quote) quote = "";
    else if (quote === "" && /^['"]$/u.test(character)) quote = character;
    else if (character === "\\" && quote !== "'") {
      scan.at += 1;
      delimiter += peek(scan);
    } else delimiter += character;
    quoted ||= quote !== "" || character === "\\";
    scan.at += 1;
  }
  const document: HereDocument = { delimiter, quoted, stripsTabs, reader: "data", start, end: scan.at };
  scan.pending.push(document);
  return document;
}

/** Reads the bodies of the here-documents of the line that just ended, and goes past them. */
export function readHereBodies(scan: Scan): void {
  const documents = scan.pending;
  scan.pending = [];
  for (const document of documents) {
    const body = findBody(scan, document);
    const first = scan.findings.spots.length;
    readBody(scan, document, body);
    // What the outer shell expands in a program, or a shell elsewhere is given, cannot be a variable there.
    const foreign = document.reader === "foreign shell" || (document.reader === "shell" && !document.quoted);
    if (foreign) for (const spot of scan.findings.spots.slice(first)) spot.place = "program";
    scan.at = body.after;
  }
}

function readBody(scan: Scan, document: HereDocument, body: Body): void {
  if (document.quoted && document.reader === "shell") {
    descend(scan, () => {
      scan.readers.readScript({ ...createScan(scan.layer, { start: body.start, end: body.end }, scan), inProgram: true });
    });
  } else if (document.quoted) readQuotedBody(scan, document, body);
  else {
    const inner = createScan(scan.layer, { start: body.start, end: body.end }, scan);
    while (inner.at < inner.end && inner.depth < MAX_DEPTH) readQuoted(inner, "here");
  }
}

interface Body {
  readonly start: number;
  readonly end: number;
  /** Where the line with the delimiter ends. */
  readonly after: number;
}

function findBody(scan: Scan, { delimiter, quoted, stripsTabs }: HereDocument): Body {
  const { text } = scan.layer;
  const start = scan.at;
  let line = start;
  let joined = false;
  while (line < scan.end) {
    const newline = text.indexOf("\n", line);
    const stop = newline === -1 || newline > scan.end ? scan.end : newline;
    const written = text.slice(line, stop);
    const shown = stripsTabs ? written.replace(/^\t+/u, "") : written;
    if (!joined && shown === delimiter) return { start, end: line, after: Math.min(stop + 1, scan.end) };
    // In an unquoted one a backslash joins two lines.
    joined = !quoted && /(?<!\\)(?:\\\\)*\\$/u.test(written);
    line = stop + 1;
  }
  return { start, end: scan.end, after: scan.end };
}

/** Nothing expands behind a quoted delimiter. Where a reference stands in the body the quotes are taken away, and what would expand then is escaped. */
function readQuotedBody(scan: Scan, document: HereDocument, body: Body): void {
  const inner = createScan(scan.layer, { start: body.start, end: body.end }, scan);
  const indexes: number[] = [];
  for (; inner.at < inner.end; inner.at += 1) if (atReference(inner)) indexes.push(inner.at);
  if (indexes.length === 0) return;
  const delimiter = safeDelimiter(document.delimiter, scan.layer.text.slice(body.start, body.end));
  replace(scan, document, delimiter);
  for (inner.at = body.start; inner.at < inner.end;) {
    const character = peek(inner);
    if (atReference(inner)) takeReference(inner, "here-quoted");
    else {
      if (/^[\\$`]$/u.test(character)) replace(inner, { start: inner.at, end: inner.at + 1 }, `\\${character}`);
      inner.at += 1;
    }
  }
  if (delimiter !== document.delimiter && body.after > body.end) replaceTerminator(scan, body, delimiter);
}

function replaceTerminator(scan: Scan, body: Body, delimiter: string): void {
  const ended = scan.layer.text.charAt(body.after - 1) === "\n" ? body.after - 1 : body.after;
  replace(scan, { start: body.end, end: ended }, delimiter);
}

/** A delimiter that needs no quotes and is no line of the body. */
function safeDelimiter(wanted: string, body: string): string {
  if (/^[A-Za-z_]\w*$/u.test(wanted)) return wanted;
  let delimiter = "AGENT_RELAY_END";
  while (body.includes(delimiter)) delimiter += "_";
  return delimiter;
}
