/** Words that stand where a secret would, or in examples; letters at random hold one of them once in 100,000 times. */
const WORDS =
  /x{4}|\*{3}|\.{3}|…|•|example|sample|placeholder|your[-_ ]?|dummy|fake|change[-_]?(?:me|it)|redacted|removed|replace|insert[-_]|todo|my[-_]?(?:secret|pass)|dont[-_]?use|not[-_]?a?[-_]?real/i;

/** Published in standards and in the documentation of their issuers, for everybody to use; without their beginnings, so that nothing takes this file for a leak. */
const PUBLISHED = [
  "4eC39HqLyjWDarjtT1zdp7dc",
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6",
  "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
  "2YotnFZFEjr1zCsicMWpAA",
  "tGzv3JOkF0XG5Qx2TlKWIA",
  "czZCaGRSa3F0MzpnWDFmQmF0M2JW",
  "ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
];

const LONGEST_RUN = 6;

/** Tells whether a value stands for a secret without being one: an example, a template, a mask, letters in the order of the alphabet, one letter many times. */
export function isPlaceholder(value: string): boolean {
  return WORDS.test(value) || hasRun(value) || hasFewSigns(value) || PUBLISHED.some((known) => value.includes(known));
}

/** Rows such as `abcdef`, `123456` and `aaaaaa` make up half of it: letters at random make one of six once in some million times. */
function hasRun(value: string): boolean {
  let inRows = 0;
  let row = 1;
  let step = 2;
  for (let at = 1; at <= value.length; at += 1) {
    const next = value.charCodeAt(at) - value.charCodeAt(at - 1);
    if (next === step && (step === 0 || step === 1)) row += 1;
    else {
      if (row >= LONGEST_RUN) inRows += row;
      row = 2;
      step = next;
    }
  }
  return inRows * 2 >= value.length && inRows > 0;
}

/** Sixteen letters at random hold ten different ones or more, sixteen hexadecimal digits eight or more. */
function hasFewSigns(value: string): boolean {
  return value.length >= 12 && new Set(value.slice(0, 64)).size < 7;
}
