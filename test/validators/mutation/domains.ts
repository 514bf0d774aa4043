/** A made-up project: what it is about, its files, and what there is to do. */
export interface Domain {
  readonly name: string;
  readonly about: string;
  readonly files: readonly string[];
  readonly secret: string;
  readonly parts: readonly string[];
  readonly command: string;
}

/** Projects as people have them; names, files and words are invented. */
export const DOMAINS: readonly Domain[] = [
  {
    name: "lantern-shop",
    about: "A small shop for lamps. Orders are placed without an account and paid by invoice.",
    files: ["src/cart/total.ts", "src/cart/cart.ts", "src/orders/place-order.ts", "src/pages/checkout.tsx", "test/cart.test.ts", "docs/orders.md"],
    secret: "infra",
    parts: ["cart total", "order form", "invoice mail", "stock check", "checkout page", "returns page"],
    command: "npm test --",
  },
  {
    name: "tide_tables",
    about: "Reads the tide forecasts of 40 harbours each night and serves them as one feed.",
    files: ["tides/fetch.py", "tides/parse.py", "tides/feed.py", "tests/test_parse.py", "harbours.toml", "README.md"],
    secret: "deploy",
    parts: ["harbour list", "night fetch", "forecast parser", "feed writer", "retry queue", "gap report"],
    command: "pytest -q -k",
  },
  {
    name: "brass-synth",
    about: "A software synthesizer with a wavetable editor; sound runs on its own thread.",
    files: ["src/engine/voice.cpp", "src/engine/filter.cpp", "src/ui/wave_editor.cpp", "include/brass/voice.h", "CMakeLists.txt"],
    secret: "third_party",
    parts: ["voice allocator", "ladder filter", "wave editor", "preset browser", "MIDI input", "envelope display"],
    command: "ctest --output-on-failure -R",
  },
  {
    name: "orchard",
    about: "Keeps what an allotment garden society knows: plots, people, rotas.",
    files: ["app/models/plot.rb", "app/models/member.rb", "app/views/rota.html.erb", "spec/models/plot_spec.rb", "db/schema.rb"],
    secret: "config/credentials",
    parts: ["plot map", "waiting list", "rota page", "member import", "fee letter", "tool register"],
    command: "bin/rspec",
  },
  {
    name: "ferrite",
    about: "A log shipper in Rust that never loses a line and never holds more than 64 MB.",
    files: ["crates/ship/src/main.rs", "crates/ship/src/buffer.rs", "crates/wire/src/lib.rs", "Cargo.toml", "docs/wire.md"],
    secret: ".github/workflows",
    parts: ["ring buffer", "wire codec", "back pressure", "disk spill", "rotation watcher", "metrics endpoint"],
    command: "cargo test",
  },
  {
    name: "Klinikplan",
    about: "Plans the shifts of a ward; the rules are those of the works agreement. Größere Änderungen nur mit Freigabe.",
    files: ["src/main/java/plan/Shift.java", "src/main/java/plan/Rule.java", "src/test/java/plan/RuleTest.java", "pom.xml"],
    secret: "src/main/resources/db",
    parts: ["rest period rule", "holiday calendar", "swap request", "month view", "export to PDF", "audit trail"],
    command: "mvn -q test -Dtest=",
  },
];

/** Verbs that begin the title of a task. */
export const VERBS = ["Implement", "Rework", "Write", "Test", "Document", "Speed up", "Split", "Replace"] as const;

/** Ends of a title, mostly nothing. */
export const ENDS = ["", "", " for large inputs", " (second try)", ": `--dry-run` first", " – no new dependencies", " with tests"] as const;

/** Paragraphs of context and specification, with what real files hold: code, quotes, tables, links, emoji, other scripts. */
export const PARAGRAPHS: readonly (readonly string[])[] = [
  ["The previous attempt drained the queue twice; see the note in the log."],
  [
    "Keep the public names. Callers outside of this repository use them, `v1` most of all.",
    "",
    "- measured: 40 ms before, 12 ms after",
    "- not measured: cold start",
  ],
  ["```bash", "# set up once", "make setup", "make check   # 63 tests, no network", "```"],
  ["> The customer wants fewer clicks, not more speed.", "", "That was said on 2026-11-02 and still holds."],
  ["| Case | Before | After |", "| --- | --- | --- |", "| empty | 1 s | 2 ms |", "| a \\| b | 3 s | 2 ms |"],
  ["Read [the notes](docs/notes.md) before the tests → they explain the odd order. ✅ nothing else is needed."],
  ["Der Kunde sagt „Übersicht“, gemeint ist die Monatsansicht. 日本語の表示も確認する。"],
  ["1. Begin with the types", "2. Then the callers", "   - first the small ones", "   - `api/*` last"],
  ["Known limits: a file beyond 2 GB is refused, by design. Numbers in **bold** are from the last run: **99.2 %**."],
];
