/** One place in a command: a command that calls `show` with what stands there, and the arguments that must arrive for a value. */
export interface ShellCase {
  readonly name: string;
  readonly command: string;
  expected(value: string): readonly string[];
}

const whole = (value: string): readonly string[] => [value];
const dotted = (value: string): readonly string[] => [`${value}.`];

function create(name: string, command: string, expected: ShellCase["expected"] = whole): ShellCase {
  return { name, command, expected };
}

/** Every place that takes any value. `show` prints its arguments; `keep` prints its input and a dot, since a substitution loses line ends. */
export const SHELL_CASES: readonly ShellCase[] = [
  create("bare", "show {{x}}"),
  create("bare twice", "show {{x}} {{ x }}", (v) => [v, v]),
  create("adjacent", "show {{x}}{{x}}", (v) => [v + v]),
  create("part of a word", "show --flag={{x}}/end", (v) => [`--flag=${v}/end`]),
  create("beside quotes", `show 'a'{{x}}"b"`, (v) => [`a${v}b`]),
  create("double", 'show "{{x}}"'),
  create("double with more", 'show "a \\" {{x}} \\\\ $((1 + 1)) b"', (v) => [`a " ${v} \\ 2 b`]),
  create("double before letters", 'show "{{x}}abc_1"', (v) => [`${v}abc_1`]),
  create("single", "show '{{x}}'"),
  create("single with more", `show 'a " $b \\ {{x}} \`c'`, (v) => [`a " $b \\ ${v} \`c`]),
  create("single twice", "show '{{x}} {{x}}'", (v) => [`${v} ${v}`]),
  create("after a backslash", "show \\{{x}}"),
  create("after two backslashes", "show \\\\{{x}}", (v) => [`\\${v}`]),
  create("after a backslash in double quotes", 'show "\\{{x}}"', (v) => [`\\${v}`]),
  create("after a backslash in single quotes", "show '\\{{x}}'", (v) => [`\\${v}`]),
  create("after a joined line", "show a\\\n{{x}}", (v) => [`a${v}`]),
  create("after a tilde", "show ~{{x}}", (v) => [`~${v}`]),
  create("assignment", 'y={{x}}; show "$y"'),
  create("assignment in quotes", "y='{{x}}'\nshow \"$y\""),
  create("exported assignment", 'export Y={{x}}; show "$Y"'),
  create("assignment before a command", `Y={{x}} sh -c 'printf "%s\\0" 1 "$Y"'`),
  create("substitution", 'show "$(printf "%s." {{x}})"', dotted),
  create("substitution, double", 'show "$(printf %s. "{{x}}")"', dotted),
  create("substitution, single", `show "$(printf '%s.' '{{x}}')"`, dotted),
  create("substitution with case", 'show "$(case a in a) printf %s. {{x}};; (b) :;; esac)" {{x}}', (v) => [`${v}.`, v]),
  create("substitution with a comment", 'show "$(printf %s. {{x}} # it\'s )\n)" "{{x}}"', (v) => [`${v}.`, v]),
  create("substitution in a substitution", 'show "$(printf %s "$(printf %s. "{{x}}")")"', dotted),
  create("backticks", 'y=`printf %s. {{x}}`; show "$y"', dotted),
  create("backticks, double", 'y=`printf %s. "{{x}}"`; show "$y"', dotted),
  create("backticks, single", "y=`printf '%s.' '{{x}}'`; show \"$y\"", dotted),
  create("backticks in double quotes", 'show "`printf %s. {{x}}`"', dotted),
  create("backticks, escaped double in double", 'show "`printf %s. \\"{{x}}\\"`"', dotted),
  create("backticks in backticks", 'y=`printf %s. \\`printf %s a\\`{{x}}`; show "$y"', (v) => [`a${v}.`]),
  create("backticks, inside inner ones", 'y=`z=\\`printf %s. "{{x}}"\\`; printf %s "$z"`; show "$y"', dotted),
  create("backticks, quote behind two backslashes", 'y=`printf %s. \\\\"{{x}}`; show "$y"', (v) => [`"${v}.`]),
  create("here-document", "keep <<EOF\n{{x}}\nEOF", (v) => [`${v}\n.`]),
  create("here-document in a line", "keep <<EOF\na '{{x}}' \"{{x}}\" \\$b\nEOF", (v) => [`a '${v}' "${v}" $b\n.`]),
  create("here-document after a backslash", "keep <<EOF\n\\{{x}}\nEOF", (v) => [`\\${v}\n.`]),
  create("here-document, quoted", "keep <<'EOF'\n{{x}}\nEOF", (v) => [`${v}\n.`]),
  create("here-document, quoted, with more", 'keep <<"EOF"\n$a `b` \\ \\\\ \\$ \'{{x}}\' "\nEOF', (v) => [`$a \`b\` \\ \\\\ \\$ '${v}' "\n.`]),
  create("here-document, escaped delimiter", "keep <<\\EOF\n$a\\\n{{x}}\nEOF", (v) => [`$a\\\n${v}\n.`]),
  create("here-document, odd delimiter", "keep <<'E O F'\nEOF\n{{x}}\nE O F", (v) => [`EOF\n${v}\n.`]),
  create("here-document without tabs", "keep <<-EOF\n\t\t{{x}}\n\tEOF", (v) => [`${v}\n.`]),
  create("here-document, quoted, without tabs", "keep <<-'EOF'\n\t{{x}} $a\n\tEOF", (v) => [`${v} $a\n.`]),
  create("two here-documents", "{ keep >/dev/null; keep <&3; } <<A 3<<'B' >out.txt\n{{x}}\nA\n$y{{x}}\nB\nkeep <<C\n{{x}}\nC", (v) => [`${v}\n.`]),
  create("here-document and a quote after it", 'keep <<EOF\nit\'s "one\nEOF\nshow {{x}} "{{x}}"', (v) => ["it's \"one\n.", "\0", v, v]),
  create("here-document in a substitution", 'show "$(cat <<EOF\n{{x}}.\nEOF\n)"', dotted),
  create("quoted here-document in a substitution", "show \"$(cat <<'EOF'\n$a{{x}}.\nEOF\n)\"", (v) => [`$a${v}.`]),
  create("quoted here-document in backticks", "y=`cat <<'EOF'\n\\\\$a{{x}}.\nEOF\n`; show \"$y\"", (v) => [`\\$a${v}.`]),
  create("substitution in a here-document", 'keep <<EOF\n$(printf %s. "{{x}}")\nEOF', (v) => [`${v}.\n.`]),
  create("default", "show ${unset_:-{{x}}}"),
  create("default in double quotes", 'show "${unset_:-a{{x}}}"', (v) => [`a${v}`]),
  create("default in single quotes", "show ${unset_:-'{{x}}'}"),
  create("default in double quotes inside", 'show ${unset_-"{{x}}"}'),
  create("default with an apostrophe", 'show "${unset_:-it\'s {{x}}}" {{x}}', (v) => [`it's ${v}`, v]),
  create("default assigned", 'show "${fresh_=$(printf %s. {{x}})}"; unset fresh_', dotted),
  create("prefix taken away", 'y={{x}}end; show "${y#{{x}}}"', () => ["end"]),
  create("prefix taken away, bare", "y={{x}}end; show ${y#{{x}}}", () => ["end"]),
  create("suffix taken away", 'y=begin{{x}}; show "${y%%\'{{x}}\'}" ${y%"{{x}}"}', () => ["begin", "begin"]),
  create("length", 'show "${#unset_}" {{x}}', (v) => ["0", v]),
  create("comment", "show a # {{x}} '\nshow {{x}}", (v) => ["a", "\0", v]),
  create("number sign in a word", "show a#{{x}}", (v) => [`a#${v}`]),
  create("case", "case {{x}} in\n{{x}}) show {{x}};;\n*) show no;;\nesac"),
  create("case with other patterns", 'case {{x}} in [[:space:]]?*[!a]zzz) ;; "{{x}}") show yes;; esac', () => ["yes"]),
  create("loop", 'for y in {{x}} b; do show "$y"; done', (v) => [v, "\0", "b"]),
  create("condition", "if [ {{x}} = '{{x}}' ]; then show yes; fi", () => ["yes"]),
  create("pipe", "printf %s {{x}} | keep", dotted),
  create("pipe on more lines", "printf %s \\\n  {{x}} |\n  keep", dotted),
  create("subshell", "(show {{x}})"),
  create("group", "{ show {{x}}; }"),
  create("function", "f() { show \"$1\" '{{x}}'; }; f {{x}}", (v) => [v, v]),
  create("arithmetic beside it", 'show "$((2 * (3 + 1)))"{{x}}', (v) => [`8${v}`]),
  create("shift operators in arithmetic", "show $((1 << 2)) {{x}}\nshow {{x}}", (v) => ["4", v, "\0", v]),
  create("redirection", "show {{x}} 2>/dev/null >&1"),
  create("dollar at the end of quotes", "show \"a$\" '$'{{x}} $", (v) => ["a$", `$${v}`, "$"]),
  create("program of a shell", "sh -c 'printf \"%s\\0\" 1 {{x}}'"),
  create("program of a shell, in double quotes", `sh -c "printf '%s\\0' 1 {{x}}"`),
  create("program of a shell, quoted inside", `sh -c "printf '%s\\0' 2 '{{x}}' \\"{{x}}\\""`, (v) => [v, v]),
  create("program of a shell, quoted inside single quotes", `sh -c 'printf "%s\\0" 2 '\\''{{x}}'\\'' "a {{x}}"'`, (v) => [v, `a ${v}`]),
  create("program of a shell behind others", `A=1 env B=2 sh -ec "printf '%s\\0' 1 \\"\\$A$B_{{x}}\\""`, (v) => [`1${v}`]),
  create("program of a shell in the program of a shell", `sh -c "sh -c 'printf \\"%s\\\\0\\" 1 {{x}}'"`),
  create("argument of the program of a shell", `sh -c 'printf "%s\\0" 1 "$1"' _ {{x}}`),
  create(
    "here-document in the program of a shell",
    `show "$(sh -c "cat <<'EOF'
\\$a{{x}}.
EOF
")"`,
    (v) => [`$a${v}.`],
  ),
  create("program of a shell in backticks", 'y=`sh -c \'printf "%s." {{x}}\'`; show "$y"', dotted),
  create("command name", "( {{x}} ) </dev/null >/dev/null 2>&1 || :; show {{x}}"),
];
