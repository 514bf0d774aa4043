/** Code units the scanner looks for, by name. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const HASH = 35;
export const CLOSE_PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const PIPE = 124;
export const TILDE = 126;
export const BOM = 0xfeff;

/** Whether a unit is a space or a tab. */
export function isBlankUnit(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

/** Whether a unit is a digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
