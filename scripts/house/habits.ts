import ts from "typescript";

/** One habit of the house: looks at a single node and says what is wrong with it, or nothing. */
export interface Habit {
  readonly name: string;
  readonly where: "everywhere" | "pure rooms";
  find(node: ts.Node): string | undefined;
}

/** Every habit that `npm run lint` holds beside oxlint's rules. */
export const HABITS: readonly Habit[] = [
  { name: "given time", where: "pure rooms", find: findClock },
  { name: "a sentence for every export", where: "everywhere", find: findSilentExport },
  { name: "imports end in .ts", where: "everywhere", find: findImportWithoutEnding },
];

/** `new Date()` and `Date()` read the clock; `new Date(value)` does not. */
function findClock(node: ts.Node): string | undefined {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
  const reads = node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
  return reads ? "Unexpected clock, expected the time as a value" : undefined;
}

/** An export without a comment; one right below another shares its sentence. */
function findSilentExport(node: ts.Node): string | undefined {
  if (!isExportedDeclaration(node) || ts.getJSDocCommentsAndTags(node).length > 0 || standsBelowAnother(node)) return undefined;
  return `Missing sentence for the export ${nameOf(node)}`;
}

function isExportedDeclaration(node: ts.Node): node is ts.DeclarationStatement | ts.VariableStatement {
  if (!ts.isSourceFile(node.parent ?? node) || !ts.canHaveModifiers(node)) return false;
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** Whether the line before ends another export. */
function standsBelowAnother(node: ts.DeclarationStatement | ts.VariableStatement): boolean {
  const source = node.getSourceFile();
  const before = source.statements[source.statements.findIndex((statement) => statement === node) - 1];
  if (before === undefined || !isExportedDeclaration(before)) return false;
  const lineOf = (offset: number): number => source.getLineAndCharacterOfPosition(offset).line;
  return lineOf(node.getStart()) === lineOf(before.getEnd()) + 1;
}

function nameOf(node: ts.DeclarationStatement | ts.VariableStatement): string {
  const name = ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.name : node.name;
  return `\`${name?.getText() ?? ""}\``;
}

function findImportWithoutEnding(node: ts.Node): string | undefined {
  const specifier = specifierOf(node);
  if (specifier === undefined || !specifier.startsWith(".") || /\.(?:[cm]?ts|json|cjs)$/u.test(specifier)) return undefined;
  return `Unexpected import of \`${specifier}\`, expected the file with its ending \`.ts\``;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [argument] = node.arguments;
  return argument && ts.isStringLiteral(argument) ? argument.text : undefined;
}
